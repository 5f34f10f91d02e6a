package import Foundation

/// A small reader for the lexicon's own CSV files: UTF-8, a header row, quotes where a field holds a comma.
///
/// Lines that start with `#` are comments. The whole file is in memory; lexicon files are small.
package struct CommaSeparatedFile {
    /// One row: its fields by column and the line it stands on.
    package struct Row {
        package let fields: [Substring]
        package let line: Int
    }

    /// The file's name, for messages.
    let name: String
    /// The columns, in file order.
    package let columns: [String: Int]
    /// The rows, in file order.
    package let rows: [Row]

    /// Reads a file.
    ///
    /// - Throws: If it cannot be read, lacks a column, or has a row of another length than its header.
    package init(_ url: URL, requiring required: [String]) throws(NameMatchingError) {
        name = url.lastPathComponent
        let text = try Self.text(of: url)
        var header: [String: Int] = [:]
        var found: [Row] = []
        var number = 0
        for line in Self.lines(of: text) {
            number += 1
            if line.isEmpty || line.utf8.first == UInt8(ascii: "#") { continue }
            let fields = try Self.fields(of: line, file: url.lastPathComponent, number: number)
            if header.isEmpty {
                for (index, field) in fields.enumerated() { header[String(field)] = index }
                continue
            }
            guard fields.count == header.count else {
                throw NameMatchingError(
                    .malformedRow, "This row has \(fields.count) fields, the header \(header.count).",
                    file: url.lastPathComponent, line: number)
            }
            found.append(Row(fields: fields, line: number))
        }
        for column in required where header[column] == nil {
            throw NameMatchingError(.malformedRow, "The column “\(column)” is missing.", file: url.lastPathComponent)
        }
        columns = header
        rows = found
    }

    /// The text of a field, empty where the column does not exist.
    func field(_ column: String, of row: Row) -> Substring {
        guard let index = columns[column] else { return "" }
        return row.fields[index]
    }

    /// The text of a file, which has to be UTF-8.
    static func text(of url: URL) throws(NameMatchingError) -> String {
        guard let data = data(of: url) else {
            throw NameMatchingError(
                .unreadableFile, "Cannot read it. Point to the folder Reference/lexicon.", file: url.lastPathComponent)
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw NameMatchingError(.unreadableFile, "It is not valid UTF-8.", file: url.lastPathComponent)
        }
        return text
    }

    /// The bytes of a plain file; `nil` where there is none, or what would be waited for without end.
    static func data(of url: URL) -> Data? {
        let target = url.resolvingSymlinksInPath().path(percentEncoded: false)
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: target),
            attributes[.type] as? FileAttributeType == .typeRegular
        else { return nil }
        return try? Data(contentsOf: url)
    }

    /// The lines of a text, without what ends them.
    static func lines(of text: String) -> [Substring] {
        parts(of: text, at: "\n").map { $0.utf8.last == UInt8(ascii: "\r") ? Substring($0.utf8.dropLast()) : $0 }
    }

    /// The parts of a text between the places where an ASCII character stands; looks at bytes alone.
    static func parts(of text: some StringProtocol, at separator: Unicode.Scalar) -> [Substring] {
        Substring(text).utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false)
            .map(Substring.init)
    }

    private static func fields(of line: Substring, file: String, number: Int) throws(NameMatchingError) -> [Substring] {
        if !line.utf8.contains(UInt8(ascii: "\"")) { return parts(of: line, at: ",") }
        var fields: [Substring] = []
        var field = ""
        var isQuoted = false
        var wasQuote = false
        for character in line {
            if isQuoted {
                if character == "\"" {
                    isQuoted = false
                    wasQuote = true
                } else {
                    field.append(character)
                }
            } else if character == "\"" {
                if wasQuote { field.append("\"") }
                isQuoted = true
                wasQuote = false
            } else if character == "," {
                fields.append(Substring(field))
                field = ""
                wasQuote = false
            } else {
                field.append(character)
                wasQuote = false
            }
        }
        if isQuoted { throw NameMatchingError(.malformedRow, "A quote is not closed.", file: file, line: number) }
        fields.append(Substring(field))
        return fields
    }
}
