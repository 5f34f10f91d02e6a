public import ClewModel
import Foundation
import GRDB

extension Archive {
    /// Logs a person's decision on a match.
    @discardableResult
    public func record(_ judgement: Judgement) throws(ArchiveError) -> AuditEntry {
        try append(judgement.act)
    }

    /// Logs several decisions, all of them or none.
    ///
    /// - Returns: Their entries, in the same order.
    @discardableResult
    public func record(_ judgements: [Judgement]) throws(ArchiveError) -> [AuditEntry] {
        try write { database in (try judgements.map { try AuditRows.append($0.act, in: database) }, isKept: true) }
    }

    /// Logs that parties were screened.
    @discardableResult
    public func record(_ run: ScreeningRun) throws(ArchiveError) -> AuditEntry {
        try append(run.act)
    }

    /// Logs that a case was assessed.
    ///
    /// - Parameters:
    ///   - subject: The name of the case.
    ///   - fingerprint: The fingerprint that stands in the assessment.
    ///   - day: The day on which it was made.
    @discardableResult
    public func recordAssessment(
        of subject: String, fingerprint: String, on day: Day
    ) throws(ArchiveError) -> AuditEntry {
        try append(
            AuditAct(
                day: day, kind: .assessment, subject: subject,
                body: .object(["fingerprint": .string(fingerprint)])))
    }

    /// The decision that stands on each entity proposed for a query: the last one logged by the end of a day, sorted by
    /// entity.
    public func judgements(
        on query: String, knownAt day: Day = .distantFuture
    ) throws(ArchiveError) -> [Judgement] {
        try read { database in
            try check(database)
            let rows = try Row.fetchAll(
                database, sql: ArchiveQuery.auditOfSubject,
                arguments: [AuditEntry.Kind.judgement.rawValue, query])
            var standing: [EntityID: Judgement] = [:]
            for entry in try rows.map(AuditRows.read) where entry.day <= day {
                guard let judgement = Judgement(entry) else { continue }
                standing[judgement.entity] = judgement
            }
            return standing.values.sorted { $0.entity < $1.entity }
        }
    }

    /// The entries of the log, oldest first.
    ///
    /// A log that is damaged is refused; ``verifyAudit(anchor:)`` says where.
    ///
    /// - Parameter sequence: The entry after which to start.
    public func auditEntries(after sequence: Int64 = 0) throws(ArchiveError) -> [AuditEntry] {
        try read { database in
            try check(database)
            return try Row.fetchAll(database, sql: ArchiveQuery.auditPage, arguments: [sequence, Int64.max])
                .map(AuditRows.read)
        }
    }

    /// The place and hash of the last entry, to be kept where nobody who can write the archive can write.
    public func auditHead() throws(ArchiveError) -> AuditHead {
        try read { database in try AuditRows.head(in: database) }
    }

    /// Checks that every entry follows from the one before it, and that the versions, files and links on record are those
    /// that the log tells of.
    ///
    /// Without an anchor, an entry that was changed, removed or moved is found, but not that the last entries were cut off
    /// or that the whole log was written anew: both need a head that was kept elsewhere.
    ///
    /// - Parameter anchor: A head that was exported earlier.
    /// - Complexity: O(*n*) in the entries and in the changes of all versions.
    public func verifyAudit(anchor: AuditHead? = nil) throws(ArchiveError) -> AuditVerification {
        try read { database in
            var faults: [AuditVerification.Fault] = []
            var head = AuditHead.empty
            var anchored: String? = anchor?.sequence == 0 ? AuditHead.empty.hash : nil
            let rows = try Row.fetchCursor(database, sql: ArchiveQuery.auditPage, arguments: [0, Int64.max])
            while let row = try rows.next() {
                let entry = try AuditRows.read(row)
                if entry.sequence != head.sequence + 1 {
                    faults.append(.missing(after: head.sequence, before: entry.sequence))
                }
                let expected = AuditRows.hash(
                    previous: head.hash, sequence: entry.sequence, day: entry.day, kind: entry.kind.rawValue,
                    subject: entry.subject, body: entry.body)
                if expected.hex != entry.hash { faults.append(.changed(sequence: entry.sequence)) }
                head = AuditHead(sequence: entry.sequence, hash: entry.hash)
                if entry.sequence == anchor?.sequence { anchored = entry.hash }
            }
            if let anchor {
                if head.sequence < anchor.sequence {
                    faults.append(.truncated(at: head.sequence, anchor: anchor.sequence))
                } else if anchored != anchor.hash {
                    faults.append(.rewritten(anchor: anchor.sequence))
                }
            }
            faults += try LogComparison(database).faults().map { .differs($0.sentence) }
            return AuditVerification(head: head, faults: faults)
        }
    }

    private func append(_ act: AuditAct) throws(ArchiveError) -> AuditEntry {
        try write { database in (try AuditRows.append(act, in: database), isKept: true) }
    }
}

extension Judgement {
    /// The decision as the log takes it.
    var act: AuditAct {
        AuditAct(
            day: day, kind: .judgement, subject: query,
            body: .object([
                "entity": .string(entity.rawValue), "decision": .string(decision.rawValue),
                "reason": .string(reason), "author": .string(author),
            ]))
    }

    private struct Body: Decodable {
        let entity: EntityID
        let decision: Decision
        let reason: String
        let author: String
    }

    /// Reads a judgement back from the log; `nil` for an entry of another kind or a damaged one.
    init?(_ entry: AuditEntry) {
        guard entry.kind == .judgement,
            let body = try? JSONDecoder().decode(Body.self, from: Data(entry.body.utf8))
        else { return nil }
        self.init(
            query: entry.subject, entity: body.entity, decision: body.decision, reason: body.reason,
            author: body.author, day: entry.day)
    }
}
