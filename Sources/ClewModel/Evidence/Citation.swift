/// Where a claim can be read.
public struct Citation: Hashable, Sendable, Codable {
    /// The document or page, as a person would look it up: `89 FR 43417`, `Regulation (EU) 2024/3015`.
    public var source: String
    /// The place in it: an article, a page, a row.
    public var pinpoint: String?
    /// Its address, where it has one.
    public var url: String?
    /// When it was published, or what it speaks of took effect.
    public var date: PartialDate?
    /// When the address, or the copy that the claim rests on, was last read.
    public var accessed: PartialDate?
    /// Whether the primary source itself was read.
    public var verification: Verification

    /// Creates a citation.
    public init(
        _ source: String, _ pinpoint: String? = nil, url: String? = nil, date: PartialDate? = nil,
        accessed: PartialDate? = nil, verification: Verification = .primary
    ) {
        self.source = source
        self.pinpoint = pinpoint
        self.url = url
        self.date = date
        self.accessed = accessed
        self.verification = verification
    }
}

extension Citation {
    /// The source of what the case itself states; the pinpoint is then the file with its line and column.
    public static let ofCase = "the case"
}

extension Citation: CustomStringConvertible {
    /// The source and the place in it, for a person.
    public var description: String {
        pinpoint.map { source + ", " + $0 } ?? source
    }
}
