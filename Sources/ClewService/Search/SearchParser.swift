/// Reads the text of a search in the syntax that users of yente know, that of Lucene's query strings.
///
/// Words are all wanted; `OR`, `NOT`, `-`, parentheses, `"phrases"`, `prefix*`, `w?ldcards`, `fuzzy~`, `field:word`,
/// `field:[from TO to]` and `_exists_:field` are understood. What it cannot honour (regular expressions, boosts, distances
/// between words) is an error.
struct SearchParser {
    private let letters: [Character]
    private var at = 0
    private let store: EntityStore
    /// Whether each plain word may differ by a letter or two.
    private let isFuzzy: Bool
    private var depth = 0

    private init(_ text: String, _ store: EntityStore, isFuzzy: Bool) {
        letters = Array(text.prefix(4_000))
        self.store = store
        self.isFuzzy = isFuzzy
    }

    /// Reads a search.
    ///
    /// - Throws: 400 with what cannot be understood.
    static func parse(_ text: String, in store: EntityStore, isFuzzy: Bool) throws(ServiceFault) -> SearchClause {
        var parser = SearchParser(text, store, isFuzzy: isFuzzy)
        parser.skipSpace()
        guard parser.at < parser.letters.count else { return .everything }
        let clause = try parser.alternatives(nil)
        guard parser.at == parser.letters.count else { throw parser.fault("unexpected '\(parser.letters[parser.at])'") }
        return clause
    }

