/// Reads numbers written in ideographs: 一四三, 十二, 二十一, 一百零三.
enum ChineseNumeral {
    private static let digits: [UInt32: UInt32] = [
        0x3007: 0, 0x96F6: 0, 0x4E00: 1, 0x4E8C: 2, 0x4E09: 3, 0x56DB: 4, 0x4E94: 5, 0x516D: 6, 0x4E03: 7, 0x516B: 8,
        0x4E5D: 9,
        0x4E24: 2,
    ]
    private static let ten: UInt32 = 0x5341
    private static let hundred: UInt32 = 0x767E

    /// Whether an ideograph is a digit, ten or hundred.
    static func isNumeral(_ code: UInt32) -> Bool { digits[code] != nil || code == ten || code == hundred }

    /// The value of a run that is a number as a whole.
    static func value(_ codes: ArraySlice<UInt32>) -> UInt32? {
        guard !codes.isEmpty, codes.count <= 7 else { return nil }
        if codes.allSatisfy({ digits[$0] != nil }) {
            return codes.reduce(0) { $0 * 10 + (digits[$1] ?? 0) }
        }
        var total: UInt32 = 0
        var pending: UInt32?
        for code in codes {
            if let digit = digits[code] {
                pending = digit
            } else if code == ten || code == hundred {
                total += (pending ?? 1) * (code == ten ? 10 : 100)
                pending = nil
            } else {
                return nil
            }
        }
        return total + (pending ?? 0)
    }

    /// The number at the end of a run, if it stands after 第, 农 or 农建 or is the whole run.
    ///
    /// 三一 and 八一 are trade names as often as numbers, so a bare number inside a name stays with its neighbours.
    static func trailing(_ codes: ArraySlice<UInt32>) -> (value: UInt32, length: Int)? {
        guard let mark = codes.lastIndex(where: { $0 == 0x7B2C || $0 == 0x519C }), mark + 1 < codes.endIndex else {
            return nil
        }
        // 农建五: the two words stay one.
        if mark == codes.startIndex, codes[mark] == 0x519C, codes[mark + 1] == 0x5EFA, mark + 2 < codes.endIndex {
            return value(codes[(mark + 2)...]).map { ($0, codes.endIndex - mark - 2) }
        }
        return value(codes[(mark + 1)...]).map { ($0, codes.endIndex - mark) }
    }
}
