import CLibXML
import ClewModel
import SourceFiles

/// What takes the elements and texts of an XML part, in order.
protocol XMLHandler: AnyObject {
    /// An element begins; its name is the local one where its namespace is one of office files, else it starts with `:`.
    func start(_ name: String, _ attributes: XMLAttributes) throws(OfficeFileError)
    /// An element ends.
    func end(_ name: String) throws(OfficeFileError)
    /// Text within the element that is open; a text may come in pieces.
    func text(_ text: UnsafeBufferPointer<UInt8>)
}

/// The attributes of an element, by their local names; valid while the element begins.
struct XMLAttributes {
    fileprivate let count: Int
    fileprivate let pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    fileprivate let parser: xmlParserCtxtPtr?

    /// The line where the element's start tag ends, from 1; 1 where nobody knows.
    var line: Int { parser.map { max(1, Int(xmlSAX2GetLineNumber(UnsafeMutableRawPointer($0)))) } ?? 1 }

    /// All attributes by their local names; those in a namespace too, the first of a name.
    var all: [String: String] {
        guard let pointers else { return [:] }
        var found: [String: String] = [:]
        for index in 0..<count {
            guard let name = pointers[5 * index], let start = pointers[5 * index + 3], let end = pointers[5 * index + 4]
            else { continue }
            let key = String(cString: name)
            if found[key] == nil { found[key] = Self.value(start, end) }
        }
        return found
    }

    private static func value(_ start: UnsafePointer<xmlChar>, _ end: UnsafePointer<xmlChar>) -> String {
        let value = String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
        // Without substitution libxml2 hands over an ampersand in an attribute as a character reference.
        return value.utf8.contains(0x26) ? value.replacing("&#38;", with: "&") : value
    }

    /// The value of an attribute; `nil` where the element has none of this name.
    subscript(_ name: StaticString) -> String? {
        guard let pointers else { return nil }
        for index in 0..<count {
            // Five pointers an attribute: local name, prefix, namespace, start and end of the value.
            guard let found = pointers[5 * index], let start = pointers[5 * index + 3],
                let end = pointers[5 * index + 4], Self.isEqual(found, name)
            else { continue }
            return Self.value(start, end)
        }
        return nil
    }

    private static func isEqual(_ text: UnsafePointer<xmlChar>, _ name: StaticString) -> Bool {
        let count = name.utf8CodeUnitCount
        for index in 0..<count where text[index] != name.utf8Start[index] { return false }
        return text[count] == 0
    }
}

/// Reads the XML parts of office files with libxml2's SAX2 interface, without network, document types or entities.
///
/// - Complexity: O(*n*) in the bytes; holds what its handler keeps.
final class XMLEvents {
    /// How deep elements may lie in each other.
    static let depthLimit = 256

    private let handler: any XMLHandler
    private let place: SourceLocation
    private let namespaces: Set<String>
    private var failure: OfficeFileError?
    private var parser: xmlParserCtxtPtr?
    private var depth = 0
    /// The names as Swift texts, by where libxml2 keeps them: it keeps each name and each namespace once.
    private var names: [Key: String] = [:]

    private struct Key: Hashable {
        var name: UnsafePointer<xmlChar>
        var space: UnsafePointer<xmlChar>?
    }

    private init(_ handler: any XMLHandler, _ place: SourceLocation, _ namespaces: Set<String>) {
        self.handler = handler
        self.place = place
        self.namespaces = namespaces
    }

    /// Reads a part and hands its elements to a handler.
    ///
    /// - Parameter namespaces: Those whose elements keep their local names; of office files unless stated.
    /// - Throws: ``OfficeFileError``: `broken` where the XML is not well-formed, `unsafe` where it is made to do harm, or what the
    ///   handler throws.
    static func read(
        _ bytes: [UInt8], at place: SourceLocation, namespaces: Set<String> = officeNamespaces,
        into handler: some XMLHandler
    ) throws(OfficeFileError) {
        let bytes = utf8(bytes)
        do throws(TagGuard.Refusal) {
            try TagGuard.checkXML(bytes)
        } catch {
            throw OfficeFileError(.unsafe, "the part is refused at its line \(error.line): \(error.reason)", at: place)
        }
        let events = XMLEvents(handler, place, namespaces)
        try events.parse(bytes)
    }

