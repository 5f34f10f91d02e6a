import ClewModel

/// How a statement is said so that FollowTheMoney's own package takes it.
///
/// A value that its property would refuse, such as a telephone number without a country or a name of more letters than it
/// holds, becomes a note under the property's name: nothing that the list says is lost.
enum FollowTheMoneyForm {
    /// The schema under which an entity can be exported; `nil` for one that nothing there fits.
    static func schema(_ schema: Schema) -> Schema? {
        // A good of a country is a thing of value, and no party.
        if schema == "Good" { return "Asset" }
        return FollowTheMoneyTables.schemata.contains(schema.rawValue) ? schema : nil
    }

    /// The property and value under which a value can be exported.
    static func place(_ value: String, of property: PropertyName, in schema: Schema) -> (PropertyName, String) {
        if accepts(value, kind: PropertyKind.of(property, in: schema)) { return (property, value) }
        let note: PropertyName = FollowTheMoneyTables.intervals.contains(schema.rawValue) ? "summary" : .notes
        return (note, "\(property.rawValue): \(value)")
    }

    /// An entity with its properties as they can be exported.
    static func entity(_ entity: Entity, as schema: Schema) -> Entity {
        var placed = Entity(id: entity.id, schema: schema, datasets: entity.datasets)
        for (property, values) in entity.properties.sorted(by: { $0.key < $1.key }) {
            for value in values {
                let (property, value) = place(value, of: property, in: schema)
                if !placed[property].contains(value) { placed.properties[property, default: []].append(value) }
            }
        }
        return placed
    }

    /// A statement as it can be exported.
    static func statement(_ statement: ClewModel.Statement, as schema: Schema) -> ClewModel.Statement {
        var placed = statement
        placed.schema = schema
        (placed.property, placed.value) = place(statement.value, of: statement.property, in: schema)
        return placed
    }

    /// Whether a property of a kind takes a value.
    static func accepts(_ value: String, kind: String) -> Bool {
        let length = value.unicodeScalars.count
        switch kind {
        case "name": return length <= 384
        case "identifier": return length <= 64
        case "address", "number": return length <= 250
        case "country": return FollowTheMoneyTables.countries.contains(value)
        case "topic": return FollowTheMoneyTables.topics.contains(value)
        case "gender": return ["female", "male", "other"].contains(value)
        case "language": return length == 3 && value.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        case "date": return isDate(value)
        case "phone": return isPhone(value)
        case "email": return isMail(value)
        case "url": return length <= 4096 && isAddress(value)
        case "ip": return value.utf8.allSatisfy { "0123456789abcdefABCDEF.:".utf8.contains($0) }
        // A link that became a note would be lost to every tool that follows it.
        case "entity": return true
        case "text": return length <= 65_000
        default: return length <= 1024
        }
    }

    private static func isDate(_ value: String) -> Bool {
        let day = value.prefix { $0 != "T" && $0 != " " }
        return PartialDate(day) != nil
    }

    /// A number with its international calling code and as many digits as numbers there have.
    private static func isPhone(_ value: String) -> Bool {
        guard value.first == "+" else { return false }
        var digits = ""
        for character in value.dropFirst() {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else if !" -.()/".contains(character) {
                return false
            }
        }
        return (1...3).contains { count in
            FollowTheMoneyTables.callingCodes[String(digits.prefix(count))]?.contains(digits.count - count) ?? false
        }
    }

    private static func isMail(_ value: String) -> Bool {
        let parts = value.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].count),
            !parts[0].contains(where: { $0.isWhitespace || "<>()[],;:?\"".contains($0) })
        else { return false }
        return isHost(parts[1])
    }

    private static func isAddress(_ value: String) -> Bool {
        var rest = Substring(value)
        if let mark = value.firstRange(of: "://") {
            let scheme = value[..<mark.lowerBound].lowercased()
            guard ["http", "https", "ftp"].contains(scheme) else { return false }
            rest = value[mark.upperBound...]
        }
        guard !rest.contains(where: \.isWhitespace) else { return false }
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
        return isHost(host)
    }

    /// Labels of letters, digits and hyphens, at least two of them, parted by full stops.
    private static func isHost(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                !label.isEmpty && label.first != "-" && label.last != "-"
                    && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
            } && (labels.last?.contains(where: \.isLetter) ?? false)
    }
}
