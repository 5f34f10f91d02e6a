/// Words that exclude others of their kind within a name, and so tell sisters apart: East and West, Old and New.
enum OppositeWords {
    /// The words by their meanings.
    ///
    /// - Parameter names: The first English form of each meaning, by its number.
    static func table(of names: [String]) -> [UInt16: (kind: Int, value: Int)] {
        var table: [UInt16: (kind: Int, value: Int)] = [:]
        for (meaning, name) in names.enumerated() {
            for (kind, values) in kinds.enumerated() {
                if let value = values.firstIndex(where: { $0.contains(name) }) {
                    table[UInt16(truncatingIfNeeded: meaning)] = (kind, value)
                }
            }
        }
        return table
    }

    /// The first English forms, by kind; those of one value mean the same.
    private static let kinds: [[[String]]] = [
        [
            ["North", "Northern"], ["South", "Southern"], ["Oriental", "Eastern"], ["Western"], ["Northeast"],
            ["Northwest"], ["Southeast"], ["Southwest"],
        ],
        [["Up"], ["Down"]], [["Old", "Ancient"], ["New"]],
    ]
}
