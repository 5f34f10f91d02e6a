/// The number of a division or a regiment as names write it: 8, 8th, eighth, 八, 一四三, 一百四十三, in pinyin *ba*.
enum UnitNumber {
    /// What a form admits in a place for a number.
    enum Slot: String {
        /// A division, 1 to 14.
        case division = "d"
        /// A division in pinyin.
        case pinyin = "p"
        /// A regiment, 1 to 333.
        case regiment = "r"
    }

    /// The numbers that stand at a place, each with the number of units that it takes, the longest first.
    static func read(_ slot: Slot, _ text: DesignationText, at start: Int) -> [(value: Int, length: Int)] {
        guard start < text.units.count else { return [] }
        var found: [(value: Int, length: Int)] = []
        let units = text.units
        if slot == .pinyin {
            for (value, word) in pinyin where units[start...].starts(with: word) { found.append((value, word.count)) }
        } else {
            if let digits = digits(text, at: start) { found.append(digits) }
            for (value, word) in words where units[start...].starts(with: word) {
                if text.starts[start + word.count] { found.append((value, word.count)) }
            }
            if let han = ideographs(units, at: start) { found.append(han) }
        }
        let range = slot == .regiment ? 1...333 : 1...14
        return found.filter { range.contains($0.value) }.sorted { $0.length > $1.length }
    }

    private static func digits(_ text: DesignationText, at start: Int) -> (value: Int, length: Int)? {
        var end = start
        var value = 0
        while end < text.units.count, (0x30...0x39).contains(text.units[end]), end - start < 4 {
            value = value * 10 + Int(text.units[end] - 0x30)
            end += 1
        }
        guard end > start, end - start < 4 else { return nil }
        // Whoever writes 8th means 8.
        for ending in endings where text.units[end...].starts(with: ending) && text.starts[end + 2] { end += 2 }
        return (value, end - start)
    }

    private static func ideographs(_ units: [UInt32], at start: Int) -> (value: Int, length: Int)? {
        var end = start
        var positional = 0
        var value = 0
        var digit: Int?
        var hasPlaces = false
        while end < units.count, end - start < 6 {
            if let found = numerals[units[end]] {
                positional = positional * 10 + found
                digit = found
            } else if units[end] == ten {
                value += (digit ?? 1) * 10
                digit = nil
                hasPlaces = true
            } else if units[end] == hundred, let count = digit {
                value += count * 100
                digit = nil
                hasPlaces = true
            } else {
                break
            }
            end += 1
        }
        guard end > start else { return nil }
        return (hasPlaces ? value + (digit ?? 0) : positional, end - start)
    }

    private static let ten: UInt32 = 0x5341
    private static let hundred: UInt32 = 0x767E
    private static let numerals: [UInt32: Int] = {
        var table: [UInt32: Int] = [0x96F6: 0]
        for (value, scalar) in "一二三四五六七八九".unicodeScalars.enumerated() { table[scalar.value] = value + 1 }
        return table
    }()
    private static let endings = ["st", "nd", "rd", "th"].map { $0.unicodeScalars.map(\.value) }
    private static let words: [(Int, [UInt32])] = {
        let ordinals = [
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth", "thirteenth", "fourteenth",
        ]
        let cardinals = [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen",
            "fourteen",
        ]
        let roman = ["ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv"]
        let romanValues = [2, 3, 4, 6, 7, 8, 9, 11, 12, 13, 14]
        func numbered(_ words: [String]) -> [(Int, [UInt32])] {
            words.enumerated().map { ($0 + 1, $1.unicodeScalars.map(\.value)) }
        }
        return numbered(ordinals) + numbered(cardinals)
            + zip(romanValues, roman).map { ($0, $1.unicodeScalars.map(\.value)) }
    }()
    private static let pinyin: [(Int, [UInt32])] = [
        "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu", "shi", "shiyi", "shier", "shisan", "shisi",
    ].enumerated().map { ($0 + 1, $1.unicodeScalars.map(\.value)) }
}
