public import ClewModel
public import CompactIndex
public import Foundation
import ListImport
public import NameMatching
public import Screening
import StatementStore
public import World

/// The parties to screen against: those of the world that stand on lists on a day, or those of a file.
public struct ScreeningBase: Sendable {
    /// The parties, compiled.
    public let index: ScreeningIndex
    /// Those of them that are screened against, by their records; all where it is `nil`.
    public let among: RecordSet?
    /// What they are, for a person.
    public let title: String
    /// The name of each list, for a person.
    public let titles: [DatasetName: String]
    /// Each list with its version or day, or the file, in a line for a person.
    public let sources: [String]
    /// The day of the world; `nil` for a file.
    public let asOf: Day?
    /// The day whose knowledge was used, where one was given.
    public let knownAt: Day?
    /// What is missing from these parties though it should be there, in a sentence; `nil` where all could be read.
    public let loss: String?

    /// The imported lists that the parties are taken from and that are not whole; none for a file.
    public var reservations: [ListReservation] = []

    /// How many parties are screened against.
    public var partyCount: Int { among?.count ?? index.count }

    /// Takes the parties of the world that stand on some lists on a day.
    ///
    /// - Parameters:
    ///   - world: The world.
    ///   - keys: The lists, each by its key or its dataset; `nil` for all.
    ///   - asOf: The day of the world.
    public static func lists(_ world: World, keys: [String]? = nil, asOf: Day) throws(ClewError) -> ScreeningBase {
        let chosen = try keys.map { keys throws(ClewError) in try world.datasets(of: keys) }
        let among = world.records(on: chosen, standingOn: asOf)
        let listing = world.datasets.filter { $0.nature.effect != .identifies }
        let lists = listing.filter { chosen?.contains($0.dataset) ?? true }
        let counted = CountText.of(lists.count, "list", "lists")
        let count = among?.count ?? world.listed.count
        return ScreeningBase(
            index: world.listed, among: among,
            title: "\(counted) with \(CountText.of(count, "party", "parties")), as of \(asOf)", titles: world.titles,
            sources: lists.map { "\($0.title) (\($0.dataset.rawValue)): \($0.state)" }, asOf: asOf,
            knownAt: world.knownAt, loss: nil,
            reservations: world.reservations(among: chosen, screened: true))
    }

    /// Takes the parties of the lists as they were on record on an earlier day, to see what has changed since.
    ///
    /// The run of that day may have asked for the world of that day, or for that of `asOf` as the present run does. A party
    /// that stood on only one of the two is there twice, so that it differs from the present state whatever that is; what
    /// has not changed gave the same answer on that day for either question.
    ///
    /// - Parameters:
    ///   - world: The world by the knowledge of the day of the earlier run.
    ///   - keys: The lists, each by its key or its dataset; `nil` for all.
    ///   - day: The day of the earlier run.
    ///   - asOf: The day of the world of the present run.
    public static func earlier(
        _ world: World, keys: [String]? = nil, on day: Day, asOf: Day
    ) throws(ClewError) -> ScreeningBase {
        // A list that was not on hand yet had nobody on it.
        let chosen = try keys.map { keys throws(ClewError) in
            var chosen: Set<DatasetName> = []
            for key in keys { chosen.insert(try world.knowledge.dataset(of: key)) }
            return chosen
        }
        let first = world.records(on: chosen, standingOn: min(day, asOf))
        let second = world.records(on: chosen, standingOn: max(day, asOf))
        let index = try withScreeningErrors {
            var records: [Int] = []
            for record in 0..<world.listed.count {
                let (inFirst, inSecond) = (first?.contains(record) ?? true, second?.contains(record) ?? true)
                if inFirst || inSecond { records.append(record) }
                if inFirst != inSecond { records.append(record) }
            }
            return try world.listed.selecting(records)
        }
        return ScreeningBase(
            index: index, among: nil, title: "the lists on record on \(day)", titles: [:], sources: [], asOf: asOf,
            knownAt: day, loss: nil)
    }

    /// Takes the parties of a file: a compiled index, FollowTheMoney entities as JSON lines, or a table.
    ///
    /// Lines that cannot be read are reported and named in ``loss``; whoever screens against the rest must say so.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - lexicon: The name tables.
    ///   - diagnostics: Receives what someone must look at.
    /// - Throws: `screening.input` where the file is no list of parties or holds none.
    public static func file(
        _ url: URL, lexicon: Lexicon, into diagnostics: inout DiagnosticLog
    ) throws(ClewError) -> ScreeningBase {
        let isStream = url.relativePath == "-"
        let name = isStream ? "standard input" : url.lastPathComponent
        let input = isStream ? ScreeningInput.standardInput() : ScreeningInput(file: url)
        let index: ScreeningIndex
        let isCompiled = !isStream && CompiledIndex.isIndex(url)
        let errorsBefore = diagnostics.counts[.error, default: 0]
        if isCompiled {
            index = try withScreeningErrors { try ScreeningIndex.open(url, lexicon: lexicon) }
            guard index.count > 0 else { throw CompiledIndex.nothingToCompareWith(name, read: 0) }
        } else {
            index = try CompiledIndex.build(
                input, to: nil, lexicon: lexicon, into: &diagnostics
            ).index
        }
        let errors = diagnostics.counts[.error, default: 0] - errorsBefore
        let loss =
            "\(CountText.of(errors, "line", "lines")) of \(name) could not be read, and nobody was compared with "
        let parties = CountText.of(index.count, "party", "parties")
        let size = input.byteCount.map { ", \(CountText.of($0, "byte", "bytes"))" } ?? ""
        return ScreeningBase(
            index: index, among: nil, title: "\(name) with \(parties)", titles: [:],
            sources: ["\(name)\(isCompiled ? ", a compiled index" : "")\(size), \(parties)"], asOf: nil, knownAt: nil,
            loss: errors > 0 ? loss + (errors == 1 ? "it" : "them") : nil)
    }

    /// What screens against these parties.
    public func screener(_ options: ScreeningOptions) throws(ClewError) -> Screener {
        try withScreeningErrors { try Screener(index: index, options: options, among: among) }
    }

    /// The parties as an index of their own.
    public func compiled() throws(ClewError) -> ScreeningIndex {
        guard let among else { return index }
        return try withScreeningErrors { try index.selecting((0..<index.count).filter(among.contains)) }
    }

    /// Writes the parties as a compiled index, which appears when it is whole.
    ///
    /// - Parameter carriesTables: Whether the name tables go into it, so that a worker needs nothing else.
    public func write(to url: URL, carriesTables: Bool = false) throws(ClewError) {
        let chosen = among.map { among in (0..<index.count).filter(among.contains) }
        if carriesTables {
            let records = chosen ?? Array(0..<index.count)
            _ = try withScreeningErrors { try index.selecting(records, file: url, carriesTables: true) }
            return
        }
        guard let chosen, chosen.count < index.count else {
            // Every party of the index stands: a copy of it says the same as one that is built again.
            let bytes = try withScreeningErrors { try index.compact.bytes() }
            do {
                try Data(bytes).write(to: url, options: .atomic)
            } catch {
                throw ClewError(.cannotWrite, "\(url.path(percentEncoded: false)) cannot be written; check its folder")
            }
            return
        }
        _ = try withScreeningErrors { try index.selecting(chosen, file: url) }
    }
}
