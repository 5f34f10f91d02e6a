import ArgumentParser
import SanctionsStudy

/// What the ledgers can be asked: the one table behind `clew study`.
///
/// A new question is a new case here.
enum StudyQuestion: String, ExpressibleByArgument, CaseIterable {
    case timeline, overlap, pace, retaliation, lag, responses, detentions, leads, questions, coding

    /// What it answers, in one line.
    var summary: String {
        switch self {
        case .timeline: "measures, counter-measures and responses on one axis of time"
        case .overlap: "which lists name the same organizations on the day of --to"
        case .pace: "how fast the UFLPA Entity List grew, and how much is named here"
        case .retaliation: "counter-measures by quarter and type of actor; persons unnamed"
        case .lag: "how long counter-measures took to answer measures"
        case .responses: "what companies did, by code and direction"
        case .detentions: "shipments stopped under the UFLPA, and what became of them"
        case .leads: "days from the first public evidence to a listing"
        case .questions: "nine questions about the design of each measure, with evidence"
        case .coding: "how far the codes repeat: a fifth of the rows, coded in two further passes"
        }
    }

    /// The answer.
    func tables(_ ledgers: StudyLedgers, in period: StudyPeriod, under assumptions: StudyAssumptions) -> [StudyTable] {
        switch self {
        case .timeline: return [ledgers.timeline(in: period, under: assumptions).table]
        case .overlap:
            let overlap = ledgers.overlap(on: period.to)
            return [overlap.matrixTable, overlap.subjectTable]
        case .pace:
            let pace = ledgers.pace(in: period)
            return [pace.table, pace.yearTable, ledgers.sectionCoverage()]
        case .retaliation:
            let retaliation = ledgers.retaliation(in: period, under: assumptions)
            return [retaliation.quarterTable, retaliation.rateTable]
        case .lag:
            let lag = ledgers.answerLag(in: period, under: assumptions)
            return [lag.pairTable, lag.nextTable]
        case .responses:
            let summary = ledgers.responseSummary(in: period, under: assumptions)
            return [summary.codeTable, summary.directionTable, summary.changeTable, summary.latencyTable]
        case .detentions: return [ledgers.detentionSummary(in: period).table]
        case .leads: return [ledgers.leadTimes()]
        case .questions: return [ledgers.designTable()]
        case .coding:
            let repeatability = ledgers.repeatability()
            return [repeatability.table, repeatability.differenceTable]
        }
    }

    /// All questions, one a line, for the manual page.
    static var list: String {
        let width = allCases.map(\.rawValue.count).max() ?? 0
        return allCases.map {
            "  \($0.rawValue)\(String(repeating: " ", count: width - $0.rawValue.count))  \($0.summary)"
        }
        .joined(separator: "\n")
    }
}
