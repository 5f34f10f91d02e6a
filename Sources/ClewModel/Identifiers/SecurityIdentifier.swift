/// An International Securities Identification Number (ISIN), the 12-character code of ISO 6166.
///
/// Holding a value of this type is the proof that its check digit fits; nothing downstream validates it again.
public struct SecurityIdentifier: Hashable, Sendable {
    /// The code in canonical form: upper case, no separators.
    public let code: String

    /// Creates an identifier from text as a source publishes it; spaces and hyphens are dropped.
    ///
    /// The check is the double-add-double of ISO 6166: letters count as two-digit numbers, and from the right every second
    /// digit is doubled.
    ///
    /// - Throws: The rule that `text` breaks.
    public init(_ text: some StringProtocol) throws(IdentifierError) {
        let bytes = IdentifierText.canonical(text)
        guard bytes.count == 12 else { throw .length(expected: 12, found: bytes.count) }
        var digits: [Int] = []
        for (offset, byte) in bytes.enumerated() {
            guard let value = IdentifierText.base36(byte), offset > 1 || value > 9, offset < 11 || value < 10 else {
                throw .character(offset: offset)
            }
            guard offset < 11 else { continue }
            digits += value < 10 ? [value] : [value / 10, value % 10]
        }
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let weighed = place % 2 == 0 ? digit * 2 : digit
            sum += weighed / 10 + weighed % 10
        }
        let expected = (10 - sum % 10) % 10
        let found = Int(bytes[11]) - 0x30
        guard found == expected else { throw .checkDigit(expected: "\(expected)", found: "\(found)") }
        code = String(decoding: bytes, as: UTF8.self)
    }
}
