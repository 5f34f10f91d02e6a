import Foundation

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
        let separator: Character = line.contains("\t") ? "\t" : line.contains(";") && !line.contains(",") ? ";" : ","
        return line.split(separator: separator, omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: CharacterSet(charactersIn: " \"\u{FEFF}")).lowercased()
        }
    }

    /// The cells of the first row, read as comma-separated values.
    var firstRow: [String] {
        var splitter = RowSplitter(separator: 0x2C, limit: FileHead.size)
        var cells: [String] = []
        func keep(_ row: inout RowSplitter.Row) {
            if cells.isEmpty {
                cells = row.cells.map { CleanText.collapsed(String(decoding: row.bytes[$0], as: UTF8.self)) }
            }
        }
        Array(text.utf8).withUnsafeBufferPointer { try? splitter.feed($0, file: name, keep) }
        if cells.isEmpty { splitter.flush(keep) }
        return cells
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
