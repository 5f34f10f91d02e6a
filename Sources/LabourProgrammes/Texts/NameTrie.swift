/// Names as a tree of code points, for the longest name at a position of a text.
///
/// Built once, then read only: edges of a node lie side by side in flat arrays, sorted by label.
struct NameTrie: Sendable {
    /// What a walk through the tree found.
    struct Match {
        /// The position after the name.
        var end: Int
        /// The node, whose values are the name's.
        var node: Int
    }

    private var labels: [UInt32] = []
    private var targets: [Int32] = []
    private var edgeStart: [Int32] = [0]
    private var allowsSpace: [Bool] = []
    private var rootTargets: [Int32] = []
    private(set) var values: [[Int32]] = []

    /// Collects names before they are frozen.
    struct Builder {
        private var children: [[UInt32: Int]] = [[:]]
        private var values: [[Int32]] = [[]]
        private var allowsSpace: [Bool] = [false]

        /// Adds a name; a space in it is one that may be missing.
        mutating func insert(_ name: [UInt32], value: Int32) {
            var node = 0
            for unit in name {
                if unit == FoldedText.space {
                    allowsSpace[node] = true
                    continue
                }
                if let next = children[node][unit] {
                    node = next
                } else {
                    children.append([:])
                    values.append([])
                    allowsSpace.append(FoldedText.isHan(unit))
                    children[node][unit] = children.count - 1
                    node = children.count - 1
                }
            }
            guard node != 0 else { return }
            if !values[node].contains(value) { values[node].append(value) }
        }

        /// The finished tree.
        consuming func build() -> NameTrie {
            var trie = NameTrie()
            trie.values = values
            trie.allowsSpace = allowsSpace
            trie.rootTargets = [Int32](repeating: -1, count: 0x1_0000)
            for (node, edges) in children.enumerated() {
                for (label, target) in edges.sorted(by: { $0.key < $1.key }) {
                    trie.labels.append(label)
                    trie.targets.append(Int32(target))
                    if node == 0, label < 0x1_0000 { trie.rootTargets[Int(label)] = Int32(target) }
                }
                trie.edgeStart.append(Int32(trie.labels.count))
            }
            return trie
        }
    }

    private func child(of node: Int, _ label: UInt32) -> Int? {
        if node == 0, label < 0x1_0000, !rootTargets.isEmpty {
            let target = rootTargets[Int(label)]
            return target < 0 ? nil : Int(target)
        }
        var low = Int(edgeStart[node])
        var high = Int(edgeStart[node + 1])
        while low < high {
            let middle = (low + high) / 2
            if labels[middle] == label { return Int(targets[middle]) }
            if labels[middle] < label { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    /// The longest name that starts at a position and ends where a word may end.
    ///
    /// - Complexity: O(*n*) for a name of *n* code points.
    func longest(in text: borrowing FoldedText, at start: Int, limit: Int) -> Match? {
        var best: Match?
        var node = 0
        var position = start
        while position < limit {
            let unit = text.units[position]
            if let next = child(of: node, unit) {
                node = next
                position += 1
            } else if node != 0, unit == FoldedText.apostrophe {
                position += 1
                continue
            } else if node != 0, unit == FoldedText.space, allowsSpace[node] {
                position += 1
                continue
            } else {
                break
            }
            if !values[node].isEmpty, text.canEnd(at: position) {
                best = Match(end: position, node: node)
            }
        }
        return best
    }
}
