public import ClewModel
public import Foundation
import SourceFiles

/// Reader of imports of textiles and apparel into the United States as its Office of Textiles and Apparel (OTEXA) tells them, saved as
/// a table.
///
/// OTEXA publishes reports, no one file with one header. What its pages show was checked (countries or categories as rows; calendar years,
/// years to date and years that end in a month as columns; “Data in Million M2” or “Million $” above them). How the columns are headed where
/// such a report is saved as CSV is recalled and could not be checked, so several spellings are taken, and one row for each country, category,
/// year and month as well. OTEXA is downloaded by the user; none of it comes with Clew.
///
/// Years to date and years that end in a month overlap the calendar years and are left out, and so are rows that sum other rows.
public enum OTEXAFile {
    /// What is summed.
    public enum Measure: String, Sendable, CaseIterable {
        /// Customs value.
        case value
        /// Square metres equivalent.
        case squareMetres = "sme"

        var unit: String { self == .value ? "US dollars, customs value" : "square metres equivalent" }
    }

    static let country = [
        "country", "country name", "countryname", "cty desc", "country of origin", "partner", "origin", "supplier",
    ]
    static let category = [
        "category", "cat", "category number", "cat no", "mfa category", "category code", "ctrl cat product",
    ]
    private static let year = ["year", "yr", "calendar year"]
    private static let month = ["month", "mo", "mth"]
    private static let value = [
        "value", "customs value", "value $", "dollars", "us$", "value us$", "customs value $", "value usd",
        "general customs value",
    ]
    private static let squareMetres = [
        "sme", "sme quantity", "m2", "square meters equivalent", "square meter equivalents", "square metres equivalent",
        "syeq", "sqm", "quantity sme",
    ]
    /// Rows that sum countries, folded; recalled.
    private static let sums: Set = [
        "world", "total", "total world", "world total", "all countries", "asean", "apec", "eu", "eu15", "eu25", "eu27",
        "eu28",
        "european union", "cafta", "cafta dr", "cbi", "cbera", "cbtpa", "agoa", "nafta", "usmca", "oecd", "andean",
        "atpa",
        "sub sahara", "sub saharan africa", "middle east", "mexico canada", "caricom", "opec",
    ]

    private struct Key: Hashable {
        let period: Int
        let origin: String
        let category: String
    }

    private struct State {
        var titles: [String] = []
        var layout: Layout?
        var sums: [Key: (value: Double, line: Int)] = [:]
        var isMonthly = false
        var isTallied = false
        var leftOutRows: [String: Int] = [:]
        var blanks = 0
    }

    /// Where things stand in the file.
    private struct Layout {
        var country: Int?
        var category: Int?
        var year: Int?
        var month: Int?
        var amount: Int?
        /// Columns of calendar years.
        var years: [(column: Int, year: Int)] = []
        var overlapping: [String] = []
        var scale = 1.0
        var count: Int
    }

    /// Reads.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    ///   - measure: What is summed; where the file has one column of figures, or none that says, it is taken for this one, unless a title
    ///     says otherwise.
    /// - Returns: Flows into the United States: the partner is the country of origin in small letters, the product the number of the category.
    /// - Throws: ``StudyError`` with the place: no header, a figure that is negative or no number, a row that stands there twice, years
    ///   among months, a file in the other measure.
    /// - Complexity: O(*n*) in the bytes of the file; memory for one flow each.
    public static func flows(_ url: URL, as name: String, measure: Measure = .value) throws(StudyError) -> OutcomeFlows
    {
        let read = try OutcomeScan.read(url, as: name, start: State.init) { state, bytes, row in
            let cells = (0..<row.count).map { Text.trimmed(row.text($0, in: bytes)) }
            guard cells.contains(where: { !$0.isEmpty }) else { return }
            guard let layout = state.layout else {
                state.layout = try header(cells, measure: measure, titles: state.titles, name, row.line)
                if state.layout == nil {
                    state.titles.append(contentsOf: cells.filter { !$0.isEmpty })
                    if row.line > 30 {
                        throw problem(
                            "no header with a country and a year or a figure in the first 30 lines", name, row.line)
                    }
                }
                return
            }
            try take(cells, layout, into: &state, name, row.line)
        }
        let state = read.state
        guard state.layout != nil else {
            throw StudyError(
                .invalidData,
                "\(SafeText.line(name)) has no header; OTEXA has a country or category and calendar years, or country, category, year and a figure"
            )
        }
        guard !state.sums.isEmpty else { throw StudyError(.invalidData, "\(SafeText.line(name)) has no figure") }
        let flows = state.sums.sorted { lhs, rhs in
            (lhs.key.period, lhs.key.category, lhs.key.origin) < (rhs.key.period, rhs.key.category, rhs.key.origin)
        }
        .map {
            FlowDisplacement.Flow(
                period: $0.key.period, partner: $0.key.origin, product: $0.key.category, value: $0.value.value)
        }
        var notes = read.notes + ["imports into the United States by country of origin, \(measure.unit)."]
        if let layout = state.layout, !layout.overlapping.isEmpty {
            notes.append(
                "columns left out, because they overlap the calendar years or are no amounts: \(layout.overlapping.joined(separator: ", "))."
            )
        }
        for (row, count) in state.leftOutRows.sorted(by: { $0.key < $1.key }) {
            notes.append("\(count) rows left out, because they sum others: \(row).")
        }
        if state.blanks > 0 { notes.append("\(state.blanks) cells are blank or “*” and are taken as not there.") }
        return OutcomeFlows(
            flows: flows, isMonthly: state.isMonthly, unit: measure.unit, notes: notes, data: [(name, read.digest)])
    }

