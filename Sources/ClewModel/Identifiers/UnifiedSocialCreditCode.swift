/// A Unified Social Credit Code (统一社会信用代码), the 18-character code of GB 32100-2015.
///
/// Holding a value of this type is the proof that its check character fits.
public struct UnifiedSocialCreditCode: Hashable, Sendable {
    /// The code in canonical form: upper case, no separators.
    public let code: String

    /// The 31 characters of the standard, by value: digits and letters without I, O, S, V and Z.
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    /// 3 to the power of the position, modulo 31.
    private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

    /// Creates a code from text as a source publishes it; spaces and hyphens are dropped.
    ///
    /// - Throws: The rule that `text` breaks.
    public init(_ text: some StringProtocol) throws(IdentifierError) {
        let bytes = IdentifierText.canonical(text)
        guard bytes.count == 18 else { throw .length(expected: 18, found: bytes.count) }
        var sum = 0
        for (offset, byte) in bytes.enumerated() {
            guard let value = Self.alphabet.firstIndex(of: byte) else { throw .character(offset: offset) }
            if offset < 17 { sum += value * Self.weights[offset] }
        }
        let expected = Self.alphabet[(31 - sum % 31) % 31]
        guard bytes[17] == expected else {
            throw .checkDigit(
                expected: String(decoding: [expected], as: UTF8.self),
                found: String(decoding: bytes[17...], as: UTF8.self))
        }
        code = String(decoding: bytes, as: UTF8.self)
    }

    /// The administrative division of the registering authority, a GB/T 2260 code (characters 3 to 8).
    public var registeringDivision: String {
        String(code.dropFirst(2).prefix(6))
    }
}
