public import ClewModel

/// The day and the terms of an import into the archive.
public struct ArchiveImportOptions: Hashable, Sendable {
    /// The day to record the version under: the day on which we learn what it says.
    public var recorded: Day
    /// The day on which the files were published, where the files do not say it.
    public var published: PartialDate?
    /// Whether a version that breaks the list's bounds is published all the same, because a person has looked at it.
    public var acceptsProblems: Bool
    /// How many records may be rejected before the import stops and changes nothing.
    public var rejectedLimit: Int
    /// Whether a part of a list, which has fewer entities than the whole, is published as long as no whole one is on record.
    public var admitsPart: Bool

    /// Whether what only earlier versions say is let go although records could not be read, because a person has looked.
    public var releasesStale: Bool
    /// Whether a file that is out of date when it arrives is said to be, as one that a server sends is.
    public var noticesAge: Bool

    /// Sets the terms.
    public init(
        recorded: Day, published: PartialDate? = nil, acceptsProblems: Bool = false, rejectedLimit: Int = 100,
        admitsPart: Bool = true, releasesStale: Bool = false, noticesAge: Bool = false
    ) {
        self.recorded = recorded
        self.published = published
        self.acceptsProblems = acceptsProblems
        self.rejectedLimit = rejectedLimit
        self.admitsPart = admitsPart
        self.releasesStale = releasesStale
        self.noticesAge = noticesAge
    }
}
