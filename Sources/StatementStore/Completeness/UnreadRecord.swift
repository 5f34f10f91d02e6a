/// A record of the source that could not be read, as far as the reader can tell it from others.
public struct UnreadRecord: Hashable, Sendable {
    /// The record's own identifier, where it could be read: the `sourceRecord` of its statements, or its entity.
    public var id: String?
    /// SHA-256 of what it holds, as 64 lower-case hexadecimal digits: the same bad record in the next version has the same.
    public var fingerprint: String
    /// Whether it is a part of a record whose other parts may have been read.
    public var isPart: Bool

    /// Describes a record that could not be read.
    public init(id: String?, fingerprint: String, isPart: Bool = false) {
        self.id = id
        self.fingerprint = fingerprint
        self.isPart = isPart
    }
}
