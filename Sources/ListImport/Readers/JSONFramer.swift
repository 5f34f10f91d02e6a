import ClewModel

/// Finds the records of a JSON file, piece by piece: one a line, or the elements of one array.
///
/// Whatever stands where a record could stand is handed over, an element that is no object too, and what follows the
/// array: nothing is passed over without a word.
struct JSONFramer {
    private enum State {
        /// Before the first byte that counts.
        case start
        /// One value a line.
        case lines
        /// Inside an array of records.
        case array
        /// Inside an object that wraps the array, before or after it.
        case wrapper
        /// After what the file should hold.
        case after
    }

    /// One thing that stands where a record could stand.
    struct Frame {
        /// Its bytes, line breaks made blanks.
        var bytes: [UInt8]
        /// The line where it begins.
        var line: Int
        /// Whether it is an object in the array or on a line, as every record is; else nobody can say what it was.
        var isRecord: Bool
    }

    /// The key of the array, where an object wraps it.
    let wrapperKey: String?
    private let limit: Int
    private var state = State.start
    private var frame: [UInt8] = []
    private var depth = 0
    private var isString = false
    private var isEscaped = false
    private var key: [UInt8] = []
    private var member: [UInt8] = []
    private var line = 1
    private var frameLine = 1
    private var arrays = 0
    /// Whether a record has ended on the line.
    private var isBehindRecord = false
    /// The first line that holds several records.
    private(set) var several: Int?
    /// Where more follows after the file should have ended.
    private(set) var continuation: Int?
    /// The number of records that the wrapping object states, where it does.
    private(set) var stated: Int?
    /// How many elements the arrays held.
    private(set) var elements = 0

    /// The members of a wrapping object that state how many records there are, in small letters without underscores.
    private static let totals: Set<String> = [
        "total", "totalcount", "totalrecords", "totalresults", "totalelements", "recordcount", "numberofrecords",
        "count",
    ]

    init(wrapperKey: String?, limit: Int) {
        self.wrapperKey = wrapperKey
        self.limit = limit
    }

    /// Takes a piece of the file and hands over the records that it completes.
    mutating func feed(
        _ chunk: UnsafeBufferPointer<UInt8>, file: String, _ body: (Frame) throws(ImportError) -> Void
    ) throws(ImportError) {
        for byte in chunk {
            if byte == 0x0A { line += 1 }
            switch state {
            case .start: begin(byte)
            case .lines: try readLine(byte, body)
            case .array: try readArray(byte, body)
            case .wrapper: try readWrapper(byte, file)
            case .after: try readAfter(byte, body)
            }
        }
        if frame.count > limit {
            throw ImportError(
                .malformed, "a record is longer than \(limit) bytes", at: SourceLocation(file: file, line: frameLine))
        }
    }

    /// Whether the records lie in an array, as far as the first piece of the file tells.
    func opensArray(_ chunk: UnsafeBufferPointer<UInt8>) -> Bool {
        guard state == .start else { return state != .lines }
        let first = chunk.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        return first == 0x5B || (first == 0x7B && wrapperKey != nil)
    }

    /// Ends the file.
    mutating func finish(file: String, _ body: (Frame) throws(ImportError) -> Void) throws(ImportError) {
        switch state {
        case .lines: try hand(over: body)
        case .array, .wrapper:
            throw ImportError(
                .malformed, "the file ends in the middle of its records", at: SourceLocation(file: file, line: line))
        case .after: try hand(over: body, isRecord: false)
        case .start: break
        }
    }

