/// Takes a field with several names apart: brackets first, then words such as “also known as”, then separators.
struct NameFieldReader {
    let isPerson: Bool
    private var sure: [NameField.Part] = []
    private var unsure: [String] = []
    /// Whether the field as a whole is still a name of its own.
    private var keepsWhole = true

    init(isPerson: Bool) { self.isPerson = isPerson }

    private static let pairs: [Character: Character] = ["(": ")", "[": "]", "（": "）", "【": "】", "［": "］"]

    /// The names of a field; empty where it is one name.
    ///
    /// - Parameter glance: What a look at its bytes says, where somebody took one: what that rules out is not looked for.
    mutating func read(_ field: String, _ glance: NameFieldGlance? = nil) -> [NameField.Part] {
        var field = field
        if !isPerson {
            if glance.map({ $0.hasOrder || $0.mayHoldLabel || $0.mayHoldAddress }) ?? true,
                let name = NameFieldContacts.stripped(field)
            {
                field = name
                keepsWhole = false
            }
            if glance?.hasOrder ?? true { unsure += NameFieldContacts.sides(of: field) }
        }
        let rest = takeBrackets(field)
        // A line break within a cell wraps one name as often as it separates two: the lines are names, and so is the whole.
        let lines = rest.split(whereSeparator: \.isNewline).map { Self.stripped(String($0)) }.filter { !$0.isEmpty }
        if lines.count > 1 {
            for piece in separated(lines.joined(separator: " ")) { takeRunning(piece, isFirst: true) }
            keepsWhole = false
        }
        for (index, piece) in separated(rest).enumerated() { takeRunning(piece, isFirst: index == 0) }
        var parts: [NameField.Part] = []
        var seen: Set<String> = []
        func add(_ kind: PropertyName, _ text: String) {
            let text = Self.stripped(text)
            guard text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }), seen.insert(text).inserted,
                parts.isEmpty || !Self.isFormAlone(text)
            else { return }
            parts.append(NameField.Part(parts.isEmpty ? .name : kind, text))
        }
        if !unsure.isEmpty, keepsWhole || sure.isEmpty { add(.name, field) }
        for part in sure where part.kind == .name { add(.alias, part.text) }
        for part in sure where part.kind != .name { add(part.kind, part.text) }
        for text in unsure { add(.weakAlias, text) }
        return parts.count == 1 && unsure.isEmpty && sure.allSatisfy({ $0.kind == .name }) && keepsWhole ? [] : parts
    }

    // MARK: Brackets

    /// Takes brackets that hold a name out of a text.
    private mutating func takeBrackets(_ field: String) -> String {
        let characters = Array(field)
        var rest: [Character] = []
        var index = 0
        while index < characters.count {
            guard let closing = Self.pairs[characters[index]] else {
                rest.append(characters[index])
                index += 1
                continue
            }
            let opening = characters[index]
            var depth = 1
            var end = index + 1
            while end < characters.count {
                if characters[end] == opening { depth += 1 }
                if characters[end] == closing { depth -= 1 }
                if depth == 0 { break }
                end += 1
            }
            let inside = String(characters[(index + 1)..<min(end, characters.count)])
            let before = Self.stripped(String(rest))
            let isLast = !characters[min(end + 1, characters.count)...].contains { $0.isLetter || $0.isNumber }
            if take(inside, behind: before, isLast: isLast) {
                rest.append(" ")
            } else {
                rest += characters[index..<min(end + 1, characters.count)]
            }
            index = end + 1
        }
        return String(rest)
    }

    /// Takes what stands in brackets, where it is a name.
    ///
    /// - Returns: Whether it was a name for sure, and so no part of the name around it.
    private mutating func take(_ inside: String, behind before: String, isLast: Bool) -> Bool {
        let text = Self.stripped(inside)
        guard !text.isEmpty, !before.isEmpty else { return false }
        if !isPerson, isLast, NameFieldContacts.isNumber(text) {
            keepsWhole = false
            return true
        }
        if let (kind, names) = Self.opened(text) {
            keepsWhole = false
            takeList(names, as: kind, behind: before)
            return true
        }
        if let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) {
            let label = text[..<colon].lowercased().split { !$0.isLetter }.map(String.init)
            if !label.isEmpty, label.count <= 4, label.allSatisfy(NameFieldSigns.languages.contains) {
                keepsWhole = false
                takeList(String(text[text.index(after: colon)...]), as: .alias, behind: before)
                return true
            }
        }
        // The same in another script: 新疆某某有限公司（Xinjiang Moumou Co., Ltd.）.
        let scripts = (Self.script(before), Self.script(text))
        if isLast, scripts.0 != .other, scripts.1 != .other, scripts.0 != scripts.1,
            text.count(where: \.isLetter) >= (scripts.1 == .ideographs ? (isPerson ? 2 : 4) : 4)
        {
            keepsWhole = false
            sure.append(NameField.Part(.alias, text))
            return true
        }
        guard isLast, !isPerson else { return false }
        let words = Self.words(text)
        if words.count == 1, text.count(where: \.isLetter) >= 3, text == text.uppercased(),
            Self.initials(before).hasPrefix(words[0])
        {
            unsure += [before, text]
        } else if before.contains(" "), Self.canBeName(text) {
            unsure += [before, text]
        }
        return false
    }

    // MARK: Running text

    /// The pieces between semicolons, bars, slashes and line breaks.
    private mutating func separated(_ text: String) -> [String] {
        var pieces = text.split(whereSeparator: { ";；؛|｜".contains($0) || $0.isNewline }).map {
            Self.stripped(String($0))
        }
        .filter { !$0.isEmpty }
        if pieces.count > 1 {
            // “X; Ltd.” is no second name.
            pieces = Self.joiningForms(pieces)
            if pieces.count > 1 { keepsWhole = false }
        }
        return pieces
    }

    private mutating func takeRunning(_ piece: String, isFirst: Bool) {
        // “X; a.k.a. Y”: a sign at the start of a further piece; at that of the first it is part of a name.
        if !isFirst, let (kind, rest) = Self.opened(piece) {
            keepsWhole = false
            return takeList(rest, as: kind, behind: "")
        }
        let characters = Array(piece)
        let lower = characters.map(\.small)
        for start in lower.indices {
            guard let sign = Self.sign(in: lower, at: start) else { continue }
            let before = Self.stripped(String(characters[..<start]))
            let after = String(characters[(start + sign.words.count)...])
            // “alias” and the like stand between two names; a word that is also one of names needs a comma before it.
            let isSetApart = start > 0 && ",:–—-".contains(characters[..<start].last { $0 != " " } ?? "a")
            let isAlone =
                sign.standsAlone || isSetApart || ["alias", "fka", "dba"].contains(sign.text)
            guard isAlone, before.contains(where: \.isLetter), after.contains(where: \.isLetter) else { continue }
            keepsWhole = false
            takeSlashes(before)
            takeList(after, as: sign.kind, behind: before)
            return
        }
        takeSlashes(piece)
    }

    /// “X / Y”: mostly two names, and sometimes one; so are two companies with a comma, a dash or a sign of equality between them.
    private mutating func takeSlashes(_ text: String) {
        sure.append(NameField.Part(.name, text))
        if !isPerson {
            for separator in [",", " = ", " - ", " – ", " — "] where text.contains(separator) {
                let pieces = Self.joiningForms(
                    text.split(separator: separator).map { Self.stripped(String($0)) })
                if pieces.count > 1, pieces.count <= 12, pieces.allSatisfy(Self.isCompany) {
                    unsure += pieces
                } else if pieces.count == 2, separator != ",", pieces.allSatisfy(Self.canBeName) {
                    unsure += pieces
                }
            }
        }
        guard text.contains("/") || text.contains("／") else { return }
        let spaced = text.replacing("／", with: " / ").split(separator: "/", omittingEmptySubsequences: false)
        let sides = spaced.map { Self.stripped(String($0)) }
        guard sides.count >= 2, sides.count <= 6, sides.allSatisfy({ $0.count(where: \.isLetter) >= 4 }) else { return }
        let isSpaced = text.contains(" /") || text.contains("/ ") || text.contains("／")
        let differInScript = Self.script(sides[0]) != Self.script(sides[1]) && Self.script(sides[1]) != .other
        guard isSpaced || differInScript || sides.allSatisfy({ $0.contains(" ") }) else { return }
        unsure += sides
    }

    /// The names of a list behind a sign: between semicolons, and between commas where each piece can be a name.
    private mutating func takeList(_ text: String, as kind: PropertyName, behind before: String) {
        var kind = kind
        var names = text.split(whereSeparator: { ";；|/、".contains($0) || $0.isNewline }).map {
            Self.stripped(String($0))
        }
        if names.contains(where: { $0.count(where: \.isLetter) < 3 }), Self.script(text) != .ideographs {
            names = text.split(whereSeparator: { ";；|、".contains($0) || $0.isNewline }).map {
                Self.stripped(String($0))
            }
        }
        for name in names where !name.isEmpty {
            // A further sign in the list: “a.k.a. X, f.k.a. Y”.
            if let (next, rest) = Self.opened(name) {
                kind = next
                takeList(rest, as: next, behind: before)
                continue
            }
            var pieces = Self.joiningForms(name.split { ",，".contains($0) }.map { Self.stripped(String($0)) })
            if isPerson, pieces.contains(where: { !$0.contains(" ") && Self.script($0) != .ideographs }) {
                pieces = [name]
            }
            for piece in pieces {
                if let (next, rest) = Self.opened(piece) {
                    kind = next
                    sure.append(NameField.Part(next, rest))
                } else if let split = Self.inner(piece) {
                    sure.append(NameField.Part(kind, split.before))
                    takeList(split.after, as: split.kind, behind: before)
                } else if isPerson, kind == .previousName, !piece.contains(" "), before.contains(" ") {
                    // A maiden name is a family name alone.
                    let given = before.split(separator: " ").dropLast().joined(separator: " ")
                    sure.append(NameField.Part(.previousName, given + " " + piece))
                } else {
                    sure.append(NameField.Part(kind, piece))
                }
            }
        }
    }

    // MARK: Signs

    /// What follows a sign at the start of a text, and the kind that the sign says.
    private static func opened(_ text: String) -> (PropertyName, String)? {
        let characters = Array(text)
        // No sign is longer.
        let lower = characters.prefix(NameFieldSigns.longest + 1).map(\.small)
        guard let sign = sign(in: lower, at: 0) else { return nil }
        let rest = stripped(String(characters[sign.words.count...]))
        guard rest.contains(where: \.isLetter) else { return nil }
        return (sign.kind, rest)
    }

    /// A sign that stands alone within a piece.
    private static func inner(_ text: String) -> (before: String, kind: PropertyName, after: String)? {
        let characters = Array(text)
        let lower = characters.map(\.small)
        for start in lower.indices.dropFirst() {
            guard let sign = sign(in: lower, at: start), sign.standsAlone || sign.text == "alias" else {
                continue
            }
            let before = stripped(String(characters[..<start]))
            let after = stripped(String(characters[(start + sign.words.count)...]))
            guard !before.isEmpty, after.contains(where: \.isLetter) else { continue }
            return (before, sign.kind, after)
        }
        return nil
    }

    /// The longest sign that stands at a place, as words of its own.
    private static func sign(in lower: [Character], at start: Int) -> NameFieldSigns.Sign? {
        guard start == 0 || !(lower[start - 1].isLetter || lower[start - 1].isNumber) || lower[start].isIdeograph else {
            return nil
        }
        guard start < lower.count, let signs = NameFieldSigns.byFirst[lower[start]] else { return nil }
        for sign in signs {
            let end = start + sign.words.count
            guard end < lower.count, lower[start..<end].elementsEqual(sign.words) else {
                continue
            }
            let next = lower[end]
            let isWord = sign.isIdeographic || next == " " || next == ":" || next == "：" || next == "," || next.isQuote
            if isWord { return sign }
        }
        return nil
    }

    // MARK: Texts

    enum Script: Hashable { case latin, cyrillic, arabic, ideographs, hangul, other }

    /// The script of most letters.
    static func script(_ text: String) -> Script {
        var counts: [Script: Int] = [:]
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            let script: Script
            switch scalar.value {
            case ..<0x0250, 0x1E00..<0x1F00: script = .latin
            case 0x0400..<0x0530: script = .cyrillic
            case 0x0600..<0x0780, 0xFB50..<0xFE00: script = .arabic
            case 0x3040..<0x3100, 0x3400..<0xA000: script = .ideographs
            case 0xAC00..<0xD7B0: script = .hangul
            default: script = .other
            }
            counts[script, default: 0] += 1
        }
        return counts.max { ($0.value, "\($0.key)") < ($1.value, "\($1.key)") }?.key ?? .other
    }

    /// Pieces between separators, with a legal form put back behind the name that it belongs to.
    static func joiningForms(_ pieces: [String]) -> [String] {
        var joined: [String] = []
        for piece in pieces where !piece.isEmpty {
            let words = piece.lowercased().split(separator: " ").map { word in
                word.hasSuffix(".") ? String(word.dropLast()) : String(word)
            }
            if let last = joined.last, words.allSatisfy(NameFieldSigns.forms.contains) {
                joined[joined.count - 1] = last + ", " + piece
            } else {
                joined.append(piece)
            }
        }
        return joined
    }

    /// Whether a text is nothing but the form of a business: no name of anybody.
    private static func isFormAlone(_ text: String) -> Bool {
        text.lowercased().split { !$0.isLetter && $0 != "." && $0 != "-" }.allSatisfy { word in
            let word = word.hasSuffix(".") ? String(word.dropLast()) : String(word)
            return NameFieldSigns.businessForms.contains(word) || NameFieldSigns.wordsOfForms.contains(word)
        }
    }

    /// Whether a text can be the whole name of an organization, and does not only say where or what one is: two words at the least, and
    /// neither a country nor a branch.
    private static func canBeName(_ text: String) -> Bool {
        let words = words(text)
        return words.count >= 2 && text.count(where: \.isLetter) >= 7
            && (!words.contains(where: NameFieldSigns.qualifiers.contains) || isCompany(text))
            && CountryCode.code(of: text) == nil
    }

    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "." && $0 != "-" }.map(String.init)
    }

    /// Whether a text holds the form of a business.
    static func holdsForm(_ text: String) -> Bool {
        text.lowercased().split { !$0.isLetter && $0 != "." }.contains {
            NameFieldSigns.businessForms.contains($0.hasSuffix(".") ? String($0.dropLast()) : String($0))
        } || text.contains("公司")
    }

    /// Whether a text begins or ends with the form of a business and holds a name beside it.
    private static func isCompany(_ text: String) -> Bool {
        let words = text.lowercased().split { $0.isWhitespace || $0 == "," }.map { word in
            word.hasSuffix(".") ? String(word.dropLast()) : String(word)
        }
        guard words.count >= 2, let first = words.first, let last = words.last else { return false }
        let name = words.filter { !NameFieldSigns.forms.contains($0) }
        return [first, last].contains(where: NameFieldSigns.businessForms.contains)
            && name.contains { $0.count(where: \.isLetter) >= 3 }
    }

    /// A text without the name of a language before it: “Arabic: X”.
    static func withoutLanguage(_ text: String) -> String {
        guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return text }
        let label = text[..<colon].lowercased().split { !$0.isLetter }.map(String.init)
        guard !label.isEmpty, label.count <= 3, label.allSatisfy(NameFieldSigns.languages.contains) else { return text }
        return stripped(String(text[text.index(after: colon)...]))
    }

    private static func initials(_ text: String) -> String {
        String(
            text.lowercased().split { !$0.isLetter }.filter { !["of", "the", "and", "for", "de"].contains($0) }
                .compactMap(\.first))
    }

    /// The text without spaces, separators and quotes at its ends.
    static func stripped(_ text: String) -> String {
        var part = Substring(text)
        while let first = part.first, first.isWhitespace || ",;:：，；/|–—、".contains(first) || first.isQuote {
            part.removeFirst()
        }
        while let last = part.last, last.isWhitespace || ",;:：，；/|–—、".contains(last) || last.isQuote {
            part.removeLast()
        }
        // A dash behind a space separates; one behind a letter belongs to the name.
        if part.hasSuffix(" -") { return stripped(String(part.dropLast(2))) }
        return String(part)
    }
}

extension Character {
    /// The character in its small form; its first one where that is several.
    fileprivate var small: Character {
        if let ascii = asciiValue {
            return (0x41...0x5A).contains(ascii) ? Character(Unicode.Scalar(ascii | 0x20)) : self
        }
        return lowercased().first ?? " "
    }

    fileprivate var isQuote: Bool { "\"“”„«»‘’'「」".contains(self) }
    fileprivate var isIdeograph: Bool { unicodeScalars.first.map { (0x3400..<0xA000).contains($0.value) } ?? false }
}
