public import ClewModel
public import OwnershipAnalysis
import Screening
public import SourceFiles
import World

/// Says whose parties are, a row each: `clew own --worker`.
public struct OwnershipRows: RowAnswering {
    private let stamp: WorkerStamp
    private let find: @Sendable (String) -> [EntityID]
    private let verdicts: @Sendable (EntityID) throws(ClewError) -> [OwnershipVerdict]

    /// Creates what answers.
    ///
    /// - Parameters:
    ///   - stamp: What every answer ends with.
    ///   - find: The parties that an identifier or a name stands for.
    ///   - verdicts: Whether a party falls under each rule that is asked about.
    public init(
        stamp: [(key: String, value: String)], find: @escaping @Sendable (String) -> [EntityID],
        verdicts: @escaping @Sendable (EntityID) throws(ClewError) -> [OwnershipVerdict]
    ) {
        self.stamp = WorkerStamp(stamp)
        self.find = find
        self.verdicts = verdicts
    }

    private struct Reply: Encodable {
        var id: String
        var party: String
        var verdicts: [OwnershipVerdict]
    }

    /// The answer to a row: for each rule the verdict, as `clew own --format ndjson` writes it.
    public func answer(_ line: LineStream.Line) throws(ClewError) -> [UInt8] {
        try stamp.answer(line, subject: "party") { row, bytes throws(ClewError) in
            let parties = find(row.subject)
            guard !parties.isEmpty else {
                return stamp.refusal(
                    bytes, id: row.id, code: "ownership.party.unknown",
                    "no party on hand has this identifier or name; whose it is stays open")
            }
            var reply = Reply(id: row.id, party: row.subject, verdicts: [])
            for party in parties { reply.verdicts += try verdicts(party) }
            return stamp.stamped(try withScreeningErrors { try JSONLine.bytes(of: reply) })
        }
    }
}
