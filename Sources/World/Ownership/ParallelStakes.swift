import ClewModel
import OwnershipAnalysis

/// Stakes of one party in another that one source states under identifiers of their own.
///
/// They may be one stake told twice, or two that add up, such as shares of two classes: nobody but the source knows, so each
/// reaches up to the sum of those of its time, and a cascade that the sum would decide is open.
enum ParallelStakes {
    /// The stakes, each with the greatest share that it and those beside it can make.
    ///
    /// - Parameter stakes: The stakes of one source, with the entities that state them; states of one relationship that follow one
    ///   another are no stakes side by side.
    /// - Parameter found: Receives a warning for each pair whose stakes may add up, equal ones too.
    /// - Complexity: O(*n*) for *n* stakes, and the square of how many one pair has.
    static func reachingSums(
        _ stakes: [(stake: Stake, link: EntityID)], into found: inout [Diagnostic]
    ) -> [Stake] {
        struct Pair: Hashable {
            let owner: EntityID
            let asset: EntityID
            let kind: StakeKind
        }
        var groups: [Pair: [Int]] = [:]
        for (index, (stake, _)) in stakes.enumerated()
        where [.capital, .voting].contains(stake.kind) && !stake.isIndirect {
            groups[Pair(owner: stake.owner, asset: stake.asset, kind: stake.kind), default: []].append(index)
        }
        var result = stakes.map(\.stake)
        for members in groups.values.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }) {
            var greatest = 0.0
            for index in members {
                let (stake, link) = stakes[index]
                let sum = members.reduce(0) { sum, other in
                    let beside = stakes[other]
                    let counts = other == index || overlap(stake, beside.stake) && !follow(link, beside.link)
                    return sum + (counts ? beside.stake.share.upper : 0)
                }
                guard sum > stake.share.upper, stake.share != Stake.unknownShare else { continue }
                result[index].share = Bounds(stake.share.lower, min(1, sum))
                greatest = max(greatest, min(1, sum))
            }
            guard greatest > 0, let last = members.last else { continue }
            let stake = stakes[last].stake
            found.append(
                Diagnostic(
                    .warning, code: "ownership.pair.sum",
                    "\(members.count) stakes of \(stake.owner) in \(stake.asset) stand side by side; whether they are one told twice or add up "
                        + "is not stated, so up to \(ShareText.percent(greatest)) is counted as possible",
                    at: stake.location ?? SourceLocation(file: stake.citation.source)))
        }
        return result
    }

    private static func overlap(_ first: Stake, _ second: Stake) -> Bool {
        func ends(_ stake: Stake) -> (Day, Day) {
            (stake.validFrom?.earliest ?? .distantPast, stake.validTo?.latest ?? .distantFuture)
        }
        let (a, b) = (ends(first), ends(second))
        return a.0 <= b.1 && b.0 <= a.1
    }

    /// Whether two links are states of one relationship, such as `bods-r-0` and `bods-r-2024-02-01-0`, each of which takes the place
    /// of the one before.
    private static func follow(_ first: EntityID, _ second: EntityID) -> Bool {
        guard first.rawValue.hasPrefix("bods-"), second.rawValue.hasPrefix("bods-") else { return false }
        let (a, b) = (state(first), state(second))
        return a.record == b.record && a.day != b.day
    }

    private static func state(_ link: EntityID) -> (record: Substring, day: Substring) {
        let text = link.rawValue.dropLast(link.rawValue.reversed().prefix { $0 != "-" }.count + 1)
        let day = text.suffix(10)
        guard text.count > 11, PartialDate(day) != nil, day.utf8.count == 10, text.dropLast(10).hasSuffix("-") else {
            return (text, "")
        }
        return (text.dropLast(11), day)
    }
}
