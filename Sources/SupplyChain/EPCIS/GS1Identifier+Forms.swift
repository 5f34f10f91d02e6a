import Foundation

/// The forms in which identifiers of GS1 are published.
extension GS1Identifier {
    /// Reads `urn:epc:id:…`, `urn:epc:class:…`, `urn:epc:idpat:…` and `urn:epc:tag:…`.
    static func urn(_ text: String) -> GS1Identifier? {
        let parts = text.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, parts[0].lowercased() == "urn", parts[1].lowercased() == "epc" else { return nil }
        var (scheme, body) = (parts[3].lowercased(), Substring(parts[4]))
        if parts[2].lowercased() == "tag" {
            // What a tag holds: the bits of the scheme, and a filter before the key.
            guard let dash = scheme.firstIndex(of: "-"), let dot = body.firstIndex(of: ".") else { return nil }
            (scheme, body) = (String(scheme[..<dash]), body[body.index(after: dot)...])
        }
        let fields = body.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard fields.count >= 2, isDigits(fields[0]), isDigits(fields[1]) || fields[1].isEmpty else { return nil }
        let digits = fields[0].utf8.count + fields[1].utf8.count
        func malformed(_ kind: Kind, _ wanted: Int) -> GS1Identifier {
            GS1Identifier(
                damaged: text, kind, "its company and reference have \(digits) digits together; expected \(wanted)")
        }
        switch scheme {
        case "sgtin", "lgtin":
            let isLot = scheme == "lgtin"
            let isOne = fields.count == 3 && fields[2] != "*"
            guard let first = fields[1].first, digits == 13 else {
                return malformed(!isOne ? .productClass : isLot ? .lot : .instance, 13)
            }
            let item = "01/" + withCheckDigit(String(first) + fields[0] + fields[1].dropFirst())
            guard isOne else { return GS1Identifier(item, .productClass) }
            return GS1Identifier(
                item + (isLot ? "/10/" : "/21/") + encoded(decoded(fields[2])), isLot ? .lot : .instance, class: item)
        case "sscc":
            guard let first = fields[1].first, digits == 17 else { return malformed(.container, 17) }
            return GS1Identifier(
                "00/" + withCheckDigit(String(first) + fields[0] + fields[1].dropFirst()), .container)
        case "sgln":
            guard digits == 12 else { return malformed(.place, 12) }
            let gln = "414/" + withCheckDigit(fields[0] + fields[1])
            let hasExtension = fields.count == 3 && fields[2] != "0"
            return GS1Identifier(hasExtension ? gln + "/254/" + encoded(decoded(fields[2])) : gln, .place)
        case "pgln":
            guard digits == 12 else { return malformed(.party, 12) }
            return GS1Identifier("417/" + withCheckDigit(fields[0] + fields[1]), .party)
        default: return nil
        }
    }

    /// How many digits the keys have that a link or a label begins with.
    private static let lengths: [String: Set<Int>] = [
        "01": [8, 12, 13, 14], "00": [18], "414": [13], "417": [13],
    ]
    /// The names that older links have in place of the numbers of keys.
    private static let names = ["gtin": "01", "sscc": "00", "lot": "10", "ser": "21"]
    private static let kinds: [String: Kind] = [
        "01": .productClass, "00": .container, "414": .place, "417": .party,
    ]

    /// Reads a digital link of any domain.
    static func link(_ text: String) -> GS1Identifier? {
        let lower = text.lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else { return nil }
        let path = text.prefix { $0 != "?" && $0 != "#" }
        let parts = path.split(separator: "/").dropFirst(2).map { decoded(String($0)) }
        func key(_ index: Int) -> String { names[parts[index].lowercased()] ?? parts[index] }
        let start = parts.indices.dropLast().first { index in
            let found = parts[index + 1]
            return isDigits(found) && lengths[key(index)]?.contains(found.utf8.count) == true
        }
        guard let start else {
            // Of another domain nobody can tell that a number in the path is meant for a key.
            guard lower.hasPrefix(root) || lower.hasPrefix("http://id.gs1.org/"), parts.count > 1,
                let kind = kinds[key(0)]
            else { return nil }
            let later = Set(stride(from: 2, to: parts.endIndex - 1, by: 2).map(key))
            return malformed(text, key(0), parts[1], GS1Identifier.kind(kind, with: later))
        }
        // From the primary key on, keys and values alternate: a value that looks like a key is none.
        var qualifiers: [String: String] = [:]
        for index in stride(from: start + 2, to: parts.endIndex - 1, by: 2) where qualifiers[key(index)] == nil {
            qualifiers[key(index)] = parts[index + 1]
        }
        return keyed(key(start), parts[start + 1], qualifiers)
    }

