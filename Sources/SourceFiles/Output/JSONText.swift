/// Writes JSON (RFC 8259) into bytes, value by value, for outputs of millions of lines; ``StableJSON`` writes whole values.
public struct JSONText {
    /// What was written.
    public private(set) var bytes: [UInt8] = []

    /// Starts with nothing.
    public init() {}

    /// Text that is JSON already.
    public mutating func raw(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Text that is JSON already.
    public mutating func raw(_ text: some Sequence<UInt8>) { bytes.append(contentsOf: text) }

    /// A text that a person may come to see: what commands a terminal or turns a line is escaped too, see ``SafeText``.
    public mutating func string(_ text: String) {
        bytes.append(0x22)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                bytes.append(0x5C)
                bytes.append(UInt8(ascii: scalar))
            case "\n": raw("\\n")
            case "\r": raw("\\r")
            case "\t": raw("\\t")
            default:
                if scalar.value < 0x80 ? scalar.value < 0x20 || scalar.value == 0x7F : SafeText.isCommand(scalar) {
                    escape(scalar)
                } else {
                    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                }
            }
        }
        bytes.append(0x22)
    }

    /// What commands a terminal or turns a line, as the escape of its code units.
    private mutating func escape(_ scalar: Unicode.Scalar) {
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
            raw("\\u")
            for shift: UInt16 in [12, 8, 4, 0] {
                let nibble = UInt8(truncatingIfNeeded: unit >> shift & 15)
                bytes.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
            }
        }
    }

    /// A list of texts.
    public mutating func strings(_ texts: [String]) {
        list(texts) { $0.string($1) }
    }

    /// A list, each element written by `body`.
    public mutating func list<Element>(_ elements: [Element], _ body: (inout JSONText, Element) -> Void) {
        bytes.append(0x5B)
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            body(&self, element)
        }
        bytes.append(0x5D)
    }

    /// A number with at most six decimals.
    public mutating func number(_ value: Double) {
        let rounded = (value * 1_000_000).rounded() / 1_000_000
        bytes.append(contentsOf: (rounded == 0 ? "0" : "\(rounded)").utf8)
    }

    /// `true` or `false`.
    public mutating func bool(_ value: Bool) {
        if value { raw("true") } else { raw("false") }
    }

    /// A text in quotes with nothing escaped but what must be, so that equal texts are equal bytes for ever: for what is hashed or read by
    /// programs.
    public static func exact(_ text: String) -> String {
        var bytes: [UInt8] = []
        appendExact(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends a text in quotes that programs read back as it was, and that commands no terminal.
    public static func appendShown(_ text: String, to bytes: inout [UInt8]) {
        guard text.utf8.contains(where: { $0 >= 0x80 }), text.unicodeScalars.contains(where: SafeText.isCommand) else {
            return appendExact(text, to: &bytes)
        }
        var shown = JSONText()
        shown.string(text)
        bytes.append(contentsOf: shown.bytes)
    }

    /// Appends a text as ``exact(_:)`` writes it.
    public static func appendExact(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
            case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
            case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
            case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
            case 0..<0x20, 0x7F:
                let digits = Array("0123456789abcdef".utf8)
                bytes.append(contentsOf: [0x5C, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}
