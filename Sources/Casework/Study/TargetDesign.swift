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

    /// Who holds whom.
    public enum Graph: Sendable {
        /// Stakes, as `clew own --graph` reads them.
        case stakes(LabInput)
        /// Holdings of the Corps in the layout of C4ADS; parties are known by their Chinese names.
        case corps(LabInput)
    }

    /// Whom the choice is among.
    public enum Source: Sendable {
        /// A table with the column `entity` and, as far as known, `programme`.
        case table(LabInput)
        /// A workbook of companies that reports name (Sheffield Hallam): those whose Chinese name the graph has.
        case named(LabInput)
    }

    private let snapshot: OwnershipSnapshot
    private let rule: OwnershipRule
    private let listed: [ListedParty]
    private let candidates: [Candidate]
    private let weights: [EntityID: Bounds]
    private let isWeighted: Bool
    private let notes: [String]
    /// The digest of each file that was read.
    public let data: [(name: String, digest: String)]

    /// Reads a question.
    ///
    /// - Parameters:
    ///   - graph: Who holds whom.
    ///   - candidates: Whom the choice is among.
    ///   - weights: A table with the columns `entity`, `weight_least`, `weight_most`; without it each party counts 1. A party that
    ///     the table lacks counts 0.
    ///   - listed: What is listed already.
    /// - Throws: ``ClewError`` with the place of each problem, a candidate that the graph does not know among them.
    public init(
        graph: Graph, candidates: Source, weights: LabInput?, listed: [ListedParty], rule: OwnershipRule, on day: Day
    ) throws(ClewError) {
        var problems: [Diagnostic] = []
        let stakes: OwnershipGraph
        var weightTable: SourceFile?
        var data: [(name: String, digest: String)] = []
        var notes: [String] = []
        do {
            switch graph {
            case .stakes(let input):
                let holdings = try HoldingsFile(input.url, as: input.name)
                problems += holdings.diagnostics.filter { $0.severity == .error }
                notes += LabFile.remarks(holdings.diagnostics)
                stakes = holdings.graph
                data.append((input.name, try SHA256Digest.ofFile(input.url, as: input.name).hex))
            case .corps(let input):
                let holdings = try CorpsHoldings(input.url, as: input.name)
                stakes = Self.graph(of: holdings, input.name, &problems)
                notes += holdings.notes
                data += holdings.data
            }
            switch candidates {
            case .table(let input):
                let table = try SourceFile.read(input.url, as: input.name)
                data.append((input.name, table.sha256.hex))
                self.candidates = Self.candidates(table, stakes, &problems, &notes)
            case .named(let input):
                let named = try NamedCompanies(input.url, as: input.name)
                data += named.data
                notes += named.notes
                self.candidates = Self.candidates(named, stakes, &notes)
            }
            if let weights {
                let file = try SourceFile.read(weights.url, as: weights.name)
                data.append((file.name, file.sha256.hex))
                weightTable = file
            }
        } catch let error as StudyError {
            throw ClewError(.labInput, error.message, diagnostics: error.diagnostics)
        } catch let error as any DiagnosedError {
            throw ClewError(.labInput, "the files of the question cannot be used", diagnostics: error.diagnostics)
        } catch let error as SourceFileError {
            throw ClewError(.labInput, "the files of the question cannot be read", diagnostics: [error.diagnostic])
        } catch {
            throw ClewError(.labInput, "the files of the question cannot be read: \(error)")
        }
        self.weights = weightTable.map { Self.weights($0, &problems, &notes) } ?? [:]
        guard problems.isEmpty else {
            throw ClewError(
                .labInput, "the files of the question have \(problems.count) problems; nothing was computed",
                diagnostics: problems)
        }
        guard !self.candidates.isEmpty else {
            throw ClewError(.labInput, "no candidate is a party of the graph; " + notes.joined(separator: " "))
        }
        notes += Self.remarks(rule, day)
        notes += Self.remarks(stakes, listed: listed, weighted: self.weights.keys)
        snapshot = stakes.snapshot(on: day)
        isWeighted = weightTable != nil
        self.data = data
        self.notes = notes
        self.rule = rule
        self.listed = listed
    }

    private static func graph(
        of holdings: CorpsHoldings, _ name: String, _ problems: inout [Diagnostic]
    ) -> OwnershipGraph {
        var builder = OwnershipGraphBuilder()
        for holding in holdings.holdings {
            builder.declare(EntityID(holding.company), name: holding.english ?? holding.company)
            builder.add(
                Stake(
                    owner: EntityID(holding.holder), asset: EntityID(holding.company), share: holding.share,
                    citation: Citation(
                        "Holdings of the Corps as given by C4ADS to the user", "line \(holding.line)",
                        verification: .secondary),
                    confidence: .medium, location: SourceLocation(file: name, line: holding.line)))
        }
        var found: [Diagnostic] = []
        let graph = builder.graph(into: &found)
        problems += found.filter { $0.severity == .error }
        return graph
    }

    /// The companies whose Chinese name is a party of the graph, each once for each programme.
    private static func candidates(
        _ named: NamedCompanies, _ graph: OwnershipGraph, _ notes: inout [String]
    ) -> [Candidate] {
        var programmes: [EntityID: Set<String>] = [:]
        var strangers: Set<String> = []
        for company in named.companies {
            let entity = EntityID(company.name)
            guard !company.name.isEmpty, graph.contains(entity) else {
                strangers.insert(company.name.isEmpty ? company.english : company.name)
                continue
            }
            programmes[entity, default: []].insert(company.programme)
        }
        if !strangers.isEmpty {
            notes.append(
                "\(strangers.count) companies of the workbook are no party of the graph by their Chinese name and were left out."
            )
        }
        return programmes.sorted { $0.key.rawValue.utf8.lexicographicallyPrecedes($1.key.rawValue.utf8) }
            .flatMap { entity, programmes in
                // A sheet of a sector says nothing where another sheet names a programme.
                let known = programmes.count > 1 ? programmes.subtracting(["not stated"]) : programmes
                return known.sorted().map { Candidate(entity: entity, programme: $0) }
            }
    }

    private static func candidates(
        _ file: SourceFile, _ graph: OwnershipGraph, _ problems: inout [Diagnostic], _ notes: inout [String]
    ) -> [Candidate] {
        var found: [Diagnostic] = []
        let table = Table(file, required: ["entity"], optional: ["programme"], into: &found)
        var seen: Set<Candidate> = []
        let candidates = table.rows.compactMap { row -> Candidate? in
            guard let cell = row.require("entity", into: &found) else { return nil }
            let candidate = Candidate(entity: EntityID(cell.text), programme: row["programme"]?.text ?? "not stated")
            if !graph.contains(candidate.entity) {
                cell.report("design.candidate", "the graph has no party \(cell.quoted)", into: &found)
            } else if !seen.insert(candidate).inserted {
                cell.report("design.candidate", "\(cell.quoted) stands here twice for one programme", into: &found)
            }
            return candidate
        }
        problems += found.filter { $0.severity == .error }
        notes += LabFile.remarks(found)
        return candidates
    }

    private static func weights(
        _ file: SourceFile, _ problems: inout [Diagnostic], _ notes: inout [String]
    ) -> [EntityID: Bounds] {
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
            if weights.updateValue(Bounds(least, most), forKey: EntityID(entity.text)) != nil {
                entity.report("design.weight", "\(entity.quoted) stands here twice", into: &found)
            }
        }
        problems += found.filter { $0.severity == .error }
        notes += LabFile.remarks(found)
        return weights
    }

    /// What the rule said on the day, with where it can be read.
    private static func remarks(_ rule: OwnershipRule, _ day: Day) -> [String] {
        guard let period = rule.periods.first(where: { $0.contains(day) }) else {
            return ["what \(rule.name) said on \(day) is not recorded; nothing falls under it for sure."]
        }
        return [
            "\(rule.name) on \(day): \(period.statement) (\(period.citation); confidence \(period.confidence.rawValue))"
        ]
    }

    /// Names that the graph does not have: they change nothing, and the reader has to know.
    private static func remarks(
        _ graph: OwnershipGraph, listed: [ListedParty], weighted: some Collection<EntityID>
    ) -> [String] {
        func remark(_ entities: [EntityID], _ what: String) -> [String] {
            let strangers = entities.filter { !graph.contains($0) }.map(\.rawValue).sorted()
            guard !strangers.isEmpty else { return [] }
            let shown =
                strangers.prefix(5).map(SafeText.line).joined(separator: ", ") + (strangers.count > 5 ? " …" : "")
            return ["the graph has no party \(shown), \(what)."]
        }
        return remark(listed.map(\.entity), "named as listed already") + remark(Array(weighted), "which has a weight")
    }

    /// The answer, programme by programme: unweighted, and weighted where weights were given.
    ///
    /// - Parameter count: How many listings for each programme.
    public func tables(upTo count: Int) -> [StudyTable] {
        let programmes = Set(candidates.map(\.programme)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return programmes.flatMap { programme -> [StudyTable] in
            let own = own(programme)
            let ways = isWeighted ? [false, true] : [false]
            return ways.flatMap { isWeighted in
                sets(own, isWeighted: isWeighted).tables(
                    upTo: count, caption: caption(programme, isWeighted: isWeighted), data: data, found: notes)
            }
        }
    }

    /// The curves f(k), programme by programme, by weight where weights were given.
    ///
    /// - Parameters:
    ///   - name: The name of the figures, to which a number is added.
    ///   - title: What is asked, in the words of the user.
    ///   - count: How many listings for each programme.
    public func figures(_ name: String, title: String, upTo count: Int) -> [StudyFigure] {
        let programmes = Set(candidates.map(\.programme)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return programmes.enumerated().map { index, programme in
            StudyFigure.targets(
                "\(name)_\(index + 1)", title: "\(title), " + caption(programme, isWeighted: isWeighted),
                of: sets(own(programme), isWeighted: isWeighted), upTo: count, notes: notes.map { "Read: \($0)" })
        }
    }

    private func own(_ programme: String) -> [EntityID] {
        candidates.filter { $0.programme == programme }.map(\.entity)
            .sorted { $0.rawValue.utf8.lexicographicallyPrecedes($1.rawValue.utf8) }
    }

    private func caption(_ programme: String, isWeighted: Bool) -> String {
        "programme: \(SafeText.line(programme)); \(rule.name), \(snapshot.day); "
            + (isWeighted ? "by weight" : "each party counts 1")
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
