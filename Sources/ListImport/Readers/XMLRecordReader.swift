import CLibXML
import ClewModel

/// Reads an XML file as records, in pieces, by libxml2's SAX2 interface.
///
/// The network is off, entities are not substituted, and a file that declares any is refused, as is one that nests deeper
/// than ``XMLRecordBuilder/depthLimit`` or has a tag past the limits of ``MarkupGuard``. A file that is not well-formed is refused with the place of the fault.
///
/// - Complexity: O(*n*) time; memory for the largest record.
struct XMLRecordReader {
    /// The local names of the elements that are records; a record inside a record belongs to it.
    let records: Set<String>
    /// The local names of elements outside records whose text says nothing about an entity.
    var ignored: Set<String> = []

    /// Reads a file and hands over each record in order; the root element comes first, with its attributes only.
    func read(
        _ file: ListFile, into session: ImportSession, _ body: (Record) throws(ImportError) -> Void
    ) throws(ImportError) {
        let builder = XMLRecordBuilder(
            file: file.name, records: records, ignored: ignored, limit: session.options.recordLimit)
        var handler = XMLRecordBuilder.makeHandler()
        let user = Unmanaged.passUnretained(builder).toOpaque()
        guard let parser = xmlCreatePushParserCtxt(&handler, user, nil, 0, nil) else {
            throw ImportError(.unreadable, "the XML parser could not be started", at: SourceLocation(file: file.name))
        }
        defer { xmlFreeParserCtxt(parser) }
        builder.parser = parser
        _ = xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue))
        var watch = MarkupGuard.xml(file.name)
        try file.forEachChunk(of: 1 << 16) { (chunk: UnsafeBufferPointer<UInt8>) throws(ImportError) in
            try watch.feed(chunk)
            let code = chunk.withMemoryRebound(to: CChar.self) {
                xmlParseChunk(parser, $0.baseAddress, Int32($0.count), 0)
            }
            try check(parser, code, builder)
            for record in builder.takeFinished() { try body(record) }
            return true
        }
        let code = xmlParseChunk(parser, nil, 0, 1)
        try check(parser, code, builder)
        for record in builder.takeFinished() { try body(record) }
        for stranger in builder.strangers.found {
            let name = builder.name(of: stranger.name)
            try session.rejectRecord(
                RecordFault(
                    "the element \(name) stands where records stand and is none; expected "
                        + records.sorted().joined(separator: ", "), line: stranger.line),
                in: file.name, line: stranger.line, content: Array("\(name)\u{1F}\(stranger.text)".utf8).span)
        }
        for stray in builder.stray {
            session.countUnread(stray.path, at: SourceLocation(file: file.name, line: stray.line))
        }
        withExtendedLifetime(builder) {}
    }

    private func check(
        _ parser: xmlParserCtxtPtr, _ code: Int32, _ builder: XMLRecordBuilder
    ) throws(ImportError) {
        if let failure = builder.failure { throw failure }
        guard parser.pointee.wellFormed == 0 else { return }
        var place = SourceLocation(file: builder.file, line: builder.line)
        var message = "the XML is not well-formed (code \(code))"
        if let error = xmlCtxtGetLastError(parser) {
            let detail = error.pointee.message.map { String(cString: $0) } ?? ""
            message = "the XML is not well-formed: " + CleanText.collapsed(detail)
            place.line = Int(error.pointee.line)
            if error.pointee.int2 > 0 { place.column = Int(error.pointee.int2) }
        }
        throw ImportError(.malformed, message + "; nothing was imported", at: place)
    }
}
