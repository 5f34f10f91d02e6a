public import ClewModel
import CompactIndex
public import Foundation
import ListImport
public import NameMatching
public import Screening
public import StatementStore

/// The parties to screen against: those of the lists on hand, or those of a file.
public struct ScreeningBase: Sendable {
    /// The parties, compiled.
    public let index: ScreeningIndex
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

    /// Takes the parties of the lists on hand: those that come with Clew, and the archive.
    ///
    /// A party whose every entry had ended by `asOf`, or had not begun, is left out.
    ///
    /// - Parameters:
    ///   - knowledge: The reference data.
    ///   - archive: The archive, where there is one.
    ///   - keys: The lists, each by its key or its dataset; `nil` for all.
    ///   - asOf: The day of the world.
    ///   - knownAt: The day whose knowledge is used; `nil` for all that is on hand.
    public static func lists(
        _ knowledge: KnowledgeBase, archive: Archive?, keys: [String]? = nil, asOf: Day, knownAt: Day?
    ) throws(CaseworkError) -> ScreeningBase {
        let collection = try ListCollection(knowledge, archive: archive, asOf: asOf, knownAt: knownAt)
        let onHand = Set(collection.lists.map(\.dataset))
        let chosen = try keys.map { keys throws(CaseworkError) in try knowledge.datasets(of: keys, onHand: onHand) }
        let parties = collection.parties(on: chosen)
        let index =
            parties.count == collection.library.parties.count
            ? collection.screener.index
            : try withScreeningErrors { try ScreeningIndex.build(entities: parties, lexicon: knowledge.lexicon) }
        let lists = collection.lists.filter { chosen?.contains($0.dataset) ?? true }
        let counted = CountText.of(lists.count, "list", "lists")
        return ScreeningBase(
            index: index, title: "\(counted) with \(CountText.of(parties.count, "party", "parties")), as of \(asOf)",
            titles: collection.titles,
            sources: lists.map { "\($0.title) (\($0.dataset.rawValue)): \($0.state)" }, asOf: asOf, knownAt: knownAt,
            loss: nil)
    }

    /// Takes the parties of the lists as they were on record on an earlier day, to see what has changed since.
    ///
    /// The run of that day may have asked for the world of that day, or for that of `asOf` as the present run does. A party
    /// that stood on only one of the two is there twice, so that it differs from the present state whatever that is; what
    /// has not changed gave the same answer on that day for either question.
    ///
    /// - Parameters:
    ///   - knowledge: The reference data.
    ///   - archive: The archive, where there is one.
    ///   - keys: The lists, each by its key or its dataset; `nil` for all.
    ///   - day: The day of the earlier run.
    ///   - asOf: The day of the world of the present run.
    public static func earlier(
        _ knowledge: KnowledgeBase, archive: Archive?, keys: [String]? = nil, on day: Day, asOf: Day
    ) throws(CaseworkError) -> ScreeningBase {
        // A list that was not on hand yet had nobody on it.
        let chosen = keys.map { Set($0.map(knowledge.dataset(of:))) }
        let states = try Set([day, asOf]).sorted().map { asked throws(CaseworkError) in
            try ListsOnHand(knowledge, archive: archive, asOf: asked, knownAt: day)
                .parties(on: chosen, standingOn: asked)
        }
        let first = states.first ?? []
        let inAll = Set(states.last ?? []).intersection(first)
        let inOne = states.joined().filter { !inAll.contains($0) }
        let parties = first.filter(inAll.contains) + inOne + inOne
        let index = try withScreeningErrors { try ScreeningIndex.build(entities: parties, lexicon: knowledge.lexicon) }
        return ScreeningBase(
            index: index, title: "the lists on record on \(day)", titles: [:], sources: [], asOf: asOf, knownAt: day,
            loss: nil)
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
    ) throws(CaseworkError) -> ScreeningBase {
        let name = url.lastPathComponent
        let index: ScreeningIndex
        let isCompiled = CompiledIndex.isIndex(url)
        let errorsBefore = diagnostics.counts[.error, default: 0]
        if isCompiled {
            index = try withScreeningErrors { try ScreeningIndex.open(url, lexicon: lexicon) }
            guard index.count > 0 else { throw CompiledIndex.nothingToCompareWith(name, read: 0) }
        } else {
            index = try CompiledIndex.build(
                ScreeningInput(file: url), to: nil, lexicon: lexicon, into: &diagnostics
            ).index
        }
        let errors = diagnostics.counts[.error, default: 0] - errorsBefore
        let loss =
            "\(CountText.of(errors, "line", "lines")) of \(name) could not be read, and nobody was compared with "
        let parties = CountText.of(index.count, "party", "parties")
        let size = ScreeningInput(file: url).byteCount.map { ", \(CountText.of($0, "byte", "bytes"))" } ?? ""
        return ScreeningBase(
            index: index, title: "\(name) with \(parties)", titles: [:],
            sources: ["\(name)\(isCompiled ? ", a compiled index" : "")\(size), \(parties)"], asOf: nil, knownAt: nil,
            loss: errors > 0 ? loss + (errors == 1 ? "it" : "them") : nil)
    }

    /// What screens against these parties.
    public func screener(_ options: ScreeningOptions) throws(CaseworkError) -> Screener {
        try withScreeningErrors { try Screener(index: index, options: options) }
    }

    /// Writes the parties as a compiled index, which appears when it is whole.
    public func write(to url: URL) throws(CaseworkError) {
        do {
            try Data(index.compact.bytes()).write(to: url, options: .atomic)
        } catch {
            throw CaseworkError(.cannotWrite, "\(url.path(percentEncoded: false)) cannot be written; check its folder")
        }
    }
}
