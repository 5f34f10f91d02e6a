public import ClewModel

/// One entry of a list about one party: since when, on what basis, and where it can be read.
public struct Designation: Hashable, Sendable {
    /// The list.
    public var dataset: DatasetName
    /// The party.
    public var entity: EntityID
    /// The first day of the listing, where known.
    public var from: PartialDate?
    /// The last day of the listing; `nil` while it stands; where ``mark`` is set, the last that it may have been.
    public var to: PartialDate?
    /// What the list says of the entry's standing without saying since when, in its own words, such as `Inactive` or `Modified`.
    public var mark: String?
    /// The day on which it was published, where it differs from the first.
    public var published: PartialDate?
    /// The legal basis.
    public var program: String?
    /// What exactly the entry lists, in its own words, where that is more or less than the party itself.
    public var scope: String?
    /// The goods that an entry of an import ban is about, in the words of the list; `nil` where it names none.
    public var goods: String?
    /// Where it can be read.
    public var citation: Citation
    /// How far it is to be trusted.
    public var confidence: Confidence

    /// The first day on which the listing can have been known.
    public var knownFrom: Day {
        (published ?? from)?.earliest ?? .distantPast
    }

    /// Whether the listing stood on a day, or may have; an unknown first day counts as before it.
    public func stands(on day: Day) -> Bool {
        period.stands(on: day)
    }

    /// Whether the listing stood on a day without a doubt that its own list raises.
    public func surelyStands(on day: Day) -> Bool {
        mark == nil && period.stands(on: day)
    }

    private var period: ListingPeriod { ListingPeriod(dataset: dataset, program: program, from: from, to: to) }
}
