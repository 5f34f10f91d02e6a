import SourceFiles

/// Writes JSON (RFC 8259) into bytes.
struct JSONText {
    private(set) var bytes: [UInt8] = []

    mutating func raw(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Text that is JSON already.
    mutating func raw(_ text: some Sequence<UInt8>) { bytes.append(contentsOf: text) }

    mutating func string(_ text: String) {
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

    mutating func strings(_ texts: [String]) {
        list(texts) { $0.string($1) }
    }

    mutating func list<Element>(_ elements: [Element], _ body: (inout JSONText, Element) -> Void) {
        bytes.append(0x5B)
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            body(&self, element)
        }
        bytes.append(0x5D)
    }

    /// A number with at most six decimals.
    mutating func number(_ value: Double) {
        let rounded = (value * 1_000_000).rounded() / 1_000_000
        bytes.append(contentsOf: (rounded == 0 ? "0" : "\(rounded)").utf8)
    }

    mutating func bool(_ value: Bool) {
        if value { raw("true") } else { raw("false") }
    }
}
