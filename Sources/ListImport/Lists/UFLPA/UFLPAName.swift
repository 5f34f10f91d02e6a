/// The names in one entry of the UFLPA Entity List, taken apart by the list's own grammar.
///
/// Known forms: `NAME`; `NAME (including one alias: A)`; `NAME (including two aliases: A; and B)`;
/// `NAME (and two aliases: A and B)`; `NAME (also known as A)`; `NAME (formerly known as A)`;
/// `… (including one alias: A and formerly known as B)`; `… and its subsidiaries`; `…, and Subsidiaries`;
/// `… and its subordinate and affiliated entities`; `… and its eight Zhuhai-based subsidiaries, which include A, B, and C`;
/// `… and its subsidiary A`.
struct UFLPAName: Equatable {
    /// The main name.
    var name: String
    var aliases: [String] = []
    var formerNames: [String] = []
    /// The entry's own words about others it covers, such as `and its subsidiaries`.
    var scope: String?
    /// The parties that the scope names.
    var subsidiaries: [String] = []

    /// Takes an entry apart; a part that fits no form stays in the main name, so nothing is lost.
    init(_ entry: String) {
        var rest = CleanText.collapsed(entry.replacing("\u{2019}", with: "'").replacing("\u{00A0}", with: " "))
        name = rest
        Self.takeScope(&rest, into: &self)
        while let (inside, before, after) = Self.lastAliasParenthesis(in: rest) {
            Self.takeNames(inside, into: &self)
            rest = CleanText.collapsed(before + after)
            if scope == nil { Self.takeScope(&rest, into: &self) }
        }
        name = Self.trimmed(rest)
    }

