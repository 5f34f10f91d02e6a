public import ClewModel

/// One entry of the audit log.
public struct AuditEntry: Hashable, Sendable {
    /// What kind of act an entry records.
    public struct Kind: RawRepresentable, Hashable, Sendable {
        /// The stable key.
        public let rawValue: String

        /// Wraps a key.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// A version of a list was published.
        public static let listPublished = Kind(rawValue: "list.published")
        /// A version of a list was withheld.
        public static let listWithheld = Kind(rawValue: "list.withheld")
        /// Two entities were declared one.
        public static let linkRecorded = Kind(rawValue: "link.recorded")
        /// Such a declaration was taken back.
        public static let linkWithdrawn = Kind(rawValue: "link.withdrawn")
        /// A person decided on a match.
        public static let judgement = Kind(rawValue: "judgement")
        /// Parties were screened.
        public static let screening = Kind(rawValue: "screening")
        /// A case was assessed.
        public static let assessment = Kind(rawValue: "assessment")
    }

    /// Its place in the log, from 1 without gaps.
    public let sequence: Int64
    /// The day on which the act was done.
    public let day: Day
    /// The kind of act.
    public let kind: Kind
    /// What the act was done to: a dataset, a match, a case.
    public let subject: String
    /// The particulars, as one line of JSON.
    public let body: String
    /// SHA-256 over the entry and the hash of the entry before, as hexadecimal digits.
    public let hash: String
}
