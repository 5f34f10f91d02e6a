import ClewModel
import Foundation

/// What stands in place of a name where a program has changed it: a date made of a name, or text read in the wrong encoding.
enum NameDamage: Hashable {
    /// A date: spreadsheets make one of “MAR-62”.
    case date
    /// UTF-8 that was read as another encoding, with the text that it was.
    case wrongEncoding(String)
    /// Text of which some characters are gone for good: replacement characters, question marks in a row.
    case lostCharacters

    /// Looks at a name; `nil` where it may be one as it stands, which its bytes tell of nearly all.
    init?(_ text: String) {
        guard text.utf8.withContiguousStorageIfAvailable(Self.mayBeDamaged) ?? true else { return nil }
        self.init(whole: text)
    }

    /// The same of a name whose bytes were not looked at before.
    init?(whole text: String) {
        if Self.isDate(text) {
            self = .date
        } else if let original = Self.original(of: text) {
            self = .wrongEncoding(original)
        } else if text.contains("\u{FFFD}") || text.contains("锟斤拷") || text.contains("??")
            || Self.isChineseAsLatin(text)
        {
            self = .lostCharacters
        } else {
            return nil
        }
    }

    /// Whether bytes can be those of a damaged name: a digit or 月 for a date; two letters of Western Europe, or none of other scripts than
    /// those that Windows-1252 has, or Р or С for another encoding; a replacement character, its ideographs, two question marks.
    private static func mayBeDamaged(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var (latin, hasOther, before) = (0, false, UInt8(0))
        for (place, byte) in bytes.enumerated() {
            switch byte {
            case 0x30...0x39: return true
            case 0x3F: if before == 0x3F { return true }
            case 0xC2, 0xC3, 0xC5, 0xC6, 0xCB, 0xE2: latin += 1
            case 0xD0: if place + 1 < bytes.count, (0xA0...0xA1).contains(bytes[place + 1]) { return true }
            case 0xE6: if Self.holds(bytes, at: place, 0x9C, 0x88) { return true }
            case 0xE9: if Self.holds(bytes, at: place, 0x94, 0x9F) { return true }
            case 0xEF: if Self.holds(bytes, at: place, 0xBF, 0xBD) { return true }
            default: break
            }
            if byte >= 0xC4, ![0xC5, 0xC6, 0xCB, 0xE2].contains(byte) { hasOther = true }
            before = byte
        }
        // Beside letters that no such encoding has, only Chinese read as Western European is left: four of its characters.
        return hasOther ? latin >= 4 : latin >= 2
    }

    private static func holds(
        _ bytes: UnsafeBufferPointer<UInt8>, at place: Int, _ second: UInt8, _ third: UInt8
    ) -> Bool {
        place + 2 < bytes.count && bytes[place + 1] == second && bytes[place + 2] == third
    }

    // MARK: Dates

    private static func isDate(_ text: String) -> Bool {
        guard text.utf8.count <= 32, text.contains(where: \.isNumber) else { return false }
        let isCJK = text.contains("月") && text.allSatisfy { $0.isNumber || "年月日号 ".contains($0) }
        if isCJK { return true }
        let parts = text.lowercased().split { " -/.:,".contains($0) }
        guard (2...6).contains(parts.count) else { return false }
        let numbers = parts.compactMap { part in part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil }
        let words = parts.filter { months.contains(String($0)) }
        if words.count == 1 { return numbers.count == parts.count - 1 && parts.count <= 3 }
        guard numbers.count == parts.count, parts.count >= 3 else { return false }
        let day = numbers.prefix(3)
        let hasYear = day.contains { (1900...2099).contains($0) }
        let rest = day.filter { !(1900...2099).contains($0) }
        return hasYear && rest.count == 2 && rest.allSatisfy { (1...31).contains($0) }
            || text.contains("/") && parts.count == 3 && day.allSatisfy { (0...99).contains($0) }
    }

    private static let months: Set<String> = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january",
        "february", "march",
        "april", "june", "july", "august", "september", "october", "november", "december", "mär", "mrz", "mai", "okt",
        "dez", "märz",
        "juni", "juli", "oktober", "dezember", "januar", "februar", "janv", "févr", "mars", "avr", "juin", "juil",
        "août", "déc", "ene",
        "abr", "ago", "dic", "янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
    ]

    // MARK: Encodings

    /// What a text was where it is UTF-8 read byte by byte as Western European or Cyrillic text.
    private static func original(of text: String) -> String? {
        var latin: [UInt8] = []
        var foreign = 0
        for scalar in text.unicodeScalars {
            if scalar.value >= 0x80 { foreign += 1 }
            if scalar.value < 0x100 {
                latin.append(UInt8(scalar.value))
            } else if let byte = western[scalar] {
                latin.append(byte)
            } else {
                return foreign >= 1 ? cyrillic(text) : nil
            }
        }
        guard foreign >= 2 else { return nil }
        return decoded(latin, of: text)
    }

    private static func cyrillic(_ text: String) -> String? {
        guard text.unicodeScalars.contains(where: { $0 == "Р" || $0 == "С" }),
            let data = text.data(using: .windowsCP1251, allowLossyConversion: false)
        else { return nil }
        return decoded(Array(data), of: text)
    }

    private static func decoded(_ bytes: [UInt8], of text: String) -> String? {
        guard let original = String(validating: bytes, as: UTF8.self), original != text,
            original.unicodeScalars.contains(where: { $0.value >= 0xA0 })
        else { return nil }
        return original
    }

    /// The characters of Windows-1252 that are none of Latin-1, with their bytes.
    private static let western: [Unicode.Scalar: UInt8] = {
        let table: [(Unicode.Scalar, UInt8)] = [
            ("€", 0x80), ("‚", 0x82), ("ƒ", 0x83), ("„", 0x84), ("…", 0x85), ("†", 0x86), ("‡", 0x87), ("ˆ", 0x88),
            ("‰", 0x89),
            ("Š", 0x8A), ("‹", 0x8B), ("Œ", 0x8C), ("Ž", 0x8E), ("‘", 0x91), ("’", 0x92), ("“", 0x93), ("”", 0x94),
            ("•", 0x95),
            ("–", 0x96), ("—", 0x97), ("˜", 0x98), ("™", 0x99), ("š", 0x9A), ("›", 0x9B), ("œ", 0x9C), ("ž", 0x9E),
            ("Ÿ", 0x9F),
        ]
        return Dictionary(uniqueKeysWithValues: table)
    }()

    /// Chinese text of two bytes a character, read as Western European: “ÐÂ½®”.
    private static func isChineseAsLatin(_ text: String) -> Bool {
        let foreign = text.unicodeScalars.filter { (0xA1...0xFE).contains($0.value) }
        let signs = foreign.filter {
            (0xA1...0xBF).contains($0.value) && $0 != "ª" && $0 != "º" || $0 == "×" || $0 == "÷"
        }
        return foreign.count >= 4 && signs.count >= 1 && foreign.count * 10 >= text.unicodeScalars.count * 6
    }
}
