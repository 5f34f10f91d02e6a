import SourceFiles

/// The numbers of bales that a text names: single ones, lists and ranges after the word for bales, and the column of a table
/// that is headed by it.
///
/// `Bales 4410 to 4680`, `bale nos. 12, 14 and 17-20`, `包号 4410-4680`. A number with a unit after it is an amount, not a name.
struct BaleNumbers {
    /// The ranges, in the order of the text; single numbers are ranges of one.
    let ranges: [ClosedRange<Int>]

    /// The most bales that one range may have: a longer one is a slip or no range of bales.
    static let longest = 1_000_000

    /// - Complexity: O(*n*) in the characters of the text.
    init(_ text: String) {
        let text = Text.ofHalfWidth(text)
        let tokens = Self.tokens(text)
        var ranges: [ClosedRange<Int>] = []
        var index = 0
        while index < tokens.count {
            guard case .word(let word) = tokens[index], Self.isBale(word) else {
                index += 1
                continue
            }
            index += 1
            while case .word(let word)? = Self.at(index, tokens), Self.isNumberWord(word) { index += 1 }
            while case .number(let first)? = Self.at(index, tokens) {
                var last = first
                index += 1
                if case .dash? = Self.at(index, tokens), case .number(let end)? = Self.at(index + 1, tokens) {
                    last = end
                    index += 2
                }
                // “4410 kg” is an amount, “bales 120 of lint” a count.
                if case .word(let word)? = Self.at(index, tokens), Self.makesAmount(word) { break }
                if first <= last, last - first < Self.longest { ranges.append(first...last) }
                guard case .comma? = Self.at(index, tokens) else { break }
                index += 1
            }
        }
        self.ranges = ranges + Self.column(of: text)
    }

    /// The numbers in the column that is headed by the word for bales; runs of them as ranges.
    private static func column(of text: String) -> [ClosedRange<Int>] {
        let marks: Set<Character> = [",", ";", "\t", "|"]
        var column: Int?
        var numbers: Set<Int> = []
        for line in text.lowercased().split(whereSeparator: \.isNewline) {
            let cells = line.split(omittingEmptySubsequences: false) { marks.contains($0) }.map { cell in
                cell.split { !($0.isLetter || $0.isNumber) }.joined(separator: " ")
            }
            if let column {
                if cells.indices.contains(column), let number = Int(cells[column]), number >= 0 {
                    numbers.insert(number)
                }
            } else {
                column = cells.firstIndex { cell in
                    let words = cell.split(separator: " ").map(String.init)
                    return words.first.map(isBale) == true && words.dropFirst().allSatisfy(isNumberWord)
                }
            }
        }
        var ranges: [ClosedRange<Int>] = []
        for number in numbers.sorted() {
            if let last = ranges.last, last.upperBound + 1 == number {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
        return ranges
    }

    private enum Token {
        case word(String)
        case number(Int)
        case dash
        case comma
        case end
    }

    private static func at(_ index: Int, _ tokens: [Token]) -> Token? {
        tokens.indices.contains(index) ? tokens[index] : nil
    }

    private static func isBale(_ word: String) -> Bool {
        ["bale", "bales", "包号", "棉包", "棉包号"].contains(word)
    }

    private static func isNumberWord(_ word: String) -> Bool {
        ["no", "nos", "number", "numbers", "nr", "pbi", "id", "ids", "from", "号", "numbered"].contains(word)
    }

    private static func makesAmount(_ word: String) -> Bool {
        ["kg", "t", "tonnes", "tons", "lb", "lbs", "bales", "of", "each", "percent"].contains(word)
    }

    private static func tokens(_ text: String) -> [Token] {
        var tokens: [Token] = []
        var word = ""
        var digits = ""
        func close() {
            if !word.isEmpty {
                switch word {
                case "to", "through", "until", "至", "到": tokens.append(.dash)
                case "and", "和", "及": tokens.append(.comma)
                default: tokens.append(.word(word))
                }
            }
            if !digits.isEmpty { tokens.append(Int(digits).map(Token.number) ?? .end) }
            word = ""
            digits = ""
        }
        for character in text.lowercased() {
            if character.isASCII, character.isNumber {
                if !word.isEmpty { close() }
                digits.append(character)
            } else if character.isLetter {
                if !digits.isEmpty { close() }
                word.append(character)
            } else {
                close()
                switch character {
                case "-", "–", "—", "~": tokens.append(.dash)
                case ",", "、", "，", "/": tokens.append(.comma)
                case ";", "\n", "\r\n": tokens.append(.end)
                case ".", ":", "：", "#", " ", "\u{3000}", "\t", "(", ")": break
                default: tokens.append(.end)
                }
            }
        }
        close()
        return tokens
    }
}
