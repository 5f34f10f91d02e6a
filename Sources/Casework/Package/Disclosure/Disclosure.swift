public import ClewModel
import SourceFiles

/// Some rows of a case's ledger, and the proof that the others exist and what they add up to.
///
/// Written as `disclosure.json`; its form stands in `docs/package.md`.
public struct Disclosure: Hashable, Sendable, Codable {
    /// The name of its file in a package.
    public static let fileName = "disclosure.json"
    /// The name of the table of the rows shown.
    public static let tableName = "rows.csv"
    /// The form that this version writes and reads.
    public static let currentFormat = "clew.disclosure/1"

    /// A sum.
    public struct Sum: Hashable, Sendable, Codable {
        /// What is added up: the kind of rows, their stage, the unit.
        public var what: String
        /// How much, in thousandths of the unit.
        public var thousandths: Int
    }

    /// A row that is shown.
    public struct Row: Hashable, Sendable, Codable {
        /// Its number in the ledger, from 1.
        public var row: Int
        /// What its digest was salted with.
        public var salt: String
        /// Its cells, in the order of ``Disclosure/columns``.
        public var cells: [String]
    }

    /// Rows that are withheld: a whole branch of the tree.
    public struct Branch: Hashable, Sendable, Codable {
        /// The number of its first row.
        public var first: Int
        /// The number of its last row.
        public var last: Int
        /// The digest of the branch.
        public var digest: String
        /// What its rows add up to.
        public var sums: [Sum]
    }

    /// The form and its version.
    public var format = Self.currentFormat
    /// The names of the cells of a row.
    public var columns: [String]
    /// How many rows the ledger has.
    public var rowCount: Int
    /// The digest of the whole tree: whoever was told it before can tell that nothing was changed since.
    public var root: String
    /// What all rows add up to.
    public var totals: [Sum]
    /// The rows shown, by number.
    public var shown: [Row]
    /// The branches withheld, by number.
    public var withheld: [Branch]

    /// Shows some rows of a ledger.
    ///
    /// A row is salted with HMAC-SHA256 by the key over its number and cells: the same key and ledger give the same bytes, and
    /// nobody without the key can guess a withheld row by its digest.
    ///
    /// - Parameters:
    ///   - rows: All rows.
    ///   - shown: The numbers, from 1, of those to show.
    ///   - key: A secret of at least 32 bytes.
    /// - Throws: ``ClewError`` for a ledger without rows, a key that is too short, and quantities beyond all goods.
    /// - Complexity: O(*n*) digests for *n* rows.
    init(_ rows: [LedgerRow], showing shown: Set<Int>, key: [UInt8]) throws(ClewError) {
        guard !rows.isEmpty else {
            throw ClewError(.caseInvalid, "The case has no goods, so that there is no row to show.")
        }
        guard key.count >= 32 else {
            throw ClewError(
                .unknownOption,
                "The key has \(key.count) bytes; take 32 random ones: head -c 32 /dev/urandom > key. Keep it, and show it nobody."
            )
        }
        var found = Found()
        guard
            let root = Self.build(
                1, rows.count, showing: shown, into: &found,
                leaf: { number in
                    let cells = rows[number - 1].cells
                    let salt = Self.salt(number, cells, key)
                    return SumNode(row: number, salt: salt, cells: cells).map { ($0, salt, cells) }
                })
        else { throw ClewError(.caseInvalid, "The quantities of the case are beyond all goods; no sum holds them.") }
        columns = LedgerRow.columns
        rowCount = rows.count
        self.root = root.digest
        totals = Self.sums(root.sums)
        self.shown = found.rows
        withheld = found.branches
    }

    /// What building a tree finds on its way.
    private struct Found {
        var rows: [Row] = []
        var branches: [Branch] = []
    }

    /// Builds a branch; of one without a row to show, the branch alone is kept.
    private static func build(
        _ first: Int, _ count: Int, showing shown: Set<Int>, into found: inout Found,
        leaf: (Int) -> (node: SumNode, salt: String, cells: [String])?
    ) -> SumNode? {
        let (rowsBefore, branchesBefore) = (found.rows.count, found.branches.count)
        let node: SumNode
        if count == 1 {
            guard let made = leaf(first) else { return nil }
            node = made.node
            if shown.contains(first) { found.rows.append(Row(row: first, salt: made.salt, cells: made.cells)) }
        } else {
            let half = SumNode.leftCount(of: count)
            guard let left = build(first, half, showing: shown, into: &found, leaf: leaf),
                let right = build(first + half, count - half, showing: shown, into: &found, leaf: leaf),
                let joined = SumNode(left, right)
            else { return nil }
            node = joined
        }
        if found.rows.count == rowsBefore {
            found.branches.removeSubrange(branchesBefore...)
            found.branches.append(
                Branch(first: first, last: first + count - 1, digest: node.digest, sums: sums(node.sums)))
        }
        return node
    }

    private static func salt(_ row: Int, _ cells: [String], _ key: [UInt8]) -> String {
        let text = "clew.disclosure/1 \(row) " + cells.map { "\($0.utf8.count):\($0)" }.joined()
        return MessageCode.hex(of: Array(text.utf8), key: key)
    }

    static func sums(_ sums: [String: Int]) -> [Sum] {
        sums.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
            Sum(what: $0.key, thousandths: $0.value)
        }
    }

    /// The rows shown as a table.
    var table: String {
        CSVCell.table([["row"] + columns] + shown.map { ["\($0.row)"] + $0.cells })
    }
}

/// HMAC-SHA256 (RFC 2104, FIPS 198-1).
enum MessageCode {
    /// The code of a message as 64 hexadecimal digits.
    static func hex(of message: [UInt8], key: [UInt8]) -> String {
        var block = key.count > 64 ? bytes(SHA256Digest(of: key)) : key
        block += [UInt8](repeating: 0, count: 64 - block.count)
        let inner = SHA256Digest(of: block.map { $0 ^ 0x36 } + message)
        return SHA256Digest(of: block.map { $0 ^ 0x5C } + bytes(inner)).hex
    }

    private static func bytes(_ digest: SHA256Digest) -> [UInt8] {
        let digits = Array(digest.hex.utf8).map { $0 < 0x61 ? $0 - 0x30 : $0 - 0x61 + 10 }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
