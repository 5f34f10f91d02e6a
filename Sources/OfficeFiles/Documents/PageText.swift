import CLibXML
import ClewModel
import SourceFiles

/// Takes the text out of a web page with libxml2's forgiving HTML parser; nothing that the page names is fetched.
final class PageText {
    /// How deep elements may lie in each other.
    static let depthLimit = 1000

    private var flow = TextFlow()
    private var parser: htmlParserCtxtPtr?
    private var depth = 0
    private var skipped = 0
    private var preformatted = 0
    private var problem: String?
    private let textLimit: Int
    /// What the page states of itself, where that is asked for.
    private var facts: [EmbeddedFact]?
    private var title: [UInt8]?

    private init(textLimit: Int, facts: [EmbeddedFact]? = nil) {
        self.textLimit = textLimit
        self.facts = facts
    }

    /// Reads a page.
    static func read(_ source: SourceFile, limits: OfficeLimits) throws(OfficeFileError) -> DocumentText {
        let place = SourceLocation(file: source.name)
        let page = try decoded(source)
        let bytes = Array(page.text.utf8)
        do throws(TagGuard.Refusal) {
            try TagGuard.checkHTML(bytes)
        } catch {
            throw OfficeFileError(
                .unsafe, "the page is refused: \(error.reason)", at: SourceLocation(file: source.name, line: error.line)
            )
        }
        let reader = PageText(textLimit: limits.textSize)
        guard reader.parse(bytes) else {
            throw OfficeFileError(.tooLarge, "there is no memory for the HTML parser", at: place)
        }
        if let problem = reader.problem { throw OfficeFileError(.unsafe, "the page is refused: \(problem)", at: place) }
        let text = reader.flow.finish()
        guard !text.isEmpty else { throw OfficeFileError(.noText, "the page holds no text", at: place) }
        var remarks = DocumentText.remarks(on: page)
        if page.encoding != .utf8 { remarks.insert("read as \(page.encoding)", at: 0) }
        return DocumentText(text: text, kind: .html(page.encoding), remarks: remarks)
    }

    private static func decoded(_ source: SourceFile) throws(OfficeFileError) -> EncodedText {
        let bytes = source.bytes
        let hasMark =
            source.byteOrderMarkLength > 0 || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        if !hasMark, let encoding = statedEncoding(bytes), let page = EncodedText.decoded(bytes, encoding),
            page.damaged * 200 <= bytes.count
        {
            return page
        }
        if let page = EncodedText.detect(bytes) { return page }
        throw DocumentText.unknownEncoding(source.name)
    }

