public import ClewModel

/// A day on which a provision is judged, and what happens on it.
///
/// Where the case knows the day in part (a month, or that it lies after the goods left) it is any day from ``earliest`` to
/// ``day``; what differs within them is open.
public struct QuestionDay: Hashable, Sendable, Codable {
    /// The day; the last one that it may be where it is known in part.
    public let day: Day
    /// The first day that it may be.
    public let earliest: Day
    /// What happens on it.
    public let kind: Provision.JudgedOn
    /// The kind of day that the provision asks for and the case does not state; then the day of the question stands for it.
    public let missing: Provision.JudgedOn?
    /// Whether it is the first day of a rule that lies ahead, on which what is asked about today will be judged; else `nil`.
    public let isFirstDay: Bool?

    /// Creates a day.
    public init(
        _ day: Day, _ kind: Provision.JudgedOn, earliest: Day? = nil, missing: Provision.JudgedOn? = nil,
        isFirstDay: Bool = false
    ) {
        self.day = day
        self.earliest = min(earliest ?? day, day)
        self.kind = kind
        self.missing = missing
        self.isFirstDay = isFirstDay ? true : nil
    }

    /// The day in words: `2025-01-28, the day of import`.
    public var phrase: String {
        if isFirstDay != nil { return "\(day), the first day of the rule" }
        if earliest < day { return "\(kind.phrase), which lies between \(earliest) and \(day)" }
        let missing = missing.map { " (the case does not state \($0.phrase))" } ?? ""
        return "\(day), \(kind.phrase)\(missing)"
    }
}

extension RegimeFacts {
    /// The days on which a provision is judged, in order: each day of a kind that it asks for, or the day of the question where
    /// the case states none of them.
    ///
    /// - Parameters:
    ///   - kinds: The kinds of days that a provision asks for.
    ///   - asked: The day of the question.
    ///   - jurisdiction: Whose law asks. Goods that leave it for elsewhere are judged on the day on which they leave, and not on that
    ///     of their arrival, where its law asks for both; `nil` where nobody's law in particular asks.
    public func questionDays(
        _ kinds: [Provision.JudgedOn], asked: Day, in jurisdiction: String? = nil
    ) -> [QuestionDay] {
        var found: [QuestionDay] = []
        let left = kinds.contains(.exportDay) && jurisdiction.map(exportFrom.contains) ?? false ? left : nil
        for kind in kinds {
            var stated = kind == .asked ? [asked...asked] : days[kind] ?? []
            if let left, kind == .exportDay { stated.append(left) }
            if left != nil, kind == .importDay, jurisdiction.map({ !importInto.contains($0) }) ?? false { continue }
            for span in Set(stated).sorted(by: { ($0.upperBound, $0.lowerBound) < ($1.upperBound, $1.lowerBound) })
            where !found.contains(where: { $0.day == span.upperBound && $0.earliest == span.lowerBound }) {
                found.append(QuestionDay(span.upperBound, kind, earliest: span.lowerBound))
            }
        }
        return found.isEmpty ? [QuestionDay(asked, .asked, missing: kinds.first)] : found
    }
}
