/// Two names in the readings that fit best, where what they name is left open.
package struct PairReadings: Sendable {
    /// Two names as they were read.
    package struct Reading: Sendable {
        /// The names, as they are compared: as written, or in another way in which they can be meant.
        package let one: String
        /// The other name.
        package let other: String
        /// As names of what.
        package let kind: NameKind
        /// The probability that both name one party.
        package let score: Double
    }

    private let analyzer: NameAnalyzer
    private let comparator: NameComparator

    /// Creates a reader over a lexicon.
    package init(lexicon: Lexicon) throws(NameMatchingError) {
        analyzer = NameAnalyzer(lexicon: lexicon)
        comparator = try NameComparator(lexicon: lexicon)
    }

    /// The reading that fits best, of those of the kinds given.
    ///
    /// Where several kinds are, what either name shows of what it names rules the others out, see ``NameNature``.
    /// No person has a number: names that state two as organizations are not read as persons', whatever else they share.
    package func best(_ one: String, _ other: String, kinds: [NameKind]) -> Reading {
        var best = Reading(one: one, other: other, kind: .organization, score: -1)
        let (nature, otherNature) =
            kinds.count > 1
            ? (analyzer.analyze(one, kind: .organization).nature, analyzer.analyze(other, kind: .organization).nature)
            : (.open, .open)
        for kind in kinds where NameNature.admits(kind, nature, otherNature) || kinds.count == 1 {
            let others = forms(of: other, kind: kind)
            for (one, name) in forms(of: one, kind: kind) {
                for (other, otherName) in others {
                    let measure = comparator.measure(name, otherName)
                    if measure.score > best.score {
                        best = Reading(one: one, other: other, kind: kind, score: measure.score)
                    }
                    if kind == .organization, measure.statesOtherNumber { return best }
                }
            }
        }
        return best
    }

    /// A name as written, in the other ways in which it can be meant and, for a person, as it is read, see ``NameAnalyzer/readings(of:)``.
    private func forms(of name: String, kind: NameKind) -> [(text: String, name: AnalyzedName)] {
        ([name] + NameReadings.others(of: name) + (kind == .person ? analyzer.readings(of: name) : [])).map {
            ($0, analyzer.analyze($0, kind: kind))
        }
    }
}
