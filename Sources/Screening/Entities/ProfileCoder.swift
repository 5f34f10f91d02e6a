import ClewModel

/// Writes a profile as the payload of an index record, and reads it back.
///
/// Counts and lengths are written with 7 bits a byte, texts as UTF-8. Reading checks every length, so a damaged payload
/// gives `nil`.
enum ProfileCoder {
    /// The version of this form; part of the index's description.
    static let version = 5

    static func encode(_ profile: PartyProfile) -> [UInt8] {
        var writer = Writer()
        writer.text(profile.id.rawValue)
        writer.text(profile.caption)
        writer.text(profile.schema.rawValue)
        writer.list(profile.datasets.map(\.rawValue))
        writer.count(profile.names.count)
        for name in profile.names {
            writer.bytes.append(kindByte(name.kind))
            writer.text(name.text)
        }
        writer.list(profile.countries)
        writer.count(profile.identifiers.count)
        for identifier in profile.identifiers {
            writer.text(identifier.kind.rawValue)
            writer.text(identifier.value)
        }
        writer.list(profile.birthDates)
        writer.list(profile.addresses)
        writer.list(profile.topics)
        // Left out where there is none, so that decisions about parties as they were keep their fingerprint.
        if !profile.scope.isEmpty { writer.list(profile.scope) }
        return writer.bytes
    }

    static func decode(_ bytes: UnsafeRawBufferPointer) -> PartyProfile? {
        var reader = Reader(bytes: bytes)
        guard let id = reader.text(), let caption = reader.text(), let schema = reader.text(),
            let datasets = reader.list(), let nameCount = reader.count()
        else { return nil }
        var names: [PartyName] = []
        names.reserveCapacity(nameCount)
        for _ in 0..<nameCount {
            guard let byte = reader.byte(), Int(byte) < PropertyName.names.count, let text = reader.text() else {
                return nil
            }
            names.append(PartyName(kind: PropertyName.names[Int(byte)], text: text))
        }
        guard let countries = reader.list(), let identifierCount = reader.count() else { return nil }
        var identifiers: [PartyIdentifier] = []
        for _ in 0..<identifierCount {
            guard let kind = reader.text(), let value = reader.text() else { return nil }
            identifiers.append(PartyIdentifier(kind: PropertyName(rawValue: kind), value: value))
        }
        guard let birthDates = reader.list(), let addresses = reader.list(), let topics = reader.list(),
            let scope = reader.position < bytes.count ? reader.list() : []
        else { return nil }
        return PartyProfile(
            id: EntityID(id), caption: caption, schema: Schema(rawValue: schema),
            datasets: datasets.map { DatasetName($0) }, names: names, countries: countries, identifiers: identifiers,
            birthDates: birthDates, addresses: addresses, topics: topics, scope: scope)
    }

    /// The identifier of a profile, without the rest.
    static func id(_ bytes: UnsafeRawBufferPointer) -> EntityID? {
        var reader = Reader(bytes: bytes)
        return reader.text().map { EntityID($0) }
    }

    private static func kindByte(_ kind: PropertyName) -> UInt8 {
        UInt8(PropertyName.names.firstIndex(of: kind) ?? 0)
    }

    private struct Writer {
        var bytes: [UInt8] = []

        mutating func count(_ value: Int) {
            var rest = UInt64(value)
            while rest >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }

        mutating func text(_ text: String) {
            count(text.utf8.count)
            bytes.append(contentsOf: text.utf8)
        }

        mutating func list(_ texts: [String]) {
            count(texts.count)
            for text in texts { self.text(text) }
        }
    }

    private struct Reader {
        let bytes: UnsafeRawBufferPointer
        var position = 0

        mutating func byte() -> UInt8? {
            guard position < bytes.count else { return nil }
            defer { position += 1 }
            return bytes[position]
        }

        /// A count of things that take at least one byte each, so it is never more than what is left.
        mutating func count() -> Int? {
            var value = 0
            var shift = 0
            while let byte = byte() {
                guard shift <= 35 else { return nil }
                value |= Int(byte & 0x7F) << shift
                if byte < 0x80 { return value <= bytes.count - position ? value : nil }
                shift += 7
            }
            return nil
        }

        mutating func text() -> String? {
            guard let length = count() else { return nil }
            defer { position += length }
            return String(decoding: bytes[position..<position + length], as: UTF8.self)
        }

        mutating func list() -> [String]? {
            guard let length = count() else { return nil }
            var texts: [String] = []
            texts.reserveCapacity(length)
            for _ in 0..<length {
                guard let text = text() else { return nil }
                texts.append(text)
            }
            return texts
        }
    }
}
