import CaseStore
import ClewModel
import Foundation
import Screening
import Synchronization

@testable import Workbench

/// Runs over invented parties, without lists behind them.
enum InventedAlerts {
    static let day = Day("2026-11-01") ?? .distantPast

    static func hash(_ text: String) -> String {
        let digits = text.utf8.map { String($0, radix: 16) }.joined()
        return String((digits + String(repeating: "0", count: 64)).prefix(64))
    }

    static func alert(_ party: Int, _ entity: Int, version: Int = 0, score: Double = 0.9) -> TriageAlert {
        TriageAlert(
            party: party, entity: EntityID("invented-\(entity)"), caption: "Invented Mill \(entity)", schema: .company,
            lists: ["invented_list"], countries: ["cn"], matchedName: "Invented Mill \(entity)", queryName: nil,
            score: score, restsOnInitials: false, evidence: [], alignments: [],
            state: "q:\(hash("party \(party)")) e:\(hash("entity \(entity) \(version)"))", former: nil)
    }

    static func party(_ number: Int, cutOff: String? = nil) -> TriageParty {
        var party = TriageParty(
            ScreeningResult(
                query: ScreeningQuery(id: "key-\(number)", schema: .company, names: ["Invented Party \(number)"]),
                candidates: []))
        party.cutOff = cutOff
        return party
    }

    /// Each party has two matches.
    static func opening(parties: Int, cutOff: Set<Int> = []) -> TriageOpening {
        TriageOpening(
            title: "invented.csv", digest: hash("table"), lists: [], summary: "", remarks: [], partyCount: parties,
            parties: (0..<parties).map { party($0, cutOff: cutOff.contains($0) ? "more parties match" : nil) },
            alerts: (0..<parties).flatMap { [alert($0, 2 * $0), alert($0, 2 * $0 + 1)] })
    }
}

/// An audit log in memory, which can fail before or after it has written.
final class InventedRecord: Sendable {
    /// When it fails.
    enum Failure { case before, after }

    private struct State {
        var judgements: [Screening.Judgement] = []
        var failure: Failure?
    }

    private let state = Mutex(State())

    var judgements: [Screening.Judgement] { state.withLock { $0.judgements } }

    func failNext(_ failure: Failure?) { state.withLock { $0.failure = failure } }

    func add(_ judgement: Screening.Judgement) { state.withLock { $0.judgements.append(judgement) } }

    var record: DecisionRecord {
        DecisionRecord(
            judgements: { (_) throws(ClewError) in self.judgements },
            record: { (judgements) throws(ClewError) in
                let failure = self.state.withLock { state -> Failure? in
                    defer { state.failure = nil }
                    if state.failure != .before { state.judgements += judgements }
                    return state.failure
                }
                if failure != nil { throw ClewError(.workStore, "the invented log fails") }
            })
    }
}
