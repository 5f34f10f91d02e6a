import Screening

/// How often two reviewers agree who read the same matches without sight of each other.
struct ReviewerAgreement: Hashable, Sendable {
    /// Two reviewers, in the order of their names.
    struct Pair: Hashable, Sendable {
        var one: String
        var other: String
        /// How many matches both read.
        var read = 0
        /// How many they agree on.
        var agreed = 0
        var ones: [Judgement.Verdict: Int] = [:]
        var others: [Judgement.Verdict: Int] = [:]

        /// Cohen's kappa ("A Coefficient of Agreement for Nominal Scales", 1960): the agreement beyond what chance would give,
        /// from −1 to 1; `nil` where both always said the same one word, so that chance explains all.
        var kappa: Double? {
            guard read > 0 else { return nil }
            let total = Double(read)
            let chance = Judgement.Verdict.allCases.reduce(0.0) { sum, verdict in
                sum + Double(ones[verdict, default: 0]) / total * Double(others[verdict, default: 0]) / total
            }
            guard chance < 1 else { return nil }
            return (Double(agreed) / total - chance) / (1 - chance)
        }
    }

    /// Every pair that read something, by name.
    private(set) var pairs: [Pair] = []

    mutating func add(
        _ first: String, _ firstVerdict: Judgement.Verdict, _ second: String, _ secondVerdict: Judgement.Verdict
    ) {
        let isInOrder = Person.folded(first) <= Person.folded(second)
        let (one, other) = isInOrder ? (first, second) : (second, first)
        let (a, b) = isInOrder ? (firstVerdict, secondVerdict) : (secondVerdict, firstVerdict)
        let known = pairs.firstIndex { Person.isSame($0.one, one) && Person.isSame($0.other, other) }
        let index = known ?? pairs.count
        if known == nil { pairs.append(Pair(one: one, other: other)) }
        pairs[index].read += 1
        pairs[index].agreed += a == b ? 1 : 0
        pairs[index].ones[a, default: 0] += 1
        pairs[index].others[b, default: 0] += 1
        pairs.sort { ($0.one, $0.other) < ($1.one, $1.other) }
    }

    /// Adds what a pair did elsewhere.
    mutating func add(_ pair: Pair) {
        guard
            let index = pairs.firstIndex(where: {
                Person.isSame($0.one, pair.one) && Person.isSame($0.other, pair.other)
            })
        else {
            pairs.append(pair)
            pairs.sort { ($0.one, $0.other) < ($1.one, $1.other) }
            return
        }
        pairs[index].read += pair.read
        pairs[index].agreed += pair.agreed
        pairs[index].ones.merge(pair.ones, uniquingKeysWith: +)
        pairs[index].others.merge(pair.others, uniquingKeysWith: +)
    }
}
