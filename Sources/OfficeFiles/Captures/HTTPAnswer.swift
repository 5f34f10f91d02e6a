import SourceFiles

/// What a server answered, as a response record of a WARC file holds it (RFC 9112).
struct HTTPAnswer {
    /// The status, such as 200.
    let status: Int
    /// The fields, in their order.
    let fields: [(name: String, value: String)]
    /// The body as it was sent: chunks and packing as they came.
    let sent: [UInt8]

    /// Reads a message; `nil` for what is none.
    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: "HTTP/".utf8), let line = bytes.prefix(1 << 16).firstIndex(of: 0x0A) else {
            return nil
        }
        let words = String(decoding: bytes[..<line], as: UTF8.self).split(separator: " ")
        guard words.count >= 2, let status = Int(words[1].prefix(3)) else { return nil }
        // A message may end with its fields.
        guard let head = HeaderFields.read(bytes, from: line + 1, to: bytes.count) else { return nil }
        self.status = status
        fields = head.fields
        sent = Array(bytes[head.end...])
    }

    /// The value of a field, whatever the case of its name.
    subscript(_ name: String) -> String? { HeaderFields.value(name, in: fields) }

    /// The body without chunks.
    ///
    /// Many capturing programs keep the field and drop the chunks; then it is the body as it is.
    var joined: [UInt8] {
        guard self["Transfer-Encoding"]?.lowercased().contains("chunked") ?? false else { return sent }
        return Self.joining(sent) ?? sent
    }

    /// The body without chunks and packing.
    ///
    /// - Returns: The body, or why it cannot be unpacked.
    func body(limit: Int) -> (bytes: [UInt8]?, problem: String?) {
        let packed = joined
        let coding = self["Content-Encoding"]?.lowercased() ?? "identity"
        if coding == "identity" || coding.isEmpty { return (packed, nil) }
        guard coding == "gzip" || coding == "x-gzip" else {
            return (nil, "it is packed as \(SafeText.quoted(coding)), which is not read")
        }
        // Some capturing programs unpack the body and keep the field.
        guard GzipFile.isPacked(packed) else { return (packed, nil) }
        do {
            return (try GzipFile.unpacked(packed, as: "the body", limit: limit), nil)
        } catch {
            return (nil, error.message)
        }
    }

    /// Joins chunks: each a length in hexadecimal, a line end, that many bytes, a line end; one of length 0 ends them.
    private static func joining(_ bytes: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var position = 0
        while true {
            guard let line = bytes[position...].prefix(64).firstIndex(of: 0x0A) else { return nil }
            let digits = String(decoding: bytes[position..<line].prefix { $0 != 0x0D && $0 != 0x3B }, as: UTF8.self)
            guard let count = Int(digits, radix: 16), count >= 0 else { return nil }
            position = line + 1
            if count == 0 { return result }
            guard count <= bytes.count - position else { return nil }
            result += bytes[position..<(position + count)]
            position += count
            if position < bytes.count, bytes[position] == 0x0D { position += 1 }
            guard position < bytes.count, bytes[position] == 0x0A else { return nil }
            position += 1
        }
    }
}
