/// Many patterns sought in one pass over bytes: the automaton of Aho and Corasick (1975), its transitions packed into a
/// double array (Aoe, 1989), so that a state costs 16 bytes and a step one look.
///
/// Built once, then read only. Matches may overlap; whoever asks chooses among them.
struct ByteAutomaton: Sendable {
    private struct State {
        /// Where the children lie: the child for byte *c* is at `base ^ c`.
        var base: Int32 = 0
        /// The parent, by which a child knows that it is one.
        var check: Int32 = -1
        /// The longest proper suffix that is a state.
        var fail: Int32 = 0
        /// The first pattern that ends here, in `ends`.
        var output: Int32 = -1
    }

    private struct End {
        var pattern: Int32
        var next: Int32
    }

    private var states: [State] = [State()]
    private var ends: [End] = []
    private let lengths: [Int32]

    /// Builds the automaton.
    ///
    /// - Parameter patterns: The patterns; an empty one is never found. Two may be equal: both are found.
    /// - Complexity: O(*n*) in the bytes of the patterns, and the search for room in the array.
    init(_ patterns: [[UInt8]]) {
        lengths = patterns.map { Int32($0.count) }
        var trie = Trie()
        for (index, pattern) in patterns.enumerated() where !pattern.isEmpty { trie.insert(pattern, Int32(index)) }
        pack(trie)
    }

    private struct Trie {
        var children: [[(byte: UInt8, node: Int)]] = [[]]
        var patterns: [[Int32]] = [[]]

        mutating func insert(_ pattern: [UInt8], _ index: Int32) {
            var node = 0
            for byte in pattern {
                if let edge = children[node].first(where: { $0.byte == byte }) {
                    node = edge.node
                } else {
                    children[node].append((byte, children.count))
                    node = children.count
                    children.append([])
                    patterns.append([])
                }
            }
            patterns[node].append(index)
        }
    }

    private mutating func pack(_ trie: Trie) {
        var place = [Int](repeating: 0, count: trie.children.count)
        var queue = [0]
        var isTaken = [true]
        var firstFree = 1
        var read = 0
        func grow(to count: Int, _ states: inout [State]) {
            while isTaken.count < count {
                isTaken.append(false)
                states.append(State())
            }
        }
        grow(to: 256, &states)
        while read < queue.count {
            let node = queue[read]
            read += 1
            let edges = trie.children[node].sorted { $0.byte < $1.byte }
            let here = place[node]
            if node != 0 { link(trie.patterns[node], at: here) }
            guard let first = edges.first else {
                // A base that leads to no child of this state.
                states[here].base = 0
                continue
            }
            while firstFree < isTaken.count, isTaken[firstFree] { firstFree += 1 }
            var candidate = firstFree
            var base = candidate ^ Int(first.byte)
            while true {
                grow(to: (candidate | 0xFF) + 1, &states)
                base = candidate ^ Int(first.byte)
                if !isTaken[candidate], edges.allSatisfy({ !isTaken[base ^ Int($0.byte)] }) { break }
                candidate += 1
            }
            states[here].base = Int32(base)
            for edge in edges {
                let child = base ^ Int(edge.byte)
                isTaken[child] = true
                states[child].check = Int32(here)
                place[edge.node] = child
                queue.append(edge.node)
                states[child].fail = here == 0 ? 0 : Int32(step(from: Int(states[here].fail), edge.byte))
            }
        }
    }

    /// Chains the patterns that end at a state, and those that end at its suffixes.
    private mutating func link(_ patterns: [Int32], at state: Int) {
        var output = states[Int(states[state].fail)].output
        for pattern in patterns.reversed() {
            ends.append(End(pattern: pattern, next: output))
            output = Int32(ends.count - 1)
        }
        states[state].output = output
    }

    private func step(from state: Int, _ byte: UInt8) -> Int {
        var state = state
        while true {
            let next = Int(states[state].base) ^ Int(byte)
            if states[next].check == Int32(state) { return next }
            if state == 0 { return 0 }
            state = Int(states[state].fail)
        }
    }

    /// Calls back for every occurrence of every pattern, in the order of where they end, the longest first.
    ///
    /// - Complexity: O(*n*) in the bytes, and the occurrences.
    func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ found: (_ pattern: Int, _ start: Int, _ end: Int) -> Void) {
        states.withUnsafeBufferPointer { states in
            var state = 0
            for position in 0..<bytes.count {
                let byte = Int32(bytes[position])
                while true {
                    let next = Int(states[state].base ^ byte)
                    if states[next].check == Int32(truncatingIfNeeded: state) {
                        state = next
                        break
                    }
                    if state == 0 { break }
                    state = Int(states[state].fail)
                }
                var output = states[state].output
                while output >= 0 {
                    let end = ends[Int(output)]
                    found(Int(end.pattern), position + 1 - Int(lengths[Int(end.pattern)]), position + 1)
                    output = end.next
                }
            }
        }
    }
}
