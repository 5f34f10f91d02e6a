import ClewModel
import SourceFiles

/// A FollowTheMoney statement as one line of JSON or CSV.
struct StatementLine {
    private let statement: ClewModel.Statement
    private let canonical: EntityID
    private let kind: String
    private let language: String?
    private let firstSeen: String
    private let lastSeen: String

    init(_ recorded: RecordedStatement, of entity: Entity, seenUntil: (RecordedStatement) -> Day) {
        statement = recorded.statement
        canonical = entity.id
        kind = PropertyKind.of(statement.property, in: statement.schema)
        language = PropertyKind.hasLanguage(kind) ? statement.language.map(StatementLine.shortLanguage) : nil
        firstSeen = "\(recorded.recordedFrom)T00:00:00"
        lastSeen = "\(seenUntil(recorded))T00:00:00"
    }

    /// FollowTheMoney names languages by three letters of ISO 639-3; what has no such name here is left as it is.
    private static func shortLanguage(_ tag: String) -> String {
        let primary = tag.prefix { $0 != "-" }.lowercased()
        let codes = [
            "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "ja": "jpn", "kk": "kaz",
            "ko": "kor", "pt": "por", "ru": "rus", "tr": "tur", "ug": "uig", "uk": "ukr", "zh": "zho",
        ]
        return codes[primary] ?? primary
    }

    /// The identifier: SHA-1 of `dataset.entity.property.value`, with `@language` where the value has one.
    var id: String {
        var key = "\(statement.dataset).\(statement.entity).\(statement.property.rawValue).\(statement.value)"
        if let language { key += "@\(language)" }
        return SHA1.hex(of: Array(key.utf8))
    }

    private var originalValue: String? {
        statement.originalValue == statement.value ? nil : statement.originalValue
    }

    /// The statement as a line of JSON.
    var json: [UInt8] {
        let members: [(String, JSONValue)] = [
            ("canonical_id", .string(canonical.rawValue)), ("entity_id", .string(statement.entity.rawValue)),
            ("prop", .string(statement.property.rawValue)), ("schema", .string(statement.schema.rawValue)),
            ("value", .string(statement.value)), ("dataset", .string(statement.dataset.rawValue)),
            ("lang", .string(language)), ("original_value", .string(originalValue)), ("first_seen", .string(firstSeen)),
            ("last_seen", .string(lastSeen)), ("external", .bool(false)), ("origin", .string(statement.sourceRecord)),
            ("id", .string(id)),
        ]
        // Its tools sort lines by their bytes and need the canonical identifier first.
        var bytes: [UInt8] = [0x7B]
        for (place, (key, value)) in members.enumerated() {
            if place > 0 { bytes.append(0x2C) }
            JSONText.appendShown(key, to: &bytes)
            bytes.append(0x3A)
            value.write(to: &bytes)
        }
        bytes.append(contentsOf: [0x7D, 0x0A])
        return bytes
    }

    /// The statement as a row of CSV.
    ///
    /// CSV has no escapes: controls of terminals and those that turn text round are written out, see ``SafeText/value(_:)``, while the
    /// identifier is that of the value as it is, which the line of JSON holds.
    var csv: [UInt8] {
        let cells = [
            canonical.rawValue, statement.entity.rawValue, statement.property.rawValue, kind,
            statement.schema.rawValue, statement.value, statement.dataset.rawValue, statement.sourceRecord ?? "",
            language ?? "", originalValue ?? "", "f", firstSeen, lastSeen, id,
        ]
        return CSVCell.exactRow(cells.map { SafeText.value($0) })
    }

    /// The names of the columns.
    static let header = CSVCell.exactRow([
        "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang",
        "original_value", "external", "first_seen", "last_seen", "id",
    ])
}
