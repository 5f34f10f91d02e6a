import Casework
import ClewModel
import Screening

/// Writes results in the form that was asked for, one after the other.
struct ResultWriter {
    let format: ScreenFormat
    let output: ResultOutput
    let base: ScreeningBase
    let text: ResultText

    /// Writes what stands before the first result.
    func begin() throws {
        switch format {
        case .csv: try output.write(ScreeningSheet.header)
        case .html: try output.write(page.head)
        case .table, .ndjson: break
        }
    }

    /// Writes a result.
    func write(_ result: ScreeningResult) throws {
        switch format {
        case .ndjson: try output.write(result.jsonLine() + [0x0A])
        case .csv: try output.write(ScreeningSheet.rows(of: result, near: text.near))
        case .html: try output.write(page.section(of: result, near: text.near))
        case .table:
            let lines = text.lines(of: result)
            if !lines.isEmpty { try output.write(lines.joined(separator: "\n") + "\n") }
        }
    }

    /// Writes what stands after the last result, and the summary: with a table behind it, with others on standard error.
    func end(_ outcome: ScreeningTally) throws {
        if format == .html { try output.write(page.end(outcome)) }
        let summary = Self.summary(outcome, base: base)
        if format == .table {
            try output.write(summary + "\n")
        } else if Console.showsProgress {
            Console.error(summary)
        }
        try output.finish()
    }

    /// The outcome in a sentence.
    static func summary(_ state: ScreeningTally, base: ScreeningBase) -> String {
        let noun = state.queries == 1 ? "query" : "queries"
        var text = "\(state.queries) \(noun) against \(base.title): \(state.queriesWithMatch) with a match"
        if state.matches > 0 {
            text += ", \(state.matches) \(state.matches == 1 ? "match" : "matches"), \(state.openMatches) to decide"
        }
        if state.unaffected > 0 { text += "; \(state.unaffected) left out, which the change cannot affect" }
        return text + "."
    }

    private var page: ScreeningPage { ScreeningPage(base: base.title, titles: base.titles) }
}
