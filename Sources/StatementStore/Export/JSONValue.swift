import SourceFiles

/// A JSON value with one spelling: keys in the order of their UTF-8, no spaces.
indirect enum JSONValue {
    case null
    case bool(Bool)
    case number(Int64)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])
    /// A number that is already spelt as JSON.
    case literal(String)

    static func string(_ text: String?) -> JSONValue {
        text.map { JSONValue.string($0) } ?? .null
    }

    static func number(_ value: Int) -> JSONValue {
        .number(Int64(value))
    }

    /// The value as text.
    var text: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the value as UTF-8.
    func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let value): bytes.append(contentsOf: String(value).utf8)
        case .literal(let text): bytes.append(contentsOf: text.utf8)
        case .string(let text): JSONText.appendShown(text, to: &bytes)
        case .array(let values):
            bytes.append(0x5B)
            for (place, value) in values.enumerated() {
                if place > 0 { bytes.append(0x2C) }
                value.write(to: &bytes)
            }
            bytes.append(0x5D)
        case .object(let members):
            bytes.append(0x7B)
            let keys = members.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            for (place, key) in keys.enumerated() {
                if place > 0 { bytes.append(0x2C) }
                JSONText.appendShown(key, to: &bytes)
                bytes.append(0x3A)
                members[key]?.write(to: &bytes)
            }
            bytes.append(0x7D)
        }
    }
}