    /// Reads what stands on labels in words: `(01)04012345123456(10)L7`.
    static func elements(_ text: String) -> GS1Identifier? {
        let text = text.trimmingCharacters(in: .whitespaces)
        guard text.first == "(" else { return nil }
        var pairs: [(key: String, value: String)] = []
        var rest = text[...]
        while let first = rest.first {
            if first == "(", let end = rest.firstIndex(of: ")") {
                let key = String(rest[rest.index(after: rest.startIndex)..<end])
                if isDigits(key), (2...4).contains(key.utf8.count) {
                    pairs.append((key, ""))
                    rest = rest[rest.index(after: end)...]
                    continue
                }
            }
            guard !pairs.isEmpty else { return nil }
            pairs[pairs.count - 1].value.append(first)
            rest = rest.dropFirst()
        }
        var values: [String: String] = [:]
        for pair in pairs {
            let value = pair.value.trimmingCharacters(in: .whitespaces)
            // One key twice says two things.
            guard values.updateValue(value, forKey: pair.key) == nil else { return nil }
        }
        for primary in ["01", "00", "414", "417"] {
            guard let stated = values[primary], let kind = kinds[primary] else { continue }
            let value = stated.filter { $0 != " " }
            guard isDigits(value), lengths[primary]?.contains(value.utf8.count) == true else {
                return malformed(text, primary, value, GS1Identifier.kind(kind, with: Set(values.keys)))
            }
            return keyed(primary, value, values)
        }
        return nil
    }

    /// What a key names together with those behind it: a serial number or a lot of a trade item is more than its class.
    private static func kind(_ kind: Kind, with keys: Set<String>) -> Kind {
        guard kind == .productClass else { return kind }
        return keys.contains("21") ? .instance : keys.contains("10") ? .lot : .productClass
    }

    private static func malformed(_ text: String, _ key: String, _ value: String, _ kind: Kind) -> GS1Identifier {
        let wanted = (lengths[key] ?? []).sorted().map(String.init)
        return GS1Identifier(
            damaged: text, kind,
            "“\(value)” is no number of the key \(key), which has \(wanted.joined(separator: ", ")) digits")
    }

    /// The identifier of a key with a number of the right length, and of what follows it.
    private static func keyed(_ key: String, _ number: String, _ qualifiers: [String: String]) -> GS1Identifier? {
        switch key {
        case "01":
            let gtin = String(repeating: "0", count: 14 - number.utf8.count) + number
            let (item, damage) = ("01/" + gtin, damage(gtin))
            if let serial = qualifiers["21"], !serial.isEmpty {
                return GS1Identifier(item + "/21/" + encoded(serial), .instance, class: item, damage: damage)
            }
            if let lot = qualifiers["10"], !lot.isEmpty {
                return GS1Identifier(item + "/10/" + encoded(lot), .lot, class: item, damage: damage)
            }
            return GS1Identifier(item, .productClass, damage: damage)
        case "00": return GS1Identifier("00/" + number, .container, damage: damage(number))
        case "414":
            let place = qualifiers["254"].flatMap { $0 == "0" || $0.isEmpty ? nil : "/254/" + encoded($0) } ?? ""
            return GS1Identifier("414/" + number + place, .place, damage: damage(number))
        case "417": return GS1Identifier("417/" + number, .party, damage: damage(number))
        default: return nil
        }
    }

    private static func isDigits(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    static func decoded(_ text: String) -> String { text.removingPercentEncoding ?? text }

    /// A value as one part of the canonical text: what would end the part, or a list of identifiers, is written by its number.
    static func encoded(_ text: String) -> String {
        var encoded = ""
        for character in text {
            switch character {
            case "%": encoded += "%25"
            case "/": encoded += "%2F"
            case "?": encoded += "%3F"
            case "#": encoded += "%23"
            case ";": encoded += "%3B"
            default: encoded.append(character)
            }
        }
        return encoded
    }

    private static func damage(_ digits: String) -> String? {
        withCheckDigit(String(digits.dropLast())) == digits ? nil : "the check digit does not fit"
    }
}
