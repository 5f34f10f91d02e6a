import Casework
import SourceFiles

/// An assessment in a screenful: the answer, the few findings that matter most, and what to do next.
struct AssessmentSummary {
    /// How many findings are shown in full.
    static let shown = 6

    let assessment: Assessment
    let style: TextStyle
    let width: Int

    /// The text, without a line feed at its end.
    var text: String {
        var lines: [String] = []
        lines.append(style(SafeText.line(assessment.question.title), .bold))
        if assessment.isExample { lines.append(style("An example: all but the listed parties are invented.", .faint)) }
        lines.append("")
        for section in assessment.answer.sections {
            lines.append(style(section.heading, .bold))
            for line in section.lines {
                lines.append("  " + TextStyle.wrap(SafeText.line(line), columns: width - 2, indent: "  "))
            }
        }
        lines.append("")
        lines.append(contentsOf: findings)
        lines.append(contentsOf: openQuestions)
        return lines.joined(separator: "\n")
    }

    private var findings: [String] {
        guard !assessment.findings.isEmpty else { return [style("No findings.", .boldGreen)] }
        var lines: [String] = []
        for finding in assessment.findings.prefix(Self.shown) {
            let (label, look): (String, TextStyle.Look) =
                switch finding.severity {
                case .high: ("HIGH  ", .boldRed)
                case .medium: ("MEDIUM", .boldYellow)
                case .low: ("LOW   ", .boldBlue)
                }
            lines.append("\(style(label, look))  \(style(SafeText.line(finding.title), .bold))")
            lines.append(
                "        "
                    + TextStyle.wrap(
                        SafeText.line(finding.statement), columns: width - 8, indent: "        "))
            for remark in (finding.remarks ?? []) + (finding.against ?? []).map(\.statement) {
                lines.append(
                    "        " + TextStyle.wrap(SafeText.line(remark), columns: width - 8, indent: "        "))
            }
            lines.append("        " + style(SafeText.line(finding.id), .faint))
        }
        let rest = assessment.findings.count - Self.shown
        if rest > 0 { lines.append(style("… and \(rest) more in the dossier.", .faint)) }
        return lines
    }

    private var openQuestions: [String] {
        guard !assessment.gaps.isEmpty else { return [] }
        let noun = assessment.gaps.count == 1 ? "question stands" : "questions stand"
        let suppliers = assessment.gaps.count { $0.addressee.supplier != nil }
        return ["", "\(assessment.gaps.count) \(noun) in the dossier, \(suppliers) of them for suppliers."]
    }
}
