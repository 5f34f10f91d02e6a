import SourceFiles

/// A node of a Merkle tree whose nodes also hold sums: a digest over all that is below, and what it adds up to.
///
/// The digest of a node covers its sums, so that nobody can change a sum, of rows withheld either, without another root. The
/// tree is that of RFC 6962 (certificate transparency): the left side of *n* rows is the largest power of two below *n*. The
/// sums at every node are the Merkle sum tree of Maxwell's proof of liabilities.
struct SumNode: Hashable {
    /// How many rows it stands for.
    let count: Int
    /// What they add up to, in thousandths of the base unit.
    let sums: [String: Int]
    /// The digest, 64 hexadecimal digits.
    let digest: String

    init(count: Int, sums: [String: Int], digest: String) {
        (self.count, self.sums, self.digest) = (count, sums, digest)
    }

    /// The node of one row.
    ///
    /// - Parameters:
    ///   - row: Its number, from 1.
    ///   - salt: What keeps others from guessing a withheld row by its digest.
    /// - Returns: `nil` for cells that are no row.
    init?(row: Int, salt: String, cells: [String]) {
        guard let amount = LedgerRow.amount(of: cells) else { return nil }
        let sums = [amount.what: amount.amount]
        self.init(
            count: 1, sums: sums,
            digest: Self.digest(["row", "\(row)", salt] + cells + [Self.text(sums)]))
    }

    /// The node above two others; `nil` where their sums are beyond all goods.
    init?(_ left: SumNode, _ right: SumNode) {
        var sums = left.sums
        for (what, amount) in right.sums {
            let (sum, isOver) = (sums[what] ?? 0).addingReportingOverflow(amount)
            if isOver { return nil }
            sums[what] = sum
        }
        let count = left.count + right.count
        self.init(
            count: count, sums: sums,
            digest: Self.digest(["node", "\(count)", left.digest, right.digest, Self.text(sums)]))
    }

    /// How many of *n* rows stand on the left side.
    static func leftCount(of count: Int) -> Int {
        var half = 1
        while half * 2 < count { half *= 2 }
        return half
    }

    /// SHA-256 over parts, each with the number of its bytes before it, so that no two lists of parts give the same bytes.
    private static func digest(_ parts: [String]) -> String {
        SHA256Digest(ofText: parts.map { "\($0.utf8.count):\($0)" }.joined()).hex
    }

    private static func text(_ sums: [String: Int]) -> String {
        sums.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
            "\($0.key.utf8.count):\($0.key)=\($0.value);"
        }
        .joined()
    }
}
