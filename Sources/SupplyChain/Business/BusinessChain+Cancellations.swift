import ClewModel
import SourceFiles

/// What a cancellation leaves of a notice: nothing, or what it does not name.
extension BusinessChain {
    /// The notice without what a cancellation takes back; `nil` where nothing is left.
    ///
    /// One that names lines takes back these alone, and of a line with an amount that much: what a cancellation does not name
    /// was not said to be gone. Lines that it names and the notice does not have are told.
    mutating func rest(of notice: TradeNotice, without back: TradeNotice) -> TradeNotice? {
        let what = "\(notice.kind.rawValue) \(notice.number)"
        guard !back.lines.isEmpty else {
            report(
                .warning, "business.cancelled", "the \(what) is taken back at \(back.location) and left out",
                notice.location)
            return nil
        }
        var rest = notice
        var told: [String] = []
        for line in back.lines {
            guard let index = BusinessChain.index(of: line, in: rest.lines) else {
                report(
                    .warning, "business.cancellation.open",
                    "the line \(line.id) of the \(what) is taken back here, and the notice at \(notice.location) has no such line, or "
                        + "several; nothing is left out for it", line.location)
                continue
            }
            let own = rest.lines[index]
            if let left = remainder(of: own, without: line) {
                rest.lines[index] = left
                told.append("a part of the line \(own.id)")
            } else {
                rest.lines.remove(at: index)
                told.append("the line \(own.id)")
            }
        }
        if told.isEmpty { return notice }
        guard !rest.lines.isEmpty else {
            report(
                .warning, "business.cancelled", "the \(what) is taken back at \(back.location) and left out",
                notice.location)
            return nil
        }
        report(
            .warning, "business.cancelled.part",
            "of the \(what) \(told.joined(separator: ", ")) is taken back at \(back.location) and left out; the rest stands",
            notice.location)
        return rest
    }

    /// Where the one line stands that a cancellation means: by its goods and batches, else by its number.
    private static func index(of line: TradeNotice.Line, in lines: [TradeNotice.Line]) -> Int? {
        func fits(_ other: TradeNotice.Line) -> Bool {
            let pairs = [(line.gtin, other.gtin), (line.article, other.article), (line.misread, other.misread)]
            if pairs.contains(where: { one, its in one != nil && its != nil && one != its }) { return false }
            let named = Set(line.batches.map(\.number))
            return named.isEmpty || other.batches.isEmpty || !named.isDisjoint(with: other.batches.map(\.number))
        }
        func isNamed(_ other: TradeNotice.Line) -> Bool {
            (line.gtin != nil && line.gtin == other.gtin) || (line.article != nil && line.article == other.article)
                || (line.misread != nil && line.misread == other.misread)
        }
        let fitting = lines.indices.filter { fits(lines[$0]) }
        let named = fitting.filter { isNamed(lines[$0]) }
        let numbered = fitting.filter { lines[$0].id == line.id }
        for found in [named.filter(numbered.contains), named, numbered] where found.count == 1 { return found.first }
        return nil
    }

    /// What is left of a line; `nil` where it is taken back whole.
    private mutating func remainder(of line: TradeNotice.Line, without back: TradeNotice.Line) -> TradeNotice.Line? {
        let taken = back.batchesOnce
        guard !taken.isEmpty, !line.batches.isEmpty else {
            guard let amount = back.amount else { return nil }
            var rest = line
            guard BusinessChain.reduce(&rest.amount, by: amount) else { return nil }
            if rest.amount == nil { tellOpen(line) }
            // Of which of several batches it was, nobody says.
            for index in rest.batches.indices { rest.batches[index].amount = nil }
            return rest
        }
        var rest = line
        rest.batches = []
        var open = false
        for batch in line.batchesOnce {
            guard let named = taken.first(where: { $0.number == batch.number }) else {
                rest.batches.append(batch)
                continue
            }
            let amount = named.amount ?? (taken.count == 1 ? back.amount : nil)
            var left = batch
            left.amount = batch.amount ?? (line.batches.count == 1 ? line.amount : nil)
            guard let amount, BusinessChain.reduce(&left.amount, by: amount) else { continue }
            open = open || left.amount == nil
            rest.batches.append(left)
        }
        guard let first = rest.batches.first else { return nil }
        // What the line said of all its batches is that of those that are left, where each says how much it is.
        let sum = rest.batches.dropFirst().reduce(first.amount) { sum, batch in
            sum.flatMap { sum in batch.amount.flatMap { sum + $0 } }
        }
        rest.amount = sum
        if sum == nil || open { tellOpen(line) }
        return rest
    }

    private mutating func tellOpen(_ line: TradeNotice.Line) {
        report(
            .warning, "business.cancelled.open",
            "a part of the line \(line.id) is taken back, and how much is left cannot be told; it stays open",
            line.location)
    }

    /// Takes an amount away; what cannot be told is open then.
    ///
    /// - Returns: Whether anything is left.
    private static func reduce(_ amount: inout TradeNotice.Amount?, by taken: TradeNotice.Amount) -> Bool {
        guard let own = amount else { return true }
        var less = taken
        less.value = -taken.value
        guard let rest = own + less else {
            amount = nil
            return true
        }
        amount = rest
        return rest.value > 1e-9 * own.value
    }
}
