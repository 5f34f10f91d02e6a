import CLibXML
import ClewModel

/// Builds records from the events of libxml2.
final class XMLRecordBuilder {
    /// How deep elements may lie in each other: libxml2's own limit, which its push parser does not keep.
    static let depthLimit = 256
    /// The most nodes of a record: elements, attributes and pieces of text.
    static let nodeLimit = 1 << 20

    let file: String
    var parser: xmlParserCtxtPtr?
    /// Why the parser was stopped, if it was.
    private(set) var failure: ImportError?
    /// Text outside all records that nobody expects, by path, once each.
    private(set) var stray: [(path: String, line: Int)] = []

    private let records: Set<String>
    private let ignored: Set<String>
    private let limit: Int
    private let names = NameTable()
    private let textName: Int32
    private var elementNumbers: [UnsafePointer<xmlChar>: Int32] = [:]
    private var attributeNumbers: [UnsafePointer<xmlChar>: Int32] = [:]
    private var isRecord: [Bool] = []
    private var tree = RecordTree()
    private var open: [Int32] = []
    /// For each open element whether it has had a child element, after which its own text lies in pieces.
    private var hasElement: [Bool] = []
    private var outside: [Int32] = []
    private var straySeen: Set<[Int32]> = []
    /// The elements beside records that are none.
    private(set) var strangers = XMLStrangers()
    private var finished: [Record] = []

    init(file: String, records: Set<String>, ignored: Set<String>, limit: Int) {
        self.file = file
        self.records = records
        self.ignored = ignored
        self.limit = limit
        textName = names.intern("#text")
        isRecord = [false]
    }

    /// The line that the parser has reached.
    var line: Int {
        guard let input = parser?.pointee.input else { return 0 }
        return Int(input.pointee.line)
    }

    /// The name of an element.
    func name(of number: Int32) -> String { names.names[Int(number)] }

    /// The records that are complete, which the builder then forgets.
    func takeFinished() -> [Record] {
        defer { finished.removeAll(keepingCapacity: true) }
        return finished
    }

