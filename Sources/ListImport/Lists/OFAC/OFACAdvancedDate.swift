import ClewModel

/// Reads the dates of the advanced OFAC files, which are bounds in years, months and days.
enum OFACAdvancedDate {
    /// One date of the form `Year`, `Month`, `Day`.
    static func single(_ fields: Fields) -> PartialDate? {
        guard let year = fields["Year"].flatMap({ Int($0) }) else { return nil }
        return PartialDate(
            year: year, month: fields["Month"].flatMap { Int($0) }, day: fields["Day"].flatMap { Int($0) })
    }

    /// A period as the one date that it means: a day, a whole month or a whole year; else the text of its bounds.
    static func period(_ fields: Fields) -> (date: PartialDate?, text: String?) {
        let start = fields.group("Start")
        let end = fields.group("End")
        let first = start?.group("From").flatMap { single($0) } ?? start?.group("To").flatMap { single($0) }
        let last = end?.group("To").flatMap { single($0) } ?? end?.group("From").flatMap { single($0) } ?? first
        guard let first, let last else { return (nil, nil) }
        let from = first.earliest
        let to = last.latest
        if from == to { return (PartialDate(from), nil) }
        let parts = from.parts
        let month = PartialDate(year: parts.year, month: parts.month)
        let year = PartialDate(year: parts.year)
        for candidate in [month, year] {
            if let candidate, candidate.earliest == from, candidate.latest == to { return (candidate, nil) }
        }
        return (nil, "between \(from) and \(to)")
    }
}
