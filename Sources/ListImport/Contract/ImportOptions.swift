public import ClewModel

/// Limits and particulars of one import.
public struct ImportOptions: Sendable {
    /// How many records may be rejected before the import ends without a result.
    public var rejectedLimit: Int
    /// How many diagnostics are kept; the summary says how many more there were.
    public var diagnosticLimit: Int
    /// The day on which the files were published or fetched, for citations, where it is known.
    public var published: PartialDate?
    /// The longest record in bytes that is read.
    public var recordLimit: Int

    /// Creates options.
    public init(
        rejectedLimit: Int = 100, diagnosticLimit: Int = 1000, published: PartialDate? = nil,
        recordLimit: Int = 16 << 20
    ) {
        self.rejectedLimit = rejectedLimit
        self.diagnosticLimit = diagnosticLimit
        self.published = published
        self.recordLimit = recordLimit
    }
}
