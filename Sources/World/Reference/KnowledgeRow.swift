public import ClewModel

/// One row of a table, or one claim of a YAML file, with how well it is founded.
public struct KnowledgeRow: Hashable, Sendable {
    /// The file, relative to the folder of the reference data.
    public var file: String
    /// The stable identifier of the row in its file.
    public var id: String
    /// How well it is founded.
    public var level: KnowledgeLevel
    /// Where it can be read, with the address that the register of sources adds; `nil` where no source is named.
    public var citation: Citation?
    /// Whether the row is a choice of our own, such as a word to look for, and claims nothing about the world.
    public var isOwn: Bool { citation?.source.lowercased().hasPrefix("our own") == true }
    /// The fields of a table's row; empty for YAML.
    public var fields: [String: String]
    /// The place in the file.
    public var location: SourceLocation
}
