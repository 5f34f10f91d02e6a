/// Finds the generic word that a misspelt one was meant to be.
///
/// Holds the single words of all Latin forms of places, industries, qualifiers, units and legal forms, under the hashes of their
/// letters with one left out (the *SymSpell* idea of Wolf Garbe, 2012). One slip is forgiven: a letter lost, added, changed, or
/// two neighbours swapped. About 60,000 hashes for the bundled tables.
struct SlipTable: Sendable {
    /// Shorter words have too many neighbours.
    static let shortest = 5
    /// A word changed, not only shortened, lengthened or swapped, has to be longer.
    static let shortestChanged = 6
    private static let longest = 24
    private let words: [[UInt8]]
    /// Hashes with the number of a word, sorted.
    private let hashes: [UInt64]
    private let numbers: [UInt32]

    /// Builds the table of some words; shorter and longer ones are left out.
    init(words all: Set<[UInt8]>) {
        words = all.filter { (Self.shortest...Self.longest).contains($0.count) }
            .sorted { $0.lexicographicallyPrecedes($1) }
        var entries: [(hash: UInt64, number: UInt32)] = []
        for (number, word) in words.enumerated() {
            Self.forEachHash(of: word) { entries.append(($0, UInt32(number))) }
        }
        entries.sort { $0.hash != $1.hash ? $0.hash < $1.hash : $0.number < $1.number }
        hashes = entries.map(\.hash)
        numbers = entries.map(\.number)
    }

    /// The one generic word that a word is a slip of; `nil` if it is one itself, is none, or could be several.
    ///
    /// - Complexity: O(*n* log *m*) for *n* letters and *m* hashes.
    func word(meantBy letters: [UInt8]) -> [UInt8]? {
        guard (Self.shortest...Self.longest).contains(letters.count) else { return nil }
        var found: [UInt32] = []
        Self.forEachHash(of: letters) { hash in
            var slot = firstSlot(of: hash)
            while slot < hashes.count, hashes[slot] == hash {
                if !found.contains(numbers[slot]) { found.append(numbers[slot]) }
                slot += 1
            }
        }
        let candidates = found.map { words[Int($0)] }.filter { isSlip(letters, of: $0) }
        if candidates.contains(letters) { return nil }
        let alike = candidates.filter { $0.first == letters.first }
        guard let only = alike.isEmpty ? candidates.first : alike.first else { return nil }
        return (alike.isEmpty ? candidates.count : alike.count) == 1 ? only : nil
    }

    private func isSlip(_ letters: [UInt8], of word: [UInt8]) -> Bool {
        guard EditDistance.alignment(letters.span, word.span, limit: 1) <= 1 else { return false }
        if letters.count != word.count || letters.count >= Self.shortestChanged { return true }
        return letters == word || letters.sorted() == word.sorted()
    }

    private func firstSlot(of hash: UInt64) -> Int {
        var low = 0
        var high = hashes.count
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The hash of the whole word, and of the word without each of its letters.
    private static func forEachHash(of word: [UInt8], _ body: (UInt64) -> Void) {
        body(StableHash.of(word, seed: 12))
        for index in word.indices where index == 0 || word[index] != word[index - 1] {
            var hash = StableHash(seed: 12)
            for other in word.indices where other != index { hash.add(word[other]) }
            body(hash.value)
        }
    }
}
