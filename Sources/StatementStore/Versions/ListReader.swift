public import ClewModel

/// What read a version of a list, and as what: written with the version and in the log, so that what a list is does not
/// depend on a description that may be gone when it is asked about.
public struct ListReader: Hashable, Sendable {
    /// The format and its version: `ofac-sdn-xml 1`.
    public var format: String
    /// What kind of statement the list makes of those whom it names; `nil` where that was not written.
    public var nature: DatasetNature?

    private static let mark = " as "

    /// Describes a reader.
    public init(format: String, nature: DatasetNature? = nil) {
        self.format = format
        self.nature = nature
    }

    /// Reads what ``text`` writes.
    public init(reading text: String) {
        if let range = text.ranges(of: Self.mark).last,
            let nature = DatasetNature(rawValue: String(text[range.upperBound...]))
        {
            self.init(format: String(text[..<range.lowerBound]), nature: nature)
        } else {
            self.init(format: text)
        }
    }

    /// The reader in words: `ofac-sdn-xml 1 as sanctions`.
    public var text: String { format + (nature.map { Self.mark + $0.rawValue } ?? "") }
}

extension ListVersion {
    /// What kind of statement the list makes of those whom it names, as the import knew it; `nil` in versions of before this
    /// was written.
    public var nature: DatasetNature? { ListReader(reading: reader).nature }
}
