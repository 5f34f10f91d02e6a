import Foundation
import SourceFiles

/// The beginning of a file, by which formats recognize it.
struct FileHead {
    /// How many bytes a format may look at.
    static let size = 8192

    /// The name of the file.
    let name: String
    /// The first bytes as text, without a byte order mark; bytes that are no UTF-8 are replaced.
    let text: String

    init(name: String, bytes: [UInt8]) {
        self.name = name
        var slice = bytes[...]
        if slice.starts(with: [0xEF, 0xBB, 0xBF]) { slice = slice.dropFirst(3) }
        text = String(decoding: slice, as: UTF8.self)
    }

    /// The lines that are not empty, whatever they end with.
    var lines: [Substring] {
        text.split(whereSeparator: \.isNewline)
    }

    /// Why nobody can read the file as it is, with what to do about it; `nil` for a file that is text.
    static func obstacle(in bytes: [UInt8]) -> String? {
        func begins(_ magic: [UInt8]) -> Bool { bytes.starts(with: magic) }
        if begins([0x1F, 0x8B]) || begins([0x42, 0x5A, 0x68]) || begins([0xFD, 0x37, 0x7A, 0x58, 0x5A]) {
            return "the file is compressed; unpack it first"
        }
        if begins([0x50, 0x4B, 0x03, 0x04]) {
            return "this is a zip archive or a spreadsheet; unpack it, or save the spreadsheet as CSV in UTF-8"
        }
        if begins([0xD0, 0xCF, 0x11, 0xE0]) { return "this is a spreadsheet; save it as CSV in UTF-8" }
        if begins([0x25, 0x50, 0x44, 0x46]) { return "this is a PDF; the publisher's data file is needed" }
        if begins([0xFF, 0xFE]) || begins([0xFE, 0xFF]) || bytes.prefix(64).contains(0) {
            return "the text is not UTF-8, it seems to be UTF-16; save it as UTF-8"
        }
        return nil
    }

    /// Whether the text begins, after white space, with a character.
    func opens(with character: Character) -> Bool {
        text.first { !$0.isWhitespace } == character
    }

    /// Whether the beginning of the file contains some text.
    func contains(_ part: String) -> Bool {
        text.contains(part)
    }

    /// Whether the file is XML whose root element has this local name.
    func isXML(root name: String) -> Bool {
        guard opens(with: "<") else { return false }
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: open)...]
            if rest.hasPrefix("!--") {
                guard let end = rest.range(of: "-->") else { return false }
                rest = rest[end.upperBound...]
                continue
            }
            if rest.hasPrefix("?") || rest.hasPrefix("!") { continue }
            let tag = rest.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
            return tag == name || tag.hasSuffix(":" + name)
        }
        return false
    }

    /// The cells of the first line that is a header, lower-cased; empty where the file is no table.
    var header: [String] {
        let line = text.split(whereSeparator: \.isNewline)
            .first { !$0.hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) }
        guard let line else { return [] }
        let bytes = Array(line.utf8)
        return CSVScanner.cells(of: bytes, separator: TableSeparator.find(in: bytes)).map { $0.lowercased() }
    }

    /// The cells of the first row, read as comma-separated values; none where it does not end within the head.
    var firstRow: [String] {
        CSVScanner.cells(of: text.utf8, separator: 0x2C).map { CleanText.collapsed($0) }
    }

    /// How many lines stand before the one that holds a word in any case; `nil` where none of the first ten does.
    func linesBefore(_ word: String) -> Int? {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(10)
        return lines.firstIndex { $0.lowercased().contains(word) }
    }

    /// Whether the file is a table that has all these columns, in any order.
    func isTable(with columns: [String]) -> Bool {
        let header = Set(header)
        return columns.allSatisfy(header.contains)
    }
}
