import ClewModel
import Foundation
import NameMatching

/// A text as letters, ideographs and digits without anything between, with the places where a word begins.
///
/// Spaces, signs and small words (of, the, and) are left out, so that `Xinjiang Production & Construction Corps` and
/// `Xin·jiang Production and Construction Corps` are one. Traditional ideographs and radicals are the simplified ones that they
/// stand for.
struct DesignationText {
    /// Code points in small letters, without marks.
    private(set) var units: [UInt32] = []
    /// For each unit, and for the end, whether a word begins there.
    private(set) var starts: [Bool] = []
    /// For each unit the place of its character in the text.
    private(set) var origins: [String.Index] = []
    /// The text as given.
    let original: String

    /// Reads a text.
    ///
    /// - Complexity: O(*n*) for *n* characters.
    init(_ text: String, lexicon: Lexicon) {
        original = text
        var word: (start: Int, isLatin: Bool)?
        func closeWord(_ units: inout [UInt32], _ starts: inout [Bool], _ origins: inout [String.Index]) {
            if let open = word, open.isLatin, Self.small.contains(Array(units[open.start...])) {
                units.removeSubrange(open.start...)
                starts.removeSubrange(open.start...)
                origins.removeSubrange(open.start...)
            }
            word = nil
        }
        var isDigit = false
        for index in text.indices {
            let character = text[index]
            for scalar in Self.plain(character).unicodeScalars {
                guard let code = Self.unit(scalar, lexicon) else {
                    // The dots of pinyin stand within a word.
                    if scalar != "·" && scalar != "'" && scalar != "’" { closeWord(&units, &starts, &origins) }
                    continue
                }
                let isHan = code >= 0x3400
                let digit = (0x30...0x39).contains(code)
                if isHan || word == nil || word?.isLatin == false || digit != isDigit {
                    closeWord(&units, &starts, &origins)
                    word = (units.count, !isHan)
                    starts.append(true)
                } else {
                    starts.append(false)
                }
                isDigit = digit
                units.append(code)
                origins.append(index)
            }
        }
        closeWord(&units, &starts, &origins)
        starts.append(true)
    }

    /// The letters, ideographs and digits of a text, as ``units`` has them.
    static func units(of text: String, lexicon: Lexicon) -> [UInt32] { DesignationText(text, lexicon: lexicon).units }

    /// The part of the text as given that some units cover.
    func words(_ range: Range<Int>) -> String {
        guard !range.isEmpty else { return "" }
        let end = original.index(after: origins[range.upperBound - 1])
        return String(original[origins[range.lowerBound]..<end])
    }

    /// A character in small letters without marks and of usual width: é is e, ü is u.
    private static func plain(_ character: Character) -> String {
        if let ascii = character.asciiValue {
            return String(Unicode.Scalar((0x41...0x5A).contains(ascii) ? ascii | 0x20 : ascii))
        }
        if let scalar = character.unicodeScalars.first, (0x4E00..<0xA000).contains(scalar.value) {
            return String(character)
        }
        return String(character).folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil).lowercased()
    }

    private static let small: Set<[UInt32]> = Set(["of", "the", "and", "s"].map { $0.unicodeScalars.map(\.value) })

    private static func unit(_ scalar: Unicode.Scalar, _ lexicon: Lexicon) -> UInt32? {
        let code = IdeographForm.unified(scalar.value)
        if (0x30...0x39).contains(code) || (0x61...0x7A).contains(code) { return code }
        if code == 0x3007 { return 0x96F6 }
        if code >= 0x3400 && code < 0xA000 { return lexicon.simplified(code) }
        return code > 0x7F && scalar.properties.isAlphabetic ? code : nil
    }
}