    /// Reads a search as people type it into a box: words, `"phrases"`, `-without`, `one | other`; everything else is text.
    static func parseSimple(_ text: String, isFuzzy: Bool) -> SearchClause {
        var alternatives: [[SearchClause]] = [[]]
        var rest = text.prefix(4_000)[...]
        while let first = rest.first {
            if first.isWhitespace || first == "+" || first == "(" || first == ")" {
                rest.removeFirst()
                continue
            }
            if first == "|" {
                rest.removeFirst()
                alternatives.append([])
                continue
            }
            let isNot = first == "-"
            if isNot { rest.removeFirst() }
            var word: Substring
            if rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") {
                word = rest[rest.index(after: rest.startIndex)..<end]
                rest = rest[rest.index(after: end)...]
            } else {
                word = rest.prefix { !$0.isWhitespace && $0 != "|" && $0 != ")" }
                rest = rest.dropFirst(word.count)
            }
            let isPrefix = word.last == "*"
            let words = SearchText.words(of: String(word))
            guard !words.isEmpty else { continue }
            let clause = plain(words, nil, isPrefix: isPrefix, isFuzzy: isFuzzy)
            alternatives[alternatives.count - 1].append(isNot ? .not(clause) : clause)
        }
        let parts = alternatives.filter { !$0.isEmpty }.map { $0.count == 1 ? $0[0] : SearchClause.all($0) }
        // Text without any word is not everything: it is nothing that anybody could have.
        if parts.isEmpty { return text.allSatisfy(\.isWhitespace) ? .everything : .any([]) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private static func plain(
        _ words: [String], _ field: EntityField?, isPrefix: Bool, isFuzzy: Bool
    ) -> SearchClause {
        guard isFuzzy, !isPrefix, field == nil else { return .words(words, field: field, isPrefix: isPrefix) }
        return .all(words.map { .fuzzy($0, field: nil, distance: distance(of: $0)) })
    }

    /// How many letters a word may differ by: none of two letters, one of five, two of more.
    private static func distance(of word: String) -> Int { word.count < 3 ? 0 : word.count < 6 ? 1 : 2 }

    private func fault(_ reason: String) -> ServiceFault {
        ServiceFault(400, "Invalid query: \(reason), at character \(at + 1)")
    }

    private mutating func skipSpace() { while at < letters.count, letters[at].isWhitespace { at += 1 } }

    private mutating func takes(_ word: String) -> Bool {
        let wanted = Array(word)
        guard at + wanted.count <= letters.count, Array(letters[at..<at + wanted.count]) == wanted else { return false }
        let next = at + wanted.count
        if wanted[0].isLetter, next < letters.count, !letters[next].isWhitespace, letters[next] != "(" { return false }
        at = next
        skipSpace()
        return true
    }

    private mutating func alternatives(_ field: EntityField?) throws(ServiceFault) -> SearchClause {
        var parts = [try conjunction(field)]
        while takes("OR") || takes("||") { parts.append(try conjunction(field)) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction(_ field: EntityField?) throws(ServiceFault) -> SearchClause {
        var parts = [try unary(field)]
        while at < letters.count, letters[at] != ")" {
            let mark = at
            if takes("OR") || takes("||") {
                at = mark
                break
            }
            if takes("AND") || takes("&&") {}
            parts.append(try unary(field))
        }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func unary(_ field: EntityField?) throws(ServiceFault) -> SearchClause {
        depth += 1
        defer { depth -= 1 }
        guard depth < 64 else { throw fault("too many parentheses") }
        if takes("NOT") || takes("!") || takes("-") { return .not(try unary(field)) }
        if takes("+") { return try unary(field) }
        let clause = try primary(field)
        skipSpace()
        return clause
    }

    private mutating func primary(_ field: EntityField?) throws(ServiceFault) -> SearchClause {
        guard at < letters.count else { throw fault("the query ends early") }
        switch letters[at] {
        case "(":
            at += 1
            skipSpace()
            let clause = try alternatives(field)
            guard at < letters.count, letters[at] == ")" else { throw fault("a parenthesis is not closed") }
            at += 1
            try refuseMark()
            return clause
        case "\"": return try phrase(field)
        case "[", "{", "<", ">":
            guard let field else { throw fault("a range needs a field") }
            return try range(field)
        case "/": throw fault("regular expressions are not supported; a slash within words is written \\/")
        default: return try word(field)
        }
    }

    private mutating func phrase(_ field: EntityField?) throws(ServiceFault) -> SearchClause {
        at += 1
        var text = ""
        while at < letters.count, letters[at] != "\"" {
            if letters[at] == "\\", at + 1 < letters.count { at += 1 }
            text.append(letters[at])
            at += 1
        }
        guard at < letters.count else { throw fault("a quotation mark is not closed") }
        at += 1
        try refuseMark()
        return .words(SearchText.words(of: text), field: field, isPrefix: false)
    }

    /// Refuses what changes the rank or the distance of words.
    private func refuseMark() throws(ServiceFault) {
        guard at < letters.count else { return }
        if letters[at] == "^" { throw fault("boosts are not supported") }
        if letters[at] == "~" { throw fault("distances between words are not supported") }
    }

    private mutating func word(_ field: EntityField?) throws(ServiceFault) -> SearchClause {
        var text = ""
        var hasWildcard = false
        while at < letters.count, !letters[at].isWhitespace, !"()\"[]{}^~:/".contains(letters[at]) {
            if letters[at] == "\\" {
                guard at + 1 < letters.count else { throw fault("nothing follows the backslash") }
                at += 1
            } else if letters[at] == "*" || letters[at] == "?" {
                hasWildcard = true
            }
            text.append(letters[at])
            at += 1
        }
        if at < letters.count, letters[at] == ":" { return try fieldClause(text, field) }
        if at < letters.count, letters[at] == "/" {
            throw fault("regular expressions are not supported; a slash within words is written \\/")
        }
        guard !text.isEmpty else { throw fault("unexpected '\(at < letters.count ? String(letters[at]) : "end")'") }
        if at < letters.count, letters[at] == "~" { return try fuzzy(text, field) }
        try refuseMark()
        if text == "*" { return field.map { .exists($0) } ?? .everything }
        if hasWildcard {
            let head = text.dropLast()
            if text.last == "*", !head.contains(where: { $0 == "*" || $0 == "?" }) {
                let words = SearchText.words(of: String(head))
                if !words.isEmpty { return .words(words, field: field, isPrefix: true) }
            }
            return .pattern(SearchText.folded(text), field: field)
        }
        let words = SearchText.words(of: text)
        // A word of signs alone is nothing that anybody could have.
        return words.isEmpty ? .any([]) : Self.plain(words, field, isPrefix: false, isFuzzy: isFuzzy)
    }

    private mutating func fieldClause(_ name: String, _ outer: EntityField?) throws(ServiceFault) -> SearchClause {
        guard outer == nil else { throw fault("a field within a field") }
        at += 1
        skipSpace()
        // Any field: `*:*` is everything.
        if name == "*" { return try primary(nil) }
        if name == "_exists_" {
            let start = at
            while at < letters.count, !letters[at].isWhitespace, letters[at] != ")" { at += 1 }
            let asked = String(letters[start..<at])
            guard let field = EntityField(asked, in: store) else { throw fault("unknown field '\(asked.prefix(40))'") }
            return .exists(field)
        }
        guard let field = EntityField(name, in: store) else {
            throw fault("unknown field '\(name.prefix(40))'; a colon within words is written \\:")
        }
        return try primary(field)
    }

    private mutating func fuzzy(_ text: String, _ field: EntityField?) throws(ServiceFault) -> SearchClause {
        at += 1
        var digits = ""
        while at < letters.count, letters[at].isNumber || letters[at] == "." {
            digits.append(letters[at])
            at += 1
        }
        try refuseMark()
        let words = SearchText.words(of: text)
        guard !words.isEmpty else { return .any([]) }
        guard digits.isEmpty || Int(digits).map({ (0...2).contains($0) }) == true else {
            throw fault("a word may differ by 0, 1 or 2 letters")
        }
        let clauses = words.map {
            SearchClause.fuzzy($0, field: field, distance: Int(digits) ?? Self.distance(of: $0))
        }
        return clauses.count == 1 ? clauses[0] : .all(clauses)
    }

    private mutating func range(_ field: EntityField) throws(ServiceFault) -> SearchClause {
        if letters[at] == "<" || letters[at] == ">" {
            let isAbove = letters[at] == ">"
            at += 1
            let takesEnd = at < letters.count && letters[at] == "="
            if takesEnd { at += 1 }
            let value = try rangeValue()
            return .range(
                field, from: isAbove ? value : nil, to: isAbove ? nil : value, takesFrom: takesEnd, takesTo: takesEnd)
        }
        let takesFrom = letters[at] == "["
        at += 1
        skipSpace()
        let from = try rangeValue()
        skipSpace()
        guard takes("TO") else { throw fault("a range is written [from TO to]") }
        let to = try rangeValue()
        skipSpace()
        guard at < letters.count, letters[at] == "]" || letters[at] == "}" else {
            throw fault("a range is written [from TO to]")
        }
        let takesTo = letters[at] == "]"
        at += 1
        return .range(
            field, from: from == "*" ? nil : from, to: to == "*" ? nil : to, takesFrom: takesFrom, takesTo: takesTo)
    }

    private mutating func rangeValue() throws(ServiceFault) -> String {
        var text = ""
        let isQuoted = at < letters.count && letters[at] == "\""
        if isQuoted { at += 1 }
        while at < letters.count,
            isQuoted ? letters[at] != "\"" : !letters[at].isWhitespace && !"]})".contains(letters[at])
        {
            text.append(letters[at])
            at += 1
        }
        if isQuoted { at += 1 }
        guard !text.isEmpty else { throw fault("a range is written [from TO to]") }
        return text
    }
}
