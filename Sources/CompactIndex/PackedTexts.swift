/// Many texts one after another in one array of bytes: a tenth of what as many strings take, and read as it lies in a file.
public struct PackedTexts: Sendable {
    /// The texts as UTF-8, without anything between them.
    fileprivate(set) var bytes: [UInt8] = []
    /// Where each text ends.
    fileprivate(set) var ends: [UInt32] = []

    /// Creates an empty row of texts.
    public init() {}

    /// How many texts there are.
    public var count: Int { ends.count }

    /// Adds a text.
    ///
    /// - Returns: Its number.
    /// - Precondition: All texts together take less than 4 GiB.
    @discardableResult
    public mutating func append(_ text: String) -> Int32 {
        bytes.append(contentsOf: text.utf8)
        precondition(bytes.count < Int(UInt32.max), "the texts take more than 4 GiB")
        ends.append(UInt32(bytes.count))
        return Int32(ends.count - 1)
    }

    /// The text with a number.
    public subscript(number: Int) -> String {
        String(decoding: bytes[range(number)], as: UTF8.self)
    }

    /// The number of a text; `nil` where it is none of them.
    ///
    /// - Precondition: The texts are sorted by code points.
    /// - Complexity: O(log *n*).
    public func number(ofSorted text: String) -> Int? {
        let wanted = Array(text.utf8)
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if bytes[range(middle)].lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
        }
        return low < count && bytes[range(low)].elementsEqual(wanted) ? low : nil
    }

    private func range(_ number: Int) -> Range<Int> {
        (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
    }
}

/// Texts of which the same come many times, each kept once.
public struct InternedTexts: Sendable {
    /// The texts.
    public private(set) var texts = PackedTexts()
    private var numbers: [String: Int32] = [:]
    /// How many different texts are remembered; those that come after them are kept as often as they come.
    private let limit: Int

    /// Creates an empty row of texts.
    public init(limit: Int = 1 << 18) { self.limit = limit }

    /// Takes texts as they were written; what is added later is kept beside them.
    public init(_ texts: PackedTexts) {
        self.texts = texts
        limit = 0
    }

    /// The number of a text, new or known; -1 for none.
    public mutating func number(of text: String?) -> Int32 {
        guard let text else { return -1 }
        if let known = numbers[text] { return known }
        let number = texts.append(text)
        if numbers.count < limit { numbers[text] = number }
        return number
    }
}

extension PackedWriter {
    /// Adds texts.
    public mutating func add(_ texts: PackedTexts) {
        add(texts.bytes)
        add(texts.ends)
    }
}

extension PackedReader {
    /// The texts that come next.
    public mutating func texts() throws(IndexError) -> PackedTexts {
        var texts = PackedTexts()
        texts.take(try array(of: UInt8.self), try array(of: UInt32.self))
        guard texts.isSound else { throw damaged("its texts are cut off") }
        return texts
    }
}

extension PackedTexts {
    fileprivate mutating func take(_ bytes: [UInt8], _ ends: [UInt32]) {
        self.bytes = bytes
        self.ends = ends
    }

    fileprivate var isSound: Bool {
        var last: UInt32 = 0
        for end in ends {
            if end < last { return false }
            last = end
        }
        return Int(last) == bytes.count
    }
}
