/// Whether the primary source itself was read.
public enum Verification: String, Hashable, Sendable, Codable, CaseIterable {
    /// The primary source was read.
    case primary
    /// A secondary source that reports the primary was read; the primary is still to be checked.
    case secondary
    /// No source was found.
    case unverified
}