    /// The encoding that a page states in its first lines: `<meta charset="gbk">` and its older form.
    private static func statedEncoding(_ bytes: [UInt8]) -> TextEncoding? {
        let start = String(decoding: bytes.prefix(4096).filter { $0 < 0x80 }, as: UTF8.self).lowercased()
        guard let mark = start.firstRange(of: "charset") else { return nil }
        let rest = start[mark.upperBound...].drop { " =\"'".contains($0) }
        return TextEncoding(stated: String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }))
    }

    private func parse(_ bytes: [UInt8]) -> Bool {
        xmlInitParser()
        var handler = xmlSAXHandler()
        handler.startElement = { context, name, attributes in PageText.of(context)?.start(name, attributes) }
        handler.endElement = { context, name in PageText.of(context)?.end(name) }
        handler.characters = { context, text, count in
            PageText.of(context)?.text(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        if facts != nil { handler.comment = { context, text in PageText.of(context)?.comment(text) } }
        handler.serror = { _, _ in }
        let user = Unmanaged.passUnretained(self).toOpaque()
        guard let parser = htmlCreatePushParserCtxt(&handler, user, nil, 0, nil, XML_CHAR_ENCODING_UTF8) else {
            return false
        }
        defer { htmlFreeParserCtxt(parser) }
        self.parser = parser
        _ = htmlCtxtUseOptions(
            parser,
            Int32(
                HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
                    | HTML_PARSE_IGNORE_ENC.rawValue))
        var start = 0
        while start < bytes.count, problem == nil {
            let end = min(bytes.count, start + 1 << 16)
            bytes.withUnsafeBufferPointer { all in
                _ = UnsafeBufferPointer(rebasing: all[start..<end]).withMemoryRebound(to: CChar.self) {
                    htmlParseChunk(parser, $0.baseAddress, Int32($0.count), 0)
                }
            }
            start = end
        }
        if problem == nil { _ = htmlParseChunk(parser, nil, 0, 1) }
        return true
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> PageText? {
        context.map { Unmanaged<PageText>.fromOpaque($0).takeUnretainedValue() }
    }

    private func stop(_ reason: String) {
        if problem == nil { problem = reason }
        if let parser { xmlStopParser(parser) }
    }

    private func start(
        _ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard let name, problem == nil else { return }
        if facts != nil { note(String(cString: name), attributes) }
        depth += 1
        if depth > Self.depthLimit { return stop("its elements lie more than \(Self.depthLimit) deep") }
        switch String(cString: name) {
        case "script", "style", "template", "rt", "rp": skipped += 1
        case "pre", "textarea":
            flow.endBlock()
            preformatted += 1
        case "br": flow.breakLine()
        case "td", "th": flow.tab()
        case let name where Self.blocks.contains(name): flow.endBlock()
        default: break
        }
    }

    private func end(_ name: UnsafePointer<xmlChar>?) {
        guard let name, problem == nil else { return }
        depth -= 1
        if let words = title, String(cString: name) == "title" {
            facts?.append(EmbeddedFact(key: "html.title", value: Self.line(words)))
            title = nil
        }
        switch String(cString: name) {
        case "script", "style", "template", "rt", "rp": skipped = max(0, skipped - 1)
        case "pre", "textarea":
            flow.endBlock()
            preformatted = max(0, preformatted - 1)
        case let name where Self.blocks.contains(name): flow.endBlock()
        default: break
        }
    }

    private func text(_ text: UnsafeBufferPointer<UInt8>) {
        guard skipped == 0, problem == nil else { return }
        title?.append(contentsOf: text)
        flow.add(text, keepingBlanks: preformatted > 0)
        if flow.count > textLimit { stop("it holds more than \(OfficeLimits.size(textLimit)) of text") }
    }

    private static let blocks: Set = [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
        "header", "hr",
        "li", "main", "menu", "nav", "ol", "option", "p", "section", "summary", "table", "tbody", "tfoot", "thead",
        "title",
        "tr", "ul",
    ]

    // MARK: What a page states of itself

    /// The title, the named values of the page's head, and the address that a browser wrote into it when it was saved.
    static func facts(_ source: SourceFile) -> [EmbeddedFact] {
        guard let page = try? decoded(source) else { return [] }
        let bytes = Array(page.text.utf8)
        guard (try? TagGuard.checkHTML(bytes)) != nil else { return [] }
        let reader = PageText(textLimit: .max, facts: [])
        return reader.parse(bytes) ? reader.facts ?? [] : []
    }

    private static let named: Set = [
        "author", "description", "keywords", "generator", "date", "pubdate", "publishdate", "publisher", "copyright",
        "language", "source", "contentsource", "article:published_time", "article:modified_time", "article:author",
        "og:title",
        "og:url", "og:site_name", "og:type", "dc.date", "dc.publisher", "dc.creator", "dcterms.created",
        "dcterms.modified", "lastmodified", "last-modified", "sitename", "columnname", "articletitle",
    ]
    private static let persons: Set = ["author", "article:author", "dc.creator"]

    private func note(_ name: String, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        if name == "title", depth < 8 { title = [] }
        guard name == "meta" || name == "link", (facts?.count ?? 0) < 100 else { return }
        var values: [String: String] = [:]
        var index = 0
        while let key = attributes?[index] {
            if let value = attributes?[index + 1] { values[String(cString: key).lowercased()] = String(cString: value) }
            index += 2
        }
        if name == "link" {
            guard values["rel"]?.lowercased() == "canonical", let address = values["href"] else { return }
            facts?.append(EmbeddedFact(key: "html.canonical", value: address))
            return
        }
        guard let key = (values["name"] ?? values["property"])?.lowercased(), Self.named.contains(key),
            let value = values["content"], !value.isEmpty
        else { return }
        facts?.append(EmbeddedFact(key: "html." + key, value: value, isPrivate: Self.persons.contains(key)))
    }

    /// The comments that browsers and SingleFile write into a page that they save.
    private func comment(_ text: UnsafePointer<xmlChar>?) {
        guard let text, (facts?.count ?? 0) < 100 else { return }
        let words = String(cString: text)
        let lower = words.lowercased()
        guard lower.contains("saved from url") || lower.contains("singlefile") else { return }
        // The day stands there by the clock and the zone of whoever saved it.
        facts?.append(EmbeddedFact(key: "html.saved", value: Self.line(Array(words.utf8)), isPrivate: true))
    }

    private static func line(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
