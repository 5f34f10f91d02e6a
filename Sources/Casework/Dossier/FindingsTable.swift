import ClewModel
import SourceFiles

/// The findings as CSV that is safe to open in a spreadsheet.
///
/// ``CSVCell`` guards every cell.
public enum FindingsTable {
    /// The columns, in order.
    public static let columns = [
        "id", "rule", "severity", "subject_kind", "subject_id", "subject", "statement", "limits", "evidence", "sources",
        "would_change",
    ]

    /// Writes the findings: RFC 4180 with a byte order mark, so that spreadsheets read it as UTF-8.
    public static func csv(of findings: [Finding]) -> String {
        var rows = [columns]
        for finding in findings {
            rows.append([
                finding.id, finding.rule, finding.severity.rawValue, finding.subject.kind.rawValue, finding.subject.id,
                finding.subject.caption, finding.statement, finding.limits,
                finding.evidence.map(\.statement).joined(separator: " | "),
                finding.evidence.map(\.citation.description).joined(separator: " | "),
                finding.wouldChange.joined(separator: " | "),
            ])
        }
        return "\u{FEFF}" + rows.map { $0.map(CSVCell.quoted).joined(separator: ",") + "\r\n" }.joined()
    }
}
