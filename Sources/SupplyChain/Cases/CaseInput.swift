public import SourceFiles

/// A file that a case was read from.
public struct CaseInput: Hashable, Sendable, Codable {
    /// The name relative to the case folder.
    public let file: String
    /// The digest of its bytes.
    public let sha256: SHA256Digest

    /// Creates an input.
    public init(file: String, sha256: SHA256Digest) {
        self.file = file
        self.sha256 = sha256
    }
}