    private mutating func begin(_ byte: UInt8) {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF: return
        case 0x5B: openArray()
        case 0x7B where wrapperKey != nil: openWrapper()
        default:
            state = .lines
            append(byte)
            track(byte)
        }
    }

    private mutating func openArray() {
        state = .array
        arrays += 1
        depth = 0
    }

    private mutating func openWrapper() {
        state = .wrapper
        arrays = 0
        depth = 1
        key.removeAll()
        member.removeAll()
    }

    private mutating func append(_ byte: UInt8) {
        if frame.isEmpty {
            if byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A { return }
            frameLine = line
        }
        frame.append(byte == 0x0D || byte == 0x0A ? 0x20 : byte)
    }

    private mutating func hand(
        over body: (Frame) throws(ImportError) -> Void, isRecord: Bool = true
    ) throws(ImportError) {
        while frame.last == 0x20 || frame.last == 0x09 { frame.removeLast() }
        guard !frame.isEmpty else { return }
        if state == .array { elements += 1 }
        try body(Frame(bytes: frame, line: frameLine, isRecord: isRecord))
        frame.removeAll(keepingCapacity: true)
    }

    /// Reads on in a line; an object that ends before the line does is a record of its own.
    private mutating func readLine(
        _ byte: UInt8, _ body: (Frame) throws(ImportError) -> Void
    ) throws(ImportError) {
        guard byte != 0x0A else {
            try hand(over: body)
            // What a damaged line leaves open ends with it.
            (depth, isString, isEscaped, isBehindRecord) = (0, false, false, false)
            return
        }
        if frame.isEmpty, isBehindRecord, byte == 0x7B || byte == 0x5B, several == nil { several = line }
        append(byte)
        track(byte)
        guard depth == 0, !isString, byte == 0x7D else { return }
        try hand(over: body)
        isBehindRecord = true
    }

    private mutating func readArray(
        _ byte: UInt8, _ body: (Frame) throws(ImportError) -> Void
    ) throws(ImportError) {
        if depth == 0 && !isString {
            switch byte {
            case 0x2C: return try hand(over: body, isRecord: false)
            case 0x5D:
                try hand(over: body, isRecord: false)
                return close()
            case 0x7B, 0x5B:
                // What stands before without a comma is an element of its own.
                try hand(over: body, isRecord: false)
            default: break
            }
        }
        append(byte)
        track(byte)
        if depth == 0 && !isString && (byte == 0x7D || byte == 0x5D) { try hand(over: body, isRecord: byte == 0x7D) }
    }

    /// Leaves the array for what is around it.
    private mutating func close() {
        guard wrapperKey != nil, depthOfWrapper == 1 else {
            state = .after
            return
        }
        state = .wrapper
        depth = 1
        key.removeAll()
        member.removeAll()
    }

    /// How deep the array lies in an object.
    private var depthOfWrapper = 0

    private mutating func track(_ byte: UInt8) {
        if isString {
            if isEscaped {
                isEscaped = false
            } else if byte == 0x5C {
                isEscaped = true
            } else if byte == 0x22 {
                isString = false
            }
            return
        }
        switch byte {
        case 0x22: isString = true
        case 0x7B, 0x5B: depth += 1
        case 0x7D, 0x5D: depth -= 1
        default: break
        }
    }

    private mutating func readWrapper(_ byte: UInt8, _ file: String) throws(ImportError) {
        if depth == 1 {
            if isString && !isEscaped && byte != 0x22 {
                key.append(byte)
            } else if !isString {
                switch byte {
                case 0x22: key.removeAll()
                case 0x30...0x39: member.append(byte)
                case 0x2C, 0x7D: takeTotal()
                case 0x5B:
                    if let wrapperKey, key.elementsEqual(wrapperKey.utf8) {
                        if arrays > 0, continuation == nil { continuation = line }
                        openArray()
                        depthOfWrapper = 1
                        return
                    }
                default: break
                }
            }
        }
        track(byte)
        guard depth == 0 else { return }
        state = .after
        depthOfWrapper = 0
        if arrays == 0 {
            throw ImportError(
                .malformed, "the object has no array “\(wrapperKey ?? "")”, which holds the records",
                at: SourceLocation(file: file, line: line))
        }
    }

    /// Takes a member that states how many records there are.
    private mutating func takeTotal() {
        let name = String(decoding: key, as: UTF8.self).lowercased().replacing("_", with: "")
        if stated == nil, JSONFramer.totals.contains(name) { stated = Int(String(decoding: member, as: UTF8.self)) }
        member.removeAll()
        key.removeAll()
    }

    /// Reads on after the end: more records of the same kind are read, anything else is handed over as no record.
    private mutating func readAfter(
        _ byte: UInt8, _ body: (Frame) throws(ImportError) -> Void
    ) throws(ImportError) {
        if depth > 0 || isString {
            append(byte)
            track(byte)
            if depth == 0 && !isString { try hand(over: body, isRecord: byte == 0x7D) }
            return
        }
        switch byte {
        // A control-Z and a NUL end the files of some programs.
        case 0x20, 0x09, 0x0A, 0x0D, 0x1A, 0x00: return try hand(over: body, isRecord: false)
        default: break
        }
        if continuation == nil { continuation = line }
        switch byte {
        case 0x5B:
            try hand(over: body, isRecord: false)
            openArray()
        case 0x7B:
            try hand(over: body, isRecord: false)
            if wrapperKey != nil { return openWrapper() }
            append(byte)
            track(byte)
        default: append(byte)
        }
    }
}
