import ClewModel
import SourceFiles

/// One segment of an X12 or EDIFACT file: a tag and elements of components, with the place where it begins.
struct EDISegment: Sendable {
    let tag: String
    /// The elements behind the tag, each with its components.
    let elements: [[String]]
    let location: SourceLocation

    /// The first component of an element, empty where there is none; elements count from 1.
    subscript(_ element: Int) -> String { self[element, 1] }

    /// A component of an element; both count from 1.
    subscript(_ element: Int, _ component: Int) -> String {
        guard element >= 1, element <= elements.count, component <= elements[element - 1].count else { return "" }
        return elements[element - 1][component - 1]
    }

    /// All components of an element.
    func components(_ element: Int) -> [String] { element <= elements.count ? elements[element - 1] : [] }
}

/// Splits the bytes of an X12 or EDIFACT file into segments by the separators that the file itself names.
struct EDISplitter {
    /// The separators of one interchange.
    struct Separators: Sendable {
        var segment: UInt8
        var element: UInt8
        var component: UInt8
        /// What takes the meaning from the separator behind it; none in X12.
        var release: UInt8?
    }

    private let bytes: [UInt8]
    private let file: String
    private(set) var offset: Int
    private var line = 1
    private var lineStart: Int
    private let decode: ([UInt8]) -> String

    /// - Parameter decode: How the bytes of a component become text.
    init(_ file: SourceFile, decode: @escaping ([UInt8]) -> String) {
        bytes = file.bytes
        self.file = file.name
        offset = file.byteOrderMarkLength
        lineStart = offset
        self.decode = decode
    }

    /// The place of the next byte.
    var place: SourceLocation { SourceLocation(file: file, line: line, column: offset - lineStart + 1) }

    /// Passes over white space between segments.
    mutating func skipSpace() {
        while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D, 0x1A].contains(bytes[offset]) { advance() }
    }

    var isAtEnd: Bool { offset >= bytes.count }

    /// The bytes ahead, as many as there are.
    func ahead(_ count: Int) -> [UInt8] { Array(bytes[offset..<min(bytes.count, offset + count)]) }

    private mutating func advance() {
        if bytes[offset] == 0x0A {
            line += 1
            lineStart = offset + 1
        }
        offset += 1
    }

    /// Passes over bytes that were looked at with ``ahead(_:)``.
    mutating func pass(_ count: Int) {
        for _ in 0..<min(count, bytes.count - offset) { advance() }
    }

    /// The next segment; `nil` where the file ends before its terminator.
    mutating func next(_ marks: Separators) -> EDISegment? {
        skipSpace()
        let start = place
        var elements: [[String]] = [[]]
        var component: [UInt8] = []
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == marks.release, offset + 1 < bytes.count {
                component.append(bytes[offset + 1])
                advance()
                advance()
                continue
            }
            advance()
            if byte == marks.segment || byte == marks.element || byte == marks.component {
                elements[elements.count - 1].append(decode(component).trimmingSpaces)
                component = []
                if byte == marks.segment {
                    return EDISegment(
                        tag: elements[0].first ?? "", elements: Array(elements.dropFirst()), location: start)
                }
                if byte == marks.element { elements.append([]) }
            } else if byte != 0x0A, byte != 0x0D {
                // Lines may be broken anywhere where the terminator is another character.
                component.append(byte)
            }
        }
        return nil
    }
}

extension String {
    /// The text without spaces around it.
    fileprivate var trimmingSpaces: String {
        String(drop(while: { $0 == " " }).reversed().drop(while: { $0 == " " }).reversed())
    }
}

/// Days and times as X12, EDIFACT and XML write them.
enum EDIDate {
    /// A day of eight digits, `20250304`; `nil` for anything else, also for a year of two digits.
    static func day(_ text: String) -> Day? {
        let digits = Array(text.utf8)
        guard digits.count == 8, digits.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text) else {
            return nil
        }
        return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    /// The second of the day of a time, `1200` or `120030` and what may follow; `nil` for anything else.
    static func time(_ text: String) -> Int? {
        let digits = Array(text.utf8)
        guard digits.count >= 4, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        func two(_ index: Int) -> Int { Int(digits[index] - 0x30) * 10 + Int(digits[index + 1] - 0x30) }
        let (hour, minute, second) = (two(0), two(2), digits.count >= 6 ? two(4) : 0)
        return hour < 24 && minute < 60 && second < 61 ? (hour * 60 + minute) * 60 + second : nil
    }

    /// The second of the day of a time of XML, `14:00:00` with or without a fraction and a zone, and how many seconds its zone is
    /// ahead of universal time; `nil` for anything else.
    static func time(xml text: String) -> (second: Int, zone: Int?)? {
        guard let found = text.wholeMatch(of: /(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|([+-])(\d\d):(\d\d))?/),
            let second = time(String(found.1 + found.2 + (found.3 ?? "")))
        else { return nil }
        guard let zone = found.4 else { return (second, nil) }
        if zone == "Z" { return (second, 0) }
        guard let ahead = time(String((found.6 ?? "") + (found.7 ?? ""))), ahead <= 14 * 3600 else { return nil }
        return (second, found.5 == "-" ? -ahead : ahead)
    }
}
