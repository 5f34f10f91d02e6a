package import ClewModel
import Foundation
package import Screening
import StatementStore
package import World

/// Where decisions are put on record that two persons agree on: the audit log of the archive.
package struct DecisionRecord: Sendable {
    /// The decisions on record, oldest first; those on a party under an identifier of before also under its present one.
    var judgements: @Sendable (FormerIdentifiers) throws(ClewError) -> [Screening.Judgement]
    /// Records decisions, all of them or none.
    var record: @Sendable ([Screening.Judgement]) throws(ClewError) -> Void

    /// Creates a record that is kept elsewhere.
    package init(
        judgements: @escaping @Sendable (FormerIdentifiers) throws(ClewError) -> [Screening.Judgement],
        record: @escaping @Sendable ([Screening.Judgement]) throws(ClewError) -> Void
    ) {
        self.judgements = judgements
        self.record = record
    }

    /// The audit log of an archive, which is made where it is missing.
    static func archive(at url: URL) -> DecisionRecord {
        DecisionRecord(
            judgements: { (former) throws(ClewError) in
                guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else { return [] }
                return try DecisionLog.judgements(in: try archive(url, .reading), former: former)
            },
            record: { (judgements) throws(ClewError) in
                // Whoever decides has seen what stands on record: see `TriageDesk.record()`.
                try DecisionLog.record(judgements, in: try archive(url, .writing), overruling: true)
            })
    }

    private static func archive(_ url: URL, _ access: Archive.Access) throws(ClewError) -> Archive {
        do {
            return try Archive(at: url, access: access)
        } catch {
            throw ClewError(.archive, error.message)
        }
    }
}

extension TriageRun {
    /// A reading as the audit log takes it.
    ///
    /// A relation is no identity: what is decided on it stays in the journal, and `nil` is what the audit log gets. Its reason ends with the run, the item and the entry of the journal, which nothing else bears: so it is known again.
    func judgement(_ item: TriageItem, _ reading: SignedReading) -> Screening.Judgement? {
        guard item.alert.relation == nil, let party = party(of: item), let state = DecisionLog.State(item.alert.state)
        else { return nil }
        return Screening.Judgement(
            query: party.key, entity: item.alert.entity, verdict: reading.reading.verdict,
            reason: reading.reading.reason + Self.mark(id, item.number, reading.entry), decidedBy: reading.by,
            decidedOn: item.decidedDay ?? reading.day, queryHash: state.query, entityHash: state.entity,
            matter: Screening.Judgement.Matter(
                name: party.name, caption: item.alert.caption, score: item.alert.score,
                lists: item.alert.lists.map(\.rawValue)),
            expires: reading.reading.expires)
    }

    static func mark(_ run: String, _ item: Int) -> String { " [\(run)/\(item), entry " }

    static func mark(_ run: String, _ item: Int, _ entry: Int64) -> String { mark(run, item) + "\(entry)]" }
}