    /// UTF-16, which the standard allows beside UTF-8, becomes UTF-8, so that there is one form to guard.
    private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        let isBig = bytes.starts(with: [0xFE, 0xFF])
        guard isBig || bytes.starts(with: [0xFF, 0xFE]) else { return bytes }
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index -> UInt16 in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isBig ? first << 8 | second : second << 8 | first
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private func parse(_ bytes: [UInt8]) throws(OfficeFileError) {
        _ = Self.initialized
        var callbacks = Self.callbacks()
        let user = Unmanaged.passUnretained(self).toOpaque()
        guard let parser = xmlCreatePushParserCtxt(&callbacks, user, nil, 0, nil) else {
            throw OfficeFileError(.tooLarge, "there is no memory for the XML parser", at: place)
        }
        defer { xmlFreeParserCtxt(parser) }
        self.parser = parser
        _ = xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
        let piece = 1 << 16
        var start = 0
        while start < bytes.count, failure == nil, parser.pointee.wellFormed != 0 {
            let end = min(bytes.count, start + piece)
            bytes.withUnsafeBufferPointer { all in
                let chunk = UnsafeBufferPointer(rebasing: all[start..<end])
                _ = chunk.withMemoryRebound(to: CChar.self) {
                    xmlParseChunk(parser, $0.baseAddress, Int32($0.count), 0)
                }
            }
            start = end
        }
        if failure == nil { _ = xmlParseChunk(parser, nil, 0, 1) }
        if let failure { throw failure }
        guard parser.pointee.wellFormed == 0 else { return }
        var message = "the XML is not well-formed"
        if let error = xmlCtxtGetLastError(parser) {
            let detail = error.pointee.message.map { String(cString: $0) } ?? ""
            let words = detail.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            message += " at line \(error.pointee.line): \(SafeText.line(words.prefix(200)))"
        }
        throw OfficeFileError(.broken, message, at: place)
    }

    private static let initialized: Bool = {
        xmlInitParser()
        return true
    }()

    private static func callbacks() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { context, name, _, space, _, _, count, _, attributes in
            guard let events = XMLEvents.of(context) else { return }
            events.start(
                name, space, XMLAttributes(count: Int(count), pointers: attributes, parser: events.parser))
        }
        handler.endElementNs = { context, name, _, space in XMLEvents.of(context)?.end(name, space) }
        handler.characters = { context, text, count in
            XMLEvents.of(context)?.text(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        handler.cdataBlock = { context, text, count in
            XMLEvents.of(context)?.text(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        handler.serror = { _, _ in }
        return handler
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> XMLEvents? {
        context.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
    }

    private func stop(_ error: OfficeFileError) {
        if failure == nil { failure = error }
        if let parser { xmlStopParser(parser) }
    }

    private func name(_ name: UnsafePointer<xmlChar>, _ space: UnsafePointer<xmlChar>?) -> String {
        let key = Key(name: name, space: space)
        if let text = names[key] { return text }
        let local = String(cString: name)
        let isOurs = space.map { namespaces.contains(String(cString: $0)) } ?? true
        let text = isOurs ? local : ":" + local
        names[key] = text
        return text
    }

    private func start(
        _ name: UnsafePointer<xmlChar>?, _ space: UnsafePointer<xmlChar>?, _ attributes: XMLAttributes
    ) {
        guard let name, failure == nil else { return }
        depth += 1
        guard depth <= Self.depthLimit else {
            return stop(OfficeFileError(.unsafe, "elements lie more than \(Self.depthLimit) deep", at: place))
        }
        do throws(OfficeFileError) {
            try handler.start(self.name(name, space), attributes)
        } catch {
            stop(error)
        }
    }

    private func end(_ name: UnsafePointer<xmlChar>?, _ space: UnsafePointer<xmlChar>?) {
        guard let name, failure == nil else { return }
        depth -= 1
        do throws(OfficeFileError) {
            try handler.end(self.name(name, space))
        } catch {
            stop(error)
        }
    }

    private func text(_ text: UnsafeBufferPointer<UInt8>) {
        if failure == nil { handler.text(text) }
    }

    /// The namespaces of what is read, transitional and strict (ISO/IEC 29500, parts 4 and 1).
    static let officeNamespaces: Set = [
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "http://schemas.openxmlformats.org/package/2006/content-types",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
    ]
}
