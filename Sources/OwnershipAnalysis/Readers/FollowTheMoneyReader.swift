internal import ClewModel
internal import Foundation
internal import SourceFiles

/// Reads stakes from FollowTheMoney entities, one JSON object a line.
enum FollowTheMoneyReader {
    /// The properties that are read; all others are stepped over.
    private static let wanted: Set<String> = [
        "name", "percentage", "startDate", "endDate", "ownershipType", "role", "status", "sourceUrl", "publisher",
        "owner", "asset", "director", "organization", "agent", "client", "employee", "employer", "person", "relative",
        "subject", "object", "address", "phone",
    ]

    static func read(
        _ url: URL, as name: String, into builder: inout OwnershipGraphBuilder, _ diagnostics: inout [Diagnostic]
    ) throws {
        var line = 0
        var declared: Set<EntityID> = []
        var referred: [(EntityID, SourceLocation)] = []
        var remarks: [Diagnostic] = []
        try JSONLinesScanner.scan(url, as: name, into: &diagnostics) { bytes, reader in
            line = reader.location(in: bytes).line ?? line + 1
            let entity = try entity(&reader, bytes)
            let place = SourceLocation(file: name, line: line, record: entity.id.rawValue)
            guard !entity.id.rawValue.isEmpty else {
                remarks.append(
                    Diagnostic(
                        .error, code: "ownership.entity.id", "the entity has no id, so it is left out", at: place))
                return
            }
            if EntityStakes.links[entity.schema.rawValue] == nil {
                declared.insert(entity.id)
                builder.declare(entity.id, name: entity.first(.name), schema: entity.schema)
                return
            }
            let citation = Citation(
                entity.first("publisher") ?? entity.datasets.first?.rawValue ?? name, entity.id.rawValue,
                url: entity.first(.sourceUrl), verification: .secondary)
            for stake in EntityStakes.stakes(of: entity, citation: citation, location: place, into: &remarks) {
                builder.add(stake)
                referred.append((stake.owner, place))
                referred.append((stake.asset, place))
            }
        }
        for (entity, place) in referred where !declared.contains(entity) {
            declared.insert(entity)
            remarks.append(
                Diagnostic(
                    .warning, code: "ownership.entity.unknown",
                    "no entity of the file has the id \(entity); the stake is kept", at: place))
        }
        diagnostics += remarks
    }

    private static func entity(_ reader: inout JSONReader, _ bytes: Span<UInt8>) throws -> Entity {
        var entity = Entity(id: "", schema: .thing)
        try reader.enterObject(in: bytes)
        while let key = try reader.nextKey(in: bytes) {
            if key.equals("id", in: bytes) {
                entity.id = EntityID(try reader.text(in: bytes))
            } else if key.equals("schema", in: bytes) {
                entity.schema = Schema(rawValue: try reader.text(in: bytes))
            } else if key.equals("datasets", in: bytes) {
                entity.datasets = try values(&reader, bytes).map { DatasetName($0) }
            } else if key.equals("properties", in: bytes) {
                try reader.enterObject(in: bytes)
                while let key = try reader.nextKey(in: bytes) {
                    let name = reader.text(of: key, in: bytes)
                    if wanted.contains(name) {
                        entity.properties[PropertyName(rawValue: name)] = try values(&reader, bytes)
                    } else {
                        try reader.skip(in: bytes)
                    }
                }
            } else {
                try reader.skip(in: bytes)
            }
        }
        try reader.finish(in: bytes)
        return entity
    }

    /// The values of a property: texts, numbers, or nested entities, of which the identifier counts.
    private static func values(_ reader: inout JSONReader, _ bytes: Span<UInt8>) throws -> [String] {
        guard try reader.peek(in: bytes) == .array else { return try value(&reader, bytes).map { [$0] } ?? [] }
        var values: [String] = []
        try reader.enterArray(in: bytes)
        while try reader.nextElement(in: bytes) {
            if let value = try value(&reader, bytes) { values.append(value) }
        }
        return values
    }

    private static func value(_ reader: inout JSONReader, _ bytes: Span<UInt8>) throws -> String? {
        switch try reader.peek(in: bytes) {
        case .string: return try reader.text(in: bytes)
        case .number:
            let number = try reader.number(in: bytes)
            return Int64(exactly: number).map(String.init) ?? String(number)
        case .object:
            var id: String?
            try reader.enterObject(in: bytes)
            while let key = try reader.nextKey(in: bytes) {
                if key.equals("id", in: bytes) { id = try reader.text(in: bytes) } else { try reader.skip(in: bytes) }
            }
            return id
        case .array, .bool, .null:
            try reader.skip(in: bytes)
            return nil
        }
    }
}
