public import ClewModel

/// One entry of a list about one party: since when, on what basis, and where it can be read.
public struct Designation: Hashable, Sendable {
    /// The list.
    public var dataset: DatasetName
    /// The party.
    public var entity: EntityID
    /// The first day of the listing, where known.
    public var from: PartialDate?
    /// The last day of the listing; `nil` while it stands.
    public var to: PartialDate?
    /// The day on which it was published, where it differs from the first.
    public var published: PartialDate?
    /// The legal basis.
    public var program: String?
    /// What exactly the entry lists, in its own words, where that is more or less than the party itself.
    public var scope: String?
    /// Where it can be read.
    public var citation: Citation
    /// How far it is to be trusted.
    public var confidence: Confidence

    /// The first day on which the listing can have been known.
    public var knownFrom: Day {
        (published ?? from)?.earliest ?? .distantPast
    }

    /// Whether the listing stood on a day; an unknown first day counts as before it.
    public func stands(on day: Day) -> Bool {
        period.stands(on: day)
    }

    /// When it stands, on which list and on what basis.
    var period: ListingPeriod { ListingPeriod(dataset: dataset, program: program, from: from, to: to) }

    /// The entries that a `Sanction` entity stands for: one for each list that has it and each party that it points at.
    static func all(of listing: Entity, citation: Citation?, confidence: Confidence) -> [Designation] {
        func date(_ property: PropertyName) -> PartialDate? { listing.first(property).flatMap { PartialDate($0) } }
        return listing.datasets.flatMap { dataset in
            listing[.entity].map { subject in
                Designation(
                    dataset: dataset, entity: EntityID(subject), from: date(.startDate) ?? date(.listingDate),
                    to: date(.endDate), published: date(.listingDate), program: listing.first(.program),
                    scope: listing.first("description"), citation: citation ?? Citation(dataset.rawValue),
                    confidence: confidence)
            }
        }
    }

    /// The entries that a list is taken to have for a party of whose listing it says nothing: one for each dataset, from
    /// and to the days that the party's own statements give, if any.
    static func unstated(
        of party: Entity, in datasets: [DatasetName], citation: Citation?, confidence: Confidence
    ) -> [Designation] {
        func date(_ property: PropertyName) -> PartialDate? { party.first(property).flatMap { PartialDate($0) } }
        return datasets.map { dataset in
            Designation(
                dataset: dataset, entity: party.id, from: date(.startDate), to: date(.endDate), published: nil,
                program: party.first(.program), scope: nil, citation: citation ?? Citation(dataset.rawValue),
                confidence: confidence)
        }
    }
}
