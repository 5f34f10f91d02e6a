import ClewModel

/// Whether a disclosure holds: every row is shown or withheld, nothing was changed, and the sums add up.
public struct DisclosureCheck: Hashable, Sendable {
    /// How many rows are shown.
    public let shown: Int
    /// How many rows the ledger has.
    public let count: Int
    /// The root that the rows and branches give; `nil` where they give none.
    public let root: String?
    /// What is wrong, a sentence each; empty where all holds.
    public let problems: [String]
    /// Of each sum what the rows shown add, and what those withheld add, in thousandths.
    public let sums: [Part]

    /// A sum in two parts.
    public struct Part: Hashable, Sendable {
        /// What is added up.
        public let what: String
        /// What the rows shown add, in thousandths of the unit.
        public let shown: Int
        /// What the rows withheld add.
        public let withheld: Int
    }

    /// Checks a disclosure.
    ///
    /// - Parameter expected: The root that was told before, where one was.
    /// - Complexity: O(*k* log *n*) for *k* rows and branches of a ledger of *n* rows.
    public init(_ disclosure: Disclosure, expectedRoot expected: String? = nil) {
        var work = Work(disclosure)
        let node = work.node(1, disclosure.rowCount)
        var problems = work.problems
        shown = disclosure.shown.count
        count = disclosure.rowCount
        root = node?.digest
        if disclosure.columns != LedgerRow.columns {
            problems.append("The columns are not those of a ledger of goods.")
        }
        for row in disclosure.shown where !work.usedRows.contains(row.row) {
            problems.append("Row \(row.row) is shown and has no place in the tree.")
        }
        for branch in disclosure.withheld where !work.usedBranches.contains(branch.first) {
            problems.append("The branch of rows \(branch.first) to \(branch.last) has no place in the tree.")
        }
        if let node {
            if node.digest != disclosure.root {
                problems.append(
                    "The rows and branches do not give the root that is stated: a row, its place or a sum was changed.")
            }
            if Disclosure.sums(node.sums) != disclosure.totals {
                problems.append("The sums of the rows and branches are not the totals that are stated.")
            }
        }
        if let expected, expected.lowercased() != disclosure.root {
            problems.append("The root is not the one that was told before.")
        }
        var shownSums: [String: Int] = [:]
        for row in disclosure.shown {
            if let amount = LedgerRow.amount(of: row.cells) {
                shownSums[amount.what] = (shownSums[amount.what] ?? 0) &+ amount.amount
            }
        }
        sums = disclosure.totals.map { total in
            let part = shownSums[total.what] ?? 0
            return Part(what: total.what, shown: part, withheld: total.thousandths &- part)
        }
        self.problems = problems
    }

    /// Puts the tree together again from rows and branches.
    private struct Work {
        private let rows: [Int: Disclosure.Row]
        private let branches: [Int: Disclosure.Branch]
        private let starts: [Int]
        private(set) var problems: [String] = []
        private(set) var usedRows: Set<Int> = []
        private(set) var usedBranches: Set<Int> = []

        init(_ disclosure: Disclosure) {
            rows = Dictionary(disclosure.shown.map { ($0.row, $0) }, uniquingKeysWith: { first, _ in first })
            branches = Dictionary(disclosure.withheld.map { ($0.first, $0) }, uniquingKeysWith: { first, _ in first })
            starts = (disclosure.shown.map(\.row) + disclosure.withheld.map(\.first)).sorted()
            if rows.count < disclosure.shown.count { problems.append("A row is shown twice.") }
            if branches.count < disclosure.withheld.count { problems.append("A branch stands there twice.") }
            if disclosure.rowCount < 1 { problems.append("The ledger has no row.") }
        }

        /// The node of rows, by the number of the first and how many there are; `nil` where they are not all there.
        mutating func node(_ first: Int, _ count: Int) -> SumNode? {
            guard count >= 1 else { return nil }
            if let branch = branches[first], branch.last == first + count - 1 {
                usedBranches.insert(first)
                return node(branch, count)
            }
            if count == 1 {
                guard let row = rows[first] else {
                    problems.append("Row \(first) is neither shown nor withheld.")
                    return nil
                }
                usedRows.insert(first)
                guard let node = SumNode(row: first, salt: row.salt, cells: row.cells) else {
                    problems.append("Row \(first) is no row of a ledger of goods.")
                    return nil
                }
                return node
            }
            // A gap is told as one, not row by row.
            guard hasStart(first, first + count - 1) else {
                problems.append("Rows \(first) to \(first + count - 1) are neither shown nor withheld.")
                return nil
            }
            let half = SumNode.leftCount(of: count)
            let left = node(first, half)
            let right = node(first + half, count - half)
            guard let left, let right else { return nil }
            guard let joined = SumNode(left, right) else {
                problems.append("The sums of rows \(first) to \(first + count - 1) are beyond all goods.")
                return nil
            }
            return joined
        }

        private mutating func node(_ branch: Disclosure.Branch, _ count: Int) -> SumNode? {
            let sums = Dictionary(
                branch.sums.map { ($0.what, $0.thousandths) }, uniquingKeysWith: { first, _ in first })
            guard sums.count == branch.sums.count, sums.values.allSatisfy({ $0 >= 0 }) else {
                problems.append(
                    "The branch of rows \(branch.first) to \(branch.last) has a sum below nothing, or one twice.")
                return nil
            }
            return SumNode(count: count, sums: sums, digest: branch.digest)
        }

        /// Whether a row or a branch begins between two rows.
        private func hasStart(_ first: Int, _ last: Int) -> Bool {
            var (low, high) = (0, starts.count)
            while low < high {
                let middle = (low + high) / 2
                if starts[middle] < first { low = middle + 1 } else { high = middle }
            }
            return low < starts.count && starts[low] <= last
        }
    }
}
