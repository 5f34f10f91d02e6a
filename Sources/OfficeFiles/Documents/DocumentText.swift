import ClewModel
public import SourceFiles

/// The text of a document of any format that is read here, and what it was.
///
/// What cannot be read is an error with its reason, so that a document without text is never taken for one that says nothing.
public struct DocumentText: Hashable, Sendable {
    /// The format that was found, by the content and not by the name.
    public enum Kind: Hashable, Sendable, CustomStringConvertible {
        case pdf
        case docx
        case xlsx
        /// A capture of web pages.
        case warc
        /// A package of captures of web pages.
        case wacz
        case html(TextEncoding)
        case text(TextEncoding)

        /// The format in a word, with the encoding of a text: `pdf`, `text (GB18030)`.
        public var description: String {
            switch self {
            case .pdf: "pdf"
            case .docx: "docx"
            case .xlsx: "xlsx"
            case .warc: "warc"
            case .wacz: "wacz"
            case .html(let encoding): "html (\(encoding))"
            case .text(let encoding): "text (\(encoding))"
            }
        }
    }

    /// The text; paragraphs, blocks of pages and rows of tables are set off by empty lines, cells by tabs.
    public let text: String
    /// What it was.
    public let kind: Kind
    /// What the reader of the text should know: a guessed encoding, pages without text, sheets that are hidden.
    public let remarks: [String]
    /// Which parts of it were not read though others were, such as pages that are pictures; each is among the remarks too.
    public let unread: [String]

    init(text: String, kind: Kind, remarks: [String], unread: [String] = []) {
        (self.text, self.kind, self.remarks, self.unread) = (text, kind, remarks + unread, unread)
    }

    /// Reads the text of a document.
    ///
    /// - Parameters:
    ///   - source: The file.
    ///   - limits: How much of it is taken in.
    ///   - pdfProgram: The program that reads PDF; found on the search path unless given.
    /// - Throws: ``OfficeFileError`` with the reason for which the document is unread.
    /// - Complexity: O(*n*) in the bytes, unpacked; for PDF what `pdftotext` takes, within ``OfficeLimits/time``.
    public static func read(
        _ source: SourceFile, limits: OfficeLimits = .standard,
        pdfProgram: HelperProgram? = HelperProgram(named: "pdftotext")
    ) throws(OfficeFileError) -> DocumentText {
        let place = SourceLocation(file: source.name)
        guard source.bytes.count <= limits.fileSize else {
            throw OfficeFileError(
                .tooLarge, "the document is larger than the \(OfficeLimits.size(limits.fileSize)) accepted", at: place)
        }
        guard source.bytes.contains(where: { $0 > 0x20 }) else {
            throw OfficeFileError(.noText, "the file is empty", at: place)
        }
        if let refusal = DocumentFormat.legacy(source) { throw refusal }
        if WebCapture.isPlainCapture(source) { return try readCapture(source, kind: .warc, limits: limits) }
        switch DocumentFormat.detect(source) {
        case .pdf: return try PortableText.read(source, limits: limits, program: pdfProgram)
        case .html: return try PageText.read(source, limits: limits)
        case .text: return try readText(source, limits: limits)
        case .package: return try readPackage(source, limits: limits)
        case .other(let name):
            throw OfficeFileError(.unknownFormat, "the file is \(name)", at: place)
        }
    }

    private static func readPackage(_ source: SourceFile, limits: OfficeLimits) throws(OfficeFileError) -> DocumentText
    {
        let package = try OfficePackage(source, limits: limits)
        switch package.kind {
        case .document: return try WordText.read(package, limits: limits)
        case .workbook: return try WorkbookText.read(try Workbook(package, limits: limits), limits: limits)
        case .other where WebCapture.isPackage(package.archive):
            return try readCapture(source, kind: .wacz, limits: limits)
        case .other(let name):
            throw OfficeFileError(
                .unknownFormat, "the file is \(name), which is not read; save it as DOCX, XLSX or PDF",
                at: SourceLocation(file: source.name))
        }
    }

    private static func readCapture(
        _ source: SourceFile, kind: Kind, limits: OfficeLimits
    ) throws(OfficeFileError) -> DocumentText {
        let capture = try WebCapture(source, limits: limits)
        guard let text = capture.text else {
            throw OfficeFileError(
                .noText, "the capture holds no page with text among its \(capture.answerCount) answers",
                at: SourceLocation(file: source.name))
        }
        let unread = capture.pages.compactMap { page in page.problem.map { "\(page.address): \($0)" } }
        let more = unread.count > 8 ? ["and \(unread.count - 8) more"] : []
        return DocumentText(
            text: text, kind: kind, remarks: capture.differences + capture.cuts, unread: unread.prefix(8) + more)
    }

    private static func readText(_ source: SourceFile, limits: OfficeLimits) throws(OfficeFileError) -> DocumentText {
        let place = SourceLocation(file: source.name)
        guard let found = EncodedText.detect(source.bytes) else { throw unknownEncoding(source.name) }
        guard found.text.utf8.count <= limits.textSize else {
            throw OfficeFileError(
                .tooLarge, "the text is larger than the \(OfficeLimits.size(limits.textSize)) accepted", at: place)
        }
        var remarks = remarks(on: found)
        if found.encoding != .utf8 { remarks.insert("read as \(found.encoding)", at: 0) }
        return DocumentText(text: found.text, kind: .text(found.encoding), remarks: remarks)
    }

    /// What is to be said of a text that was decoded.
    static func remarks(on text: EncodedText) -> [String] {
        switch text.damaged {
        case 0: []
        case 1: ["1 character is damaged and read as \u{FFFD}"]
        default: ["\(text.damaged) characters are damaged and read as \u{FFFD}"]
        }
    }

    static func unknownEncoding(_ name: String) -> OfficeFileError {
        OfficeFileError(
            .unknownFormat,
            "the encoding of the text is none of UTF-8, UTF-16, GB18030, Big5 and windows-1252; save it as UTF-8",
            at: SourceLocation(file: name))
    }
}

/// Puts the cells of a workbook together as text.
enum WorkbookText {
    static func read(_ workbook: Workbook, limits: OfficeLimits) throws(OfficeFileError) -> DocumentText {
        var flow = TextFlow()
        var remarks: [String] = []
        for sheet in workbook.sheets where !sheet.isEmpty {
            if sheet.visibility != .visible {
                remarks.append("the sheet \(SafeText.quoted(sheet.name)) is hidden and read")
            }
            flow.endBlock()
            flow.add(sheet.name.utf8)
            flow.endBlock()
            for row in sheet.rows {
                for cell in row.cells {
                    flow.tab()
                    flow.add(cell.text.utf8)
                }
                flow.endBlock()
                guard flow.count <= limits.textSize else {
                    throw OfficeFileError(
                        .tooLarge,
                        "the workbook holds more than the \(OfficeLimits.size(limits.textSize)) of text accepted",
                        at: sheet.location)
                }
            }
        }
        let text = flow.finish()
        guard !text.isEmpty else {
            throw OfficeFileError(.noText, "the workbook holds no text", at: SourceLocation(file: workbook.file))
        }
        return DocumentText(text: text, kind: .xlsx, remarks: remarks)
    }
}
