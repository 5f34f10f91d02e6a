import ClewModel

/// Dates of the EU's list, whose parts stand in fields of their own.
enum EUFSFDates {
    /// Adds the days of a listing.
    ///
    /// The list states one regulation for each party, mostly the last that amended its entry: the first day is that of the
    /// designation where it is stated, else that of a regulation which is no amendment. A party of which only an amendment is
    /// known was listed before it, on a day that nobody states.
    static func add(
        designated: String?, inForce: String?, published: String?, isAmendment: Bool, _ order: DateReader.Order,
        to listing: inout EntityDraft
    ) {
        if let designated {
            listing.addDate(.startDate, designated, order)
        } else if !isAmendment {
            listing.addDate(.startDate, inForce, order)
            listing.addDate(.listingDate, published, order)
        }
        if isAmendment {
            listing.addDate(.modifiedAt, published ?? inForce, order)
        } else if designated != nil {
            listing.addDate(.listingDate, published, order)
        }
    }

    /// A date of birth as far as its parts are known, as ISO 8601.
    static func birth(_ year: String?, _ month: String?, _ day: String?) -> String? {
        guard let year, let number = Int(year) else { return year }
        guard let month = month.flatMap({ Int($0) }), (1...12).contains(month) else { return year }
        return PartialDate(year: number, month: month, day: day.flatMap { Int($0) })?.description
            ?? PartialDate(year: number, month: month)?.description
    }

    /// Adds a birth: its date, or the span of years in which it lies.
    ///
    /// A date of another calendar than the usual one is kept as a note: 1383 of the Islamic calendar is no year of ours, and
    /// compared with one it would speak against the right person.
    static func addBirth(
        _ date: String?, isCirca: Bool, from first: String?, to last: String?, calendar: String?,
        to entity: inout EntityDraft
    ) {
        if let calendar, calendar.uppercased() != "GREGORIAN" {
            let span = CleanText.joined([first, last], separator: "-")
            entity.note("Born, \(calendar.lowercased()) calendar", CleanText.joined([date, span], separator: "; "))
            return
        }
        entity.addDate(.birthDate, date)
        if isCirca, let date { entity.note("Born about", date) }
        entity.addBirthSpan(from: first, to: last)
    }
}
