/// How text is cleaned of white space, and of nothing else.
enum CleanText {
    /// Trims white space of every kind, no-break and zero-width included, and makes each run of it one space; other controls stay,
    /// for whoever reads the value to refuse.
    static func collapsed(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in text.unicodeScalars {
            let code = scalar.value
            // A control-Z ends the files of some programs.
            let isSpace =
                code < 0x80
                ? code == 0x20 || (0x09...0x0D).contains(code) || code == 0x1A : scalar.properties.isWhitespace
            if isSpace {
                pendingSpace = true
            } else if scalar.value == 0xFEFF || scalar.value == 0x200B {
                continue
            } else {
                if pendingSpace && !result.isEmpty { result.append(" ") }
                pendingSpace = false
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// Whether UTF-8 text certainly has no white space to clean, so that it may stay as it is.
    static func isPlain(_ bytes: Span<UInt8>) -> Bool {
        var previous: UInt8 = 0x20
        for index in bytes.indices {
            let byte = bytes[unchecked: index]
            // 0xC2 starts a no-break space, 0xE1 to 0xE3 the other spaces of Unicode, 0xEF the byte order mark.
            if byte < 0x20 || byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3) || byte == 0xEF { return false }
            if byte == 0x20 && previous == 0x20 { return false }
            previous = byte
        }
        return bytes.isEmpty || previous != 0x20
    }

    /// The parts of a text between separators, cleaned, without the empty ones.
    static func parts(_ text: String, separatedBy separator: Character = ";") -> [String] {
        text.split(separator: separator).map { collapsed($0) }.filter { !$0.isEmpty }
    }

    /// Joins the parts of a name or an address, leaving out what is missing or empty.
    static func joined(_ parts: [String?], separator: String) -> String? {
        let present = parts.compactMap { $0 }.filter { !$0.isEmpty }
        return present.isEmpty ? nil : present.joined(separator: separator)
    }

    /// Text that is safe as a part of an identifier: lower-case ASCII letters and digits, the rest as single hyphens.
    static func slug(_ text: String) -> String {
        var result = ""
        for byte in text.lowercased().utf8 {
            switch byte {
            case 0x61...0x7A, 0x30...0x39: result.unicodeScalars.append(Unicode.Scalar(byte))
            default: if !result.isEmpty && !result.hasSuffix("-") { result += "-" }
            }
        }
        return result.hasSuffix("-") ? String(result.dropLast()) : result
    }
}
