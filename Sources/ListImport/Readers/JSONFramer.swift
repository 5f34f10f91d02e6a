import ClewModel

/// Finds the records of a JSON file, piece by piece: one a line, or the objects of one array.
struct JSONFramer {
    private enum State {
        /// Before the first byte that counts.
        case start
        /// One value a line.
        case lines
        /// Inside the array of records.
        case array
        /// Looking for the array inside an object that wraps it.
        case wrapper
        /// After the array.
        case done
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
    private var line = 1
    private var frameLine = 1

    init(wrapperKey: String?, limit: Int) {
        self.wrapperKey = wrapperKey
        self.limit = limit
    }

    /// Takes a piece of the file and hands over the records that it completes, with their lines.
    ///
    /// - Parameter body: Gets the bytes of one record, its line breaks made blanks.
    mutating func feed(
        _ chunk: UnsafeBufferPointer<UInt8>, file: String, _ body: ([UInt8], Int) throws(ImportError) -> Void
    ) throws(ImportError) {
        for byte in chunk {
            if byte == 0x0A { line += 1 }
            switch state {
            case .start: begin(byte)
            case .lines:
                if byte == 0x0A {
                    try hand(over: body)
                } else {
                    append(byte)
                }
            case .array: try readArray(byte, body)
            case .wrapper: readWrapper(byte)
            case .done: break
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
    mutating func finish(file: String, _ body: ([UInt8], Int) throws(ImportError) -> Void) throws(ImportError) {
        switch state {
        case .lines: try hand(over: body)
        case .array, .wrapper:
            throw ImportError(
                .malformed, "the file ends in the middle of its array of records",
                at: SourceLocation(file: file, line: line))
        case .start, .done: break
        }
    }

    private mutating func begin(_ byte: UInt8) {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF: return
        case 0x5B:
            state = .array
        case 0x7B where wrapperKey != nil:
            state = .wrapper
            depth = 1
        default:
            state = .lines
            append(byte)
        }
    }

    private mutating func append(_ byte: UInt8) {
        if frame.isEmpty {
            if byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A { return }
            frameLine = line
        }
        frame.append(byte == 0x0D || byte == 0x0A ? 0x20 : byte)
    }

    private mutating func hand(over body: ([UInt8], Int) throws(ImportError) -> Void) throws(ImportError) {
        guard !frame.isEmpty else { return }
        try body(frame, frameLine)
        frame.removeAll(keepingCapacity: true)
    }

    private mutating func readArray(
        _ byte: UInt8, _ body: ([UInt8], Int) throws(ImportError) -> Void
    ) throws(ImportError) {
        if depth == 0 && !isString {
            switch byte {
            case 0x2C, 0x20, 0x09, 0x0A, 0x0D: return
            case 0x5D:
                state = .done
                return
            default: break
            }
        }
        append(byte)
        track(byte)
        if depth == 0 && !isString && (byte == 0x7D || byte == 0x5D) { try hand(over: body) }
    }

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

    private mutating func readWrapper(_ byte: UInt8) {
        if isString && !isEscaped && byte != 0x22 && depth == 1 { key.append(byte) }
        if !isString && byte == 0x22 && depth == 1 { key.removeAll() }
        if !isString && byte == 0x5B && depth == 1, let wrapperKey, key.elementsEqual(wrapperKey.utf8) {
            state = .array
            depth = 0
            return
        }
        track(byte)
        if depth == 0 { state = .done }
    }
}
