/// Terms sought in texts: the longest at each position, without overlaps.
struct TermFinder: Sendable {
    /// A term found.
    struct Found {
        var range: Range<Int>
        /// The terms that these words are, by their positions in the list that was given.
        var terms: [Int32]
    }

    private let trie: NameTrie

    init(_ terms: [String], folds: LetterFolds) {
        var builder = NameTrie.Builder()
        for (index, term) in terms.enumerated() {
            let units = FoldedText(term, folds: folds).units
            builder.insert(units.map { $0 == FoldedText.separator ? FoldedText.space : $0 }, value: Int32(index))
        }
        trie = builder.build()
    }

    /// The terms of a text, in its order.
    ///
    /// - Parameter overlapping: Whether a term may start inside another.
    /// - Complexity: O(*n*) in the length of the text times the longest term.
    func find(in text: borrowing FoldedText, overlapping: Bool = false) -> [Found] {
        var found: [Found] = []
        var position = 0
        while position < text.units.count {
            guard text.canStart(at: position),
                let match = trie.longest(in: text, at: position, limit: text.units.count)
            else {
                position += 1
                continue
            }
            found.append(Found(range: position..<match.end, terms: trie.values[match.node]))
            position = overlapping ? position + 1 : match.end
        }
        return found
    }
}

extension Array {
    /// The elements whose place lies in a window, given that the list is in the order of places.
    ///
    /// - Complexity: O(log *n*) for *n* elements, and the elements of the window.
    func starting(in window: Range<Int>, at place: (Element) -> Int) -> ArraySlice<Element> {
        func firstIndex(from bound: Int) -> Int {
            var low = startIndex
            var high = endIndex
            while low < high {
                let middle = (low + high) / 2
                if place(self[middle]) < bound { low = middle + 1 } else { high = middle }
            }
            return low
        }
        let first = firstIndex(from: window.lowerBound)
        return self[first..<Swift.max(first, firstIndex(from: window.upperBound))]
    }
}
