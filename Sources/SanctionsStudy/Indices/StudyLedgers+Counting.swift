import ClewModel

extension StudyLedgers {
    /// The rows that a result counts, and what it leaves out.
    func counted<Row>(
        _ rows: [Row], in period: StudyPeriod, under assumptions: StudyAssumptions, date: (Row) -> PartialDate?,
        confidence: (Row) -> Confidence, topic: (Row) -> LedgerTopic = { _ in .xinjiang }
    ) -> (rows: [Row], coverage: StudyCoverage) {
        var coverage = StudyCoverage()
        let kept = rows.filter { row in
            if let date = date(row), !period.mayHold(date) {
                coverage.leaveOut(1, because: "outside the period")
            } else if !assumptions.countsUnverified && confidence(row) == .unverified {
                coverage.leaveOut(1, because: "recalled only, no source found")
            } else if !assumptions.countsOtherTopics && !topic(row).concernsXinjiang {
                coverage.leaveOut(1, because: "about something other than Xinjiang")
            } else {
                return true
            }
            return false
        }
        coverage.counted = kept.count
        return (kept, coverage)
    }

    /// The measures that a result counts.
    func countedMeasures(
        in period: StudyPeriod, under assumptions: StudyAssumptions
    ) -> (rows: [Measure], coverage: StudyCoverage) {
        counted(
            measures, in: period, under: assumptions, date: \.date, confidence: \.confidence, topic: \.topic)
    }

    /// The counter-measures that a result counts.
    func countedCounterMeasures(
        in period: StudyPeriod, under assumptions: StudyAssumptions
    ) -> (rows: [CounterMeasureRecord], coverage: StudyCoverage) {
        counted(
            counterMeasures, in: period, under: assumptions, date: \.date, confidence: \.confidence, topic: \.topic)
    }

    /// The responses that a result counts.
    func countedResponses(
        in period: StudyPeriod, under assumptions: StudyAssumptions
    ) -> (rows: [CorporateResponse], coverage: StudyCoverage) {
        counted(responses, in: period, under: assumptions, date: \.date, confidence: \.confidence)
    }
}

extension StudyCoverage {
    /// Adds what another result rests on.
    func joined(_ other: StudyCoverage) -> StudyCoverage {
        var joined = self
        joined.counted += other.counted
        for item in other.leftOut { joined.leaveOut(item.count, because: item.reason) }
        joined.notes += other.notes.filter { !notes.contains($0) }
        return joined
    }
}
