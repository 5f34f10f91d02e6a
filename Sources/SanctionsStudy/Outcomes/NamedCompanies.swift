public import ClewModel
public import Foundation
import OfficeFiles
import SourceFiles

/// Companies that reports name, in the workbooks of the Helena Kennedy Centre, Sheffield Hallam University (XLSX).
///
/// The sheets and columns were checked against public code that reads them. “Companies named in media and academic reports” has the sheets
/// `1. Labor Transfers in XUAR`, `2. Labor Transfers Out of XUAR`, `3. XPCC`, `4. Priority Sector Apparel`, `5. Priority Sector Tomato`,
/// `6. Priority Sector Polysilicon` with the columns `Supplier`, `Supplier (machine translated English)`, `Industry`, `Parent company (English)` and
/// others, below a title. “Companies operating in the Uyghur Region” names no programme, so that it gives no candidates. The user downloads
/// them; none of it comes with Clew.
///
/// That a report names a company is a lead to its evidence and no proof.
public struct NamedCompanies: Sendable {
    /// One company on one sheet.
    public struct Company: Hashable, Sendable {
        /// Its name in Chinese; empty where the workbook has none.
        public let name: String
        /// Its name in English as a machine translated it; empty where there is none.
        public let english: String
        /// Its industry, in the words of the workbook.
        public let industry: String?
        /// The programme that the sheet is about, in the words of the lab; `not stated` for the sheets of sectors.
        public let programme: String
        /// Where it stands.
        public let location: SourceLocation
    }

    /// The companies in the order of the workbook.
    public let companies: [Company]
    /// What the reader took for what.
    public let notes: [String]
    /// The digest of the file.
    public let data: [(name: String, digest: String)]

    /// The word of a sheet's name that tells what it is about.
    private static let programmes: [(word: String, programme: String)] = [
        ("transfers out", "labour transfer out of the region"), ("transfers in", "labour transfer in the region"),
        ("xpcc", "the Corps"), ("priority sector", "not stated"),
    ]

    /// Reads.
    ///
    /// - Throws: ``StudyError`` with the place: a file that is no workbook, the workbook of companies that operate in the region, a sheet whose header is
    ///   not known, a cell that holds an error, a row without any name.
    /// - Complexity: O(*n*) in the cells of the workbook, which is held whole (to 2,000,000 cells).
    public init(_ url: URL, as name: String) throws(StudyError) {
        let file: SourceFile
        let book: Workbook
        do {
            file = try SourceFile.read(url, as: name)
            book = try Workbook(file)
        } catch let error as SourceFileError {
            throw StudyError(.unreadable, error.message, diagnostics: [error.diagnostic])
        } catch let error as OfficeFileError {
            throw StudyError(
                .unreadable, "\(SafeText.line(name)) cannot be read as a workbook", diagnostics: [error.diagnostic])
        } catch {
            throw StudyError(.unreadable, "\(SafeText.line(name)) cannot be read")
        }
        if book.sheets.contains(where: { $0.name.lowercased().contains("companies operating") }) {
            throw StudyError(
                .invalidData,
                "\(SafeText.line(name)) lists companies that operate in the region. It names no programme, and to be in a place is no evidence of one: "
                    + "take the workbook of companies named in reports")
        }
        var companies: [Company] = []
        var notes: [String] = []
        var problems: [Diagnostic] = []
        for sheet in book.sheets {
            let title = sheet.name.lowercased()
            guard let programme = Self.programmes.first(where: { title.contains($0.word) })?.programme else {
                if !sheet.isEmpty { notes.append("the sheet “\(SafeText.line(sheet.name))” was not read.") }
                continue
            }
            companies += Self.companies(of: sheet, programme: programme, notes: &notes, problems: &problems)
        }
        guard problems.isEmpty else {
            throw StudyError(
                .invalidData, "\(SafeText.line(name)) has \(problems.count) problems; nothing was computed",
                diagnostics: problems)
        }
        guard !companies.isEmpty else {
            throw StudyError(
                .invalidData,
                "\(SafeText.line(name)) has no sheet of companies named in reports; its sheets are "
                    + book.sheets.map { "“\(SafeText.line($0.name))”" }.joined(separator: ", "))
        }
        self.companies = companies
        self.notes = notes
        data = [(name, file.sha256.hex)]
    }

    private static func companies(
        of sheet: Sheet, programme: String, notes: inout [String], problems: inout [Diagnostic]
    ) -> [Company] {
        // A title stands above the header.
        let top = sheet.rows.prefix(5)
        guard
            let header = top.first(where: { row in row.cells.contains { OutcomeColumns.folded($0.text) == "supplier" } }
            )
        else {
            problems.append(
                Diagnostic(
                    .error, code: "outcome.header",
                    "no column “Supplier” in the first rows; they are \(SafeHeader.shown(top.flatMap(\.cells).map(\.text)))",
                    at: sheet.location))
            return []
        }
        var columns: [String: Int] = [:]
        for cell in header.cells {
            let name = OutcomeColumns.folded(cell.text)
            if columns[name] == nil { columns[name] = cell.reference.column }
        }
        let named = columns["supplier"] ?? 0
        let english = columns["supplier machine translated english"]
        let industry = columns["industry"]
        var found: [Company] = []
        var blanks = 0
        for row in sheet.rows where row.number > header.number {
            func text(_ column: Int?) -> String {
                guard let column, let cell = row.cells.first(where: { $0.reference.column == column }) else {
                    return ""
                }
                if cell.doubt == .isError || cell.doubt == .hasNoResult {
                    problems.append(
                        Diagnostic(
                            .error, code: "outcome.cell", "the formula of the cell has no result",
                            at: sheet.location(of: cell.reference)))
                }
                return Text.trimmed(cell.text)
            }
            let (name, translated) = (text(named), text(english))
            guard !name.isEmpty || !translated.isEmpty else {
                blanks += 1
                continue
            }
            let line = text(industry)
            var place = sheet.location
            place.line = row.number
            found.append(
                Company(
                    name: name, english: translated, industry: line.isEmpty ? nil : line, programme: programme,
                    location: place))
        }
        if blanks > 0 { notes.append("\(blanks) rows without a name on “\(SafeText.line(sheet.name))” were left out.") }
        return found
    }
}
