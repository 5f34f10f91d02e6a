import ClewModel
import Foundation
import SourceFiles

/// Reads the tables of the ledgers and reports everything that breaks their schema.
struct LedgerReader {
    static let limit = 16 << 20
    private static let source = ["source", "confidence", "verification"]
    private static let address = ["url", "accessed"]

    let directory: URL
    var diagnostics: [Diagnostic] = []

    init(directory: URL) {
        self.directory = directory
    }

    mutating func read(into ledgers: inout StudyLedgers) throws(StudyError) {
        ledgers.measures = try rows(
            "measures/measures.csv",
            "id date jurisdiction authority instrument kind about organizations persons unnamed sector until status note"
        ) { $0.measure($1) }
        ledgers.counterMeasures = try rows(
            "countermeasures/ledger.csv",
            "id date authority instrument kind about organizations actors trigger answers effect status note"
        ) { $0.counterMeasure($1) }
        ledgers.responses = try rows(
            "responses/responses.csv", "id company kind sector date codes after answers fact note"
        ) { $0.response($1) }
        ledgers.codes = try rows("responses/codes.csv", "code title test direction note", cited: false) { $0.code($1) }
        ledgers.detentions = try rows(
            "measures/detentions.csv", "id from to scope stopped denied released pending value_usd"
        ) { $0.detention($1) }
        ledgers.batches = try rows("measures/uflpa-batches.csv", "date batch added") { $0.batch($1) }
        let listColumns =
            "schema aliases weak_aliases former_names country scope section date_on_list end_date instrument authority program what note"
        for file in ["lists/us-dhs-uflpa.csv", "lists/xinjiang-listings.csv", "measures/private-listings.csv"] {
            ledgers.entries += try rows(file, "dataset id name start_date", optional: listColumns) { $0.entry($1) }
        }
        ledgers.subjects = try rows(
            "measures/subjects.csv", "subject name dataset id reason confidence", cited: false
        ) { $0.subject($1) }
        ledgers.leads = try rows("measures/leads.csv", "subject name evidence list listed what") { $0.lead($1) }
        ledgers.design = try rows("measures/design.csv", "card title question answer evidence") { $0.design($1) }
        ledgers.openDesign = try rows("measures/design-open.csv", "card question wanted", cited: false) {
            $0.openDesign($1)
        }
        ledgers.coding = try rows(
            "measures/coding.csv", "ledger row variable given first second settled reason", cited: false
        ) { $0.coding($1) }
        check(ledgers)
        checkCoding(ledgers)
        guard diagnostics.isEmpty else {
            throw StudyError(
                .invalidData, "the ledgers have \(diagnostics.count) problems", diagnostics: diagnostics)
        }
    }

    private mutating func rows<Row>(
        _ path: String, _ columns: String, optional: String = "", cited: Bool = true,
        _ read: (inout LedgerReader, TableRow) -> Row?
    ) throws(StudyError) -> [Row] {
        let file: SourceFile
        do throws(SourceFileError) {
            file = try SourceFile.read(directory.appending(path: path), as: path, limit: LedgerReader.limit)
        } catch {
            throw StudyError(.unreadable, error.message, diagnostics: [error.diagnostic])
        }
        let table = Table(
            file, required: columns.split(separator: " ").map(String.init) + (cited ? LedgerReader.source : []),
            optional: optional.split(separator: " ").map(String.init) + LedgerReader.address, into: &diagnostics)
        var rows: [Row] = []
        for row in table.rows {
            if let read = read(&self, row) { rows.append(read) }
        }
        return rows
    }

    /// The cell of a column that must not be blank.
    mutating func text(_ row: TableRow, _ column: String) -> String? {
        row.require(column, into: &diagnostics)?.text
    }

    mutating func id(_ row: TableRow) -> LedgerID? {
        text(row, "id").map(LedgerID.init(rawValue:))
    }

