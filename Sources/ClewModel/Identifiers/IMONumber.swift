/// An IMO ship identification number: seven digits, the last a check digit (IMO resolution A.1117(30)).
public struct IMONumber: Hashable, Sendable {
    /// The seven digits, without the prefix `IMO`.
    public let code: String

    /// Creates a number from text as a source publishes it, with or without the prefix `IMO`.
    ///
    /// - Throws: The rule that `text` breaks.
    public init(_ text: some StringProtocol) throws(IdentifierError) {
        var bytes = IdentifierText.canonical(text)
        if bytes.starts(with: Array("IMO".utf8)) { bytes.removeFirst(3) }
        guard bytes.count == 7 else { throw .length(expected: 7, found: bytes.count) }
        var sum = 0
        for (offset, byte) in bytes.enumerated() {
            guard (0x30...0x39).contains(byte) else { throw .character(offset: offset) }
            if offset < 6 { sum += Int(byte - 0x30) * (7 - offset) }
        }
        let found = Int(bytes[6] - 0x30)
        guard sum % 10 == found else { throw .checkDigit(expected: "\(sum % 10)", found: "\(found)") }
        code = String(decoding: bytes, as: UTF8.self)
    }
}
