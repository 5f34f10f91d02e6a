import ClewModel
import SourceFiles

/// An entity as a row of a table, safe to open in a spreadsheet.
enum EntityRow {
    /// The names of the columns.
    static let header = CSVCell.exactRow([
        "id", "schema", "name", "aliases", "countries", "addresses", "identifiers", "topics", "programs", "datasets",
    ])

    /// The row; several values of one cell are parted by semicolons.
    static func bytes(of entity: Entity) -> [UInt8] {
        let aliases = PropertyName.names.flatMap { entity[$0] }.filter { $0 != entity.caption }
        let identifiers = PropertyName.identifiers.flatMap { property in
            entity[property].map { "\(property.rawValue): \($0)" }
        }
        let cells = [
            [entity.id.rawValue], [entity.schema.rawValue], [entity.caption], aliases,
            entity[.country] + entity[.jurisdiction], entity[.address], identifiers, entity[.topics],
            entity[.program], entity.datasets.map(\.rawValue),
        ]
        return CSVCell.exactRow(cells.map { CSVCell.disarmed(distinct($0).joined(separator: "; ")) })
    }

    /// The values without repeats, in their order.
    private static func distinct(_ values: [String]) -> [String] {
        var seen: Set<String> = []
        return values.filter { seen.insert($0).inserted }
    }
}
