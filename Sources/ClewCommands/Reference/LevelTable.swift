import Casework

/// How well the rows of each file are founded, as lines of text.
enum LevelTable {
    /// A header, a line a file, and the sum.
    static func lines(_ inventory: KnowledgeInventory) -> [String] {
        let tally = inventory.tally
        let width = (tally.map(\.file.count).max() ?? 0) + 2
        func line(_ name: String, _ cells: [String]) -> String {
            "  " + name.padding(to: width) + cells.map { String(repeating: " ", count: max(1, 7 - $0.count)) + $0 }.joined()
        }
        func numbers(_ counts: [KnowledgeLevel: Int]) -> [String] {
            let cells = KnowledgeLevel.allCases.map { counts[$0] ?? 0 }
            return (cells + [cells.reduce(0, +)]).map(String.init)
        }
        let sum = tally.reduce(into: [KnowledgeLevel: Int]()) { $0.merge($1.counts, uniquingKeysWith: +) }
        return ["Rows by level: " + KnowledgeLevel.allCases.map { "\($0.name) \($0.meaning)" }.joined(separator: ", ") + "."]
            + [line("file", KnowledgeLevel.allCases.map(\.name) + ["rows"])]
            + tally.map { line($0.file, numbers($0.counts)) } + [line("all", numbers(sum))]
    }
}
