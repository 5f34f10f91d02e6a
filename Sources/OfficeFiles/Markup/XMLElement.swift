import ClewModel
public import SourceFiles

/// An XML document as a tree, each element with its line: for documents that are small and are read whole, such as invoices.
///
/// Whoever reads it asks for elements by name; ``unread`` then says what nobody asked for.
public final class XMLElement {
    /// The local name; of a namespace that the caller did not name it starts with a colon.
    public let name: String
    /// The line where the element begins, from 1.
    public let line: Int
    /// The elements in it, in order.
    public fileprivate(set) var children: [XMLElement] = []
    private let attributes: [String: String]
    fileprivate var content: [UInt8] = []
    private var isTaken = false

    fileprivate init(name: String, line: Int, attributes: [String: String]) {
        self.name = name
        self.line = line
        self.attributes = attributes
    }

    /// Reads a document with libxml2, without network, document types or entities.
    ///
    /// - Parameters:
    ///   - file: The document, in UTF-8 or UTF-16.
    ///   - namespaces: The namespaces that are known; elements of others get names with a colon before them.
    /// - Throws: ``OfficeFileError`` where the XML is not well-formed or is made to do harm.
    /// - Complexity: O(*n*) in the bytes.
    public static func read(_ file: SourceFile, namespaces: Set<String>) throws(OfficeFileError) -> XMLElement {
        let place = SourceLocation(file: file.name, line: 1, column: 1)
        let builder = Builder()
        try XMLEvents.read(file.bytes, at: place, namespaces: namespaces, into: builder)
        guard let root = builder.root else { throw OfficeFileError(.broken, "the file has no element", at: place) }
        return root
    }

    /// The text of the element without white space around it; reading it takes the element.
    public var text: String {
        isTaken = true
        let text = String(decoding: content, as: UTF8.self)
        return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// The elements at a path of names below this one, in order.
    public func all(_ path: String...) -> [XMLElement] {
        path.reduce([self]) { found, name in found.flatMap { $0.children.filter { $0.name == name } } }
    }

    /// The first element at a path of names below this one that has text.
    public func text(_ path: String...) -> String? {
        let found = path.reduce([self]) { found, name in found.flatMap { $0.children.filter { $0.name == name } } }
        return found.lazy.map(\.text).first { !$0.isEmpty }
    }

    /// An attribute without a namespace; `nil` where the element has none of this name.
    public func attribute(_ name: String) -> String? { attributes[name] }

    /// Takes the element with all that is in it.
    public func takeWhole() {
        isTaken = true
        for child in children { child.takeWhole() }
    }

    private var isAnyTaken: Bool { isTaken || children.contains(where: \.isAnyTaken) }

    /// The topmost elements of which nothing was read, with their paths below this one, in order.
    public func unread(below path: String = "") -> [(path: String, line: Int)] {
        children.flatMap { child -> [(path: String, line: Int)] in
            let name = path.isEmpty ? child.name : path + "/" + child.name
            return child.isAnyTaken ? child.unread(below: name) : [(name, child.line)]
        }
    }

    private final class Builder: XMLHandler {
        var root: XMLElement?
        private var open: [XMLElement] = []

        func start(_ name: String, _ attributes: XMLAttributes) {
            let element = XMLElement(name: name, line: attributes.line, attributes: attributes.all)
            if let parent = open.last { parent.children.append(element) } else { root = root ?? element }
            open.append(element)
        }

        func end(_ name: String) { open.removeLast() }

        func text(_ text: UnsafeBufferPointer<UInt8>) { open.last?.content.append(contentsOf: text) }
    }
}
