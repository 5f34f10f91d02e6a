/// The elements of an XML file that stand among records, hold text, and are neither records nor known: records whose tag is
/// damaged, or something that the publisher has added.
struct XMLStrangers {
    /// Such an element.
    struct Stranger {
        let name: Int32
        let line: Int
        let parent: [Int32]
        /// What it holds, without its tags.
        let text: String
    }

    /// Of those that come before the first record beside them so many are remembered.
    private static let fewest = 64
    /// Of the text of each so much is kept, to tell one from another.
    private static let textLimit = 1 << 12

    /// An open element outside records.
    private struct Open {
        let line: Int
        let isExpected: Bool
        var holdsRecord = false
        var text: [UInt8] = []
    }

    private var parents: Set<[Int32]> = []
    private var early: [[Int32]: Int] = [:]
    private var all: [Stranger] = []
    private var open: [Open] = []

    /// Whether the parser is inside an element that will be told as one.
    func isInside(_ path: [Int32]) -> Bool {
        open.indices.contains { place in
            place > 0 && !open[place].isExpected && !open[place].holdsRecord && parents.contains(Array(path[..<place]))
        }
    }

    /// Takes the start of an element outside records.
    mutating func start(line: Int, isExpected: Bool) {
        open.append(Open(line: line, isExpected: isExpected))
    }

    /// Takes text outside records.
    mutating func add(_ piece: UnsafeBufferPointer<UInt8>) {
        for place in open.indices where !open[place].holdsRecord && open[place].text.count < Self.textLimit {
            open[place].text.append(contentsOf: piece)
        }
    }

    /// Takes the start of a record: the elements that hold it are no strangers.
    ///
    /// - Parameter path: The numbers of the names of the open elements.
    mutating func noteRecord(under path: [Int32]) {
        let isNew = parents.insert(path).inserted
        guard isNew || open.last?.holdsRecord == false else { return }
        for place in open.indices { open[place].holdsRecord = true }
    }

    /// Takes the end of the innermost open element.
    ///
    /// - Parameter path: The numbers of the names of the open elements, that one last.
    mutating func end(_ path: [Int32]) {
        guard let element = open.popLast(), let name = path.last else { return }
        guard !element.isExpected, !element.holdsRecord, !element.text.isEmpty else { return }
        let parent = Array(path.dropLast())
        if !parents.contains(parent) {
            guard early[parent, default: 0] < Self.fewest else { return }
            early[parent, default: 0] += 1
        }
        all.append(
            Stranger(
                name: name, line: element.line, parent: parent, text: String(decoding: element.text, as: UTF8.self)))
    }

    /// Those that stand among records, in the order of the file.
    var found: [Stranger] { all.filter { parents.contains($0.parent) } }
}
