import ClewModel
import SourceFiles

/// Reads FollowTheMoney entities straight from the bytes of their lines, where they hold nothing unusual.
///
/// What it cannot read, such as fields that nobody knows, is left to ``FTMEntity``, which is slower and reports it; of
/// what it can read, both give the same.
struct FTMLineParser {
    private var names = ShortNames()

    /// The identifier and schema of the entity on a line; `nil` where it has not both.
    mutating func head(_ reader: inout JSONReader, _ bytes: Span<UInt8>) throws(SourceFileError) -> (
        id: EntityID, schema: Schema
    )? {
        guard try reader.peek(in: bytes) == .object else { return nil }
        var (id, schema): (String?, String?)
        try reader.enterObject(in: bytes)
        while id == nil || schema == nil {
            guard let key = try reader.nextKey(in: bytes) else { return nil }
            let isID = key.equals("id", in: bytes)
            guard isID || key.equals("schema", in: bytes) else {
                try reader.skip(in: bytes)
                continue
            }
            guard try reader.peek(in: bytes) == .string else { return nil }
            let text = try reader.string(in: bytes)
            if isID {
                guard id == nil else { return nil }
                id = value(of: text, &reader, bytes)
            } else {
                schema = names.name(of: text, in: bytes) ?? value(of: text, &reader, bytes)
            }
        }
        guard let id, let schema, !id.isEmpty, !schema.isEmpty else { return nil }
        return (EntityID(id), Schema(rawValue: schema))
    }

    /// The entity on a line; `nil` where there is anything that another reader must look at.
    mutating func entity(_ reader: inout JSONReader, _ bytes: Span<UInt8>) throws(SourceFileError) -> EntityDraft? {
        guard try reader.peek(in: bytes) == .object else { return nil }
        var (id, schema): (String?, String?)
        var values: [(property: PropertyName, value: String)] = []
        var datasets: [String] = []
        var referents: [String] = []
        var hasProperties = false
        try reader.enterObject(in: bytes)
        while let key = try reader.nextKey(in: bytes) {
            switch key {
            case _ where key.equals("id", in: bytes):
                guard id == nil, try reader.peek(in: bytes) == .string else { return nil }
                id = value(of: try reader.string(in: bytes), &reader, bytes)
            case _ where key.equals("schema", in: bytes):
                guard schema == nil, try reader.peek(in: bytes) == .string else { return nil }
                let text = try reader.string(in: bytes)
                schema = names.name(of: text, in: bytes) ?? value(of: text, &reader, bytes)
            case _ where key.equals("properties", in: bytes):
                guard !hasProperties, try reader.peek(in: bytes) == .object else { return nil }
                hasProperties = true
                guard try properties(&reader, bytes, into: &values) else { return nil }
            case _ where key.equals("datasets", in: bytes):
                guard datasets.isEmpty, try self.values(&reader, bytes, { datasets.append($0) }) else { return nil }
            case _ where key.equals("referents", in: bytes):
                guard referents.isEmpty, try self.values(&reader, bytes, { referents.append($0) }) else { return nil }
            case _ where FTMLineParser.isIgnored(key, bytes):
                try reader.skip(in: bytes)
            default:
                return nil
            }
        }
        try reader.finish(in: bytes)
        guard let id, let schema, hasProperties, !id.isEmpty, !schema.isEmpty else { return nil }
        return FTMEntity.draft(EntityID(id), Schema(rawValue: schema), values, datasets: datasets, referents: referents)
    }

    /// Reads the properties; answers `false` where one of them is not a value or a list of values.
    private mutating func properties(
        _ reader: inout JSONReader, _ bytes: Span<UInt8>, into result: inout [(property: PropertyName, value: String)]
    ) throws(SourceFileError) -> Bool {
        try reader.enterObject(in: bytes)
        while let key = try reader.nextKey(in: bytes) {
            let property = PropertyName(rawValue: names.name(of: key, in: bytes) ?? reader.text(of: key, in: bytes))
            guard try values(&reader, bytes, { result.append((property, $0)) }) else { return false }
        }
        return true
    }

    /// Hands over a text or each of a list of texts; answers `false` for anything else.
    @inline(__always)
    private func values(
        _ reader: inout JSONReader, _ bytes: Span<UInt8>, _ body: (String) -> Void
    ) throws(SourceFileError) -> Bool {
        switch try reader.peek(in: bytes) {
        case .string:
            body(value(of: try reader.string(in: bytes), &reader, bytes))
        case .array:
            try reader.enterArray(in: bytes)
            while try reader.nextElement(in: bytes) {
                guard try reader.peek(in: bytes) == .string else { return false }
                body(value(of: try reader.string(in: bytes), &reader, bytes))
            }
        case .null:
            _ = try reader.takeNull(in: bytes)
        default:
            return false
        }
        return true
    }

    /// The content of a string, cleaned of white space.
    @inline(__always)
    private func value(of string: JSONString, _ reader: inout JSONReader, _ bytes: Span<UInt8>) -> String {
        let text = reader.text(of: string, in: bytes)
        let part = bytes.extracting(string.start..<string.end)
        return !string.hasEscapes && CleanText.isPlain(part) ? text : CleanText.collapsed(text)
    }

    /// The caption repeats a name; the rest says when the aggregator saw the entity, not what the source says.
    private static func isIgnored(_ key: JSONString, _ bytes: Span<UInt8>) -> Bool {
        key.equals("caption", in: bytes) || key.equals("first_seen", in: bytes) || key.equals("last_seen", in: bytes)
            || key.equals("last_change", in: bytes) || key.equals("target", in: bytes)
            || key.equals("statements", in: bytes)
    }
}

/// The names of schemata and properties, which recur in every line, so that each is made a string once.
private struct ShortNames {
    private var slots: [String?] = Array(repeating: nil, count: 1024)

    /// The name; `nil` for one that needs more work than a look-up.
    mutating func name(of string: JSONString, in bytes: Span<UInt8>) -> String? {
        let count = string.end - string.start
        guard !string.hasEscapes, count > 0, count < 64 else { return nil }
        var slot = UInt(count)
        for offset in string.start..<string.end { slot = slot &* 31 &+ UInt(bytes[offset]) }
        slot &= 1023
        let part = bytes.extracting(string.start..<string.end)
        if let known = slots[Int(slot)], ShortNames.isSame(known, part) { return known }
        guard CleanText.isPlain(part) else { return nil }
        let name = part.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        slots[Int(slot)] = name
        return name
    }

    private static func isSame(_ name: String, _ bytes: Span<UInt8>) -> Bool {
        guard name.utf8.count == bytes.count else { return false }
        var offset = 0
        for byte in name.utf8 {
            if byte != bytes[offset] { return false }
            offset += 1
        }
        return true
    }
}
