public import ArgumentParser
import Casework
import ClewModel
import Foundation
import OwnershipAnalysis
import SourceFiles
import World

/// `clew own`: whose a party is, under each law's own rule.
public struct OwnCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "own",
        abstract: "Say who owns a party, under each law's own rule, and show the chain.",
        discussion: """
            Answers for each regime whether a party falls under it because of those who hold or control it: yes, no, or \
            open, with the least and the most that unknown stakes allow, the chain of stakes with their sources, and the \
            facts that would settle an open answer. Every answer can be recomputed by hand from what is printed.

            The stakes come from the archive, or with --graph from a file: FollowTheMoney entities as JSON lines, a BODS \
            package, or a table with the columns owner, owned, share. Without --as-of the question is asked for today.

              clew own "Example Works" --regime us-ofac --up
              clew own --graph stakes.csv --roots listed.txt --all --format csv
              clew own b --graph stakes.csv --listed x --format svg --out b.svg
              clew own --worker --regime us-ofac < parties.ndjson > answers.ndjson

            Leaves with 1 where a party asked about falls under a regime or may, with 3 where none does and an imported list \
            is not whole, with 0 otherwise; after --all with 3 or 0.

            With --worker each line of standard input is a party: its identifier, or an object with id and party; each line \
            of output answers one of them, a bad one too, and it leaves with 0 unless the worker itself fails. With --graph, \
            --roots and --rule it needs nothing but those files.
            """
    )

    @Argument(help: "The party: its identifier, or its name.")
    var party: String?

    @Flag(help: "Show who holds the party.")
    var up = false

    @Flag(help: "Show whom the party holds.")
    var down = false

    @Option(help: "The regimes, as us-ofac,eu,uk; else all.")
    var regime: String?

    @Option(name: .customLong("as-of"), help: "The day for which the question is asked, as 2024-03-05.")
    var asOf: DayArgument?

    @Option(name: .customLong("known-at"), help: "Use only what was on record on this day.")
    var knownAt: DayArgument?

    @Option(help: "How many levels of the tree to show.")
    var depth: Int = 4

    @Option(help: "A file of stakes, in place of the archive.", completion: .file())
    var graph: String?

    @Option(
        help: "A file of listed parties: one identifier a line, or a table with a column such as entity or id.",
        completion: .file()
    )
    var roots: String?

    @Option(help: "A listed party; may be given more than once.")
    var listed: [String] = []

    @Option(help: "A rule of your own, in the form of Reference/ownership-rules.", completion: .file())
    var rule: [String] = []

    @Flag(help: "Compute everything that falls under one regime.")
    var all = false

    @Flag(name: .customLong("near-misses"), help: "With --all, give near misses too.")
    var nearMisses = false

    @Option(help: "The form of the answer: text, csv, ndjson or svg.")
    var format: OwnFormat = .text

    @Option(help: "The file to write the answer to.", completion: .file())
    var out: String?

    @OptionGroup(title: "Distributed runs") var worker: WorkerOptions
    @OptionGroup var onHand: WorldOptions
    @OptionGroup var completeness: CompletenessOptions

    /// Creates the command.
    public init() {}

    /// Refuses options that contradict each other.
    public func validate() throws {
        try worker.validate()
        if worker.isWorker, all || up || down || party != nil || out != nil || format != .text {
            throw ValidationError(
                "--worker reads parties from standard input and writes lines of JSON; leave out the rest.")
        }
        if all, party != nil { throw ValidationError("--all asks about every party; leave out '\(party ?? "")'.") }
        if !all, party == nil, graph == nil, !worker.isWorker {
            throw ValidationError("Name a party, or give --all or --graph.")
        }
        if all, format == .svg { throw ValidationError("--all has no picture; take --format csv, ndjson or text.") }
        if !(1...1000).contains(depth) { throw ValidationError("--depth takes a number from 1 to 1000.") }
    }

    /// Answers, and leaves with 1 where a party asked about falls under a regime or may.
    public func run() throws {
        do {
            try answer()
        } catch let error as OwnershipError {
            for diagnostic in error.diagnostics { Console.error(diagnostic.description, isLine: true) }
            Console.error("clew: \(error.message)")
            throw ExitCode(ExitStatus.inputIsWrong.rawValue)
        }
    }

    private func answer() throws {
        let day = asOf?.day ?? .today()
        let rules = try rules()
        let source = try source()
        for diagnostic in source.diagnostics { Console.error(diagnostic.description, isLine: true) }
        if worker.isWorker {
            let rows = OwnershipRows(
                stamp: [("stakes", try source.fingerprint()), ("clew", ClewVersion.current)],
                find: source.finder(), verdicts: source.verdicts(under: rules, on: day))
            return try worker.run(rows, over: nil)
        }
        let snapshot = source.graph.snapshot(on: day)
        if all {
            guard let rule = rules.first, rules.count == 1 else {
                throw ValidationError("--all computes one regime; name it with --regime.")
            }
            try computeAll(snapshot, rule, source)
        } else if let party {
            let answers = try find(party, in: source).map {
                try OwnAnswer(snapshot: snapshot, entity: $0, rules: rules, source: source)
            }
            try write(answers)
            let isReached = answers.contains { $0.verdicts.contains { $0.answer != .no } }
            try completeness.end(source.reservations, hasFindings: isReached)
            return
        } else {
            let lines = GraphSummary(source: source, snapshot: snapshot).lines
            try write(lines.map { SafeText.line($0) }.joined(separator: "\n") + "\n")
        }
        try completeness.end(source.reservations, hasFindings: false)
    }

    private func computeAll(_ snapshot: OwnershipSnapshot, _ rule: OwnershipRule, _ source: any OwnershipSource) throws
    {
        let listed = try source.listed(under: rule, on: snapshot.day)
        guard !listed.isEmpty else {
            throw OwnershipError(
                .graph,
                "no party is listed under \(rule.name) on \(snapshot.day), so nothing can fall under it: name listed parties with --listed "
                    + "or --roots, or import a list; this says nothing about anybody")
        }
        let cascade = snapshot.cascade(under: rule, listed: listed)
        // A root of a file that the file does not know is reported; a party that a list on hand names is on hand.
        let unheld = graph == nil ? cascade.unknownListedRows : []
        let all = (cascade.rows(nearMisses: nearMisses) + unheld).sorted { $0.entity < $1.entity }
        let rows = OwnCommand.underEveryIdentifier(all, source)
        switch format {
        case .csv: try write(OwnTables.csv(rows))
        case .ndjson: try write(try OwnTables.ndjson(rows))
        case .text, .svg:
            let counts = cascade.counts
            let words = VerdictText(
                name: { source.name(of: $0) }, style: TextStyle(isColoured: Console.isColoured && out == nil),
                taken: source.taken)
            var lines = [
                "\(rule.name), \(snapshot.day), \(listed.count) listed parties: \(counts.yes + unheld.count) fall under it, \(counts.open) "
                    + "are open, of \(counts.no) no record says so; \(cascade.depth) layers"
            ]
            for row in rows {
                lines.append(
                    "  \(row.verdict.rawValue.padding(to: 4)) \(ShareText.describe(row.bounds).padding(to: 14)) "
                        + "\((row.depth.map(String.init) ?? "").padding(to: 3)) \(words.label(row.entity))"
                        + (row.isNearMiss ? "  near miss" : ""))
            }
            try write(lines.map { SafeText.line($0) }.joined(separator: "\n") + "\n")
        }
    }

    /// The rows once for each identifier of their parties, sorted.
    static func underEveryIdentifier(_ rows: [Cascade.Row], _ source: any OwnershipSource) -> [Cascade.Row] {
        var more: [Cascade.Row] = []
        for row in rows {
            for identifier in source.identifiers(of: row.entity) where identifier != row.entity {
                var row = row
                row.entity = identifier
                more.append(row)
            }
        }
        return more.isEmpty ? rows : (rows + more).sorted { $0.entity < $1.entity }
    }

    private func write(_ answers: [OwnAnswer]) throws {
        switch format {
        case .csv: try write(OwnTables.csv(answers.flatMap(\.verdictsOfEveryIdentifier)))
        case .ndjson: try write(try OwnTables.ndjson(answers.flatMap(\.verdictsOfEveryIdentifier)))
        case .svg:
            guard let answer = answers.first, answers.count == 1 else {
                let names = answers.map(\.entity.rawValue).joined(separator: ", ")
                throw OwnershipError(.picture, "a picture shows one party; take one identifier of \(names)")
            }
            try write(try answer.picture(up: up || !down, down: down, depth: depth).svg())
        case .text:
            let style = TextStyle(isColoured: Console.isColoured && out == nil)
            let texts = answers.map {
                $0.lines(style, up: up || !down, down: down, depth: depth).map { SafeText.line($0) }.joined(
                    separator: "\n")
            }
            try write(texts.joined(separator: "\n\n\n") + "\n")
        }
    }

    private func write(_ text: String) throws {
        // What is machine-readable is safe by its writer; what is to be read is made safe here.
        let shown = format == .text ? Console.shown(text) : text
        let output = try ResultOutput(out)
        try output.write(shown)
        try output.finish()
    }

    /// The parties asked about: several where lists carry one name under identifiers of their own.
    private func find(_ party: String, in source: any OwnershipSource) throws -> [EntityID] {
        let found = source.parties(called: party)
        guard !found.isEmpty else {
            throw OwnershipError(
                .graph,
                "no party on hand has exactly the identifier or the name '\(party)'; clew screen --name finds names that are alike"
            )
        }
        if found.count > 1 {
            let names = found.map(\.rawValue).joined(separator: ", ")
            Console.error("\(found.count) parties are called '\(party)'; each is answered: \(names)")
        }
        return found
    }

    private func rules() throws -> [OwnershipRule] {
        var own: [OwnershipRule] = []
        for path in rule { own.append(try OwnershipRuleCatalog.rule(at: URL(filePath: path))) }
        let keys = regime?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } ?? []
        if !own.isEmpty, keys.isEmpty { return own }
        let catalog = try OwnershipRuleCatalog(
            directory: onHand.reference.directory().appending(path: "ownership-rules"))
        let known = own + catalog.rules.filter { rule in !own.contains { $0.key == rule.key } }
        if keys.isEmpty { return all ? known.filter { $0.key == "us-ofac" } : known }
        return try keys.map { key in
            guard let rule = known.first(where: { $0.key == key }) else {
                throw ValidationError(
                    "There is no regime '\(key)'. The regimes are \(known.map(\.key).joined(separator: ", ")).")
            }
            return rule
        }
    }

    private func source() throws -> any OwnershipSource {
        let parties = listed.map { ListedParty(EntityID($0)) }
        if let graph { return try GraphFileSource(path: graph, listed: parties, roots: roots) }
        let world = try onHand.world(knownAt: knownAt?.day)
        let known = ArchiveOwnershipSource(world, named: [])
        let more = try roots.map { path in
            try RootsFile.read(path) { name in known.parties(called: name).contains(EntityID(name)) }
        }
        return ArchiveOwnershipSource(world, named: parties + (more ?? []))
    }
}
