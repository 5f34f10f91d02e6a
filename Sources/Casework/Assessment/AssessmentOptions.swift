public import ClewModel

/// What a user may choose about an assessment; part of its fingerprint.
///
/// The day whose knowledge is used belongs to the world that the assessment is made in.
public struct AssessmentOptions: Hashable, Sendable {
    /// The day for which the question is asked; the case's own day where `nil`.
    public var asOf: Day?
    /// The keys of regimes or jurisdictions in scope, such as `us` or `us-uflpa`; those of the case where empty.
    public var regimes: [String]
    /// Whether every step and every question that would gather facts inside China is left out.
    public var isWithoutPRCCollection: Bool

    /// Creates options.
    public init(asOf: Day? = nil, regimes: [String] = [], isWithoutPRCCollection: Bool = false) {
        self.asOf = asOf
        self.regimes = regimes
        self.isWithoutPRCCollection = isWithoutPRCCollection
    }
}
