public import ClewModel
public import Foundation
public import OwnershipAnalysis
public import SanctionsStudy
import SourceFiles
import World

/// Which candidates to list under one law, for each labour programme apart: the lab's choice over the law's own rule.
///
/// What falls under the rule is what ``OwnershipSnapshot/cascade(under:listed:)`` says; nothing of the law is said again here.
public struct TargetDesign: Sendable {
    /// One candidate.
    public struct Candidate: Hashable, Sendable {
        /// The party of the graph.
        public let entity: EntityID
        /// The programme that the evidence ties it to, in the words of the file; `not stated` where the file gives none.
        public let programme: String
    }

    private let snapshot: OwnershipSnapshot
    private let rule: OwnershipRule
    private let listed: [ListedParty]
    private let candidates: [Candidate]
    private let weights: [EntityID: Bounds]
    private let data: [(name: String, digest: String)]
    private let isWeighted: Bool

    /// Reads a question.
    ///
    /// - Parameters:
    ///   - graph: Stakes, as `clew own --graph` reads them.
    ///   - candidates: A table with the column `entity` and, as far as known, `programme`.
    ///   - weights: A table with the columns `entity`, `weight_least`, `weight_most`; without it each party counts 1. A party that
    ///     the table lacks counts 0.
    ///   - listed: What is listed already.
    /// - Throws: ``ClewError`` with the place of each problem, a candidate that the graph does not know among them.
    public init(
        graph: URL, candidates: URL, weights: URL?, listed: [ListedParty], rule: OwnershipRule, on day: Day
    ) throws(ClewError) {
        func name(_ url: URL) -> String { url.path(percentEncoded: false) }
        var problems: [Diagnostic] = []
        let holdings: HoldingsFile
        let table: SourceFile
        var weightTable: SourceFile?
        var data: [(name: String, digest: String)]
        do {
            holdings = try HoldingsFile(graph, as: name(graph))
            table = try SourceFile.read(candidates, as: name(candidates))
            data = [
                (name(graph), try SHA256Digest.ofFile(graph, as: name(graph)).hex),
                (name(candidates), table.sha256.hex),
            ]
            if let weights {
                let file = try SourceFile.read(weights, as: name(weights))
                data.append((file.name, file.sha256.hex))
                weightTable = file
            }
        } catch let error as any DiagnosedError {
            throw ClewError(.labInput, "the files of the question cannot be used", diagnostics: error.diagnostics)
        } catch {
            throw ClewError(.labInput, "the files of the question cannot be read: \(error)")
        }
        problems += holdings.diagnostics.filter { $0.severity == .error }
        self.candidates = Self.candidates(table, holdings.graph, &problems)
        self.weights = weightTable.map { Self.weights($0, &problems) } ?? [:]
        guard problems.isEmpty else {
            throw ClewError(
                .labInput, "the files of the question have \(problems.count) problems; nothing was computed",
                diagnostics: problems)
        }
        snapshot = holdings.graph.snapshot(on: day)
        isWeighted = weightTable != nil
        self.data = data
        self.rule = rule
        self.listed = listed
    }

    private static func candidates(
        _ file: SourceFile, _ graph: OwnershipGraph, _ problems: inout [Diagnostic]
    ) -> [Candidate] {
        var found: [Diagnostic] = []
        let table = Table(file, required: ["entity"], optional: ["programme"], into: &found)
        var seen: Set<EntityID> = []
        let candidates = table.rows.compactMap { row -> Candidate? in
            guard let cell = row.require("entity", into: &found) else { return nil }
            let entity = EntityID(cell.text)
            if !graph.contains(entity) {
                cell.report("design.candidate", "the graph has no party \(cell.quoted)", into: &found)
            } else if !seen.insert(entity).inserted {
                cell.report("design.candidate", "\(cell.quoted) stands here twice", into: &found)
            }
            return Candidate(entity: entity, programme: row["programme"]?.text ?? "not stated")
        }
        problems += found.filter { $0.severity == .error }
        return candidates
    }

    private static func weights(_ file: SourceFile, _ problems: inout [Diagnostic]) -> [EntityID: Bounds] {
        var found: [Diagnostic] = []
        let table = Table(file, required: ["entity", "weight_least", "weight_most"], into: &found)
        var weights: [EntityID: Bounds] = [:]
        for row in table.rows {
            guard let entity = row.require("entity", into: &found),
                let least = row.require("weight_least", into: &found)?.number(in: 0...1e18, &found),
                let most = row.require("weight_most", into: &found)?.number(in: 0...1e18, &found)
            else { continue }
            guard least <= most else {
                entity.report("design.weight", "weight_least is above weight_most", into: &found)
                continue
            }
            weights[EntityID(entity.text)] = Bounds(least, most)
        }
        problems += found.filter { $0.severity == .error }
        return weights
    }

    /// The answer, programme by programme: unweighted, and weighted where weights were given.
    ///
    /// - Parameter count: How many listings for each programme.
    public func tables(upTo count: Int) -> [StudyTable] {
        let programmes = Set(candidates.map(\.programme)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return programmes.flatMap { programme -> [StudyTable] in
            let own = candidates.filter { $0.programme == programme }.map(\.entity)
                .sorted { $0.rawValue.utf8.lexicographicallyPrecedes($1.rawValue.utf8) }
            let ways = isWeighted ? [false, true] : [false]
            return ways.flatMap { isWeighted in
                sets(own, isWeighted: isWeighted).tables(
                    upTo: count,
                    caption: "programme: \(SafeText.line(programme)); \(rule.name), \(snapshot.day); "
                        + (isWeighted ? "by weight" : "each party counts 1"), data: data)
            }
        }
    }

    /// The question for some candidates.
    ///
    /// What falls under the rule already, by what is listed, counts for nobody.
    func sets(_ own: [EntityID], isWeighted: Bool) -> TargetSets {
        let before = snapshot.cascade(under: rule, listed: listed)
        let known = Set(before.rows().filter { $0.verdict == .yes }.map(\.entity))
        let every = snapshot.cascade(
            under: rule, listed: listed + own.map { ListedParty($0, words: .itself) })
        let entities = every.rows().map(\.entity).filter { !known.contains($0) }
        let numbers = Dictionary(uniqueKeysWithValues: entities.enumerated().map { ($1, Int32($0)) })
        let (snapshot, rule, listed) = (snapshot, rule, listed)
        return TargetSets(
            candidates: own.map(\.rawValue),
            weights: entities.map { isWeighted ? weights[$0] ?? Bounds(exactly: 0) : Bounds(exactly: 1) },
            isUnion: rule.counting != .together
        ) { chosen in
            let rows = snapshot.cascade(
                under: rule, listed: listed + chosen.map { ListedParty(own[$0], words: .itself) }
            )
            .rows()
            return TargetSets.Reach(
                sure: rows.filter { $0.verdict == .yes }.compactMap { numbers[$0.entity] },
                possible: rows.compactMap { numbers[$0.entity] })
        }
    }
}

extension ClewError.Code {
    /// A file or a figure that the design lab was given cannot be used.
    public static let labInput = ClewError.Code(rawValue: "lab.input")
}
