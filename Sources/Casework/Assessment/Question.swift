public import ClewModel

/// What was asked: by whom, about which goods, for which day, under which laws.
public struct Question: Hashable, Sendable, Codable {
    /// The title of the case.
    public var title: String
    /// Who is asking.
    public var requester: String
    /// The goods, in the words of the case.
    public var goods: String
    /// The key of the commodity.
    public var commodity: String
    /// The day for which the question is asked.
    public var asOf: Day
    /// The day whose knowledge is used; `nil` where all that is on hand was.
    public var knownAt: Day?
    /// The keys of the regimes in scope.
    public var regimes: [String]
}
