public import ArgumentParser
import Casework
import ClewModel
import Foundation
import Screening
import SourceFiles
import StatementStore
import World

/// `clew screen`: who of these parties is on a list.
public struct ScreenCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "screen",
        abstract: "Compare parties with the lists on hand, or with a list of your own.",
        discussion: """
            One party is described by --name, --country, --id and --schema; many stand in FILE: a table whose columns are \
            found by their headers (name, 企业名称, firma, country, lei, uscc …), JSON lines, or FollowTheMoney entities. \
            The table may be an Excel workbook, packed by gzip, or in another encoding than UTF-8. Where each row names several \
            parties, such as importer and exporter, each is screened for itself. A dash reads standard input. Files of any length are screened in bounded memory, in their order, on all cores.

              clew screen --name "Aksu Huafu Textiles" --country cn --explain
              clew screen suppliers.csv --format html --out screening.html
              clew screen - --against private.clew --format ndjson < queries.ndjson
              clew screen suppliers.csv --since 2026-10-01
              clew decide ENTITY --name "…" --decision no-match --reason "…" --by ab
              clew screen --worker --against lists.clew < rows.ndjson > answers.ndjson

            A score is the probability that both are the same party. docs/screening.md says how to read it.
            A party that may belong to a listed one, whose entry extends to others, is told apart from a match.
            With --format ndjson a line that cannot be read has a line with its error.
            Leaves with 0 where nothing matches, with 1 where something does, is a question or may belong to a listed party (0 with \
            --exit-zero), with 2 where the input or the list to compare with cannot be read whole, or nothing could be looked \
            up, and with 3 where nothing matches and an imported list is not whole.

            With --worker it is the part of a distributed run that docs/scale.md describes: one JSON object a line in, one a \
            line out, a bad row too, whatever the number of --jobs; decisions and the audit log stay where they are, and it \
            leaves with 0 unless the worker itself fails.
            """
    )

    @Argument(help: "A file of parties, or - for standard input.", completion: .file())
    var file: String?

    @OptionGroup(title: "The party") var party: QueryOptions
    @OptionGroup(title: "The lists") var base: BaseOptions
    @OptionGroup(title: "The lists") var completeness: CompletenessOptions

    @Option(help: "The form of the results: table, csv, ndjson or html.")
    var format: ScreenFormat = .table

    @Option(help: "The sheet of a workbook to read, by its name; else the only one with cells.")
    var sheet: String?

    @Option(help: "From which score on a candidate is a match, from 0 to 1.")
    var threshold: Double?

    @Option(help: "The most candidates for each party; without it every match, and candidates up to 5.")
    var top: Int?

    @Flag(help: "Say of each candidate what speaks for it and against, and how much.")
    var explain = false

    @Flag(help: "Show candidates below the threshold too; NDJSON always has them.")
    var near = false

    @Option(help: "Screen again only what changes of the lists after this day can affect.")
    var since: DayArgument?

    @Option(
        help: "The index of an earlier run: screen again only what changes since then can affect.", completion: .file())
    var previous: String?

    @Option(help: "The file to write the results to; it appears when it is whole.", completion: .file())
    var out: String?

    @Flag(name: .customLong("exit-zero"), help: "Leave with 0 where there are matches too, for pipelines.")
    var exitZero = false

    @OptionGroup(title: "Distributed runs") var worker: WorkerOptions

    /// Creates the command.
    public init() {}

    /// Refuses options that contradict each other.
    public func validate() throws {
        if let threshold, !(0...1).contains(threshold) {
            throw ValidationError("--threshold takes a number from 0 to 1.")
        }
        if let top, top < 1 || top > 500 { throw ValidationError("--top takes a number from 1 to 500.") }
        if previous != nil, base.against == nil {
            throw ValidationError("--previous goes with --against; else take --since.")
        }
        if since != nil, base.against != nil {
            throw ValidationError("--since speaks of the lists on hand; take --previous.")
        }
        try base.validate()
        try worker.validate()
        guard worker.isWorker else { return }
        guard base.against != nil else {
            throw ValidationError("--worker takes an index with --against; clew index build --portable writes one.")
        }
        if !party.isEmpty || since != nil || previous != nil || sheet != nil || out != nil || format != .table {
            throw ValidationError("--worker reads and writes lines of JSON; leave out options for files and forms.")
        }
    }

    /// Screens, and leaves with 1 where something matches.
    public func run() throws {
        if worker.isWorker, let index = base.against {
            let rows = try ScreeningRows(
                index: URL(filePath: index), options: options, top: top, defaultSchema: party.readSchema(),
                lexicon: base.reference.lexicon)
            return try worker.run(rows, over: file)
        }
        guard file != nil || !party.isEmpty else {
            throw ValidationError("Name a party with --name or --id, or give a file (- for standard input).")
        }
        guard file == nil || party.isEmpty else {
            throw ValidationError("Give either a file or one party with --name and --id, not both.")
        }
        let query = file == nil ? try party.query() : nil
        let base = try base.load()
        var screening = PartyScreening(screener: try base.screener(options))
        screening.top = top
        screening.judgements = try self.base.judgements()
        screening.delta = try delta(base)
        screening.reader = PartyReader(defaultSchema: try party.readSchema())
        let style = TextStyle(isColoured: Console.isColoured && out == nil)
        var writer = ResultWriter(
            format: format, output: try ResultOutput(out), base: base,
            text: ResultText(style: style, width: Console.width, near: near || query != nil),
            conditions: ScreeningConditions(base, threshold: options.weights.threshold))
        try writer.begin()
        let outcome =
            if let query { try screen(query, screening, &writer) } else { try screenFile(screening, &writer) }
        try log(outcome, base)
        if base.loss != nil { throw ExitCode(ExitStatus.inputIsWrong.rawValue) }
        let hasFindings = outcome.queriesWithMatch + outcome.queriesWithReach + outcome.queriesWithQuestion > 0
        try completeness.end(base.reservations, hasFindings: hasFindings && !exitZero)
    }

    /// Keeps in the audit log that this was asked, and what came of it.
    private func log(_ outcome: ScreeningTally, _ base: ScreeningBase) throws {
        // The input is read again for its digest, so only where there is a log.
        try self.base.archive.log { archive in
            let input = file.map { $0 == "-" ? "standard input" : URL(filePath: $0).lastPathComponent } ?? "one party"
            let digest = try file.flatMap { path in
                path == "-" ? nil : try SHA256Digest.ofFile(URL(filePath: path), as: path).hex
            }
            let run = ScreeningRun(
                day: .today(), input: input, inputDigest: digest, lists: base.sources, asOf: base.asOf,
                knownAt: base.knownAt, threshold: options.weights.threshold,
                counts: ScreeningRun.Counts(
                    queries: outcome.queries, screened: outcome.screened, withMatch: outcome.queriesWithMatch,
                    withReach: outcome.queriesWithReach))
            try archive.record(run)
        }
    }

    private var options: ScreeningOptions {
        var options = ScreeningOptions()
        if let top {
            options.limit = top
            options.matchLimit = max(options.matchLimit, top)
            options.comparisons = max(options.comparisons, top)
        }
        options.explains = explain
        if let threshold { options.weights.threshold = threshold }
        return options
    }

    private func delta(_ base: ScreeningBase) throws -> ScreeningDelta? {
        do {
            if let since {
                return try ScreeningDelta(from: self.base.loadEarlier(since.day).index, to: base.compiled())
            }
            guard let previous else { return nil }
            let earlier = try ScreeningIndex.open(URL(filePath: previous), lexicon: base.index.lexicon)
            return try ScreeningDelta(from: earlier, to: base.compiled())
        } catch let error as ScreeningError {
            throw ClewError(error)
        }
    }

    private func screen(
        _ query: ScreeningQuery, _ screening: PartyScreening, _ writer: inout ResultWriter
    ) throws -> ScreeningTally {
        var outcome = ScreeningTally()
        let result = try screening.screen(query)
        outcome.add(result)
        try writer.write(result)
        try writer.end(outcome, DiagnosticLog())
        for omission in result.omissions { Console.error("clew: \(omission)", isLine: true) }
        if let obstacle = result.obstacle { throw ClewError(.screeningInput, obstacle.message) }
        return outcome
    }

    private func screenFile(_ screening: PartyScreening, _ writer: inout ResultWriter) throws -> ScreeningTally {
        let path = file ?? "-"
        var input = path == "-" ? ScreeningInput.standardInput() : ScreeningInput(file: URL(filePath: path), name: path)
        input.sheet = sheet
        // Each line of the input has one of the output, a bad one too.
        var screening = screening
        screening.answersRefusals = format == .ndjson
        var diagnostics = DiagnosticLog(limit: 20)
        var line = ProgressLine("query", "queries")
        let showsProgress = out != nil || !Console.isTerminal
        let outcome = try screening.run(input, into: &diagnostics) { state in
            guard showsProgress else { return }
            line.show(
                state.queries, bytes: state.bytesRead, total: state.bytesTotal,
                note: ", \(state.queriesWithMatch) with a match")
        } _: { result in
            try writer.write(result)
        }
        line.clear()
        diagnostics.report()
        try writer.end(outcome, diagnostics)
        guard !diagnostics.hasErrors || exitZero && format == .ndjson else {
            Console.error("clew: some lines of \(input.name) cannot be read; the results are those of the others")
            throw ExitCode(ExitStatus.inputIsWrong.rawValue)
        }
        // A stretch of a pipeline may be empty; a file that is has been damaged on its way, or is the wrong one.
        guard exitZero || outcome.screened + outcome.unaffected > 0 else {
            let what = outcome.queries == 0 ? "holds no party" : "holds no party with a name or an identifier"
            throw ClewError(
                .screeningInput, "\(input.name) \(what); nothing was looked up, and this says nothing about anybody")
        }
        return outcome
    }
}
