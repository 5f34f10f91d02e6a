import Casework
import ClewModel
import NameMatching
import SourceFiles

/// A comparison of two names as lines for a person.
struct PairExplanation {
    let answer: NamePairComparer.Answer
    /// Whether nobody said what the names name, so that the reading that fits is told.
    let isKindOpen: Bool
    let style: TextStyle

    /// The text, without a line feed at its end.
    var text: String {
        if let script = answer.unread {
            return style("cannot say", .bold)
                + "\n\nOne name is in \(script.phrase), the other is not. Give it in Latin letters or "
                + "ideographs."
        }
        let comparison = answer.comparison
        let verdict = answer.isMatch ? style("match", .boldRed) : style("no match", .bold)
        var lines = ["\(verdict)  \(ScoreText.fixed(comparison.probability))"]
        if isKindOpen {
            lines.append(
                "Read as names of \(answer.kind == .person ? "persons" : "organizations"); --schema says otherwise.")
        }
        lines.append("")
        let rows = comparison.alignments.map { part in
            [
                SafeText.line(part.left.isEmpty ? "–" : part.left),
                SafeText.line(part.right.isEmpty ? "–" : part.right), PairText.word(for: part.role),
                PairText.word(for: part.relation), ScoreText.signed(part.contribution),
            ]
        }
        let header = ["LEFT", "RIGHT", "PART", "RELATION", "LOG-ODDS"]
        let widths = header.indices.map { column in
            ([header] + rows).map { TextStyle.columns(of: $0[column][...]) }.max() ?? 0
        }
        func line(_ cells: [String]) -> String {
            zip(cells, widths).map { cell, width in
                cell + String(repeating: " ", count: max(0, width - TextStyle.columns(of: cell[...])))
            }.joined(separator: "  ")
        }
        lines.append(style(line(header), .faint))
        lines += rows.map(line)
        let sum = comparison.alignments.reduce(comparison.base) { $0 + $1.contribution }
        lines.append("")
        let scripts =
            abs(comparison.calibration) < 0.005
            ? ""
            : " (of which \(ScoreText.signed(comparison.calibration)) is how far names in these scripts can be told)"
        lines.append(
            "The start is \(ScoreText.signed(comparison.base))\(scripts), the sum \(ScoreText.signed(sum)): a probability of "
                + "\(ScoreText.fixed(comparison.probability)).")
        return lines.joined(separator: "\n")
    }
}

/// A comparison of two names for machines.
struct PairRow: Encodable {
    struct Part: Encodable {
        let left: String
        let right: String
        let role: String
        let relation: String
        let similarity: Double
        let contribution: Double
    }

    let name1: String
    let name2: String
    let schema: String
    /// What the names were read as: `person`, `organization`, `vessel`.
    let kind: String
    /// `null` where it cannot be said.
    let score: Double?
    let match: Bool?
    /// The script that is not read here, where it cannot be said.
    let unreadScript: String?
    let base: Double
    let alignments: [Part]

    init(_ names: [String], _ schema: Schema, _ answer: NamePairComparer.Answer) {
        let comparison = answer.comparison
        name1 = names.first ?? ""
        name2 = names.last ?? ""
        self.schema = schema.rawValue
        kind = "\(answer.kind)"
        score = answer.unread == nil ? comparison.probability : nil
        match = answer.unread == nil ? answer.isMatch : nil
        unreadScript = answer.unread?.name
        base = comparison.base
        alignments = comparison.alignments.map {
            Part(
                left: $0.left, right: $0.right, role: "\($0.role)", relation: "\($0.relation)",
                similarity: $0.similarity, contribution: $0.contribution)
        }
    }
}
