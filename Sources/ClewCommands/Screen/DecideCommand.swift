public import ArgumentParser
import Casework
import ClewModel
import Foundation
import Screening
import SourceFiles
import World

/// `clew decide`: people's decisions on matches.
public struct DecideCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "Put decisions on matches on record, and list them.",
        subcommands: [DecideRecordCommand.self, DecideListCommand.self], defaultSubcommand: DecideRecordCommand.self)

    /// Creates the command.
    public init() {}
}

/// `clew decide record`, the default: puts a person's decision on a match on record.
public struct DecideRecordCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Put a decision on a match on record; it is applied from the next run on.",
        discussion: """
            A decision holds until the party or the list's entry changes; then the question is asked again, with the former \
            answer in view; with --expires it holds to that day. Decisions stand in the audit log of the archive and are never
            erased; a later one counts. One person's decision is proposed; the same decision by a second person confirms it. \
            To decide against another person takes --overrule, and the refusal without it says what they decided and why.

            Either decide on one candidate, by describing the party as it was screened:

              clew decide ENTITY --name "…" --country cn --decision no-match --reason "…" --by ab

            or fill in the columns decision, reason and decided_by of a table from clew screen --format csv:

              clew decide --sheet reviewed.csv
            """)

    @Argument(help: "The listed party: its identifier, as screening shows it.")
    var entity: String?

    @Option(help: "match, no-match or unsure.")
    var decision: String?

    @Option(help: "Why.")
    var reason: String?

    @Option(help: "Who decided: initials or a role.")
    var by: String?

    @Option(help: "The day of the decision; else today.")
    var on: DayArgument?

    @Option(help: "The last day on which the decision holds; then the question is asked again.")
    var expires: DayArgument?

    @Flag(help: "Decide against what another person decided.")
    var overrule = false

    @Option(help: "A table of results with the decisions filled in.", completion: .file())
    var sheet: String?

    @OptionGroup(title: "The party") var party: QueryOptions
    @OptionGroup(title: "The lists") var base: BaseOptions

    /// Creates the command.
    public init() {}

    /// Records the decisions: all of them, or none where one cannot be used.
    public func run() throws {
        var judgements = try sheet.map(read) ?? [decideOnOne()]
        for index in judgements.indices { judgements[index].expires = expires?.day ?? judgements[index].expires }
        guard !judgements.isEmpty else {
            Console.print("No decisions to record.")
            return
        }
        try DecisionLog.record(judgements, in: base.archive.openForWriting(), overruling: overrule)
        Console.print("Recorded \(judgements.count) \(judgements.count == 1 ? "decision" : "decisions").")
    }

    private func read(_ path: String) throws -> [Judgement] {
        var diagnostics: [Diagnostic] = []
        let file: SourceFile
        do {
            file = try SourceFile.read(URL(filePath: path), as: path, limit: 256 << 20)
        } catch {
            throw ClewError(.decision, error.message, diagnostics: [error.diagnostic])
        }
        let judgements = DecisionSheet.read(file, decidedOn: on?.day ?? .today(), by: by, into: &diagnostics)
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            throw ClewError(.decision, "\(path) has problems; nothing was recorded", diagnostics: diagnostics)
        }
        return judgements
    }

    private func decideOnOne() throws -> Judgement {
        guard let entity, !party.isEmpty else {
            throw ValidationError(
                "Name the listed party, and the party that was screened with --name or --id; or give --sheet.")
        }
        guard let verdict = decision.flatMap(DecisionSheet.verdict) else {
            throw ValidationError("--decision takes match, no-match or unsure.")
        }
        guard let reason, let by else { throw ValidationError("A decision needs --reason and --by.") }
        let query = try party.query()
        var options = ScreeningOptions()
        options.limit = 500
        options.comparisons = 500
        options.leastScore = 0
        options.explains = false
        let result = try PartyScreening(screener: base.load().screener(options)).screen(query)
        guard let candidate = result.candidates.first(where: { $0.entity.rawValue == entity }) else {
            let found = result.candidates.prefix(5).map(\.entity.rawValue).joined(separator: ", ")
            throw ClewError(
                .decision,
                "\(entity) is no candidate for this party"
                    + (found.isEmpty ? "; there is none" : "; the closest are \(found)"))
        }
        return Judgement(verdict, on: candidate, for: query, reason: reason, by: by, on: on?.day ?? .today())
    }
}
