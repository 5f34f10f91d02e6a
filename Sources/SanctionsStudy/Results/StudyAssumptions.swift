/// What is assumed about rows that may be wrong or beside the point.
///
/// Every result can be computed with and without each assumption, so that one sees how much hangs on it.
public struct StudyAssumptions: Hashable, Sendable, Codable {
    /// Whether rows that are recalled only are counted; they are not by default.
    public var countsUnverified: Bool
    /// Whether rows that do not concern Xinjiang are counted; they are not by default.
    public var countsOtherTopics: Bool

    /// Creates assumptions.
    public init(countsUnverified: Bool = false, countsOtherTopics: Bool = false) {
        self.countsUnverified = countsUnverified
        self.countsOtherTopics = countsOtherTopics
    }
}
