import Casework
import World

/// How well the rows of each file are founded, as lines of text.
enum LevelTable {
    /// A header, a line a file, and the sum.
    static func lines(_ inventory: KnowledgeInventory) -> [String] {
        let tally = inventory.tally
        let width = (tally.map(\.file.count).max() ?? 0) + 2
        func line(_ name: String, _ cells: [String]) -> String {
            "  " + name.padding(to: width)
                + cells.map { String(repeating: " ", count: max(1, 7 - $0.count)) + $0 }.joined()
        }
        func numbers(_ counts: [KnowledgeLevel: Int]) -> [String] {
            KnowledgeLevel.allCases.map { counts[$0] ?? 0 }.map(String.init)
        }
        let sum = tally.reduce(into: [KnowledgeLevel: Int]()) { $0.merge($1.counts, uniquingKeysWith: +) }
        let own = tally.map(\.own).reduce(0, +)
        let claims = sum.values.reduce(0, +)
        let linked = (sum[.linked] ?? 0) + (sum[.checked] ?? 0)
        let share = claims == 0 ? "" : " \(linked * 100 / claims) % of \(claims) claims are L2 or L3."
        return [
            "Rows by level: " + KnowledgeLevel.allCases.map { "\($0.name) \($0.meaning)" }.joined(separator: ", ")
                + "; own: a choice of ours, no claim." + share,
            line("file", KnowledgeLevel.allCases.map(\.name) + ["own"]),
        ] + tally.map { line($0.file, numbers($0.counts) + [String($0.own)]) } + [
            line("all", numbers(sum) + [String(own)])
        ]
    }
}
