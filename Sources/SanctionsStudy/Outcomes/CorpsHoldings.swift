public import ClewModel
public import Foundation
import SourceFiles

/// Holdings of the Corps in the layout in which C4ADS shares them (`xpcc_public_dissemination.csv`, of the report “Long Shadows”):
/// `Company_Name_Chinese`, `Company_Name_English`, `Registered_Address`, `Date_of_Establishment`, `Industry`,
/// `Shareholding_Company_Name`, `Investment_Ratio`, `Investment_Amount`.
///
/// The columns were checked against public code that reads the file. The user asks C4ADS for it; none of it comes with Clew. A row says who
/// holds what in whom, and nothing about labour.
public struct CorpsHoldings: Sendable {
    /// One holding.
    public struct Holding: Hashable, Sendable {
        /// The company that is held, by its Chinese name, which is also its key.
        public let company: String
        /// Its English name, where the file has one.
        public let english: String?
        /// Its line of business, in the words of the file.
        public let industry: String?
        /// Who holds it, by the Chinese name.
        public let holder: String
        /// The share, from 0 to 1; all of that where the file does not tell.
        public let share: Bounds
        /// The line of the file.
        public let line: Int
    }

    /// The holdings in the order of the file.
    public let holdings: [Holding]
    /// What the reader took for what.
    public let notes: [String]
    /// The digest of the file.
    public let data: [(name: String, digest: String)]

    private static let columns: [OutcomeColumns.Wanted] = [
        .init(key: "company", names: ["company name chinese"]),
        .init(key: "english", names: ["company name english"], isRequired: false),
        .init(key: "industry", names: ["industry"], isRequired: false),
        .init(key: "holder", names: ["shareholding company name", "shareholder", "shareholder name chinese"]),
        .init(key: "ratio", names: ["investment ratio"]),
    ]

    /// Reads.
    ///
    /// A ratio with a sign of per cent is one. Without it, ratios are per cent where any of the file is above 1, else parts of 1. A company
    /// that is named as its own holder is left out and counted.
    ///
    /// - Throws: ``StudyError`` with the place: another header, a row without a name, a ratio that is negative, above 100 per cent or no number,
    ///   ratios with and without the sign in one file, a holding that stands there twice with two ratios.
    /// - Complexity: O(*n*) in the bytes of the file; memory for each holding.
    public init(_ url: URL, as name: String) throws(StudyError) {
        typealias Found = (company: String, english: String, industry: String, holder: String, ratio: String, line: Int)
        typealias State = (columns: OutcomeColumns?, rows: [Found], own: Int)
        let read = try OutcomeScan.read(url, as: name, start: { State(nil, [], 0) }) { state, bytes, row in
            let cells = (0..<row.count).map { Text.trimmed(row.text($0, in: bytes)) }
            guard cells.contains(where: { !$0.isEmpty }) else { return }
            guard let columns = state.columns else {
                state.columns = try OutcomeColumns(
                    cells, wanted: Self.columns, layout: "the holdings of C4ADS",
                    at: SourceLocation(file: name, line: row.line))
                return
            }
            guard cells.count >= columns.count else {
                throw Self.problem("the row has \(cells.count) cells; the header has \(columns.count)", name, row.line)
            }
            func text(_ key: String) -> String { columns[key].map { cells[$0] } ?? "" }
            guard !text("company").isEmpty, !text("holder").isEmpty else {
                throw Self.problem(
                    "the row has no \(text("company").isEmpty ? "company" : "holder"); both are names in Chinese", name,
                    row.line)
            }
            guard text("company") != text("holder") else {
                state.own += 1
                return
            }
            state.rows.append(
                (text("company"), text("english"), text("industry"), text("holder"), text("ratio"), row.line))
        }
        guard read.state.columns != nil else { throw StudyError(.invalidData, "\(SafeText.line(name)) is empty") }
        guard !read.state.rows.isEmpty else { throw StudyError(.invalidData, "\(SafeText.line(name)) has no holdings") }
        var shares: [Double?] = []
        var signed: Int?
        var bare: Int?
        for row in read.state.rows {
            guard !row.ratio.isEmpty, row.ratio != "-" else {
                shares.append(nil)
                continue
            }
            let isSigned = row.ratio.hasSuffix("%") || row.ratio.hasSuffix("％")
            if isSigned { signed = signed ?? row.line } else { bare = bare ?? row.line }
            guard let number = Double(isSigned ? String(row.ratio.dropLast()) : row.ratio), (0...100).contains(number)
            else {
                throw Self.problem(
                    "the ratio is “\(row.ratio)”; expected a share from 0 to 100 per cent, or blank where it is not known",
                    name, row.line)
            }
            shares.append(number)
        }
        if let signed, let bare {
            throw Self.problem(
                "ratios stand with a sign of per cent (line \(signed)) and without; write them in one way", name, bare)
        }
        let isPercent = signed != nil || shares.contains { ($0 ?? 0) > 1 }
        var seen: [[String]: (share: Double?, line: Int)] = [:]
        var holdings: [Holding] = []
        var repeats = 0
        for (row, share) in zip(read.state.rows, shares) {
            let part = share.map { isPercent ? $0 / 100 : $0 }
            if let before = seen[[row.company, row.holder]] {
                guard before.share == part else {
                    throw Self.problem("this holding stands on line \(before.line) with another ratio", name, row.line)
                }
                repeats += 1
                continue
            }
            seen[[row.company, row.holder]] = (part, row.line)
            holdings.append(
                Holding(
                    company: row.company, english: row.english.isEmpty ? nil : row.english,
                    industry: row.industry.isEmpty ? nil : row.industry, holder: row.holder,
                    share: part.map { Bounds(exactly: $0) } ?? Bounds(0, 1), line: row.line))
        }
        self.holdings = holdings
        let unknown = holdings.count { !$0.share.isExact }
        var notes = read.notes
        notes.append(
            "ratios are read as \(isPercent ? "per cent" : "parts of 1"); \(unknown) are not told and lie from 0 to 100 %."
        )
        if read.state.own > 0 { notes.append("\(read.state.own) rows left out: a company as its own holder.") }
        if repeats > 0 { notes.append("\(repeats) rows left out: a holding that stands there already.") }
        self.notes = notes
        data = [(name, read.digest)]
    }

    private static func problem(_ message: String, _ file: String, _ line: Int) -> StudyError {
        OutcomeScan.problem("outcome.c4ads", message, file, line)
    }
}
