import CLibXML
import ClewModel

/// Reads the tables of an HTML page by libxml2's forgiving HTML parser, with the text that precedes each; a page with a
/// tag past the limits of ``MarkupGuard`` is refused.
struct HTMLTableReader {
    /// One table.
    struct Table {
        /// The text between the table before, or the beginning of the page, and this one.
        var preceding: String
        /// The cells of the header, lower-cased.
        var header: [String]
        /// The other rows, with their lines.
        var rows: [(line: Int, cells: [String])]
    }

    /// Reads a page.
    func read(_ file: ListFile) throws(ImportError) -> [Table] {
        let builder = HTMLTableBuilder()
        var handler = xmlSAXHandler()
        handler.startElement = { context, name, _ in HTMLTableBuilder.of(context)?.start(name) }
        handler.endElement = { context, name in HTMLTableBuilder.of(context)?.end(name) }
        handler.characters = { context, text, count in
            HTMLTableBuilder.of(context)?.characters(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        let user = Unmanaged.passUnretained(builder).toOpaque()
        guard let parser = htmlCreatePushParserCtxt(&handler, user, nil, 0, nil, XML_CHAR_ENCODING_UTF8) else {
            throw ImportError(.unreadable, "the HTML parser could not be started", at: SourceLocation(file: file.name))
        }
        defer { htmlFreeParserCtxt(parser) }
        builder.parser = parser
        _ = htmlCtxtUseOptions(
            parser, Int32(HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue))
        var watch = MarkupGuard.html(file.name)
        try file.forEachChunk(of: 1 << 16) { (chunk: UnsafeBufferPointer<UInt8>) throws(ImportError) in
            try watch.feed(chunk)
            _ = chunk.withMemoryRebound(to: CChar.self) {
                htmlParseChunk(parser, $0.baseAddress, Int32($0.count), 0)
            }
            return true
        }
        _ = htmlParseChunk(parser, nil, 0, 1)
        return withExtendedLifetime(builder) { builder.tables }
    }
}
