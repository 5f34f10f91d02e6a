import ClewModel
import SourceFiles

/// Which notices count: what was taken back, replaced or sent twice.
extension BusinessChain {
    /// The notices that nothing takes back or replaces, each once, in order of the files.
    ///
    /// In whatever order the files come, the latest replacement by its own date and time stands.
    mutating func standing(
        among all: [(notice: TradeNotice, file: Int)]
    ) -> [(notice: TradeNotice, file: Int)] {
        var numbers: [[String]] = []
        var named: [[String]: [Int]] = [:]
        for (index, (notice, _)) in all.enumerated() {
            let key = [notice.kind.rawValue, notice.number]
            if named[key] == nil { numbers.append(key) }
            named[key, default: []].append(index)
        }
        var kept: [(index: Int, notice: TradeNotice)] = []
        for key in numbers {
            let found = (named[key] ?? []).map { (index: $0, notice: all[$0].notice) }
            var senders: [[(index: Int, notice: TradeNotice)]] = []
            for one in found where one.notice.function != .cancellation {
                let known = senders.firstIndex { others in
                    others.first.map { BusinessChain.haveOneSender($0.notice, one.notice) } ?? false
                }
                if let known { senders[known].append(one) } else { senders.append([one]) }
            }
            let heads = senders.compactMap { $0.first?.notice }
            var backs: [TradeNotice] = []
            for (_, back) in found where back.function == .cancellation {
                let isTold = backs.contains { BusinessChain.haveOneSender($0, back) && BusinessChain.isSame($0, back) }
                // The same cancellation once more takes nothing more back.
                if isTold { continue }
                backs.append(back)
                takeBack(by: back, &senders, heads)
            }
            for notices in senders { kept += latest(of: notices) }
        }
        return kept.sorted { $0.index < $1.index }.map { ($0.notice, all[$0.index].file) }
    }

    private static func haveOneSender(_ one: TradeNotice, _ other: TradeNotice) -> Bool {
        guard let its = one.from, let others = other.from else { return one.from == nil && other.from == nil }
        return its.isSame(as: others)
    }

    /// Takes back the notices of the number of a cancellation by its sender that were not written after it, or what it names of them.
    ///
    /// One that names no sender takes back what only one sender can mean.
    private mutating func takeBack(
        by back: TradeNotice, _ senders: inout [[(index: Int, notice: TradeNotice)]], _ heads: [TradeNotice]
    ) {
        let what = "\(back.kind.rawValue) \(back.number)"
        let fitting = heads.indices.filter { back.from == nil || BusinessChain.haveOneSender(back, heads[$0]) }
        guard let fit = fitting.first, fitting.count == 1 else {
            report(
                .warning, "business.cancellation.open",
                "the \(what) is taken back here, and "
                    + (fitting.isEmpty
                        ? "none of that number and sender is on hand" : "several senders have one of that number")
                    + "; nothing is left out", back.location)
            return
        }
        var left: [(index: Int, notice: TradeNotice)] = []
        for (index, notice) in senders[fit] {
            if notice.isLater(than: back) {
                report(
                    .warning, "business.cancelled.before",
                    "the \(what) was written after it was taken back at \(back.location), and stands", notice.location)
                left.append((index, notice))
            } else if let rest = rest(of: notice, without: back) {
                left.append((index, rest))
            }
        }
        senders[fit] = left
    }

    /// Of the notices of one number and sender the one that stands; more than one where that is an error, which is told.
    private mutating func latest(
        of notices: [(index: Int, notice: TradeNotice)]
    ) -> [(index: Int, notice: TradeNotice)] {
        let replacements = notices.filter { $0.notice.function == .replacement }
        let candidates = replacements.isEmpty ? notices : replacements
        let last = candidates.filter { one in
            replacements.isEmpty || !candidates.contains { $0.notice.isLater(than: one.notice) }
        }
        guard let stands = last.first else { return [] }
        let what = "\(stands.notice.kind.rawValue) \(stands.notice.number)"
        for (index, notice) in notices where !last.contains(where: { $0.index == index }) {
            let isLater = notice.function == .original && notice.isLater(than: stands.notice)
            if isLater, !BusinessChain.isSame(notice, stands.notice) {
                conflict(notice, stands.notice)
            } else {
                report(
                    .warning, "business.replaced", "the \(what) stands in place of the one at \(notice.location)",
                    stands.notice.location)
            }
        }
        for (_, notice) in last.dropFirst() {
            if BusinessChain.isSame(notice, stands.notice) {
                report(
                    .warning, "business.twice",
                    "the \(what) is there twice, first at \(stands.notice.location); it counts once", notice.location)
            } else {
                conflict(notice, stands.notice)
            }
        }
        return [stands]
    }

    private mutating func conflict(_ notice: TradeNotice, _ other: TradeNotice) {
        report(
            .error, "business.conflict",
            "another \(notice.kind.rawValue) \(notice.number) of the same sender says something else, at "
                + "\(other.location); keep the one that holds", notice.location)
    }

    private static func isSame(_ one: TradeNotice, _ other: TradeNotice) -> Bool {
        func words(_ party: TradeNotice.Party?) -> String? { party?.label }
        return one.issued == other.issued && one.lines.count == other.lines.count && one.sent == other.sent
            && zip(one.lines, other.lines).allSatisfy { first, second in
                first.id == second.id && first.gtin == second.gtin && first.article == second.article
                    && first.misread == second.misread && first.name == second.name && first.amount == second.amount
                    && first.origin == second.origin && first.made == second.made && first.sent == second.sent
                    && words(one.maker(of: first)) == words(other.maker(of: second))
                    && words(one.to(of: first)) == words(other.to(of: second))
                    && first.batches.map(\.number) == second.batches.map(\.number)
                    && first.batches.map(\.amount) == second.batches.map(\.amount)
            }
    }
}
