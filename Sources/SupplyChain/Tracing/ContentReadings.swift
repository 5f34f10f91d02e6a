/// One share of content, read in three ways from the same records.
public struct ContentReadings: Hashable, Sendable {
    /// What quantities, stocks and dates allow, and the mixing that the stages of production do.
    ///
    /// Records that say which piece went where are left aside. Its upper end is the worst case.
    public var documented: ContentBound
    /// The same where what records say of an issue's pieces holds too.
    public var recorded: ContentBound
    /// The share if every lot, blend and pool were mixed evenly.
    public var even: ContentBound
    /// ``documented`` where input counts too that only a recalled yield calls missing; it may ask a question, no more.
    public var withDefaults: ContentBound

    /// Whether a recalled yield would change the bound.
    public var restsOnRecalledDefault: Bool { withDefaults.share != documented.share }
}
