/// One record of any format as a tree of named values, in flat arrays.
///
/// An XML attribute is a child named `@name`; a JSON array is a repeated child; a row of a table is a root whose
/// children are the columns.
struct RecordTree {
    struct Node {
        var name: Int32
        var firstChild: Int32 = -1
        var lastChild: Int32 = -1
        var next: Int32 = -1
        var textStart: Int32
        var textEnd: Int32
        var line: Int32
    }

    private(set) var nodes: [Node] = []
    private(set) var bytes: [UInt8] = []

    /// Adds a node under `parent` (-1 for the root) and answers its number.
    mutating func add(_ name: Int32, under parent: Int32, line: Int) -> Int32 {
        let number = Int32(nodes.count)
        let end = Int32(bytes.count)
        nodes.append(Node(name: name, textStart: end, textEnd: end, line: Int32(truncatingIfNeeded: line)))
        if parent >= 0 {
            let last = nodes[Int(parent)].lastChild
            if last >= 0 {
                nodes[Int(last)].next = number
            } else {
                nodes[Int(parent)].firstChild = number
            }
            nodes[Int(parent)].lastChild = number
        }
        return number
    }

    /// Adds text to a node whose text, if it has any yet, is the newest of the tree.
    mutating func append(_ text: UnsafeBufferPointer<UInt8>, to node: Int32) {
        if nodes[Int(node)].textEnd == nodes[Int(node)].textStart { nodes[Int(node)].textStart = Int32(bytes.count) }
        bytes.append(contentsOf: text)
        nodes[Int(node)].textEnd = Int32(bytes.count)
    }

    /// Gives a node text of its own, whatever children it has.
    mutating func setText(_ text: some Collection<UInt8>, of node: Int32) {
        nodes[Int(node)].textStart = Int32(bytes.count)
        bytes.append(contentsOf: text)
        nodes[Int(node)].textEnd = Int32(bytes.count)
    }

    /// Adds one byte of text to a node whose text, if it has any yet, is the newest of the tree.
    mutating func append(_ byte: UInt8, to node: Int32) {
        bytes.append(byte)
        nodes[Int(node)].textEnd = Int32(bytes.count)
    }

    /// Adds text to a node whose text, if it has any yet, is the newest of the tree.
    mutating func append(_ text: some Collection<UInt8>, to node: Int32) {
        bytes.append(contentsOf: text)
        nodes[Int(node)].textEnd = Int32(bytes.count)
    }

    /// The text of a node as published, with white space trimmed and runs of it made one space.
    func text(of node: Int32) -> String {
        let node = nodes[Int(node)]
        let range = Int(node.textStart)..<Int(node.textEnd)
        let text = bytes.withUnsafeBufferPointer { String(decoding: $0[range], as: UTF8.self) }
        return CleanText.isPlain(bytes.span.extracting(range)) ? text : CleanText.collapsed(text)
    }

    /// The text of a node exactly as published.
    func rawText(of node: Int32) -> String {
        let node = nodes[Int(node)]
        return String(decoding: bytes[Int(node.textStart)..<Int(node.textEnd)], as: UTF8.self)
    }
}