    private static func header(
        _ cells: [String], measure: Measure, titles: [String], _ name: String, _ line: Int
    ) throws(StudyError) -> Layout? {
        let names = cells.map(OutcomeColumns.folded)
        func position(_ wanted: [String]) -> Int? {
            wanted.lazy.compactMap { want in names.firstIndex(of: want) }.first
        }
        var layout = Layout(count: cells.count)
        layout.country = position(country)
        layout.category = position(category)
        guard layout.country != nil || layout.category != nil else { return nil }
        layout.year = position(year)
        layout.month = position(month)
        let values = (position(value), position(squareMetres))
        layout.amount = measure == .value ? values.0 : values.1
        if layout.year != nil {
            guard layout.amount != nil else {
                throw problem(
                    "no column with \(measure.unit); the header is \(SafeHeader.shown(cells))"
                        + (values.0 ?? values.1 == nil ? "" : ", say --measure \(measure == .value ? "sme" : "value")"),
                    name, line)
            }
        } else {
            for (column, text) in names.enumerated() where column != layout.country && column != layout.category {
                let word = text.replacing(" p", with: "")
                if word.utf8.count == 4, let year = Int(word), (1980...2100).contains(year) {
                    layout.years.append((column, year))
                } else if !text.isEmpty {
                    layout.overlapping.append(cells[column])
                }
            }
            guard !layout.years.isEmpty else { return nil }
            let years = layout.years.map(\.year)
            guard Set(years).count == years.count else {
                throw problem("a year heads two columns; keep the columns of one measure", name, line)
            }
        }
        let title = titles.joined(separator: " ").lowercased()
        let isArea = title.contains("m2") || title.contains("sme") || title.contains("square met")
        let isMoney = title.contains("$") || title.contains("dollar")
        if layout.year == nil, isArea != isMoney, isArea != (measure == .squareMetres) {
            throw problem(
                "the title says that the figures are \(isArea ? "square metres" : "dollars"); say --measure \(isArea ? "sme" : "value")",
                name, line)
        }
        layout.scale = title.contains("million") ? 1e6 : title.contains("thousand") ? 1e3 : 1
        if layout.country == nil || layout.category == nil, titles.isEmpty {
            throw problem(
                "the file has no column of \(layout.country == nil ? "countries" : "categories"), and no title above says which it is of",
                name, line)
        }
        return layout
    }

    private static func take(
        _ cells: [String], _ layout: Layout, into state: inout State, _ name: String, _ line: Int
    ) throws(StudyError) {
        // Notes below the table stand in one cell.
        if cells.count(where: { !$0.isEmpty }) == 1 { return }
        guard cells.count >= layout.count else {
            throw problem("the row has \(cells.count) cells; the header has \(layout.count)", name, line)
        }
        let title = state.titles.first.map { $0.lowercased() } ?? ""
        let origin = layout.country.map { cells[$0].lowercased() } ?? title
        let category = layout.category.map { Self.category(cells[$0]) } ?? Self.category(inTitle: title)
        guard !origin.isEmpty, !category.isEmpty else {
            throw problem("the row has no \(origin.isEmpty ? "country" : "category")", name, line)
        }
        if layout.country != nil, sums.contains(OutcomeColumns.folded(origin)) {
            state.leftOutRows[origin, default: 0] += 1
            return
        }
        if layout.year != nil, let yearColumn = layout.year, let amount = layout.amount {
            guard let year = Int(cells[yearColumn]), (1980...2100).contains(year) else {
                throw problem("the year is “\(cells[yearColumn])”; expected 1980 to 2100", name, line)
            }
            var period = year
            if let monthColumn = layout.month, !cells[monthColumn].isEmpty {
                guard let month = Int(cells[monthColumn]), (1...12).contains(month) else {
                    throw problem("the month is “\(cells[monthColumn])”; expected 1 to 12", name, line)
                }
                period = year * 12 + month - 1
                if !state.isMonthly, !state.sums.isEmpty {
                    throw problem("the file has months and years; it takes one of them", name, line)
                }
                state.isMonthly = true
            } else if state.isMonthly {
                throw problem("the file has months and years; it takes one of them", name, line)
            }
            try add(cells[amount], Key(period: period, origin: origin, category: category), layout, &state, name, line)
            return
        }
        for (column, year) in layout.years {
            try add(cells[column], Key(period: year, origin: origin, category: category), layout, &state, name, line)
        }
    }

    private static func add(
        _ text: String, _ key: Key, _ layout: Layout, _ state: inout State, _ name: String, _ line: Int
    ) throws(StudyError) {
        if text.isEmpty || text == "*" {
            state.blanks += 1
            return
        }
        let number: Double
        do {
            number = try NumberText.parse(text.hasPrefix("$") ? String(text.dropFirst()) : text)
        } catch {
            throw problem("the figure is “\(text)”; \(error.expectation)", name, line)
        }
        guard (0...1e15).contains(number) else {
            throw problem("the figure is \(text); expected a number from 0 to 1e15", name, line)
        }
        if let before = state.sums.updateValue((number * layout.scale, line), forKey: key) {
            throw problem(
                "“\(key.origin)”, \(key.category) stands on line \(before.line) for the same period already", name, line
            )
        }
    }

    /// The number that a category starts with, as in `338 Knit Shirts, MB`; else its words.
    private static func category(_ text: String) -> String {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty ? text.lowercased() : String(digits)
    }

    /// The number after “category” in a title, as in `Category 338: Knit Shirts, MB`; else its words.
    private static func category(inTitle title: String) -> String {
        guard let word = title.range(of: "category") else { return category(title) }
        let rest = title[word.upperBound...].drop { !$0.isNumber }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty ? category(title) : String(digits)
    }

    private static func problem(_ message: String, _ file: String, _ line: Int) -> StudyError {
        OutcomeScan.problem("outcome.otexa", message, file, line)
    }
}
