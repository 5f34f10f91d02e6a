import ClewModel
import SourceFiles

/// What a file is by its first bytes; its name counts only where the bytes leave it open.
enum DocumentFormat: Hashable {
    case pdf
    /// A ZIP archive, which most office files are.
    case package
    case html
    case text
    /// A format that is not read, in words, and what to do about it.
    case other(String)

    /// The format in words, for messages.
    var name: String {
        switch self {
        case .pdf: "a PDF"
        case .package: "an office file or an archive"
        case .html: "a web page"
        case .text: "a text"
        case .other(let name): name
        }
    }

    /// Tells the format of a file.
    static func detect(_ source: SourceFile) -> DocumentFormat {
        let bytes = source.bytes
        let start = bytes.prefix(1024)
        if bytes.starts(with: "PK\u{3}\u{4}".utf8) || bytes.starts(with: "PK\u{5}\u{6}".utf8) { return .package }
        for (signature, name) in signatures where bytes.starts(with: signature) { return .other(name) }
        if contains(Array("%PDF-".utf8), in: start) { return .pdf }
        let words = asciiStart(bytes)
        if words.hasPrefix("{\\rtf") { return .other("Rich Text; save it as DOCX or PDF") }
        if words.contains("mime-version:"), words.contains("multipart/related") {
            return .other("a web archive (MHTML); save the page as HTML or PDF")
        }
        if words.hasPrefix("%!ps") { return .other("PostScript; save it as PDF") }
        if isHTML(words, name: source.name) { return .html }
        let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        if !isWide, bytes.prefix(1 << 16).contains(0) { return .other("no document that is known here") }
        return .text
    }

    /// Why a file of an older office program is not read, among them encrypted files of newer ones; `nil` for other files.
    static func legacy(_ source: SourceFile) -> OfficeFileError? {
        guard source.bytes.starts(with: compound) else { return nil }
        let place = SourceLocation(file: source.name)
        // The directory of the container names its streams in UTF-16.
        let mark = Array("EncryptedPackage".utf16.map { [UInt8($0), 0] }.joined())
        if contains(mark, in: source.bytes[...]) {
            return OfficeFileError(
                .encrypted, "the file is encrypted; save it without a password", at: place)
        }
        return OfficeFileError(
            .unknownFormat,
            "the file is of Office 2003 or older (.doc, .xls, .ppt), or a message; save it as DOCX, XLSX or PDF",
            at: place)
    }

    private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private static let signatures: [([UInt8], String)] = [
        ([0x89, 0x50, 0x4E, 0x47], "a picture (PNG); text in pictures is not read: add its text as a file"),
        ([0xFF, 0xD8, 0xFF], "a picture (JPEG); text in pictures is not read: add its text as a file"),
        (Array("GIF8".utf8), "a picture (GIF); text in pictures is not read: add its text as a file"),
        ([0x49, 0x49, 0x2A, 0x00], "a picture (TIFF); text in pictures is not read: add its text as a file"),
        ([0x4D, 0x4D, 0x00, 0x2A], "a picture (TIFF); text in pictures is not read: add its text as a file"),
        ([0x1F, 0x8B], "a compressed file (gzip); unpack it"),
        ([0x37, 0x7A, 0xBC, 0xAF], "an archive (7z); unpack it"),
        (Array("Rar!".utf8), "an archive (RAR); unpack it"), (Array("SQLite format 3".utf8), "a database (SQLite)"),
    ]

    /// The beginning of a file as lower-case ASCII, byte order mark and NUL left out, which is enough to know markup by.
    private static func asciiStart(_ bytes: [UInt8]) -> String {
        let kept = bytes.prefix(4096).filter { $0 != 0 && $0 < 0x80 }
        let text = String(decoding: kept, as: UTF8.self).lowercased()
        return String(text.drop(while: \.isWhitespace))
    }

    private static func isHTML(_ words: String, name: String) -> Bool {
        var rest = Substring(words)
        // Comments and declarations may stand before the first element.
        while true {
            rest = rest.drop(while: \.isWhitespace)
            if rest.hasPrefix("<!--"), let end = rest.firstRange(of: "-->") {
                rest = rest[end.upperBound...]
            } else if rest.hasPrefix("<?xml"), let end = rest.firstRange(of: "?>") {
                rest = rest[end.upperBound...]
            } else {
                break
            }
        }
        if rest.hasPrefix("<!doctype html") || rest.hasPrefix("<html") || rest.hasPrefix("<head")
            || rest.hasPrefix("<body")
        {
            return true
        }
        let isNamedSo = [".html", ".htm", ".xhtml"].contains { name.lowercased().hasSuffix($0) }
        return isNamedSo && rest.contains("<")
    }

    static func contains(_ pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = pattern.first else { return true }
        var rest = bytes
        while let place = rest.firstIndex(of: first) {
            rest = rest[place...]
            if rest.starts(with: pattern) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
