/// What stands in a cell in place of a value: an error of a formula, a word for “nothing known”, a number whose digits are gone.
///
/// Such a text is no name and no number, and whoever looks it up has looked up nothing.
public enum PlaceholderText: Hashable, Sendable {
    /// The error of a formula, such as `#N/A`.
    case formulaError
    /// A word or sign for nothing: `NULL`, `n/a`, `-`, `0`, 不详.
    case nothing
    /// A number in scientific notation, such as `9.16E+17`: a spreadsheet kept the first digits alone.
    case lostDigits

    /// Tells whether a whole text is a placeholder.
    ///
    /// - Returns: `nil` where it may be a value. Texts of more than 24 characters are values.
    public init?(_ text: String) {
        guard text.utf8.count <= 72, text.utf8.withContiguousStorageIfAvailable(Self.mayBeOne) ?? true else {
            return nil
        }
        self.init(whole: text)
    }

    /// Tells the same of a part of a text.
    public init?(_ text: Substring) { self.init(String(text)) }

    /// The same of a text whose bytes were not looked at before.
    init?(whole text: String) {
        guard text.utf8.count <= 72 else { return nil }
        let key = text.lowercased().filter { !$0.isWhitespace }
        guard key.count <= 24 else { return nil }
        if Self.errors.contains(key)
            || (key.hasPrefix("#") && key.hasSuffix("!") && key.dropFirst().dropLast().allSatisfy(\.isLetter))
        {
            self = .formulaError
        } else if Self.isScientific(key) {
            self = .lostDigits
        } else if Self.words.contains(key) || Self.isSignsAlone(key) {
            self = .nothing
        } else {
            return nil
        }
    }

