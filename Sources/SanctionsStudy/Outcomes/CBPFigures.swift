public import ClewModel
public import Foundation
import SourceFiles

/// Shipments that US customs stopped under the UFLPA, as its dashboard lets one download them.
///
/// What the dashboard tells was checked in notes about it: fiscal year, industry, result of the examination and country of origin, counts and
/// values; since 2026 lines of goods instead of entries, with four digits of the tariff, for all origins (mti-worldwide.com). How the columns of
/// the download are headed is recalled and could not be checked, so several spellings are taken. The user downloads it.
///
/// Figures of the two ways of counting never stand in one series.
public struct CBPFigures: Sendable {
    /// What a shipment is in the file.
    public enum Counting: String, Sendable, CaseIterable {
        /// An entry: the dashboard until 2025.
        case entries
        /// A line of goods within an entry: the dashboard since 2026.
        case lines
    }

    /// What became of shipments.
    public enum Result: String, Sendable, CaseIterable {
        /// They were released.
        case released
        /// They were denied: excluded, seized, exported or destroyed.
        case denied
        /// Nothing was decided.
        case pending
    }

    /// One row of the file.
    public struct Row: Hashable, Sendable {
        /// The fiscal year, which begins on 1 October of the year before.
        public let fiscalYear: Int
        /// The sector, where the file has one.
        public let industry: String?
        /// The country of origin, where the file has one.
        public let country: String?
        /// What became of them; `nil` where the file does not tell.
        public let result: Result?
        /// How many; `nil` where the file has values alone.
        public let count: Int?
        /// Their value in US dollars.
        public let value: Double?
    }

    /// The rows in the order of the file.
    public let rows: [Row]
    /// What a shipment is in it.
    public let counting: Counting
    /// What the reader took for what.
    public let notes: [String]
    /// The digest of the file.
    public let data: [(name: String, digest: String)]

    private static let columns: [OutcomeColumns.Wanted] = [
        .init(key: "year", names: ["fiscal year", "fy", "fiscal yr", "year"]),
        .init(
            key: "industry",
            names: ["industry", "industry sector", "sector", "industry name", "center of excellence and expertise"],
            isRequired: false),
        .init(
            key: "country", names: ["country of origin", "country", "origin", "country of origin name"],
            isRequired: false),
        .init(
            key: "result",
            names: [
                "exam results", "exam result", "result", "status", "outcome", "examination result", "shipment status",
            ],
            isRequired: false),
        .init(key: "tariff", names: ["hts 4", "hts4", "hts", "hts heading", "hts 4 digit"], isRequired: false),
        .init(
            key: "count",
            names: [
                "shipments", "shipment count", "count of shipments", "number of shipments", "count", "total shipments",
                "shipments count",
            ], isRequired: false),
        .init(
            key: "value",
            names: [
                "value", "shipment value", "value usd", "total value", "value $", "value of shipments",
                "shipment value usd",
                "shipment value $",
            ], isRequired: false),
    ]

    private static let words: [String: Result] = [
        "released": .released, "release": .released, "denied": .denied, "denial": .denied, "excluded": .denied,
        "seized": .denied,
        "exported": .denied, "destroyed": .denied, "pending": .pending, "detained": .pending, "in process": .pending,
    ]

