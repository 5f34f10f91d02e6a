public import ClewModel

/// A period that a provision sets, with its last day where the case states what starts it.
public struct DeadlineReport: Hashable, Sendable, Codable {
    /// What has to be done by its end, or what happens then.
    public var what: String
    /// Its length in words: `30 days`, `10 business days`.
    public var length: String
    /// What starts it, in words.
    public var from: String
    /// The day on which that happened; `nil` where the case does not state it.
    public var started: Day?
    /// The last day; `nil` without a start.
    ///
    /// Of business days the earliest that it can be: public holidays are not known here.
    public var lastDay: Day?
    /// Whether ``lastDay`` leaves out public holidays, so that the true one may lie later.
    public var mayLieLater: Bool
    /// Whether nobody has to do anything by its last day: something counts from then on.
    public var isLapse: Bool
    /// What must be known of the day on which it starts, in words.
    public var startRemark: String?
    /// What ended it before its last day, in words: a release, an export.
    public var ended: String?
    /// The extensions that moved the last day, and those that are stated and did not, in words.
    public var extended: String?
    /// How it can be extended, in words.
    public var extensions: String?
    /// Where it can be read.
    public var citation: Citation
    /// How far it is to be trusted.
    public var confidence: Confidence

    /// The period in one sentence without its full stop.
    var sentence: String {
        let start = started.map { " of \($0)" } ?? ", of which the case states no day"
        let last = lastDay.map { isLapse ? ": on \($0)" : ": by \($0)" } ?? ""
        let remark = startRemark.map { " (\($0))" } ?? ""
        let later = mayLieLater && lastDay != nil ? " or, with public holidays, later" : ""
        let extended = extended.map { "; \($0)" } ?? ""
        let ended = ended.map { "; ended by \($0)" } ?? ""
        return "\(what): \(length) from \(from)\(start)\(remark)\(last)\(later)\(extended)\(ended)"
    }
}
