public import ClewModel
import Foundation
public import Screening
public import StatementStore

/// People's decisions on matches, kept in the audit log of the archive and applied on the next run.
///
/// The log holds, as the subject of a decision, a line of JSON with the key of the query, the names on both sides, the score
/// and the lists, so that a person can read it, and hashes over both sides as they were: a decision holds until either changes.
public enum DecisionLog {
    /// What both sides of a match looked like, as one text: `q:HASH e:HASH`.
    public struct State: Hashable, Sendable {
        /// ``ScreeningQuery/contentHash``.
        public var query: String
        /// ``Candidate/contentHash``.
        public var entity: String

        /// The state of a candidate of a query.
        public init(_ query: ScreeningQuery, _ candidate: Candidate) {
            self.query = query.contentHash
            entity = candidate.contentHash
        }

        /// Reads the text; `nil` where it is no such text.
        public init?(_ text: String) {
            let parts = text.split(separator: " ")
            guard parts.count == 2, parts[0].hasPrefix("q:"), parts[1].hasPrefix("e:") else { return nil }
            query = String(parts[0].dropFirst(2))
            entity = String(parts[1].dropFirst(2))
            func isHash(_ text: String) -> Bool { text.utf8.count == 64 && text.allSatisfy(\.isHexDigit) }
            guard isHash(query), isHash(entity) else { return nil }
        }

        /// The text.
        public var text: String { "q:\(query) e:\(entity)" }
    }

    /// Records decisions, each as an entry of its own, in their order.
    ///
    /// - Parameter overruling: Whether a decision may go against what another person decided. Without it nobody overrules a
    ///   colleague unseen: the refusal says who decided what, when and why.
    /// - Throws: `screening.decision` for one without a reason or an author, one dated before one on record about the same
    ///   pair, or one against another person's, before any is recorded; `archive`.
    public static func record(
        _ judgements: [Screening.Judgement], in archive: Archive, overruling: Bool = false
    ) throws(ClewError) {
        for judgement in judgements where judgement.reason.isEmpty || judgement.decidedBy.isEmpty {
            throw ClewError(
                .decision,
                "the decision on \(judgement.entity) needs a reason and who decided; nothing was recorded")
        }
        var book = JudgementBook(try Self.judgements(in: archive))
        for judgement in judgements {
            if let standing = book.judgement(on: judgement.entity, for: judgement.query),
                standing.decidedOn > judgement.decidedOn
            {
                throw ClewError(
                    .decision,
                    "the decision on \(judgement.entity) is dated \(judgement.decidedOn), but one of \(standing.decidedOn) "
                        + "(\(standing.verdict.rawValue)) is on record for the same party and would still count; date it "
                        + "\(standing.decidedOn) or later; nothing was recorded")
            }
            if !overruling, let standing = book.judgement(on: judgement.entity, for: judgement.query),
                standing.verdict != judgement.verdict,
                standing.confirmedBy != nil || !standing.isBy(judgement.decidedBy)
            {
                let confirmed = standing.confirmedBy.map { ", confirmed by \($0)" } ?? ""
                throw ClewError(
                    .decision,
                    "\(standing.decidedBy) decided \(standing.verdict.rawValue) on \(judgement.entity) on \(standing.decidedOn)"
                        + "\(confirmed): “\(standing.reason)”; to decide otherwise, overrule it with --overrule; nothing was "
                        + "recorded")
            }
            book.add(judgement)
        }
        do {
            let all = try judgements.map { judgement in
                StatementStore.Judgement(
                    query: try DecisionSubject(judgement).text(), entity: judgement.entity,
                    decision: decision(judgement.verdict), reason: judgement.reason, author: judgement.decidedBy,
                    day: judgement.decidedOn)
            }
            // All of them, or none where one cannot be written.
            _ = try archive.record(all)
        } catch let error as ArchiveError {
            throw ClewError(.archive, error.message)
        } catch {
            throw ClewError(.archive, "the decision cannot be written down: \(error)")
        }
    }

    /// The decisions on record, oldest first.
    ///
    /// - Parameters:
    ///   - archive: The archive.
    ///   - day: Decisions of later days are left out.
    ///   - former: A decision about an identifier that a party had before is given for the present one as well.
    public static func judgements(
        in archive: Archive, knownAt day: Day = .distantFuture, former: FormerIdentifiers = .none
    ) throws(ClewError) -> [Screening.Judgement] {
        do {
            let all = try archive.auditEntries().filter { $0.day <= day }.compactMap(judgement)
            return confirmed(all).flatMap { judgement in
                guard let current = former.current[judgement.entity] else { return [judgement] }
                var moved = judgement
                moved.entity = current
                return [judgement, moved]
            }
        } catch {
            throw ClewError(.archive, error.message)
        }
    }

    /// The decisions with who confirmed them: a decision is confirmed by another person who had decided the same just before.
    private static func confirmed(_ judgements: [Screening.Judgement]) -> [Screening.Judgement] {
        var standing: [[String]: Screening.Judgement] = [:]
        return judgements.map { judgement in
            var judgement = judgement
            let pair = [judgement.query, judgement.entity.rawValue]
            if let last = standing[pair], last.verdict == judgement.verdict {
                judgement.confirmedBy = last.isBy(judgement.decidedBy) ? last.confirmedBy : last.decidedBy
            }
            standing[pair] = judgement
            return judgement
        }
    }

    private struct Body: Decodable {
        let entity: EntityID
        let decision: StatementStore.Judgement.Decision
        let reason: String
        let author: String
    }

    /// Reads a decision of screening back; `nil` for entries of other kinds.
    private static func judgement(_ entry: AuditEntry) -> Screening.Judgement? {
        guard entry.kind == .judgement, let subject = DecisionSubject(entry.subject),
            let state = State(subject.state),
            let body = try? JSONDecoder().decode(Body.self, from: Data(entry.body.utf8))
        else { return nil }
        return Screening.Judgement(
            query: subject.key, entity: body.entity, verdict: verdict(body.decision), reason: body.reason,
            decidedBy: body.author, decidedOn: entry.day, queryHash: state.query, entityHash: state.entity,
            matter: subject.matter, expires: subject.expires)
    }

    private static func decision(_ verdict: Screening.Judgement.Verdict) -> StatementStore.Judgement.Decision {
        switch verdict {
        case .match: .same
        case .noMatch: .different
        case .unsure: .unsure
        }
    }

    private static func verdict(_ decision: StatementStore.Judgement.Decision) -> Screening.Judgement.Verdict {
        switch decision {
        case .same: .match
        case .different: .noMatch
        case .unsure: .unsure
        }
    }
}
