import ClewModel

/// Cuts short quotes out of a text and says where they stand.
///
/// A quote keeps to the words found and at most eight characters on either side, more only to end a name. It ends at punctuation and line breaks,
/// and its context is left out where it holds a number of six digits or more or a middle dot, which names of persons have.
struct TextExcerpt {
    private let utf8: [UInt8]
    private let file: String
    private var lineStarts: [Int] = [0]

    static let reach = 8

    init(_ text: String, file: String) {
        utf8 = Array(text.utf8)
        self.file = file
        for (offset, byte) in utf8.enumerated() where byte == 0x0A { lineStarts.append(offset + 1) }
    }

    func text(_ bytes: Range<Int>) -> String {
        String(decoding: utf8[bytes], as: UTF8.self)
    }

    /// The line and the column in characters, both from 1.
    func location(_ bytes: Range<Int>) -> SourceLocation {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= bytes.lowerBound { low = middle } else { high = middle }
        }
        let column = String(decoding: utf8[lineStarts[low]..<bytes.lowerBound], as: UTF8.self).count + 1
        return SourceLocation(file: file, line: low + 1, column: column)
    }

    /// The words with what stands around them.
    ///
    /// - Parameter names: Where names stand, which are quoted whole or not at all.
    func quote(_ bytes: Range<Int>, keeping names: [Range<Int>] = []) -> String {
        let before = String(decoding: utf8[max(0, bytes.lowerBound - 96)..<bytes.lowerBound], as: UTF8.self)
        let after = String(decoding: utf8[bytes.upperBound..<min(utf8.count, bytes.upperBound + 96)], as: UTF8.self)
        let head = String(Self.context(before.reversed()).reversed())
        let tail = String(Self.context(after))
        let words = text(bytes)
        guard !Self.mayNameAPerson(head), !Self.mayNameAPerson(tail) else { return words }
        let start = bytes.lowerBound - head.utf8.count
        let end = bytes.upperBound + tail.utf8.count
        let first = names.first { $0.lowerBound < start && start < $0.upperBound && $0.upperBound <= bytes.lowerBound }
        let last = names.first { $0.lowerBound < end && end < $0.upperBound && $0.lowerBound >= bytes.upperBound }
        return text((first?.lowerBound ?? start)..<(last?.upperBound ?? end))
    }

    /// The nearest characters up to punctuation; none where a middle dot follows, as in a name of a person.
    private static func context(_ characters: some Sequence<Character>) -> [Character] {
        var kept: [Character] = []
        for character in characters {
            if character == "·" || character == "•" { return [] }
            if ends(character) { break }
            if kept.count == reach {
                // A word of letters is not cut in the middle.
                while let last = kept.last, isLetter(last), isLetter(character) { kept.removeLast() }
                break
            }
            kept.append(character)
        }
        while kept.last?.isWhitespace == true { kept.removeLast() }
        return kept
    }

    private static func isLetter(_ character: Character) -> Bool {
        character.isLetter && character.unicodeScalars.allSatisfy { $0.value < 0x2E80 }
    }

    private static func ends(_ character: Character) -> Bool {
        character.isNewline || character == "\u{FFFD}" || (character.isPunctuation && character != "-")
    }

    private static func mayNameAPerson(_ text: String) -> Bool {
        var digits = 0
        for character in text {
            digits = character.isNumber ? digits + 1 : 0
            if digits >= 6 { return true }
        }
        return false
    }
}
