import ArgumentParser
import Casework
import ClewModel
import ListImport
import StatementStore
import World

/// The end of an import, for people and for machines.
struct ImportReportOutput: Encodable {
    let list: String
    let dataset: String
    let format: String
    let disposition: String
    let version: Int64?
    let recorded: Day?
    let published: PartialDate?
    let records: Int
    let entities: Int
    let targets: Int?
    let statements: Int
    let new: Int
    let changed: Int
    let gone: Int
    let rejected: Int
    let stale: Int
    let duplicates: Int
    let stated: Int?
    let missing: Int
    let isWhole: Bool?
    let shortfall: String?
    let files: [ImportedFile]
    let problems: [String]
    let diagnostics: [Diagnostic]
    let diagnosticsLeftOut: Int

    private static let shown = 25

    private var isWithheld: Bool { disposition == "withheld" }

    init(_ report: ArchiveImportReport) {
        let (outcome, summary) = (report.outcome, report.summary)
        list = report.list
        dataset = summary.dataset.rawValue
        format = summary.format
        switch outcome.disposition {
        case .published:
            disposition = "published"
            problems = outcome.problems.map(\.description)
        case .unchanged:
            disposition = "unchanged"
            problems = []
        case .withheld(let found):
            disposition = "withheld"
            problems = found.map(\.description)
        }
        version = outcome.version?.number
        recorded = outcome.version?.recorded
        published = outcome.version?.published
        records = outcome.counts.records
        entities = outcome.counts.entities
        targets = outcome.counts.targets
        statements = outcome.counts.statements
        new = outcome.counts.new
        changed = outcome.counts.changed
        gone = outcome.counts.gone
        rejected = outcome.counts.rejected
        let state = outcome.version?.completeness
        stale = state?.stale ?? 0
        duplicates = summary.duplicates
        stated = summary.stated
        missing = summary.missing
        isWhole = state?.isWhole
        shortfall = report.shortfall
        files = outcome.version?.files ?? []
        diagnostics = summary.diagnostics
        diagnosticsLeftOut = summary.diagnosticsLeftOut
    }

    /// Prints the report; it ends with the line of counts.
    ///
    /// - Parameter acceptsShortfall: Whether a person knows that the list is not whole.
    /// - Throws: The exit status for a version that was withheld, or that is not whole.
    func print(asJSON: Bool, acceptsShortfall: Bool) throws {
        if asJSON {
            Console.print(try JSONOutput.text(self))
        } else {
            for diagnostic in diagnostics.prefix(Self.shown) { Console.error(diagnostic.description, isLine: true) }
            let more = max(0, diagnostics.count - Self.shown) + diagnosticsLeftOut
            if more > 0 { Console.error("\(more) more remarks; --json prints them") }
            for problem in problems { Console.error("\(list): \(isWithheld ? "not published: " : "")\(problem)") }
            if isWithheld {
                let last = version.map { "version \($0) stays in force" } ?? "there is no version in force"
                Console.error("\(list): \(last). If the new one is right, import it again with --accept.")
            } else if let version, let recorded {
                if !problems.isEmpty { Console.error("\(list): published as it is; look at the file.") }
                Console.print("\(list): version \(version), recorded \(recorded), \(disposition) (\(format))")
            }
            let counts = ImportCounts(
                records: records, entities: entities, statements: statements, new: new, changed: changed, gone: gone,
                rejected: rejected)
            Console.print("\(list): \(counts)")
            if stale > 0 {
                Console.error(
                    "\(list): \(stale == 1 ? "1 entity is" : "\(stale) entities are") kept as an earlier version had them, because "
                        + "a record that could not be read may be theirs; 'clew lists versions \(list)' names them. When you have "
                        + "looked at the file, --release-stale lets them go.")
            }
            if !isWithheld, let shortfall {
                Console.error(
                    "\(list): what rests on this list rests on an incomplete one: \(shortfall)"
                        + (acceptsShortfall ? "; accepted." : ". --accept-incomplete ends with status 0 all the same."))
            }
        }
        if isWithheld { throw ExitCode(ExitStatus.inputIsWrong.rawValue) }
        if shortfall != nil, !acceptsShortfall { throw ExitCode(ExitStatus.listsAreIncomplete.rawValue) }
    }
}
