/// What encoding bytes look like that are not UTF-8.
enum EncodingGuess: String, CaseIterable {
    case utf16 = "UTF-16"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case gb18030 = "GB18030"
    case big5 = "BIG5"
    case windows1251 = "WINDOWS-1251"
    case windows1252 = "WINDOWS-1252"

    /// Looks at the beginning of a text.
    ///
    /// - Returns: `nil` where the text is UTF-8, or is but for some damage.
    init?(_ bytes: some Collection<UInt8>) {
        let start = Array(bytes.prefix(1 << 16))
        if let wide = Self.wide(start) {
            self = wide
            return
        }
        let signs = Self.signs(start)
        guard signs.damaged > signs.sound else { return nil }
        self = Self.chinese(start) ?? (Self.isCyrillic(start) ? .windows1251 : .windows1252)
    }

    /// Whether a whole text is so surely in this encoding that there is no use in reading it row by row.
    var isCertain: Bool { self != .windows1252 }

    /// What to do about it.
    func advice(for file: String) -> String {
        let quoted = "'" + file.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
        return "the text is not UTF-8 and looks like \(rawValue); convert it first: "
            + "iconv -f \(rawValue) -t UTF-8 \(quoted) > converted.csv"
    }

    /// Two bytes a character, told by a mark or by the zeros of Latin text.
    private static func wide(_ bytes: [UInt8]) -> EncodingGuess? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
        let part = bytes.prefix(1024)
        guard part.count >= 8 else { return nil }
        let even = part.indices.count { $0 % 2 == 0 && part[$0] == 0 }
        let odd = part.indices.count { $0 % 2 == 1 && part[$0] == 0 }
        let most = part.count / 2
        if odd * 10 > most * 4, even * 20 < most { return .utf16LittleEndian }
        if even * 10 > most * 4, odd * 20 < most { return .utf16BigEndian }
        return nil
    }

    /// How many characters beyond ASCII are sound UTF-8, and how many bytes are not.
    private static func signs(_ bytes: [UInt8]) -> (sound: Int, damaged: Int) {
        var sound = 0
        var damaged = 0
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): sound += scalar.value >= 0x80 ? 1 : 0
            case .error: damaged += 1
            case .emptyInput: return (sound, damaged)
            }
        }
    }

    /// A Chinese double-byte encoding, told by the shape of every pair.
    private static func chinese(_ bytes: [UInt8]) -> EncodingGuess? {
        var pairs = 0
        var low = 0
        var middle = 0
        var offset = 0
        while offset < bytes.count {
            let lead = bytes[offset]
            if lead < 0x80 {
                offset += 1
                continue
            }
            guard lead > 0x80, lead < 0xFF else { return nil }
            guard offset + 1 < bytes.count else { break }
            switch bytes[offset + 1] {
            case 0x30...0x39:
                offset += 4
                continue
            case 0x40...0x7E: low += 1
            case 0x80...0xA0: middle += 1
            case 0xA1...0xFE: break
            default: return nil
            }
            pairs += 1
            offset += 2
        }
        guard pairs >= 4 else { return nil }
        // Single bytes of Latin text pair with the plain letter behind them; a Chinese text has few such pairs.
        if low * 10 > pairs * 7 { return nil }
        return low * 10 > pairs * 2 && middle == 0 ? .big5 : .gb18030
    }

    /// Whole words of bytes in the range where Cyrillic letters lie.
    private static func isCyrillic(_ bytes: [UInt8]) -> Bool {
        var high = 0
        var letters = 0
        var runs = 0
        var isInRun = false
        for byte in bytes {
            high += byte >= 0x80 ? 1 : 0
            letters += byte >= 0xC0 ? 1 : 0
            if byte >= 0xC0, !isInRun { runs += 1 }
            isInRun = byte >= 0xC0
        }
        return letters >= 8 && letters * 10 >= high * 8 && letters >= runs * 3
    }
}
