/// A Legal Entity Identifier (LEI), the 20-character code of ISO 17442.
///
/// Holding a value of this type is the proof that its check digits fit; nothing downstream validates it again.
public struct LegalEntityIdentifier: Hashable, Sendable {
    /// The code in canonical form: upper case, no separators.
    public let code: String

    /// Creates an identifier from text as a source publishes it; spaces and hyphens are dropped.
    ///
    /// The check is ISO 7064 MOD 97-10 over the code with letters as two-digit numbers.
    ///
    /// - Throws: The rule that `text` breaks.
    public init(_ text: some StringProtocol) throws(IdentifierError) {
        let bytes = IdentifierText.canonical(text)
        guard bytes.count == 20 else { throw .length(expected: 20, found: bytes.count) }
        var remainder = 0
        for (offset, byte) in bytes.enumerated() {
            guard let value = IdentifierText.base36(byte), offset < 18 || value < 10 else {
                throw .character(offset: offset)
            }
            remainder = value < 10 ? (remainder * 10 + value) % 97 : (remainder * 100 + value) % 97
        }
        let found = String(decoding: bytes[18...], as: UTF8.self)
        guard remainder == 1 else {
            throw .checkDigit(expected: Self.checkDigits(of: bytes[..<18]), found: found)
        }
        code = String(decoding: bytes, as: UTF8.self)
    }

    private static func checkDigits(of bytes: ArraySlice<UInt8>) -> String {
        var remainder = 0
        for byte in bytes {
            let value = IdentifierText.base36(byte) ?? 0
            remainder = value < 10 ? (remainder * 10 + value) % 97 : (remainder * 100 + value) % 97
        }
        let check = 98 - remainder * 100 % 97
        return check < 10 ? "0\(check)" : "\(check)"
    }
}
