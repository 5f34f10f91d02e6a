import Casework
import ClewModel
import Screening

/// Writes results in the form that was asked for, one after the other.
struct ResultWriter {
    let format: ScreenFormat
    let output: ResultOutput
    let base: ScreeningBase
    let text: ResultText
    let conditions: ScreeningConditions
    private var withoutMatch = PartiesWithoutMatch()

    /// Creates a writer.
    init(
        format: ScreenFormat, output: ResultOutput, base: ScreeningBase, text: ResultText,
        conditions: ScreeningConditions
    ) {
        self.format = format
        self.output = output
        self.base = base
        self.text = text
        self.conditions = conditions
    }

    /// Writes what stands before the first result.
    func begin() throws {
        switch format {
        case .csv: try output.write(ScreeningSheet.header)
        case .html: try output.write(page.head)
        case .table, .ndjson: break
        }
    }

    /// Writes a result.
    mutating func write(_ result: ScreeningResult) throws {
        switch format {
        case .ndjson: try output.write(result.jsonLine() + [0x0A])
        case .csv: try output.write(ScreeningSheet.rows(of: result, near: text.near))
        case .html:
            let section = page.section(of: result, near: text.near)
            if section.isEmpty { withoutMatch.add(result) }
            try output.write(section)
        case .table:
            let lines = text.lines(of: result)
            if !lines.isEmpty { try output.write(Console.shown(lines.joined(separator: "\n") + "\n")) }
        }
    }

    /// Writes what stands after the last result, and the summary: with a table behind it, with others on standard error.
    ///
    /// - Parameters:
    ///   - outcome: What was found.
    ///   - diagnostics: What was remarked on the input.
    func end(_ outcome: ScreeningTally, _ diagnostics: DiagnosticLog) throws {
        let summary = outcome.sentence(against: base, unread: diagnostics.counts[.error, default: 0])
        if format == .html {
            try output.write(page.end(summary: summary, withoutMatch, warnings: diagnostics, conditions))
        }
        if format == .table {
            let about = ([conditions.settings] + conditions.sources.map { "  \($0)" }).map {
                text.style($0, .faint)
            }
            try output.write(Console.shown(([summary] + about).joined(separator: "\n") + "\n"))
        } else if Console.showsProgress {
            Console.error(summary)
        } else {
            for remark in outcome.matchRemarks { Console.error("clew: \(remark)") }
        }
        try output.finish()
    }

    private var page: ScreeningPage { ScreeningPage(base: base.title, titles: base.titles) }
}
