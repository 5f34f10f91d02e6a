/// A record of the source that could not be read, as far as it can be told from others.
///
/// Whoever keeps versions of a list needs it: what an earlier version says of the same party must not be taken for gone.
public struct RejectedRecord: Hashable, Sendable, Codable {
    /// The record's own identifier, where it could still be read: that of its statements' `sourceRecord`, or of its entity.
    public var id: String?
    /// SHA-256 of what the record holds, wherever in the file it stands, as 64 lower-case hexadecimal digits.
    ///
    /// The same bad record in the next version has the same.
    public var fingerprint: String
    /// Whether it is a part of a record of which other parts may have been read, such as one of the rows that describe a
    /// party.
    public var isPart: Bool

    /// Describes a record that was rejected.
    public init(id: String?, fingerprint: String, isPart: Bool = false) {
        self.id = id
        self.fingerprint = fingerprint
        self.isPart = isPart
    }
}
