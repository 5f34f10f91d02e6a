/// The place and the hash of the log's last entry: whoever keeps it can tell later that nothing before it was touched.
public struct AuditHead: Hashable, Sendable, Codable {
    /// How many entries there are.
    public var sequence: Int64
    /// The hash of the last one, as 64 lower-case hexadecimal digits; that of the empty log is 64 zeros.
    public var hash: String

    /// The head of a log without entries.
    public static let empty = AuditHead(sequence: 0, hash: String(repeating: "0", count: 64))

    /// Creates a head, such as one that was kept elsewhere.
    public init(sequence: Int64, hash: String) {
        self.sequence = sequence
        self.hash = hash
    }

    /// Reads the form that ``description`` writes; `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let sequence = Int64(parts[0]), sequence >= 0,
            let hash = Hash256(hex: String(parts[1]))
        else { return nil }
        self.init(sequence: sequence, hash: hash.hex)
    }
}

extension AuditHead: CustomStringConvertible {
    /// The head in one word: `12:9f86d0…`.
    public var description: String { "\(sequence):\(hash)" }
}
