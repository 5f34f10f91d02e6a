import Casework
import ClewModel
import RegimeRules
import SourceFiles

/// An explanation as a tree of lines.
struct ExplanationText {
    let explanation: Explanation
    let style: TextStyle
    let width: Int

    /// A line of the tree with what hangs below it.
    private struct Branch {
        var lines: [String]
        var branches: [Branch] = []
    }

    /// The text, without a line feed at its end.
    var text: String {
        var lines = [style(SafeText.line(explanation.title), .bold)]
        let about = [explanation.shipment, explanation.judgedOn].compactMap(\.self).joined(separator: ", ")
        lines.append(
            style(
                SafeText.line(
                    [explanation.id, explanation.standing, about].filter { !$0.isEmpty }.joined(separator: " · ")),
                .faint))
        lines.append(TextStyle.wrap(SafeText.line(explanation.conclusion), columns: width, indent: ""))
        if let citation = explanation.citation, let confidence = explanation.confidence {
            lines.append(
                TextStyle.wrap(SafeText.line(CitationText.line(citation, confidence)), columns: width, indent: "  "))
        }
        var branches = explanation.reasons.map(branch)
        if let limits = explanation.limits {
            branches.append(Branch(lines: ["caveat  What this does not show: \(limits)"]))
        }
        if !explanation.wouldChange.isEmpty {
            branches.append(
                Branch(
                    lines: ["What would change it:"], branches: explanation.wouldChange.map { Branch(lines: [$0]) }))
        }
        for (index, branch) in branches.enumerated() {
            add(branch, prefix: "", isLast: index == branches.count - 1, to: &lines)
        }
        return lines.joined(separator: "\n")
    }

    private func branch(_ node: Explanation.Node) -> Branch {
        let answer = node.answer.rawValue
        return Branch(
            lines: [answer + String(repeating: " ", count: max(1, 6 - answer.count)) + node.statement],
            branches: node.evidence.map { item in
                // Arithmetic is as sure as what goes into it.
                Branch(lines: [
                    item.statement,
                    item.kind == .computation
                        ? "computed from what the case states: \(item.citation)"
                        : "source: " + CitationText.line(item.citation, item.confidence),
                ])
            } + node.parts.map(branch))
    }

    private func add(_ branch: Branch, prefix: String, isLast: Bool, to lines: inout [String]) {
        let below = prefix + (isLast ? "   " : "│  ")
        for (index, line) in branch.lines.enumerated() {
            let text = TextStyle.wrap(SafeText.line(line), columns: max(30, width - below.count), indent: "")
            for (row, part) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                lines.append((index == 0 && row == 0 ? prefix + (isLast ? "└─ " : "├─ ") : below) + part)
            }
        }
        for (index, child) in branch.branches.enumerated() {
            add(child, prefix: below, isLast: index == branch.branches.count - 1, to: &lines)
        }
    }
}
