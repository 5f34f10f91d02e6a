/// That bytes are not UTF-8, and what of their encoding their shape tells.
enum EncodingGuess: Hashable {
    /// Two bytes a character, with a mark that says in which order.
    case utf16
    case utf16LittleEndian
    case utf16BigEndian
    /// An encoding of seven bits that changes its meaning behind an escape, as mail of Japan has it.
    case shifted
    /// Any other: the text itself has to prove it.
    ///
    /// - Parameter isWhole: Whether so much of the text is not UTF-8 that there is no use in reading it row by row.
    case other(isWhole: Bool)

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
        if signs.damaged == 0, Self.isShifted(start) {
            self = .shifted
            return
        }
        guard signs.damaged > signs.sound else { return nil }
        self = .other(isWhole: signs.damaged * 12 > start.count)
    }

    /// The name of an encoding that the shape alone tells; `nil` for one that the text has to prove.
    var name: String? {
        switch self {
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .utf16, .shifted, .other: nil
        }
    }

    /// Whether a whole text is so surely in another encoding that there is no use in reading it row by row.
    var isCertain: Bool { self != .other(isWhole: false) }

    /// What to do about it.
    static func advice(for file: String) -> String {
        let quoted = "'" + file.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
        return
            "the text is not UTF-8, and nothing in it proves which encoding it is in; save it as UTF-8, or convert it from the one that "
            + "it has: iconv -f ENCODING -t UTF-8 \(quoted) > converted.csv"
    }

    /// Whether the text shifts to characters of two bytes: escape, dollar and a letter.
    private static func isShifted(_ bytes: [UInt8]) -> Bool {
        var offset = 0
        while let escape = bytes[offset...].firstIndex(of: 0x1B) {
            if escape + 2 < bytes.count, bytes[escape + 1] == 0x24,
                [0x40, 0x42, 0x28, 0x29].contains(bytes[escape + 2])
            {
                return true
            }
            offset = escape + 1
        }
        return false
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
}
