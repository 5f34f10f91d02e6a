import SourceFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// How the bytes of a text stand for characters.
public struct TextEncoding: Hashable, Sendable, CustomStringConvertible {
    /// The name that standards give it.
    public let name: String

    /// UTF-8, with or without a byte order mark.
    public static let utf8 = TextEncoding(name: "UTF-8")
    /// UTF-16 after a byte order mark.
    public static let utf16 = TextEncoding(name: "UTF-16")
    /// The national standard of the People's Republic of China, which takes in GBK and GB 2312.
    public static let gb18030 = TextEncoding(name: "GB18030")
    /// The encoding of traditional characters in Taiwan and Hong Kong.
    public static let big5 = TextEncoding(name: "Big5")
    /// The encoding of Western Windows, which takes in ISO 8859-1.
    public static let windows1252 = TextEncoding(name: "windows-1252")

    /// The name that standards give it.
    public var description: String { name }

    /// The encoding of a name as pages state it; `nil` where it is none that pages use.
    init?(stated name: String) {
        switch name.lowercased() {
        case "utf-8", "utf8": self = .utf8
        case "utf-16", "utf-16le", "utf-16be": self = .utf16
        case "gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "euc-cn", "cp936": self = .gb18030
        case "big5", "big5-hkscs", "x-x-big5", "cp950": self = .big5
        case "windows-1252", "iso-8859-1", "latin1", "us-ascii", "ascii", "cp1252": self = .windows1252
        case "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256",
            "windows-1258",
            "iso-8859-2", "iso-8859-5", "iso-8859-7", "iso-8859-9", "iso-8859-15", "koi8-r", "koi8-u", "shift_jis",
            "euc-jp",
            "euc-kr", "windows-874", "iso-2022-jp", "iso-2022-kr", "tis-620", "cp949", "cp866", "iso-8859-6",
            "iso-8859-8", "iso-8859-13",
            "windows-1257":
            self.init(name: name.lowercased())
        default: return nil
        }
    }

    private init(name: String) { self.name = name }

    /// Decodes bytes.
    ///
    /// - Returns: The text, each damaged byte as U+FFFD, and how many there were; `nil` where this machine lacks the encoding.
    func decode(_ bytes: ArraySlice<UInt8>) -> (text: String, damaged: Int)? {
        switch self {
        case .utf8: Self.decodeUTF8(bytes)
        case .utf16: Self.decodeUTF16(bytes)
        case .windows1252: Self.decodeWindows1252(bytes)
        case .big5: Self.convert(bytes, from: "BIG5-HKSCS") ?? Self.convert(bytes, from: "BIG5")
        default: Self.convert(bytes, from: name)
        }
    }

    private static func decodeUTF8(_ bytes: ArraySlice<UInt8>) -> (String, Int) {
        let text = String(decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes, as: UTF8.self)
        guard UTF8Check.firstInvalidOffset(in: Array(bytes).span, from: 0) != nil else { return (text, 0) }
        let inText = text.unicodeScalars.count { $0.value == 0xFFFD }
        return (text, max(1, inText))
    }

    private static func decodeUTF16(_ bytes: ArraySlice<UInt8>) -> (String, Int) {
        let all = Array(bytes)
        let isBig = all.starts(with: [0xFE, 0xFF])
        let start = isBig || all.starts(with: [0xFF, 0xFE]) ? 2 : 0
        let units = stride(from: start, to: all.count - 1, by: 2).map { place -> UInt16 in
            let (first, second) = (UInt16(all[place]), UInt16(all[place + 1]))
            return isBig ? first << 8 | second : second << 8 | first
        }
        let text = String(decoding: units, as: UTF16.self)
        return (text, text.unicodeScalars.count { $0.value == 0xFFFD } + all.count % 2)
    }

    /// The characters of the bytes 0x80 to 0x9F; zero where the encoding has none.
    private static let highCharacters: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0,
        0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    private static func decodeWindows1252(_ bytes: ArraySlice<UInt8>) -> (String, Int) {
        var damaged = 0
        let units = bytes.map { byte -> UInt16 in
            guard (0x80...0x9F).contains(byte) else { return UInt16(byte) }
            let unit = highCharacters[Int(byte - 0x80)]
            if unit == 0 { damaged += 1 }
            return unit == 0 ? 0xFFFD : unit
        }
        return (String(decoding: units, as: UTF16.self), damaged)
    }

    /// Converts by the system's iconv, a damaged byte at a time.
    private static func convert(_ bytes: ArraySlice<UInt8>, from name: String) -> (text: String, damaged: Int)? {
        // What is not there is told by the address -1.
        guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var source = bytes.map { CChar(bitPattern: $0) }
        var output: [UInt8] = []
        output.reserveCapacity(source.count * 2)
        var damaged = 0
        var buffer = [CChar](repeating: 0, count: 1 << 16)
        source.withUnsafeMutableBufferPointer { (all: inout UnsafeMutableBufferPointer<CChar>) -> Void in
            var next = all.baseAddress
            var left = all.count
            while left > 0 {
                var result = 0
                var problem: Int32 = 0
                let written = buffer.withUnsafeMutableBufferPointer {
                    (room: inout UnsafeMutableBufferPointer<CChar>) -> Int in
                    var target = room.baseAddress
                    var free = room.count
                    result = Int(truncatingIfNeeded: iconv(converter, &next, &left, &target, &free))
                    problem = errno
                    return room.count - free
                }
                output.append(contentsOf: buffer[..<written].map { UInt8(bitPattern: $0) })
                guard result == -1 else { break }
                if problem == E2BIG { continue }
                // A byte that is none of the encoding, or the first of a character that the text cuts short.
                guard left > 0, let place = next else { break }
                output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                damaged += 1
                next = place + 1
                left -= 1
            }
        }
        return (String(decoding: output, as: UTF8.self), damaged)
    }
}
