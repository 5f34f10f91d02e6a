/// The number of a regiment farm in an address: 一四三团, 143团, 143rd Regiment, Regiment 143, 143-й полк.
enum RegimentNumber {
    private static let digits: [UInt32: Int] = [
        0x3007: 0, 0x96F6: 0, 0x4E00: 1, 0x4E8C: 2, 0x4E09: 3, 0x56DB: 4, 0x4E94: 5, 0x516D: 6, 0x4E03: 7,
        0x516B: 8, 0x4E5D: 9,
    ]
    /// 体, 队, 结, 购, 委, 员, 伙: after 团 they make another word of it.
    private static let otherWords: [UInt32] = [0x4F53, 0x961F, 0x7ED3, 0x8D2D, 0x59D4, 0x5458, 0x4F19]
    private static let regiment: UInt32 = 0x56E2
    private static let words: [[UInt32]] = ["regiment", "tuan", "полк", "полка"].map { $0.unicodeScalars.map(\.value) }

    /// Finds the first number of two digits or more before 团, or before or after the word in letters.
    static func find(in text: borrowing FoldedText) -> Int? {
        let units = text.units
        for position in units.indices where units[position] == regiment && position >= 2 {
            if position + 1 < units.count, otherWords.contains(units[position + 1]) { continue }
            if let value = number(before: position, in: units) { return value }
        }
        for word in words {
            for start in units.indices where units[start] == word[0] && start + word.count <= units.count {
                guard units[start..<(start + word.count)].elementsEqual(word) else { continue }
                let isWord = start == 0 || !FoldedText.isLetter(units[start - 1])
                guard isWord, text.canEnd(at: start + word.count) else { continue }
                if let value = ordinal(before: start, in: units) ?? number(after: start + word.count, in: units) {
                    return value
                }
            }
        }
        return nil
    }

    private static func number(before end: Int, in units: [UInt32]) -> Int? {
        var value = 0
        var factor = 1
        var count = 0
        var cursor = end - 1
        while cursor >= 0, count < 3 {
            let unit = units[cursor]
            guard let digit = FoldedText.isDigit(unit) ? Int(unit - 0x30) : digits[unit] else { break }
            value += digit * factor
            factor *= 10
            count += 1
            cursor -= 1
        }
        return count >= 2 ? value : nil
    }

    /// A number in digits before a word in letters, with its ending, if it has one: `143rd`.
    private static func ordinal(before end: Int, in units: [UInt32]) -> Int? {
        var cursor = end - 1
        while cursor >= 0, units[cursor] == FoldedText.space || FoldedText.isLetter(units[cursor]), end - cursor <= 4 {
            cursor -= 1
        }
        var value = 0
        var factor = 1
        while cursor >= 0, FoldedText.isDigit(units[cursor]), factor <= 100 {
            value += Int(units[cursor] - 0x30) * factor
            factor *= 10
            cursor -= 1
        }
        return value > 0 ? value : nil
    }

    private static func number(after start: Int, in units: [UInt32]) -> Int? {
        var cursor = start + 1
        var value = 0
        while cursor < units.count, FoldedText.isDigit(units[cursor]), value < 1000 {
            value = value * 10 + Int(units[cursor] - 0x30)
            cursor += 1
        }
        return value > 0 && value < 1000 ? value : nil
    }
}
