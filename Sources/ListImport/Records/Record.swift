import ClewModel
import SourceFiles

/// One record of a file, and which of its values have been taken.
final class Record {
    /// The file that it comes from.
    let file: String
    /// The names of its fields.
    let names: NameTable
    private(set) var tree: RecordTree
    private var taken: [Bool]
    private var textTaken: [Bool]

    init(file: String, names: NameTable, tree: RecordTree) {
        self.file = file
        self.names = names
        self.tree = tree
        taken = Array(repeating: false, count: tree.nodes.count)
        textTaken = taken
    }

    /// The name of the record's own element; empty for rows.
    var name: String {
        tree.nodes.isEmpty ? "" : names.names[Int(tree.nodes[0].name)]
    }

    /// The line where the record begins.
    var line: Int {
        tree.nodes.isEmpty ? 0 : Int(tree.nodes[0].line)
    }

    /// The fields of the record.
    var fields: Fields {
        Fields(record: self, node: 0)
    }

    func take(_ node: Int32) {
        taken[Int(node)] = true
    }

    func takeText(of node: Int32) {
        textTaken[Int(node)] = true
    }

    /// SHA-256 over the names and texts of all fields, as hexadecimal digits: the same record gives the same, wherever it
    /// stands in its file.
    var fingerprint: String {
        var bytes: [UInt8] = []
        for node in tree.nodes {
            bytes.append(contentsOf: names.names[Int(node.name)].utf8)
            bytes.append(0x1F)
            bytes.append(contentsOf: tree.bytes[Int(node.textStart)..<Int(node.textEnd)])
            bytes.append(0x1E)
        }
        return SHA256Digest(of: bytes).hex
    }

    /// The values that nobody took or ignored, with their paths, in source order.
    func unread() -> [(path: String, value: String, line: Int)] {
        var result: [(String, String, Int)] = []
        var way: [Int32] = []
        if !tree.nodes.isEmpty { collect(0, &way, into: &result) }
        return result
    }

    /// Walks through a node; `way` holds the nodes between the root and it.
    private func collect(_ node: Int32, _ way: inout [Int32], into result: inout [(String, String, Int)]) {
        if taken[Int(node)] { return }
        let entry = tree.nodes[Int(node)]
        if entry.textEnd > entry.textStart && !textTaken[Int(node)] {
            let text = tree.text(of: node)
            if !text.isEmpty {
                let path = way.map { names.names[Int(tree.nodes[Int($0)].name)] }.joined(separator: "/")
                result.append((path, text, Int(entry.line)))
            }
        }
        var child = entry.firstChild
        while child >= 0 {
            way.append(child)
            collect(child, &way, into: &result)
            way.removeLast()
            child = tree.nodes[Int(child)].next
        }
    }
}
