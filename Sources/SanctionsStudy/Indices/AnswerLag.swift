public import ClewModel

/// How long counter-measures took to answer.
public struct AnswerLag: Hashable, Sendable, Codable {
    /// One counter-measure and the measure that it answers to.
    public struct Pair: Hashable, Sendable, Codable {
        /// The measure.
        public let measure: LedgerID
        /// When the measure was taken.
        public let measureDate: PartialDate
        /// The counter-measure.
        public let counterMeasure: LedgerID
        /// When the counter-measure was taken.
        public let counterMeasureDate: PartialDate
        /// The days between them.
        public let days: Bounds
    }

    /// A measure and the next counter-measure after it, whatever that answered to.
    public struct Next: Hashable, Sendable, Codable {
        /// The measure.
        public let measure: LedgerID
        /// The next counter-measure; `nil` where none followed in the ledger.
        public let counterMeasure: LedgerID?
        /// The days between them.
        public let days: Int?
    }

    /// The answers that a source states or infers, by date of the counter-measure.
    public let pairs: [Pair]
    /// Each coercive measure with the next counter-measure, by date of the measure: a sequence, no cause.
    public let next: [Next]
    /// What the lags rest on and leave out.
    public let coverage: StudyCoverage

    /// The middle of the stated lags, in days; bounds where dates are known in part, `nil` without pairs.
    public var median: Bounds? {
        guard let lower = MedianInterval.middle(pairs.map(\.days.lower)),
            let upper = MedianInterval.middle(pairs.map(\.days.upper))
        else { return nil }
        return Bounds(lower, upper)
    }

    /// The stated answers as a table.
    public var pairTable: StudyTable {
        StudyTable(
            title:
                "Days from a measure to the counter-measure that answers it (median \(Figures.text(median, digits: 1)) of \(pairs.count))",
            columns: ["measure", "taken", "counter-measure", "answered", "days"],
            rows: pairs.map { pair in
                [
                    pair.measure.rawValue, pair.measureDate.description, pair.counterMeasure.rawValue,
                    pair.counterMeasureDate.description, Figures.text(pair.days),
                ]
            }, coverage: coverage, answer: answer)
    }

    /// The sequence as a table.
    public var nextTable: StudyTable {
        StudyTable(
            title: "The next counter-measure after each coercive measure (a sequence in time, no cause)",
            columns: ["measure", "next counter-measure", "days"],
            rows: next.map {
                [$0.measure.rawValue, $0.counterMeasure?.rawValue ?? "none yet", $0.days.map(String.init) ?? ""]
            }, coverage: coverage)
    }
}

extension StudyLedgers {
    /// How long counter-measures took to answer measures.
    public func answerLag(
        in period: StudyPeriod = .always, under assumptions: StudyAssumptions = StudyAssumptions()
    ) -> AnswerLag {
        let (taken, first) = countedMeasures(in: period, under: assumptions)
        let (answers, second) = countedCounterMeasures(in: period, under: assumptions)
        var coverage = first.joined(second)
        let known = Dictionary(taken.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let retaliation = answers.filter { $0.kind.isRetaliation }
            .sorted { ($0.date.earliest, $0.id) < ($1.date.earliest, $1.id) }
        let pairs = retaliation.flatMap { answer in
            answer.answers.compactMap { id in
                known[id].map { measure in
                    AnswerLag.Pair(
                        measure: id, measureDate: measure.date, counterMeasure: answer.id,
                        counterMeasureDate: answer.date, days: measure.date.distance(to: answer.date))
                }
            }
        }
        coverage.leaveOut(
            retaliation.filter { $0.answers.allSatisfy { known[$0] == nil } }.count,
            because: "counter-measure without a stated or inferred measure")
        let coercive = taken.filter { $0.kind.isCoercive }
            .sorted { ($0.date.earliest, $0.id) < ($1.date.earliest, $1.id) }
        let next = coercive.map { measure in
            let following = retaliation.first { $0.date.earliest >= measure.date.latest }
            return AnswerLag.Next(
                measure: measure.id, counterMeasure: following?.id,
                days: following.map { measure.date.latest.distance(to: $0.date.earliest) })
        }
        coverage.notes.append(
            "That a counter-measure answers a measure is stated by it or inferred by a source from timing.")
        return AnswerLag(pairs: pairs, next: next, coverage: coverage)
    }
}
