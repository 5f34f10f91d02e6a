public import ClewModel

/// What a server said about a file when it was last downloaded, so that the next request can be conditional.
public struct DownloadRecord: Hashable, Sendable {
    /// The address.
    public var address: String
    /// The `ETag` header.
    public var entityTag: String?
    /// The `Last-Modified` header.
    public var lastModified: String?
    /// The SHA-256 of the file, as hexadecimal digits.
    public var sha256: String
    /// The day of the download.
    public var day: Day

    /// Describes a download.
    public init(address: String, entityTag: String?, lastModified: String?, sha256: String, day: Day) {
        self.address = address
        self.entityTag = entityTag
        self.lastModified = lastModified
        self.sha256 = sha256
        self.day = day
    }
}
