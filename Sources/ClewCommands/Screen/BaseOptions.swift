import ArgumentParser
import Casework
import ClewModel
import Foundation
import Screening
import StatementStore
import World

/// Against what parties are screened.
struct BaseOptions: ParsableArguments {
    @Option(
        help:
            "A list of your own in place of those on hand: FollowTheMoney entities as JSON lines, a table, or an index.",
        completion: .file())
    var against: String?

    @Option(help: "Only these lists, by key or dataset: us-dhs-uflpa,us_ofac_sdn,…")
    var lists: String?

    @Option(name: .customLong("as-of"), help: "The day for which the question is asked; else today.")
    var asOf: DayArgument?

    @Option(name: .customLong("known-at"), help: "Use only what was on record on this day, decisions included.")
    var knownAt: DayArgument?

    @OptionGroup var onHand: WorldOptions

    /// Where the archive lies.
    var archive: ArchiveOptions { onHand.archive }
    /// Where the reference data lie.
    var reference: ReferenceOptions { onHand.reference }

    /// Refuses options that contradict each other.
    func validate() throws {
        if against != nil, lists != nil || asOf != nil {
            throw ValidationError("--lists and --as-of speak of the lists on hand; leave them out with --against.")
        }
    }

    /// Puts the parties to screen against together, and reports what someone must look at.
    func load() throws -> ScreeningBase {
        guard let against else { return try lists(asOf: asOf?.day ?? .today(), knownAt: knownAt?.day) }
        var diagnostics = DiagnosticLog(limit: 20)
        let base = try ScreeningBase.file(URL(filePath: against), lexicon: reference.lexicon(), into: &diagnostics)
        diagnostics.report()
        if let loss = base.loss { Console.error("clew: \(loss)") }
        return base
    }

    /// Compiles the parties to screen against into a file, and reports what someone must look at.
    ///
    /// - Parameter carriesTables: Whether the name tables go into it.
    /// - Returns: The index, whether it holds all that could be read, and the lists behind it that are not whole.
    func compile(
        to url: URL, carriesTables: Bool
    ) throws -> (index: ScreeningIndex, isWhole: Bool, lacking: [ListReservation]) {
        guard against == nil else {
            let base = try load()
            try base.write(to: url, carriesTables: carriesTables)
            return (base.index, base.loss == nil, base.reservations)
        }
        let base = try ScreeningBase.lists(
            onHand.world(knownAt: knownAt?.day), keys: keys, asOf: asOf?.day ?? .today())
        try base.write(to: url, carriesTables: carriesTables)
        let index = try withScreeningErrors { try ScreeningIndex.open(url, lexicon: base.index.lexicon) }
        return (index, true, base.reservations)
    }

    /// The lists named, if any.
    private var keys: [String]? {
        lists?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// The lists as they were on record on a day, for the question of what has changed since.
    func loadEarlier(_ day: Day) throws -> ScreeningBase {
        try ScreeningBase.earlier(onHand.world(knownAt: day), keys: keys, on: day, asOf: asOf?.day ?? .today())
    }

    private func lists(asOf: Day, knownAt: Day?) throws -> ScreeningBase {
        let base = try ScreeningBase.lists(onHand.world(knownAt: knownAt), keys: keys, asOf: asOf)
        if base.partyCount == 0 {
            Console.error("clew: no party stood on these lists on \(asOf); there is nothing to compare with")
        }
        return base
    }

    /// The decisions on record; none where there is no archive.
    func judgements() throws -> JudgementBook {
        guard let archive = try archive.openIfPresent() else { return JudgementBook([]) }
        let former = try FormerIdentifiers(
            reference.directory().appending(path: "identities/former-identifiers.csv"))
        var book = JudgementBook(
            try DecisionLog.judgements(in: archive, knownAt: knownAt?.day ?? .distantFuture, former: former))
        book.day = asOf?.day ?? .today()
        return book
    }
}

extension DiagnosticLog {
    /// Writes the diagnostics to standard error, and how many more there were.
    func report() {
        for diagnostic in first { Console.error(diagnostic.description, isLine: true) }
        let rest = count - first.count
        if rest > 0 { Console.error("… and \(rest) more") }
    }
}
