/// Telephone numbers and addresses on the web, out of the words that sources put around them.
enum ContactText {
    /// A telephone number with a plus sign where the text tells the country's calling code, as `00963…` and
    /// `(98)(21)(66153220)` do; else the text without the word for number before it.
    static func phone(_ text: String) -> String {
        var number = Substring(text)
        for word in ["Number:", "No.:", "No."] where number.hasPrefix(word) {
            number = number.dropFirst(word.count).drop { $0 == " " }
            break
        }
        if number.hasPrefix("00"), number.allSatisfy({ $0.isNumber || " -.()".contains($0) }) {
            return "+" + number.dropFirst(2)
        }
        return grouped(number) ?? String(number)
    }

    /// A number whose calling code stands in parentheses: `(98)(21)(66153220)` as `+98 21 66153220`.
    private static func grouped(_ number: Substring) -> String? {
        guard number.first == "(", let close = number.firstIndex(of: ")") else { return nil }
        let code = number[number.index(after: number.startIndex)..<close]
        // The nought that is dialled inside the country is left out of the whole number.
        let rest = number[number.index(after: close)...].replacing("(0)", with: "")
        let groups = rest.split { "() -".contains($0) }
        guard (1...3).contains(code.count), code.first != "0", code.allSatisfy(\.isNumber), !groups.isEmpty,
            groups.allSatisfy({ $0.allSatisfy(\.isNumber) })
        else { return nil }
        return "+" + ([String(code)] + groups.map(String.init)).joined(separator: " ")
    }

    /// The first word of a text, without the full stop after it, and whether there are others.
    static func firstWord(_ text: String) -> (word: String, hasMore: Bool) {
        let words = text.split(separator: " ", maxSplits: 1)
        guard let first = words.first, words.count == 2 else { return (text, false) }
        return (String(first.last == "." || first.last == "," ? first.dropLast() : first), true)
    }
}
