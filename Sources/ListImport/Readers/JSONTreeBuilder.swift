import ClewModel
import SourceFiles

/// Makes records of JSON objects.
struct JSONTreeBuilder {
    let file: String
    private let names = NameTable()
    private let rootName: Int32

    init(file: String) {
        self.file = file
        rootName = names.intern("record")
    }

    /// Reads one object.
    func record(of frame: [UInt8], line: Int) throws(RecordFault) -> Record {
        var tree = RecordTree()
        var diagnostics: [Diagnostic] = []
        var isObject = false
        do {
            try JSONLinesScanner.scan(frame.span, as: file, lineLimit: .max, into: &diagnostics) { bytes, reader in
                isObject = try reader.peek(in: bytes) == .object
                guard isObject else { return }
                let root = tree.add(rootName, under: -1, line: line)
                try object(&reader, bytes, into: root, of: &tree, line)
                try reader.finish(in: bytes)
            }
        } catch {
            throw RecordFault("this is no JSON: \(error)")
        }
        if let error = diagnostics.first(where: { $0.severity == .error }) {
            throw RecordFault("this is no JSON: " + error.message)
        }
        guard isObject else { throw RecordFault("expected an object for each record") }
        return Record(file: file, names: names, tree: tree)
    }

    /// Reads the object that a reader stands before.
    func record(_ reader: inout JSONReader, _ bytes: Span<UInt8>) throws -> Record {
        guard try reader.peek(in: bytes) == .object else { throw RecordFault("expected an object for each record") }
        var tree = RecordTree()
        let root = tree.add(rootName, under: -1, line: reader.line)
        try object(&reader, bytes, into: root, of: &tree, reader.line)
        try reader.finish(in: bytes)
        return Record(file: file, names: names, tree: tree)
    }

    private func object(
        _ reader: inout JSONReader, _ bytes: Span<UInt8>, into parent: Int32, of tree: inout RecordTree, _ line: Int
    ) throws(SourceFileError) {
        try reader.enterObject(in: bytes)
        while let key = try reader.nextKey(in: bytes) {
            let name = reader.text(of: key, in: bytes)
            if name == "$", try reader.peek(in: bytes) == .string {
                // Where JSON mirrors XML, this member is the text of the element itself.
                tree.setText(try reader.text(in: bytes).utf8, of: parent)
            } else {
                try value(&reader, bytes, names.intern(name), under: parent, of: &tree, line)
            }
        }
    }

    private func value(
        _ reader: inout JSONReader, _ bytes: Span<UInt8>, _ name: Int32, under parent: Int32,
        of tree: inout RecordTree, _ line: Int
    ) throws(SourceFileError) {
        switch try reader.peek(in: bytes) {
        case .object:
            let node = tree.add(name, under: parent, line: line)
            try object(&reader, bytes, into: node, of: &tree, line)
        case .array:
            try reader.enterArray(in: bytes)
            while try reader.nextElement(in: bytes) {
                try value(&reader, bytes, name, under: parent, of: &tree, line)
            }
        case .string:
            let node = tree.add(name, under: parent, line: line)
            tree.append(try reader.text(in: bytes).utf8, to: node)
        case .number, .bool:
            let node = tree.add(name, under: parent, line: line)
            let start = reader.position
            try reader.skip(in: bytes)
            for offset in start..<reader.position { tree.append(bytes[offset], to: node) }
        case .null:
            _ = try reader.takeNull(in: bytes)
        }
    }
}
