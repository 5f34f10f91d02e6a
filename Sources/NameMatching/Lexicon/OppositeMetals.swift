/// Metals that stand in trade names for colours, and exclude each other there: a golden phoenix is no silver one.
enum OppositeMetals {
    /// The words by their meanings, as ``OppositeWords`` has them.
    static func table(of names: [String]) -> [UInt16: (kind: Int, value: Int)] {
        var table: [UInt16: (kind: Int, value: Int)] = [:]
        for (meaning, name) in names.enumerated() {
            if let value = metals.firstIndex(of: name) { table[UInt16(truncatingIfNeeded: meaning)] = (kind, value) }
        }
        return table
    }

    /// Apart from the kinds of ``OppositeWords``.
    private static let kind = 100
    private static let metals = ["Gold", "Silver", "Bronze"]
}
