public import ClewModel

/// What a supplier answered to one request of a letter: a statement, and no record of the goods.
public struct SupplierAnswer: Hashable, Sendable {
    /// The mark of the request.
    public var mark: String
    /// The party that answered.
    public var party: String
    /// The answer in its own words.
    public var text: String
    /// The papers that it says it sends, in its own words.
    public var papers: String?
    /// Who answered, as stated.
    public var answeredBy: String?
    /// When, as stated.
    public var answeredOn: PartialDate?
    /// The file that it came in, within the case.
    public var file: String
    /// The digest of that file.
    public var sha256: String
    /// The row.
    public var location: SourceLocation

    /// The columns of the table `answers.csv`, in the order in which it is written.
    public static let columns = [
        "mark", "party", "answer", "papers", "answered_by", "answered_on", "file", "sha256",
    ]
}
