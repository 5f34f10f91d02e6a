public import ClewModel
import LabourProgrammes
public import SourceFiles

/// Ties that the user's own records or published research state: who is tied to a programme, a place, a supplier, a buyer, a
/// subsidy or a pairing, by which source.
///
/// A table with the columns `party`, `tie`, `source` and, as far as known, `other`, `grade`, `url`, `date`, `confidence`.
public struct TieTable: Hashable, Sendable {
    /// The kinds of tie that a row may state.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case programme, place, supplier, buyer, subsidy, pairing
    }

    /// One row.
    public struct Row: Hashable, Sendable {
        /// Whom it is about: an LEI, an ISIN, an identifier of the world, or a name.
        public var party: String
        /// What kind it is.
        public var kind: Kind
        /// The supplier, the buyer, or the programme.
        public var other: String?
        /// `T1` to `T6`, of a programme.
        public var grade: String?
        /// When, where known.
        public var date: PartialDate?
        /// Where it can be read.
        public var citation: Citation
        /// How far it is to be trusted.
        public var confidence: Confidence
        /// The row.
        public var location: SourceLocation
    }

    /// The rows.
    public var rows: [Row]

    /// An empty table.
    public init() { rows = [] }

    /// Reads a table.
    ///
    /// - Parameter diagnostics: Receives every problem.
    public init(_ file: SourceFile, into diagnostics: inout [Diagnostic]) {
        let table = Table(
            file, required: ["party", "tie", "source"], optional: ["other", "grade", "url", "date", "confidence"],
            into: &diagnostics)
        rows = table.rows.compactMap { row in
            guard let party = row.require("party", into: &diagnostics),
                let tie = row.require("tie", into: &diagnostics),
                let source = row.require("source", into: &diagnostics), let kind = tie.choice(Kind.self, &diagnostics)
            else { return nil }
            let grade = row["grade"]?.choice(EvidenceGrade.self, &diagnostics)
            if kind == .programme, grade == nil {
                diagnostics.append(
                    Diagnostic(
                        .error, code: "portfolio.tie.grade", "a tie to a programme needs its grade, T1 to T6",
                        at: row.location))
                return nil
            }
            if kind == .supplier || kind == .buyer, row["other"] == nil {
                diagnostics.append(
                    Diagnostic(
                        .error, code: "portfolio.tie.other", "a \(kind.rawValue) needs the column other",
                        at: row.location))
                return nil
            }
            return Row(
                party: party.text, kind: kind, other: row["other"]?.text, grade: grade?.rawValue,
                date: row["date"]?.partialDate(&diagnostics),
                citation: Citation(source.text, url: row["url"]?.text, verification: .unverified),
                confidence: row["confidence"]?.choice(Confidence.self, &diagnostics) ?? .medium, location: row.location)
        }
    }

    /// The kind of exposure that a row states, and how it is told.
    static func exposure(
        _ row: Row, of name: String, tiedTo other: EntityID?, onList title: String?, isEstablished: Bool
    ) -> Exposure {
        let whom = row.other ?? ""
        let kind: Exposure.Kind
        let statement: String
        switch row.kind {
        case .programme:
            let grade = row.grade.flatMap(EvidenceGrade.init(rawValue:)) ?? .pattern
            kind = grade.reach == .participation ? .programme : grade == .location ? .place : .pattern
            statement =
                "A source ties \(name) to \(whom.isEmpty ? "a labour programme" : whom); the evidence is \(grade.phrase)."
        case .place:
            (kind, statement) = (
                .place, "A source says that \(name) is in \(whom.isEmpty ? "the region" : whom); nothing says more."
            )
        case .supplier:
            (kind, statement) = (
                .trade, "A source names \(whom) as a supplier of \(name)\(title.map { ", and \($0) names it" } ?? "")."
            )
        case .buyer:
            (kind, statement) = (
                .trade, "A source names \(whom) as a buyer from \(name)\(title.map { ", and \($0) names it" } ?? "")."
            )
        case .subsidy:
            (kind, statement) = (.pattern, "A source names a subsidy to \(name)\(whom.isEmpty ? "" : " by \(whom)").")
        case .pairing:
            (kind, statement) = (.pattern, "A source names a pairing of \(name)\(whom.isEmpty ? "" : " with \(whom)").")
        }
        let grade = row.grade ?? (kind == .pattern ? EvidenceGrade.pattern.rawValue : nil)
        return Exposure(
            key: "\(row.kind.rawValue)/\(other?.rawValue ?? whom)/\(row.citation.source)", kind: kind, regime: nil,
            grade: grade,
            other: other, statement: statement, isEstablished: isEstablished && row.confidence > .unverified,
            since: row.date,
            confidence: row.confidence,
            evidence: [
                Evidence(
                    id: EvidenceID(rawValue: "tie:\(row.location)"), kind: .caseRecord,
                    statement: statement, citation: row.citation, confidence: row.confidence)
            ])
    }
}