    /// Whether bytes can be those of a placeholder; nearly all are those of a value, and no text need be made of them to tell.
    ///
    /// - Complexity: O(*n*) in the bytes.
    private static func mayBeOne(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = bytes.firstIndex(where: { !isSpace($0) }) else { return true }
        let first = bytes[start]
        switch first {
        case 0x30...0x39: return mayBeNumber(bytes[start...])
        case 0x41...0x5A, 0x61...0x7A: break
        // Hangul may be written in its parts, and lies elsewhere then.
        case 0xC3...0xDF, 0xE0, 0xE3...0xED:
            guard start + 2 < bytes.count else { return true }
            let second = bytes[start + 1]
            // Ideographic space.
            if first == 0xE3, second == 0x80 { return true }
            if first >= 0xE4, first <= 0xE9 {
                return ideographs.contains(UInt32(first) << 16 | UInt32(second) << 8 | UInt32(bytes[start + 2]))
            }
            return others.contains(UInt16(first) << 8 | UInt16(second))
        // Signs, spaces of other kinds, letters of another width.
        default: return true
        }
        var length = 0
        for byte in bytes[start...] where !isSpace(byte) {
            if byte >= 0x80 { return true }
            length += 1
        }
        return length <= 24 && (first | 0x20 == 0x78 || letters.contains(UInt16(length) << 8 | UInt16(first | 0x20)))
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// Whether bytes that begin with a digit can be zeros or a number in scientific notation.
    private static func mayBeNumber(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var (isZero, hasExponent) = (true, false)
        for byte in bytes {
            switch byte {
            case 0x31...0x39: isZero = false
            case UInt8(ascii: "e"), UInt8(ascii: "E"): hasExponent = true
            case UInt8(ascii: "0"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "+"), UInt8(ascii: "-"): break
            default:
                if byte >= 0x80 { return true }
                if !isSpace(byte) { return false }
            }
        }
        return isZero || hasExponent
    }

    /// The lengths of words of Latin letters with the letters that they begin with.
    private static let letters = Set(
        words.union(errors).filter { $0.utf8.allSatisfy { $0 < 0x80 } }.map { word in
            UInt16(word.utf8.count) << 8 | UInt16(word.utf8.first ?? 0)
        })

    /// The three bytes of the ideographs that words begin with.
    private static let ideographs = Set(
        words.compactMap { word -> UInt32? in
            let bytes = word.utf8.prefix(3)
            return bytes.count == 3 && bytes.first.map { (0xE4...0xE9).contains($0) } ?? false
                ? bytes.reduce(0) { $0 << 8 | UInt32($1) } : nil
        })

    /// The first two bytes of words in other scripts, in small letters and in capitals.
    private static let others = Set(
        words.flatMap { [$0, $0.uppercased()] }.compactMap { word -> UInt16? in
            let bytes = word.utf8.prefix(2)
            return bytes.count == 2 && bytes.first.map { $0 >= 0x80 } ?? false
                ? bytes.reduce(0) { $0 << 8 | UInt16($1) } : nil
        })

    private static let errors: Set<String> = [
        "#n/a", "#na", "#ref!", "#ref", "#value!", "#value", "#div/0!", "#div/0", "#name?", "#name", "#null!", "#num!",
        "#num",
        "#spill!", "#calc!", "#getting_data", "#error!", "#error", "#field!", "#blocked!", "#connect!", "#busy!",
        "#unknown!", "#bezug!",
        "#wert!", "#nv", "#zahl!", "#valeur!", "#nom?", "#nombre!", "#nombre?", "¡ref!", "#¡ref!", "#¡valor!",
        "#valor!",
        "#ссылка!", "#знач!", "#н/д", "#имя?", "#дел/0!", "#číslo!", "########", "#######", "######", "#####",
    ]

    private static let words: Set<String> = Set(
        """
        null (null) <null> [null] \\n nan <na> n/a n.a. n.a n/d n.d. na/na none (none) nil undefined (undefined) unknown (unknown) unk unknown.
        unspecified notavailable notapplicable notknown notprovided notspecified notgiven notstated nodata noname novalue noinformation
        tbd tba tbc t.b.d. t.b.a. empty (empty) blank (blank) (blanks) missing (missing) withheld confidential
        sameasabove sameasconsignee sameasshipper sameasnotify sameasnotifyparty sameasbuyer sameasimporter sameasexporter sameassupplier
        toorder toorderof totheorder totheorderof toorderofshipper toorderofconsignee toorderofbank tobearer alaorden anordre aordre
        同收货人 同收貨人 同发货人 同發貨人 同通知人 同通知方 同托运人 凭指示 按指示 待指示
        asabove ditto seeabove idem nichtbekannt unbekannt keineangabe keineangaben k.a. k.a k/a entfällt
        inconnu inconnue nonconnu nonrenseigné nonrenseigne nonapplicable s/o néant neant desconocido desconocida sindatos noaplica
        nodisponible noconsta desconhecido неизвестно неизвестен неуказано нетданных нет отсутствует н/д н.д. bilinmiyor yok belirtilmemiş
        不详 不詳 未知 不明 无 無 暂无 暫無 没有 空 空白 待定 待补充 未填 未填写 未提供 同上 不适用 不適用 無資料 无数据 해당없음 없음 미상 不明です なし 該当なし
        غيرمعروف لايوجد نامشخص khôngrõ khôngcó 0.0 0.00 0,0 0,00 false true
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Zeros, dashes, dots, question marks and the like, and nothing else.
    private static func isSignsAlone(_ key: String) -> Bool {
        !key.isEmpty
            && (key.allSatisfy { $0 == "0" }
                || key.allSatisfy { "-–—_.?？/\\*#xX~…=+'\"".contains($0) } && !key.contains("x"))
            || key.count >= 3 && key.allSatisfy { $0 == "x" }
    }

    /// Digits with a point or comma, an `E` and an exponent: `9.16523E+17`.
    private static func isScientific(_ key: String) -> Bool {
        let parts = key.split(separator: "e", omittingEmptySubsequences: false)
        guard parts.count == 2, let mantissa = parts.first, let exponent = parts.last else { return false }
        let digits = exponent.drop { $0 == "+" || $0 == "-" }
        guard !digits.isEmpty, digits.count <= 3, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return false }
        let hasSign = digits.count < exponent.count
        let hasPoint = mantissa.contains { $0 == "." || $0 == "," }
        guard hasSign || hasPoint else { return false }
        return mantissa.contains { $0.isNumber }
            && mantissa.allSatisfy { $0.isASCII && ($0.isNumber || ".,-".contains($0)) }
    }
}
