import ClewModel

/// What a list says of a party, as it is kept before it is told with its citation.
struct Listing: Hashable {
    /// The list.
    var dataset: DatasetName
    /// What in the list says so: the entity of the entry, or the party itself where the list states no entry.
    var record: EntityID
    var from: PartialDate?
    /// The last day; where ``mark`` is set, the last that it may have been.
    var to: PartialDate?
    /// What the list says of the entry's standing without saying since when, in its own words: `Inactive`.
    var mark: String?
    var published: PartialDate?
    var program: String?
    var scope: String?
    /// The goods that an entry of an import ban names.
    var goods: String?
    /// Who published it, where the data set is a collection; `nil` where the data set is its publisher's own.
    var issuer: ListingIssuer?
    /// The address that the entry itself gives.
    var url: String?
    /// Where the entry can be read, where its statements say so; else it follows from the list.
    var citation: Citation?
    var confidence: Confidence = .high

    /// The first day on which the listing can have been known.
    var knownFrom: Day { (published ?? from)?.earliest ?? .distantPast }

    var period: ListingPeriod { ListingPeriod(dataset: dataset, program: program, from: from, to: to) }

    /// Takes what the list says of the entry's standing beside its days.
    ///
    /// - Parameter version: The day of the version that is on hand, by which an entry that it calls ended no longer stood.
    mutating func read(mark text: String?, in version: Day?) {
        guard let text, let read = ListingMark(reading: text), to == nil else { return }
        mark = text
        if read == .ended { to = version.map { PartialDate($0.advanced(by: -1)) } }
    }

    /// What a `Sanction` entity says: an entry for each list that has it.
    static func all(of listing: Entity, source: (citation: Citation, confidence: Confidence)?) -> [Listing] {
        func date(_ property: PropertyName) -> PartialDate? { listing.first(property).flatMap { PartialDate($0) } }
        return listing.datasets.map { dataset in
            Listing(
                dataset: dataset, record: listing.id, from: date(.startDate) ?? date(.listingDate), to: date(.endDate),
                published: date(.listingDate), program: listing.first(.program), scope: listing.first("description"),
                url: listing.first(.sourceUrl), citation: source?.citation, confidence: source?.confidence ?? .high)
        }
    }

    /// What a list is taken to say of a party that stands on it without an entry: from and to the days that the party's
    /// own statements give, if any.
    static func unstated(
        of party: Entity, in dataset: DatasetName, source: (citation: Citation, confidence: Confidence)?
    ) -> Listing {
        func date(_ property: PropertyName) -> PartialDate? { party.first(property).flatMap { PartialDate($0) } }
        return Listing(
            dataset: dataset, record: party.id, from: date(.startDate), to: date(.endDate), published: nil,
            program: party.first(.program), scope: nil, url: party.first(.sourceUrl), citation: source?.citation,
            confidence: source?.confidence ?? .high)
    }
}
