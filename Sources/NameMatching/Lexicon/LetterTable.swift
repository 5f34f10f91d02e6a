import ClewModel
import Foundation

/// What every character of Unicode's basic plane, and the styled Latin letters above it, means in a name.
///
/// Built from `letters.tsv`, `scripts.csv` and, for radicals, ``IdeographForm``; Hangul is romanised by arithmetic (Revised Romanisation), Han by ``HanTable``.
struct LetterTable: Sendable {
    /// The class of a character.
    enum Class: UInt8 {
        case separator = 0, ignored, latin, digit, han, cyrillic, greek, arabic, uyghur, kana, hangul, armenian,
            georgian
        case hebrew, brahmic, other, wordBreak
    }

    private var classes: [UInt8]
    private var payloads: [UInt32]
    private var pool: [UInt8] = [0]
    /// Readings of Arabic letters inside a Uyghur name, by code point.
    private(set) var uyghur: [UInt32: [UInt8]] = [:]
    private static let limit: UInt32 = 0x20000

    init(directory: URL) throws(NameMatchingError) {
        classes = [UInt8](repeating: 0, count: Int(Self.limit))
        payloads = [UInt32](repeating: 0, count: Int(Self.limit))
        let file = directory.appending(path: "letters.tsv")
        var number = 0
        for line in CommaSeparatedFile.lines(of: try CommaSeparatedFile.text(of: file)) {
            number += 1
            if line.isEmpty || line.utf8.first == UInt8(ascii: "#") { continue }
            let fields = CommaSeparatedFile.parts(of: line, at: "\t")
            guard fields.count >= 2, let code = UInt32(fields[0], radix: 16), code < Self.limit,
                let kind = Self.kinds[String(fields[1])]
            else {
                throw NameMatchingError(
                    .malformedRow, "Expected a code point, a class and letters.", file: "letters.tsv", line: number)
            }
            classes[Int(code)] = kind.rawValue
            let letters = fields.count > 2 ? String(fields[2]) : ""
            if kind == .han {
                payloads[Int(code)] = letters.unicodeScalars.first?.value ?? code
            } else if !letters.isEmpty {
                payloads[Int(code)] = UInt32(pool.count)
                pool.append(UInt8(min(letters.utf8.count, 255)))
                pool.append(contentsOf: letters.utf8.prefix(255))
            }
        }
        for code in 0x3400..<0xA000 where classes[code] == 0 {
            classes[code] = Class.han.rawValue
            payloads[code] = UInt32(code)
        }
        for code in 0x2E80..<0x31F0 where classes[code] == 0 {
            // A radical or a stroke that stands for an ideograph; few stand for one beyond the basic plane.
            let ideograph = IdeographForm.unified(UInt32(code))
            guard ideograph != code, (0x3400..<0xA000).contains(ideograph) else { continue }
            classes[code] = Class.han.rawValue
            payloads[code] = ideograph
        }
        for code in 0xAC00..<0xD7A4 { classes[code] = Class.hangul.rawValue }
        let scripts = try CommaSeparatedFile(
            directory.appending(path: "scripts.csv"), requiring: ["script", "letter", "latin"])
        for row in scripts.rows where scripts.field("script", of: row) == "uyghur" {
            guard let scalar = scripts.field("letter", of: row).unicodeScalars.first else { continue }
            uyghur[scalar.value] = Array(scripts.field("latin", of: row).utf8)
        }
    }

    /// The class of a character.
    func kind(_ code: UInt32) -> Class {
        if code < Self.limit { return Class(rawValue: classes[Int(code)]) ?? .separator }
        // Tags, and the selectors that follow ideographs: drawn as nothing.
        if (0xE0000..<0xE1000).contains(code) { return .ignored }
        // Supplementary ideographs have no reading here, but they are letters.
        return (0x20000..<0x32000).contains(code) ? .other : .separator
    }

    /// The ideograph that stands for a compatibility ideograph; any other ideograph itself.
    func ideograph(_ code: UInt32) -> UInt32 { payloads[Int(code)] }

    /// Appends the letters of a character.
    func append(_ code: UInt32, to letters: inout [UInt8]) {
        guard code < Self.limit else { return }
        let start = Int(payloads[Int(code)])
        guard start > 0 else { return }
        let count = Int(pool[start])
        for index in start + 1..<start + 1 + count { letters.append(pool[index]) }
    }

    /// Appends the letters of a character of a word, the first of whose letters stands at `start`.
    ///
    /// Two letters of Arabic or Hebrew that together would spell a third sound (z and h are no zh, d and j no dj) are parted by
    /// a vowel, which those scripts do not write.
    func append(_ code: UInt32, to letters: inout [UInt8], since start: Int) {
        if (0x590..<0x700).contains(code), letters.count > start, let last = letters.last, code != 0x6BE,
            let first = first(of: code), Self.isDigraph(last, first)
        {
            letters.append(UInt8(ascii: "a"))
        }
        append(code, to: &letters)
    }

    private func first(of code: UInt32) -> UInt8? {
        let start = Int(payloads[Int(code)])
        return start > 0 && pool[start] > 0 ? pool[start + 1] : nil
    }

    private static func isDigraph(_ left: UInt8, _ right: UInt8) -> Bool {
        switch right {
        case UInt8(ascii: "h"): "ztskgdpc".utf8.contains(left)
        case UInt8(ascii: "j"): left == UInt8(ascii: "d")
        case UInt8(ascii: "z"): left == UInt8(ascii: "d") || left == UInt8(ascii: "t")
        case UInt8(ascii: "s"): left == UInt8(ascii: "t")
        default: false
        }
    }

    /// The value of a digit.
    func digit(_ code: UInt32) -> UInt32 {
        let start = Int(payloads[Int(code)])
        return start > 0 ? UInt32(pool[start + 1] &- 48) : 0
    }

    private static let kinds: [String: Class] = [
        "ignore": .ignored, "latin": .latin, "digit": .digit, "han": .han, "cyrillic": .cyrillic, "greek": .greek,
        "arabic": .arabic, "uyghur": .uyghur, "kana": .kana, "armenian": .armenian, "georgian": .georgian,
        "hebrew": .hebrew, "brahmic": .brahmic,
        "other": .other, "break": .wordBreak,
    ]
}

extension LetterTable.Class {
    /// The writing system that a letter of this class belongs to.
    var script: NameScript {
        switch self {
        case .latin: .latin
        case .han: .han
        case .cyrillic: .cyrillic
        case .greek: .greek
        case .arabic: .arabic
        case .uyghur: .uyghur
        case .kana: .kana
        case .hangul: .hangul
        case .armenian: .armenian
        case .georgian: .georgian
        case .hebrew: .hebrew
        case .brahmic: .brahmic
        case .other: .other
        case .separator, .ignored, .digit, .wordBreak: .none
        }
    }
}
