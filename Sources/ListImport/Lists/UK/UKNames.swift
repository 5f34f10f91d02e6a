import ClewModel

/// How the British lists write names, dates and numbered values.
enum UKNames {
    /// A name of up to six parts; the sixth is the family name or the whole name of an entity.
    static func joined(_ value: (Int) -> String?) -> String? {
        CleanText.joined((1...6).map(value), separator: " ")
    }

    /// The property for a kind of name, which the lists write in several ways.
    static func property(kind: String?, strength: String?, hasName: Bool) throws(RecordFault) -> PropertyName {
        if strength?.lowercased().hasPrefix("low") == true { return .weakAlias }
        switch kind?.lowercased() {
        case "primary name": return .name
        case nil where !hasName: return .name
        case nil, "primary name variation", "alias", "aka", "a.k.a", "a.k.a.": return .alias
        case "fka", "f.k.a", "f.k.a.", "formerly known as": return .previousName
        default: throw RecordFault("the kind of name \(kind ?? "") is not known")
        }
    }

    /// A date in which unknown parts are written `dd`, `mm` or `00`.
    static func date(_ text: String) -> String {
        let parts = text.split(separator: "/")
        guard parts.count == 3 else { return text }
        return parts.map { $0.allSatisfy(\.isNumber) ? String($0) : "00" }.joined(separator: "/")
    }

    /// The values of a cell that numbers them: `(1) Moscow (2) Minsk`.
    static func numbered(_ text: String?) -> [String] {
        guard let text, text.hasPrefix("(1)") else { return text.map { [$0] } ?? [] }
        var parts: [String] = []
        var rest = text[...]
        var number = 1
        while let start = rest.firstRange(of: "(\(number))") {
            rest = rest[start.upperBound...]
            number += 1
            let end = rest.firstRange(of: "(\(number))")?.lowerBound ?? rest.endIndex
            parts.append(CleanText.collapsed(rest[..<end]))
        }
        return parts.filter { !$0.isEmpty }
    }

    static func schema(_ kind: String?) throws(RecordFault) -> Schema {
        switch kind?.lowercased() {
        case "individual": .person
        case "entity": .organization
        case "ship": .vessel
        default: throw RecordFault("\(kind ?? "(none)") is none of Individual, Entity and Ship")
        }
    }
}
