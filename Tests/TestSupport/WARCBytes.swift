/// Web captures made of their parts, for tests.
public enum WARCBytes {
    /// One record.
    ///
    /// - Parameter fields: Further fields, each a whole line without its end.
    public static func record(_ type: String, uri: String? = nil, fields: [String] = [], _ block: [UInt8]) -> [UInt8] {
        var lines = ["WARC/1.1", "WARC-Type: \(type)", "WARC-Date: 2026-03-05T06:20:00Z"]
        if let uri { lines.append("WARC-Target-URI: \(uri)") }
        lines += fields + ["Content-Length: \(block.count)", "", ""]
        return Array(lines.joined(separator: "\r\n").utf8) + block + Array("\r\n\r\n".utf8)
    }

    /// An answer of a server.
    public static func answer(
        _ uri: String, _ body: [UInt8], type: String = "text/html; charset=utf-8", status: String = "200 OK",
        head: [String] = [], fields: [String] = []
    ) -> [UInt8] {
        let lines = ["HTTP/1.1 \(status)", "Content-Type: \(type)"] + head + ["", ""]
        return record("response", uri: uri, fields: fields, Array(lines.joined(separator: "\r\n").utf8) + body)
    }

    /// What a capturing program says of itself.
    public static func program(_ lines: [String]) -> [UInt8] {
        record("warcinfo", Array((lines.joined(separator: "\r\n") + "\r\n").utf8))
    }
}