    /// The callbacks; the context of each is the builder itself.
    static func makeHandler() -> xmlSAXHandler {
        _ = initialized
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { context, name, _, _, _, _, attributeCount, _, attributes in
            XMLRecordBuilder.of(context)?.start(name, Int(attributeCount), attributes)
        }
        handler.endElementNs = { context, _, _, _ in
            XMLRecordBuilder.of(context)?.end()
        }
        handler.characters = { context, text, count in
            XMLRecordBuilder.of(context)?.characters(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        handler.cdataBlock = { context, text, count in
            XMLRecordBuilder.of(context)?.characters(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        handler.entityDecl = { context, _, _, _, _, _ in
            XMLRecordBuilder.of(context)?.refuse("the file declares entities of its own, which no list does")
        }
        handler.reference = { context, _ in
            XMLRecordBuilder.of(context)?.refuse("the file refers to an entity of its own, which no list does")
        }
        handler.externalSubset = { context, _, _, _ in
            XMLRecordBuilder.of(context)?.refuse("the file has an external document type, which no list has")
        }
        handler.serror = { _, _ in }
        return handler
    }

    private static let initialized: Bool = {
        xmlInitParser()
        return true
    }()

    private static func of(_ context: UnsafeMutableRawPointer?) -> XMLRecordBuilder? {
        context.map { Unmanaged<XMLRecordBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    private func refuse(_ message: String) {
        guard failure == nil else { return }
        failure = ImportError(
            .unsafe, message + "; nothing was imported", at: SourceLocation(file: file, line: line))
        if let parser { xmlStopParser(parser) }
    }

    private func number(of name: UnsafePointer<xmlChar>) -> Int32 {
        if let number = elementNumbers[name] { return number }
        let text = String(cString: name)
        let number = names.intern(text)
        while isRecord.count < names.names.count { isRecord.append(false) }
        isRecord[Int(number)] = records.contains(text)
        elementNumbers[name] = number
        return number
    }

    private func attributeNumber(of name: UnsafePointer<xmlChar>) -> Int32 {
        if let number = attributeNumbers[name] { return number }
        let number = names.intern("@" + String(cString: name))
        while isRecord.count < names.names.count { isRecord.append(false) }
        attributeNumbers[name] = number
        return number
    }

    private func start(
        _ name: UnsafePointer<xmlChar>?, _ attributeCount: Int,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard let name, failure == nil else { return }
        guard open.count + outside.count < XMLRecordBuilder.depthLimit else {
            return refuse("elements lie more than \(XMLRecordBuilder.depthLimit) deep")
        }
        guard tree.nodes.count + attributeCount < XMLRecordBuilder.nodeLimit else {
            return refuse("a record has more than \(XMLRecordBuilder.nodeLimit) elements and attributes")
        }
        let number = number(of: name)
        if open.isEmpty && !isRecord[Int(number)] {
            if outside.isEmpty {
                var root = RecordTree()
                let node = root.add(number, under: -1, line: line)
                add(attributeCount, attributes, to: node, of: &root)
                finished.append(Record(file: file, names: names, tree: root))
            }
            outside.append(number)
            strangers.start(line: line, isExpected: ignored.contains(names.names[Int(number)]))
            if outside.count > 1 { addStrangeValues(attributeCount, attributes) }
            return
        }
        if open.isEmpty { strangers.noteRecord(under: outside) }
        let node = tree.add(number, under: open.last ?? -1, line: line)
        add(attributeCount, attributes, to: node, of: &tree)
        if !hasElement.isEmpty { hasElement[hasElement.count - 1] = true }
        open.append(node)
        hasElement.append(false)
    }

    private func add(
        _ count: Int, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, to node: Int32,
        of tree: inout RecordTree
    ) {
        guard let attributes else { return }
        for index in 0..<count {
            // Five pointers an attribute: local name, prefix, namespace, start and end of the value.
            guard let name = attributes[5 * index], let start = attributes[5 * index + 3],
                let end = attributes[5 * index + 4]
            else { continue }
            let child = tree.add(attributeNumber(of: name), under: node, line: line)
            let value = UnsafeBufferPointer(start: start, count: end - start)
            guard value.contains(0x26) else {
                tree.append(value, to: child)
                continue
            }
            // Without substitution libxml2 hands over an ampersand in an attribute as a character reference.
            tree.append(String(decoding: value, as: UTF8.self).replacing("&#38;", with: "&").utf8, to: child)
        }
    }

    /// Takes the values of the attributes of an element outside records: some lists say everything in attributes.
    private func addStrangeValues(_ count: Int, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        guard let attributes else { return }
        for index in 0..<count {
            guard let start = attributes[5 * index + 3], let end = attributes[5 * index + 4], end > start else {
                continue
            }
            strangers.add(UnsafeBufferPointer(start: start, count: end - start))
        }
    }

    private func end() {
        guard !open.isEmpty else {
            strangers.end(outside)
            _ = outside.popLast()
            return
        }
        open.removeLast()
        hasElement.removeLast()
        guard open.isEmpty else { return }
        finished.append(Record(file: file, names: names, tree: tree))
        tree = RecordTree()
    }

    private func characters(_ text: UnsafeBufferPointer<xmlChar>) {
        guard let node = open.last else {
            if !text.allSatisfy({ $0 <= 0x20 }) {
                strangers.add(text)
                noteStray()
            }
            return
        }
        guard tree.bytes.count + text.count <= limit else {
            refuse("a record is longer than \(limit) bytes")
            return
        }
        if hasElement.last == false {
            tree.append(text, to: node)
        } else if !text.allSatisfy({ $0 <= 0x20 }) || lastChildIsText(of: node) {
            let last = tree.nodes[Int(node)].lastChild
            let holder = lastChildIsText(of: node) ? last : tree.add(textName, under: node, line: line)
            tree.append(text, to: holder)
        }
    }

    private func lastChildIsText(of node: Int32) -> Bool {
        let last = tree.nodes[Int(node)].lastChild
        return last >= 0 && tree.nodes[Int(last)].name == textName
            && Int(tree.nodes[Int(last)].textEnd) == tree.bytes.count
    }

    private func noteStray() {
        // What lies beside records is told as one that could not be read.
        guard !strangers.isInside(outside), let last = outside.last, !ignored.contains(names.names[Int(last)]) else {
            return
        }
        guard straySeen.insert(outside).inserted else { return }
        stray.append((outside.map { names.names[Int($0)] }.joined(separator: "/"), line))
    }
}
