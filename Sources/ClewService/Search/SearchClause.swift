/// What a search asks of an entity.
indirect enum SearchClause: Hashable, Sendable {
    /// Anything.
    case everything
    /// Words that follow each other in one value of a field; of any field where it is `nil`.
    case words([String], field: EntityField?, isPrefix: Bool)
    /// A word with `*` and `?` for any letters and any letter.
    case pattern(String, field: EntityField?)
    /// A word with so many letters changed, left out, added or swapped.
    case fuzzy(String, field: EntityField?, distance: Int)
    /// A value of a field between two others, in the order of code points; `nil` is open.
    case range(EntityField, from: String?, to: String?, takesFrom: Bool, takesTo: Bool)
    /// Any value of a field.
    case exists(EntityField)
    case all([SearchClause])
    case any([SearchClause])
    case not(SearchClause)

    /// Whether it asks for nothing but words anywhere, as a name typed into a box does.
    var isPlain: Bool {
        switch self {
        case .words(_, field: nil, isPrefix: false), .fuzzy(_, field: nil, distance: _): true
        case .all(let parts): parts.allSatisfy(\.isPlain)
        default: false
        }
    }
}

/// Finds whether entities are what a search asks for.
struct SearchMatcher {
    let store: EntityStore

    /// Whether an entity is what a clause asks for.
    ///
    /// - Parameter inNames: Whether words without a field are sought in names alone.
    func matches(_ clause: SearchClause, _ place: Int, _ text: SearchText, inNames: Bool = false) -> Bool {
        switch clause {
        case .everything: return true
        case .all(let parts): return parts.allSatisfy { matches($0, place, text, inNames: inNames) }
        case .any(let parts): return parts.contains { matches($0, place, text, inNames: inNames) }
        case .not(let part): return !matches(part, place, text)
        case .exists(let field): return !field.values(at: place, in: store).isEmpty
        case .range(let field, let from, let to, let takesFrom, let takesTo):
            return field.values(at: place, in: store).contains { value in
                (from.map { takesFrom ? $0 <= value : $0 < value } ?? true)
                    && (to.map { takesTo ? value <= $0 || value.hasPrefix($0) : value < $0 } ?? true)
            }
        case .words(let words, let field, let isPrefix):
            guard let last = words.last else { return true }
            var pattern = words.joined(separator: " ")
            if !SearchText.isUnspaced(words[0]) { pattern = " " + pattern }
            if !isPrefix, !SearchText.isUnspaced(last) { pattern += " " }
            let bytes = Array(pattern.utf8)
            return within(field, place, text, inNames) { Self.holds($0, bytes) }
        case .pattern(let pattern, let field):
            let letters = Array(pattern)
            return within(field, place, text, inNames) { area in
                Self.words(in: area).contains { Self.fits(Array($0), letters) }
            }
        case .fuzzy(let word, let field, let distance):
            let letters = Array(word)
            return within(field, place, text, inNames) { area in
                Self.words(in: area).contains { Self.isWithin(Array($0), letters, distance) }
            }
        }
    }

    private func within(
        _ field: EntityField?, _ place: Int, _ text: SearchText, _ inNames: Bool, _ body: (ArraySlice<UInt8>) -> Bool
    ) -> Bool {
        guard let field else { return body(inNames ? text.bytes[..<text.nameCount] : text.bytes[...]) }
        return body(SearchText(field.values(at: place, in: store)).bytes[...])
    }

    private static func words(in area: ArraySlice<UInt8>) -> [String] {
        area.split(separator: 0x20).filter { $0.first.map { $0 >= 0x20 } ?? false }
            .map { String(decoding: $0, as: UTF8.self) }
    }

    static func holds(_ text: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
        guard let first = word.first, text.count >= word.count else { return word.isEmpty }
        return text.withUnsafeBufferPointer { text in
            word.withUnsafeBufferPointer { word in
                var start = 0
                while start + word.count <= text.count {
                    if text[start] == first {
                        var length = 1
                        while length < word.count, text[start + length] == word[length] { length += 1 }
                        if length == word.count { return true }
                    }
                    start += 1
                }
                return false
            }
        }
    }

    /// Whether a word fits a pattern; linear but for the last `*`, to which it comes back.
    static func fits(_ word: [Character], _ pattern: [Character]) -> Bool {
        var (at, of) = (0, 0)
        var back: (at: Int, of: Int)?
        while at < word.count {
            if of < pattern.count, pattern[of] == "*" {
                back = (at, of)
                of += 1
            } else if of < pattern.count, pattern[of] == "?" || pattern[of] == word[at] {
                at += 1
                of += 1
            } else if let last = back {
                back = (last.at + 1, last.of)
                (at, of) = (last.at + 1, last.of + 1)
            } else {
                return false
            }
        }
        return pattern[of...].allSatisfy { $0 == "*" }
    }

    /// Whether two words differ by no more than so many letters, two swapped neighbours counting as one.
    static func isWithin(_ lhs: [Character], _ rhs: [Character], _ distance: Int) -> Bool {
        guard abs(lhs.count - rhs.count) <= distance else { return false }
        guard !lhs.isEmpty, !rhs.isEmpty else { return true }
        var before = [Int](repeating: 0, count: rhs.count + 1)
        var above = Array(0...rhs.count)
        for row in 1...lhs.count {
            var line = [row] + [Int](repeating: 0, count: rhs.count)
            for column in 1...rhs.count {
                let isSame = lhs[row - 1] == rhs[column - 1]
                line[column] = min(above[column] + 1, line[column - 1] + 1, above[column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, lhs[row - 1] == rhs[column - 2], lhs[row - 2] == rhs[column - 1] {
                    line[column] = min(line[column], before[column - 2] + 1)
                }
            }
            if line.allSatisfy({ $0 > distance }) { return false }
            (before, above) = (above, line)
        }
        return above[rhs.count] <= distance
    }
}
