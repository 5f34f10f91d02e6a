import ClewModel
import SourceFiles

/// How the columns of any table become properties, as a YAML file says it.
struct TableMapping: Sendable {
    /// What one column holds.
    struct Column: Sendable {
        enum Kind: String, CaseIterable, Sendable {
            case text, date, country, identifier
        }

        var column: String
        var property: PropertyName
        var kind: Kind
        /// What separates several values of a cell.
        var split: Character?
        /// Whether the property belongs to the listing and not to the entity.
        var isOfListing: Bool

        /// Whether it holds a number that tells parties apart, as the mapping says or the property does.
        var isNumber: Bool { kind == .identifier || PropertyName.identifiers.contains(property) }
    }

    var key: String
    let title: String
    /// The columns whose raw values make the identifier.
    let id: [String]
    let schema: Schema
    /// The column that tells the schema, and the schema for each of its values.
    let schemaColumn: String?
    let schemata: [String: Schema]
    let columns: [Column]
    let ignored: [String]
    let topics: [String]
    let authority: String?
    let program: String?
    let dateOrder: DateReader.Order
    let separator: UInt8?
    let skippedLines: Int

    /// Reads a mapping; `nil` where it lacks something, and then at least one error is reported.
    init?(_ file: SourceFile, into diagnostics: inout [Diagnostic]) {
        let errors = diagnostics.count { $0.severity == .error }
        guard let record = YAMLRecord.document(file, into: &diagnostics) else { return nil }
        guard let key = record.require("key", into: &diagnostics),
            let title = record.require("title", into: &diagnostics)
        else { return nil }
        self.key = key
        self.title = title
        id = record.strings("id", into: &diagnostics).map { $0.lowercased() }
        if id.isEmpty {
            record.report(
                "mapping.id.missing", "expected the columns that make the identifier", at: "id", into: &diagnostics)
        }
        schema = Schema(rawValue: record.string("schema", into: &diagnostics) ?? "Organization")
        schemaColumn = record.string("schema_column", into: &diagnostics)?.lowercased()
        var schemata: [String: Schema] = [:]
        for entry in record.records("schemata", into: &diagnostics) {
            guard let value = entry.require("value", into: &diagnostics),
                let schema = entry.require("schema", into: &diagnostics)
            else { continue }
            schemata[value.lowercased()] = Schema(rawValue: schema)
        }
        self.schemata = schemata
        columns = record.records("columns", into: &diagnostics).compactMap { Self.column($0, into: &diagnostics) }
        if columns.isEmpty {
            record.report("mapping.columns.missing", "expected at least one column", at: "columns", into: &diagnostics)
        }
        ignored = record.strings("ignore", into: &diagnostics).map { $0.lowercased() }
        topics = record.strings("topics", into: &diagnostics)
        authority = record.string("authority", into: &diagnostics)
        program = record.string("program", into: &diagnostics)
        switch record.string("dates", into: &diagnostics) {
        case nil, "textual": dateOrder = .textual
        case "day-first": dateOrder = .dayFirst
        case "month-first": dateOrder = .monthFirst
        default:
            dateOrder = .textual
            record.report(
                "mapping.dates.unknown", "expected textual, day-first or month-first", at: "dates", into: &diagnostics)
        }
        let separator = record.string("separator", into: &diagnostics)
        self.separator = separator.flatMap { $0 == "tab" ? 0x09 : $0.utf8.first }
        skippedLines = record.integer("skip_lines", into: &diagnostics) ?? 0
        record.reportUnread(into: &diagnostics)
        guard diagnostics.count(where: { $0.severity == .error }) == errors else { return nil }
    }

    private static func column(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) -> Column? {
        guard let name = record.require("column", into: &diagnostics),
            let property = record.require("property", into: &diagnostics)
        else { return nil }
        let kind =
            record.has("kind") ? record.choice("kind", as: Column.Kind.self, into: &diagnostics) ?? .text : .text
        return Column(
            column: name.lowercased(), property: PropertyName(rawValue: property), kind: kind,
            split: record.string("split", into: &diagnostics)?.first,
            isOfListing: record.bool("listing", into: &diagnostics) ?? false)
    }
}
