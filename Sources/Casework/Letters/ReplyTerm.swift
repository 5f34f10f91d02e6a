public import ClewModel
import RegimeRules

/// The day that letters bear, and by which day they ask for an answer.
///
/// They ask for it within a number of days. Where a period of customs or of an authority ends sooner than twice that time, they ask for
/// it halfway to its last day, so that whoever asks has the other half to put the answers together.
public struct ReplyTerm: Hashable, Sendable {
    /// In how many days an answer is asked for, where nobody says otherwise.
    public static let usualDays = 14

    /// The day that the letters bear.
    public let date: Day
    /// The day by which they ask for an answer; always after ``date``.
    public let replyBy: Day

    /// Works out the days.
    ///
    /// - Parameters:
    ///   - date: The day that the letters bear.
    ///   - days: In how many days an answer is asked for, at least one.
    ///   - duties: The duties of the case, for the periods that run.
    public init(from date: Day, days: Int = ReplyTerm.usualDays, duties: [DutyReport]) {
        self.date = date
        let starts = [RegimeEvent.examination, .detention, .exclusion, .informationRequest].map(\.phrase)
        let left = duties.filter(\.isAsked).flatMap(\.deadlines)
            .filter { $0.ended == nil && starts.contains($0.from) }
            .compactMap { $0.lastDay.map { date.distance(to: $0) } }.filter { $0 > 0 }.min()
        replyBy = date.advanced(by: max(1, min(days, left.map { $0 / 2 } ?? days)))
    }
}