    private static let numbers = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ]

    private static let openings = ["including ", "and ", "also known as ", "formerly known as ", "a.k.a. ", "f.k.a. "]

    /// The last parenthesis that opens with words of the grammar; other parentheses belong to names.
    private static func lastAliasParenthesis(in text: String) -> (inside: String, before: String, after: String)? {
        var depth = 0
        var open: String.Index?
        var found: (String, String, String)?
        for index in text.indices {
            if text[index] == "(" {
                if depth == 0 { open = index }
                depth += 1
            } else if text[index] == ")" && depth > 0 {
                depth -= 1
                guard depth == 0, let start = open else { continue }
                let inside = text[text.index(after: start)..<index]
                if isAliasList(inside) {
                    found = (String(inside), String(text[..<start]), String(text[text.index(after: index)...]))
                }
            }
        }
        return found
    }

    private static func isAliasList(_ text: some StringProtocol) -> Bool {
        let lower = text.lowercased()
        guard let opening = openings.first(where: lower.hasPrefix) else { return false }
        guard opening == "including " || opening == "and " else { return true }
        return lower.contains("alias") || lower.contains("known as")
    }

    /// Sorts the names of a parenthesis into aliases and former names.
    private static func takeNames(_ text: String, into result: inout UFLPAName) {
        let lower = text.lowercased()
        var pieces: [(isFormer: Bool, text: String)] = []
        var start = text.startIndex
        var isFormer = false
        var search = lower.startIndex
        let markers: [(String, Bool)] = [
            ("formerly known as", true), ("previously known as", true), ("f.k.a.", true), ("also known as", false),
            ("a.k.a.", false), ("aliases:", false), ("aliases", false), ("alias:", false), ("alias", false),
            ("former names:", true), ("former name:", true),
        ]
        while search < lower.endIndex {
            guard let marker = markers.first(where: { lower[search...].hasPrefix($0.0) }) else {
                search = lower.index(after: search)
                continue
            }
            let offset = lower.distance(from: lower.startIndex, to: search)
            let place = text.index(text.startIndex, offsetBy: offset)
            pieces.append((isFormer, String(text[start..<place])))
            isFormer = marker.1
            search = lower.index(search, offsetBy: marker.0.count)
            start = text.index(place, offsetBy: marker.0.count)
        }
        pieces.append((isFormer, String(text[start...])))
        for piece in pieces {
            for name in names(in: piece.text) {
                if piece.isFormer { result.formerNames.append(name) } else { result.aliases.append(name) }
            }
        }
    }

    /// The names of a list that is joined by semicolons, or by commas and a final `and`.
    static func names(in text: String) -> [String] {
        let shielded = shield(text)
        let joints = shielded.contains(";") ? ["; and ", ";"] : [", and ", " and ", ", "]
        var parts = [shielded]
        for joint in joints { parts = parts.flatMap { $0.split(separator: joint).map { String($0) } } }
        return parts.map { trimmed(unshield($0)) }.filter { name in
            let lower = name.lowercased()
            return !name.isEmpty && lower != "and" && lower != "including" && !numbers.contains(lower)
                && !numbers.contains { lower == "and " + $0 || lower == "including " + $0 }
        }
    }

    /// Hides the commas and the `and` that belong to a name, as in `Co., Ltd.`, `Import and Export`, `Cotton and Linen`.
    private static func shield(_ text: String) -> String {
        var text = text
        for ending in ["Ltd", "Inc", "LLC", "Limited", "S.A", "LTD", "Corp", "Pte"] {
            text = text.replacing(", " + ending, with: "\u{1} " + ending)
        }
        for pair in [
            "Import and Export", "Cotton and Linen", "Science and Technology", "Economic and Trade",
            "Iron and Steel", "Coal and Electricity", "Trade and Business", "Fruit and Vegetable",
            "Garment and Apparel",
            "Research and Development", "Industry and Trade", "Investment and Development",
            "Storage and Transportation",
            "Production and Construction", "Warehousing and Logistics", "Buying and Selling",
        ] {
            text = text.replacing(pair, with: pair.replacing(" and ", with: "\u{2}"))
        }
        return text
    }

    private static func unshield(_ text: String) -> String {
        text.replacing("\u{1}", with: ",").replacing("\u{2}", with: " and ")
    }

    /// Takes the words about others off the end.
    private static func takeScope(_ rest: inout String, into result: inout UFLPAName) {
        let plain = [
            ", and Subsidiaries", " and subsidiaries", " and its subsidiaries", " and Subsidiaries",
            " and its subordinate and affiliated entities", " and subordinate and affiliated entities",
            " and its subordinate entities", " and affiliates", " and its affiliates",
        ]
        for words in plain where rest.lowercased().hasSuffix(words.lowercased()) {
            result.scope = trimmed(String(rest.suffix(words.count)))
            rest = String(rest.dropLast(words.count))
            return
        }
        guard let range = rest.firstRange(of: " and its ") else { return }
        let words = String(rest[range.upperBound...])
        let lower = words.lowercased()
        guard let place = lower.firstRange(of: "subsidiar") else { return }
        let head = lower[..<place.lowerBound].split(separator: " ")
        guard head.isEmpty || numbers.contains(String(head[0])) || head.allSatisfy({ $0.hasSuffix("-based") }) else {
            return
        }
        let tail = words[
            words.index(words.startIndex, offsetBy: lower.distance(from: lower.startIndex, to: place.lowerBound))...]
        let afterWord = tail.drop { $0.isLetter }
        var list = CleanText.collapsed(afterWord)
        for opening in [", which include ", "which include ", ", including ", "including ", ": "]
        where list.hasPrefix(opening) {
            list = String(list.dropFirst(opening.count))
        }
        let scopeWords = words[..<words.index(words.endIndex, offsetBy: -afterWord.count)]
        result.scope = "and its " + trimmed(String(scopeWords))
        result.subsidiaries = names(in: list)
        rest = String(rest[..<range.lowerBound])
    }

    private static func trimmed(_ text: String) -> String {
        var text = CleanText.collapsed(text)
        while let first = text.first, first == ":" || first == ";" || first == "," {
            text = CleanText.collapsed(text.dropFirst())
        }
        while let last = text.last, last == ";" || last == "," || last == ":" {
            text = CleanText.collapsed(text.dropLast())
        }
        return text
    }
}