    /// Reads.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    ///   - counting: What a shipment is; `nil` to take it from the file: with a column of the tariff lines, else entries, which holds for
    ///     fiscal years to 2025 alone.
    /// - Throws: ``StudyError`` with the place: another header, no count and no value, a year that is none, a word for a result that is not known, a
    ///   figure that is negative or no whole number, a row that stands there twice, later years without a way of counting.
    public init(_ url: URL, as name: String, counting: Counting? = nil) throws(StudyError) {
        typealias State = (columns: OutcomeColumns?, rows: [Row], seen: [[String]: Int], blanks: Int, sums: Int)
        let read = try OutcomeScan.read(url, as: name, start: { State(nil, [], [:], 0, 0) }) { state, bytes, row in
            let cells = (0..<row.count).map { Text.trimmed(row.text($0, in: bytes)) }
            guard cells.contains(where: { !$0.isEmpty }) else { return }
            guard let columns = state.columns else {
                let found = try OutcomeColumns(
                    cells, wanted: Self.columns, layout: "the dashboard of US customs",
                    at: SourceLocation(file: name, line: row.line))
                guard found["count"] != nil || found["value"] != nil else {
                    throw Self.problem(
                        "no column with counts or values of shipments; the header is \(SafeHeader.shown(cells))", name,
                        row.line)
                }
                state.columns = found
                return
            }
            guard cells.count >= columns.count else {
                throw Self.problem("the row has \(cells.count) cells; the header has \(columns.count)", name, row.line)
            }
            func text(_ key: String) -> String { columns[key].map { cells[$0] } ?? "" }
            if ["total", "grand total"].contains(text("year").lowercased()) {
                state.sums += 1
                return
            }
            let key = ["year", "industry", "country", "result", "tariff"].map { text($0).lowercased() }
            let figures = try Self.figures(text, &state.blanks, name, row.line)
            // Other columns, such as the quarter, tell rows apart as well.
            let whole = columns.count <= columns.positions.count
            if whole, let before = state.seen.updateValue(row.line, forKey: key) {
                throw Self.problem("the same row stands on line \(before) already", name, row.line)
            }
            state.rows.append(figures)
        }
        guard let columns = read.state.columns else {
            throw StudyError(.invalidData, "\(SafeText.line(name)) is empty")
        }
        rows = read.state.rows
        guard !rows.isEmpty else { throw StudyError(.invalidData, "\(SafeText.line(name)) has no rows") }
        let last = rows.map(\.fiscalYear).max() ?? 0
        let isByLine = columns["tariff"] != nil
        if counting == nil, !isByLine, last > 2025 {
            throw StudyError(
                .invalidData,
                "\(SafeText.line(name)) has fiscal year \(last), and the dashboard counts lines of goods since 2026; the file does not say what "
                    + "it counts: say --counting lines or --counting entries")
        }
        if counting == .entries, isByLine {
            throw StudyError(
                .invalidData,
                "\(SafeText.line(name)) has a column of the tariff, which the dashboard has since it counts lines of goods"
            )
        }
        self.counting = counting ?? (isByLine ? .lines : .entries)
        var notes = read.notes
        notes.append(
            self.counting == .entries
                ? "a shipment is an entry, as the dashboard counted until 2025."
                : "a shipment is a line of goods, as the dashboard counts since 2026; such figures and those by entry are not one series."
        )
        if read.state.sums > 0 { notes.append("\(read.state.sums) rows left out: totals.") }
        if read.state.blanks > 0 { notes.append("\(read.state.blanks) figures are blank and are not counted.") }
        self.notes = notes
        data = [(name, read.digest)]
    }

    private static func figures(
        _ text: (String) -> String, _ blanks: inout Int, _ name: String, _ line: Int
    ) throws(StudyError) -> Row {
        var year = text("year").uppercased()
        if year.hasPrefix("FY") { year = Text.trimmed(year.dropFirst(2)) }
        guard let number = Int(year), (2022...2100).contains(number) || (22...99).contains(number) else {
            throw problem("the fiscal year is “\(text("year"))”; expected 2022 or later, as 2024 or FY24", name, line)
        }
        var result: Result?
        let word = text("result").lowercased()
        if !word.isEmpty {
            result = words[word]
            guard result != nil else {
                throw problem(
                    "the result is “\(text("result"))”; expected one of \(words.keys.sorted().joined(separator: ", "))",
                    name, line)
            }
        }
        func figure(_ key: String) throws(StudyError) -> Double? {
            var cell = text(key)
            if cell.isEmpty { return nil }
            if cell.hasPrefix("$") { cell.removeFirst() }
            let number: Double
            do {
                number = try NumberText.parse(cell)
            } catch {
                throw problem("the \(key) is “\(text(key))”; \(error.expectation)", name, line)
            }
            guard (0...1e15).contains(number) else {
                throw problem("the \(key) is \(text(key)); expected 0 or more", name, line)
            }
            return number
        }
        let count = try figure("count")
        let value = try figure("value")
        if count == nil, value == nil { blanks += 1 }
        guard let whole = count.map({ Int(exactly: $0) }) ?? .some(0) else {
            throw problem("the count is “\(text("count"))”; expected a whole number", name, line)
        }
        func optional(_ key: String) -> String? { text(key).isEmpty ? nil : text(key) }
        return Row(
            fiscalYear: number < 100 ? 2000 + number : number, industry: optional("industry"),
            country: optional("country"),
            result: result, count: count == nil ? nil : whole, value: value)
    }

    private static func problem(_ message: String, _ file: String, _ line: Int) -> StudyError {
        OutcomeScan.problem("outcome.cbp", message, file, line)
    }
}