    mutating func date(_ row: TableRow, _ column: String = "date") -> PartialDate? {
        row.require(column, into: &diagnostics)?.partialDate(&diagnostics)
    }

    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ row: TableRow, _ column: String
    ) -> Choice? where Choice.RawValue == String {
        row.require(column, into: &diagnostics)?.choice(Choice.self, &diagnostics)
    }

    /// A count that may be blank, which is none.
    mutating func count(_ row: TableRow, _ column: String) -> Int {
        guard let cell = row[column], let number = cell.number(in: 0...1e12, &diagnostics) else { return 0 }
        guard let whole = Int(exactly: number) else {
            cell.report("ledger.count", "\(column) is \(cell.quoted); expected a whole number", into: &diagnostics)
            return 0
        }
        return whole
    }

    /// A figure that may be blank, or a least value such as `>10000`.
    mutating func figure(_ row: TableRow, _ column: String, upTo most: Double) -> Bounds? {
        guard let cell = row[column] else { return nil }
        let isLeast = cell.text.hasPrefix(">")
        let text = isLeast ? String(cell.text.dropFirst()) : cell.text
        let plain = Cell(text: text, location: cell.location, column: column)
        guard let number = plain.number(in: 0...1e12, &diagnostics) else { return nil }
        guard number <= most else {
            cell.report("ledger.figure", "\(column) is \(cell.quoted), more than were stopped", into: &diagnostics)
            return nil
        }
        return isLeast ? Bounds(number, most) : Bounds(exactly: number)
    }

    mutating func citation(_ row: TableRow) -> Citation? {
        let source = self.text(row, "source")
        let verification: Verification? = self.choice(row, "verification")
        guard let source, let verification else { return nil }
        let accessed = row["accessed"]?.partialDate(&diagnostics)
        return Citation(source, url: row["url"]?.text, accessed: accessed, verification: verification)
    }

    mutating func confidence(_ row: TableRow) -> Confidence? {
        choice(row, "confidence")
    }

    mutating func report(_ code: String, _ message: String, in file: String, record: String) {
        diagnostics.append(Diagnostic(.error, code: code, message, at: SourceLocation(file: file, record: record)))
    }

    /// Rows refer to each other by identifier; each must be there and each identifier be used once.
    private mutating func check(_ ledgers: StudyLedgers) {
        let measures = Set(ledgers.measures.map(\.id))
        let all = measures.union(ledgers.counterMeasures.map(\.id))
        let responses = Set(ledgers.responses.map(\.id))
        let ids = ledgers.measures.map(\.id) + ledgers.counterMeasures.map(\.id) + ledgers.responses.map(\.id)
        for (id, count) in Dictionary(ids.map { ($0, 1) }, uniquingKeysWith: +).sorted(by: { $0.key < $1.key })
        where count > 1 {
            report(
                "ledger.duplicate", "the identifier \(id.rawValue) is used twice", in: "ledgers", record: id.rawValue)
        }
        for row in ledgers.counterMeasures {
            for answer in row.answers where !measures.contains(answer) {
                report(
                    "ledger.reference", "no measure \(answer.rawValue)", in: "countermeasures/ledger.csv",
                    record: row.id.rawValue)
            }
        }
        let codes = Set(ledgers.codes.map(\.code))
        for row in ledgers.responses {
            let file = "responses/responses.csv"
            for code in row.codes where !codes.contains(code) {
                report("ledger.reference", "no code \(code)", in: file, record: row.id.rawValue)
            }
            if let after = row.after, !responses.contains(after) {
                report("ledger.reference", "no response \(after.rawValue)", in: file, record: row.id.rawValue)
            }
            if let answers = row.answers, !all.contains(answers) {
                report("ledger.reference", "no event \(answers.rawValue)", in: file, record: row.id.rawValue)
            }
        }
        let cards = Set(ledgers.design.map(\.card))
        let answered = Set(ledgers.design.filter { $0.answer != .unknown }.map { [$0.card, $0.question.rawValue] })
        for row in ledgers.openDesign {
            let (file, record) = ("measures/design-open.csv", "\(row.card)/\(row.question.rawValue)")
            if !cards.contains(row.card) {
                report("ledger.reference", "no measure \(row.card) in design.csv", in: file, record: record)
            } else if answered.contains([row.card, row.question.rawValue]) {
                report("ledger.reference", "design.csv answers the question already", in: file, record: record)
            }
        }
        let entries = Set(ledgers.entries.map(\.id))
        for row in ledgers.subjects where !entries.contains(row.id) {
            report(
                "ledger.reference", "no entry \(row.id) in the lists", in: "measures/subjects.csv", record: row.subject)
        }
    }
}
