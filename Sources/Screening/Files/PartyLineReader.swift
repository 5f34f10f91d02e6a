import ClewModel
import SourceFiles

/// Reads one JSON object as an entity: FollowTheMoney's shape, or a flat one.
///
/// Flat objects may have `id`, `schema`, `name` or `names`, `country` or `countries`, `address`, `birthDate`, any
/// identifier property, and `identifiers` as an object from property to value; a value is a string, a number or a list
/// of them. Nested entities and unknown keys are stepped over.
struct PartyLineReader {
    /// The properties that screening looks at.
    private static let wanted: [String: PropertyName] = {
        let properties =
            PropertyName.names + PropertyName.identifiers + PartyProfile.countryProperties
            + NameParts.properties + [.birthDate, .address, .topics]
        var table = Dictionary(uniqueKeysWithValues: Set(properties).map { ($0.rawValue, $0) })
        for (key, property) in [
            "first_name": "firstName", "given_name": "firstName", "givenName": "firstName", "forename": "firstName",
            "middle_name": "middleName", "patronymic": "fatherName", "last_name": "lastName", "family_name": "lastName",
            "familyName": "lastName", "surname": "lastName", "suffix": "nameSuffix",
        ] as [String: PropertyName] {
            table[key] = property
        }
        table["names"] = .name
        table["aliases"] = .alias
        table["countries"] = .country
        table["addresses"] = .address
        table["birth_date"] = .birthDate
        table["lei"] = .leiCode
        table["imo"] = .imoNumber
        table["uscc"] = .uscCode
        return table
    }()

    /// The entity of a line; its identifier is empty where the line has none.
    static func entity(_ bytes: Span<UInt8>, _ reader: inout JSONReader) throws(SourceFileError) -> Entity {
        var unread: Set<String> = []
        return try entity(bytes, &reader, unread: &unread)
    }

    /// The entity of a line, and the keys of a flat one that nothing is read from.
    static func entity(
        _ bytes: Span<UInt8>, _ reader: inout JSONReader, unread: inout Set<String>
    ) throws(SourceFileError) -> Entity {
        var entity = Entity(id: "", schema: "")
        var caption: String?
        var keys: Set<String> = []
        try reader.enterObject(in: bytes)
        while let key = try reader.nextKey(in: bytes) {
            let text = reader.text(of: key, in: bytes)
            try check(text, &keys, bytes, reader)
            switch text {
            case "id":
                entity.id = EntityID(try values(bytes, &reader).first ?? "")
            case "schema":
                entity.schema = Schema(rawValue: try values(bytes, &reader).first ?? "")
            case "datasets":
                entity.datasets = try values(bytes, &reader).map { DatasetName($0) }
            case "caption":
                caption = try values(bytes, &reader).first
            case "properties", "identifiers":
                if try reader.peek(in: bytes) == .object {
                    try properties(bytes, &reader, into: &entity)
                } else {
                    try reader.skip(in: bytes)
                }
            default:
                if wanted[text] == nil { unread.insert(text) }
                try property(text, bytes, &reader, into: &entity)
            }
        }
        try reader.finish(in: bytes)
        // An entity without properties that name it is at least called what it is shown as.
        if let caption, caption != entity.id.rawValue, PropertyName.names.allSatisfy({ entity[$0].isEmpty }),
            NameParts.names(of: entity).isEmpty
        {
            entity.properties[.name] = [caption]
        }
        return entity
    }

    private static func properties(
        _ bytes: Span<UInt8>, _ reader: inout JSONReader, into entity: inout Entity
    ) throws(SourceFileError) {
        var keys: Set<String> = []
        try reader.enterObject(in: bytes)
        while let key = try reader.nextKey(in: bytes) {
            let text = reader.text(of: key, in: bytes)
            try check(text, &keys, bytes, reader)
            try property(text, bytes, &reader, into: &entity)
        }
    }

    /// Refuses a key that stands twice: nobody can tell which of the two is meant.
    private static func check(
        _ key: String, _ keys: inout Set<String>, _ bytes: Span<UInt8>, _ reader: JSONReader
    ) throws(SourceFileError) {
        guard keys.insert(key).inserted else {
            throw SourceFileError(
                .syntax, "the key \(SafeText.quoted(key)) stands twice in one object", at: reader.location(in: bytes))
        }
    }

    private static func property(
        _ key: String, _ bytes: Span<UInt8>, _ reader: inout JSONReader, into entity: inout Entity
    ) throws(SourceFileError) {
        guard let property = wanted[key] else { return try reader.skip(in: bytes) }
        entity.properties[property, default: []] += try values(bytes, &reader)
    }

    /// The strings of a value: itself, or the elements of a list.
    private static func values(_ bytes: Span<UInt8>, _ reader: inout JSONReader) throws(SourceFileError) -> [String] {
        guard try reader.peek(in: bytes) == .array else {
            guard let value = try value(bytes, &reader) else { return [] }
            return [value]
        }
        var values: [String] = []
        try reader.enterArray(in: bytes)
        while try reader.nextElement(in: bytes) {
            if let value = try value(bytes, &reader) { values.append(value) }
        }
        return values
    }

    private static func value(_ bytes: Span<UInt8>, _ reader: inout JSONReader) throws(SourceFileError) -> String? {
        switch try reader.peek(in: bytes) {
        case .string:
            return try reader.text(in: bytes)
        case .number:
            // Register numbers are sometimes written as numbers; their digits are taken as they stand.
            let start = reader.position
            try reader.skip(in: bytes)
            let part = bytes.extracting(start..<reader.position)
            return part.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }.trimmed
        default:
            try reader.skip(in: bytes)
            return nil
        }
    }
}
