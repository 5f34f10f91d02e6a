import ClewModel

/// What a file holds that is plainly no list of parties, told from its first bytes and never from its name.
enum ForeignContent: String, CaseIterable {
    case xml = "XML"
    case html = "an HTML page"
    case pdf = "a PDF document"
    case archive = "a zip archive or a spreadsheet file (xlsx, ods)"
    case oldSpreadsheet = "a spreadsheet file (xls) or another old Office document"
    case compressed = "a compressed file"
    case database = "a SQLite database"
    case jsonArray = "one JSON array"
    case index = "a compiled index"

    /// Looks at the first bytes of a file; `nil` where they may be a table or JSON lines.
    init?(_ bytes: [UInt8]) {
        for (start, content) in Self.starts where bytes.starts(with: start) {
            self = content
            return
        }
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let text = bytes.dropFirst(hasMark ? 3 : 0).prefix(4096).drop { Self.isSpace($0) }
        guard let first = text.first else { return nil }
        if first == 0x5B, let next = text.dropFirst().first(where: { !Self.isSpace($0) }), next == 0x7B {
            self = .jsonArray
            return
        }
        guard first == 0x3C, text.contains(0x3E), let second = text.dropFirst().first else { return nil }
        let opening = String(decoding: text.prefix(1024), as: UTF8.self).lowercased()
        if opening.hasPrefix("<!doctype html") || opening.hasPrefix("<html") || opening.contains("<html") {
            self = .html
        } else if second == 0x3F || second == 0x21 || (0x61...0x7A).contains(second | 0x20) {
            self = .xml
        } else {
            return nil
        }
    }

    /// What to say of such a file.
    var message: String {
        let way =
            switch self {
            case .index: "; give it with --against, or look into it with 'clew index info'"
            case .jsonArray: "; write one object a line, as 'jq -c .[]' does"
            case .archive, .oldSpreadsheet: "; save the sheet as an Excel workbook (xlsx) or as CSV"
            case .compressed: "; unpack it first"
            case .xml, .html, .pdf, .database: ""
            }
        return
            "this is \(rawValue), no list of parties\(way). What can be read: a table (CSV with commas, semicolons, "
            + "tabs or bars), JSON lines, FollowTheMoney entities, or, with --against, a compiled index. "
            + "A list as an authority publishes it is imported with 'clew lists import LIST FILE'; 'clew lists' shows which"
    }

    private static let starts: [([UInt8], ForeignContent)] = [
        (Array("%PDF-".utf8), .pdf), (Array("PK\u{3}\u{4}".utf8), .archive), (Array("PK\u{5}\u{6}".utf8), .archive),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldSpreadsheet), ([0x1F, 0x8B], .compressed),
        (Array("BZh".utf8), .compressed), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .compressed),
        ([0x28, 0xB5, 0x2F, 0xFD], .compressed), (Array("SQLite format 3\u{0}".utf8), .database),
        (Array("CLEWIDX\n".utf8), .index),
    ]

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
