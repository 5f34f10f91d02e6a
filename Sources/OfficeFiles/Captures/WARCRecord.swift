import ClewModel
import SourceFiles

/// One record of a WARC file (ISO 28500): what was asked of a server, what it answered, or what the capturing program says.
struct WARCRecord {
    /// What kind of record it is, in lower case: `response`, `request`, `resource`, `warcinfo`, `revisit`, `metadata`.
    let type: String
    /// The named fields, in their order.
    let fields: [(name: String, value: String)]
    /// Where its block stands in the unpacked file.
    let block: Range<Int>
    /// Its number in the file, from 1.
    let number: Int

    /// The value of a field, whatever the case of its name; `nil` where the record has none.
    subscript(_ name: String) -> String? { HeaderFields.value(name, in: fields) }
}

/// Fields of the form `Name: value`, as WARC records and HTTP messages have them.
enum HeaderFields {
    static func value(_ name: String, in fields: [(name: String, value: String)]) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Reads fields up to the empty line that ends them.
    ///
    /// A line that begins with a blank continues the one before it; lines end with CR LF, or with LF alone.
    ///
    /// - Returns: The fields, and where the block after them starts; `nil` where no empty line comes, or a line is no field.
    static func read(
        _ bytes: [UInt8], from start: Int, to end: Int
    ) -> (fields: [(name: String, value: String)], end: Int)? {
        var fields: [(name: String, value: String)] = []
        var position = start
        while position < end {
            guard let stop = bytes[position..<end].firstIndex(of: 0x0A) else { return nil }
            var line = bytes[position..<stop]
            if line.last == 0x0D { line.removeLast() }
            position = stop + 1
            if line.isEmpty { return (fields, position) }
            let text = String(decoding: line, as: UTF8.self)
            if line.first == 0x20 || line.first == 0x09, !fields.isEmpty {
                fields[fields.count - 1].value += " " + trimmed(text[...])
                continue
            }
            guard let colon = text.firstIndex(of: ":") else { return nil }
            fields.append((trimmed(text[..<colon]), trimmed(text[text.index(after: colon)...])))
        }
        return nil
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0 == " " || $0 == "\t" }
        return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}

/// Reads the records of a WARC file, packed by gzip or not; nothing that a record names is fetched.
struct WARCFile {
    /// The unpacked bytes.
    let bytes: [UInt8]
    /// The records, in the order of the file.
    let records: [WARCRecord]

    /// Whether bytes are the beginning of an unpacked WARC file.
    static func isWARC(_ bytes: some Sequence<UInt8>) -> Bool { bytes.starts(with: "WARC/".utf8) }

    /// Reads a file.
    ///
    /// - Throws: ``OfficeFileError``: `broken` with the record that breaks the rules or is cut short; `tooLarge`, `unsafe`.
    /// - Complexity: O(*n*) in the bytes, unpacked.
    init(_ source: SourceFile, limits: OfficeLimits) throws(OfficeFileError) {
        bytes = try Self.unpacked(source, limits)
        var records: [WARCRecord] = []
        var position = 0
        while position < bytes.count {
            // Some writers put more empty lines between records than the two that the standard asks for.
            if bytes[position] == 0x0D || bytes[position] == 0x0A {
                position += 1
                continue
            }
            let number = records.count + 1
            guard number <= limits.entryCount else {
                throw OfficeFileError(
                    .unsafe, "the capture has more than the \(limits.entryCount) records accepted",
                    at: SourceLocation(file: source.name))
            }
            let record = try Self.record(bytes, at: position, number: number, in: source.name)
            position = record.block.upperBound
            records.append(record)
        }
        guard !records.isEmpty else {
            throw OfficeFileError(.broken, "the capture has no record", at: SourceLocation(file: source.name))
        }
        self.records = records
    }

    private static func unpacked(_ source: SourceFile, _ limits: OfficeLimits) throws(OfficeFileError) -> [UInt8] {
        guard GzipFile.isPacked(source.bytes) else { return source.bytes }
        // The same measure as for the entries of a ZIP: what expands more than this is no document.
        let limit = min(limits.totalSize, max(limits.expansionFloor, source.bytes.count * limits.expansion))
        do {
            return try GzipFile.unpacked(source.bytes, as: source.name, limit: limit)
        } catch {
            throw OfficeFileError(
                error.code == .tooLarge ? .unsafe : .broken, error.message, at: SourceLocation(file: source.name))
        }
    }

    private static func record(
        _ bytes: [UInt8], at start: Int, number: Int, in file: String
    ) throws(OfficeFileError) -> WARCRecord {
        let place = SourceLocation(file: file, record: "record \(number)")
        func broken(_ why: String) -> OfficeFileError { OfficeFileError(.broken, "the record \(why)", at: place) }
        guard isWARC(bytes[start...]) else { throw broken("does not begin with WARC/ and a version") }
        guard let line = bytes[start...].prefix(1 << 16).firstIndex(of: 0x0A),
            let head = HeaderFields.read(bytes, from: line + 1, to: min(bytes.count, line + 1 + (1 << 20)))
        else { throw broken("has no end of its fields") }
        guard let type = HeaderFields.value("WARC-Type", in: head.fields)?.lowercased() else {
            throw broken("has no WARC-Type")
        }
        guard let length = HeaderFields.value("Content-Length", in: head.fields).flatMap({ Int($0) }), length >= 0
        else {
            throw broken("has no Content-Length that is a number")
        }
        guard length <= bytes.count - head.end else {
            throw broken("is cut short: it states \(length) bytes and \(bytes.count - head.end) are there")
        }
        return WARCRecord(type: type, fields: head.fields, block: head.end..<(head.end + length), number: number)
    }
}
