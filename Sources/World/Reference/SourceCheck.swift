public import ClewModel
public import SourceFiles

/// A second pass over a row: who compared which fields with which copy of the source, and when (`checks.csv`).
public struct SourceCheck: Hashable, Sendable {
    /// The file of the row, relative to the folder of the reference data.
    public var file: String
    /// The stable identifier of the row.
    public var row: String
    /// The fields whose words were found in the copy.
    public var fields: [String]
    /// Who compared.
    public var checkedBy: String
    /// When.
    public var checkedOn: Day
    /// The source, in words.
    public var source: String
    /// Where the copy was had from.
    public var url: String
    /// The SHA-256 of the copy.
    public var digest: SHA256Digest
    /// The place of the check in its table.
    public var location: SourceLocation

    /// What a re-check found.
    public enum Outcome: Hashable, Sendable {
        /// The copy is at hand, and all fields are still in it.
        case confirmed
        /// The copy is at hand, and these fields of the row as it is now are not in it.
        case differs([String])
        /// No file at hand has the digest.
        case notAtHand
    }
}
