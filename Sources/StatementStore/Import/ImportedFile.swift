/// A file that a version of a list was read from.
public struct ImportedFile: Hashable, Sendable, Codable {
    /// The file's name, without its folder.
    public var name: String
    /// The SHA-256 of its bytes, as 64 lower-case hexadecimal digits.
    public var sha256: String
    /// Its size in bytes.
    public var size: Int

    /// Describes a file.
    public init(name: String, sha256: String, size: Int) {
        self.name = name
        self.sha256 = sha256
        self.size = size
    }
}
