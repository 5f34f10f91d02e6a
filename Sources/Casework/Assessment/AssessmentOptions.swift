public import ClewModel

/// What a user may choose about an assessment; part of its fingerprint.
public struct AssessmentOptions: Hashable, Sendable {
    /// The day for which the question is asked; the case's own day where `nil`.
    public var asOf: Day?
    /// The day whose knowledge is used; all that is on hand where `nil`.
    ///
    /// Nothing that was published, or recorded in the archive, later counts.
    public var knownAt: Day?
    /// The keys of regimes or jurisdictions in scope, such as `us` or `us-uflpa`; those of the case where empty.
    public var regimes: [String]

    /// Creates options.
    public init(asOf: Day? = nil, knownAt: Day? = nil, regimes: [String] = []) {
        self.asOf = asOf
        self.knownAt = knownAt
        self.regimes = regimes
    }
}
