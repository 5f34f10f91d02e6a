import Foundation
import SourceFiles

/// The description of the package after the Frictionless Data Package standard, version 1.
struct DataPackage: Encodable {
    struct License: Encodable {
        var name = "CC-BY-4.0"
        var path = "https://creativecommons.org/licenses/by/4.0/"
        var title = "Creative Commons Attribution 4.0"
    }

    struct Field: Encodable {
        struct Constraints: Encodable {
            let `enum`: [String]
        }

        let name: String
        let type: String
        let description: String
        let constraints: Constraints?
        let unit: String?
    }

    struct Schema: Encodable {
        let fields: [Field]
        let missingValues: [String]
        let primaryKey: [String]?
    }

    struct Resource: Encodable {
        let profile = "tabular-data-resource"
        let name: String
        let path: String
        let title: String
        let description: String
        let format = "csv"
        let mediatype = "text/csv"
        let encoding = "utf-8"
        let bytes: Int
        let hash: String
        let licenses = [License()]
        let schema: Schema
    }

    let profile = "tabular-data-package"
    let name = "clew-study"
    let title = "Clew study: measures, counter-measures and corporate responses on forced labour in and from Xinjiang"
    let version: String
    let known: String
    let licenses = [License()]
    let resources: [Resource]

    init(tables: [ExportTable], version: String, known: String) {
        self.version = "sha256:\(version)"
        self.known = known
        resources = tables.map { table in
            let text = table.csv
            return Resource(
                name: table.name.replacing("_", with: "-"), path: table.fileName, title: table.title,
                description: ([table.title + "."] + table.notes).joined(separator: " "), bytes: text.utf8.count,
                hash: "sha256:" + SHA256Digest(ofText: text).hex,
                schema: Schema(
                    fields: table.variables.map { variable in
                        Field(
                            name: variable.name,
                            type: variable.kind == .partialDate ? "string" : variable.kind.rawValue,
                            description: variable.definition,
                            constraints: variable.codes.isEmpty
                                ? nil : Field.Constraints(enum: variable.codes.map(\.code)), unit: variable.unit)
                    },
                    missingValues: [""] + Self.missing(of: table),
                    primaryKey: table.key.isEmpty ? nil : table.key))
        }
    }

    /// The missing codes that the table uses; a table without any has none, so that `unknown` as an answer stays one.
    private static func missing(of table: ExportTable) -> [String] {
        let used = Set(table.variables.compactMap(\.missing))
        return StudyVariable.Missing.allCases.filter(used.contains).map(\.rawValue)
    }

    /// The description as JSON with keys in order.
    var json: String {
        // Values of this type are texts and whole numbers, which always encode.
        SafeText.json((try? StableJSON.document(of: self)) ?? "") + "\n"
    }
}
