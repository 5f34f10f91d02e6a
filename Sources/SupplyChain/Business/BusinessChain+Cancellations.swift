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
        var left: [TradeNotice.Line?] = notice.lines
        let index = LineIndex(notice.lines)
        var told: [String] = []
        for line in back.lines {
            guard let position = index.position(of: line, in: left), let own = left[position] else {
                report(
                    .warning, "business.cancellation.open",
                    "the line \(line.id) of the \(what) is taken back here, and the notice at \(notice.location) has no such line, or "
                        + "several; nothing is left out for it", line.location)
                continue
            }
            left[position] = remainder(of: own, without: line)
            told.append((left[position] == nil ? "the line " : "a part of the line ") + own.id)
        }
        if told.isEmpty { return notice }
        var rest = notice
        rest.lines = left.compactMap(\.self)
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

    /// The lines of a notice by what a cancellation may name them by.
    private struct LineIndex {
        /// Where lines have a trade item number, an article, or what stands in the place of a number; under the name alone, and
        /// with each batch, or with none where a line has none.
        private var goods: [[String]: [Int]] = [:]
        private var numbers: [String: [Int]] = [:]

        init(_ lines: [TradeNotice.Line]) {
            for (position, line) in lines.enumerated() {
                for name in LineIndex.names(of: line) {
                    let batches = line.batches.isEmpty ? [""] : line.batches.map(\.number)
                    for key in [name] + batches.map({ name + [$0] }) { goods[key, default: []].append(position) }
                }
                numbers[line.id, default: []].append(position)
            }
        }

        private static func names(of line: TradeNotice.Line) -> [[String]] {
            [("gtin", line.gtin), ("article", line.article), ("misread", line.misread)].compactMap { kind, name in
                name.map { [kind, $0] }
            }
        }

        /// Where the one line stands that a cancellation means: by its goods and batches, else by its number.
        ///
        /// - Parameter left: The lines that are left, each in its place.
        func position(of line: TradeNotice.Line, in left: [TradeNotice.Line?]) -> Int? {
            let batches = line.batches.map(\.number)
            let isOfBatch = Set(batches)
            func fits(_ position: Int) -> Bool {
                guard let other = left[position] else { return false }
                let pairs = [(line.gtin, other.gtin), (line.article, other.article), (line.misread, other.misread)]
                if pairs.contains(where: { one, its in one != nil && its != nil && one != its }) { return false }
                return batches.isEmpty || other.batches.isEmpty
                    || other.batches.contains { isOfBatch.contains($0.number) }
            }
            let names = LineIndex.names(of: line)
            let keys = batches.isEmpty ? names : names.flatMap { name in (batches + [""]).map { name + [$0] } }
            let numbered = numbers[line.id] ?? []
            func isNamed(_ position: Int) -> Bool {
                left[position].map { LineIndex.names(of: $0).contains(where: names.contains) } ?? false
            }
            return LineIndex.only(numbered) { fits($0) && isNamed($0) }
                ?? LineIndex.only(keys.flatMap { goods[$0] ?? [] }, where: fits)
                ?? LineIndex.only(numbered, where: fits)
        }

        /// The one position that passes; `nil` where none does, or several do: two are enough to know.
        private static func only(_ positions: [Int], where passes: (Int) -> Bool) -> Int? {
            var found: Int?
            for position in positions where position != found && passes(position) {
                if found != nil { return nil }
                found = position
            }
            return found
        }
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
        let named = Dictionary(taken.map { ($0.number, $0) }) { first, _ in first }
        var rest = line
        rest.batches = []
        var open = false
        for batch in line.batchesOnce {
            guard let named = named[batch.number] else {
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
