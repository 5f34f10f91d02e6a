public import ClewModel
public import Foundation
public import LabourProgrammes
public import ListImport
public import NameMatching
public import OwnershipAnalysis
public import RegimeRules
package import Screening
public import SanctionsStudy
public import SupplyChain
import Synchronization

/// Everything that `Reference/` knows, in the types of the engines; each part is read when it is first asked for.
public final class KnowledgeBase: Sendable {
    /// The folder it is read from.
    public let directory: URL
    private let parts = Mutex<[String: Result<any Sendable, ClewError>]>([:])

    /// Names the folder; nothing is read yet.
    public init(_ directory: URL) {
        self.directory = directory
    }

    /// Reads and checks every part.
    ///
    /// - Throws: ``ClewError`` with every problem of every part.
    public static func load(from directory: URL) throws(ClewError) -> KnowledgeBase {
        let knowledge = KnowledgeBase(directory)
        let problems = knowledge.problems()
        guard problems.isEmpty else {
            throw ClewError(
                .referenceInvalid, "The reference data in \(directory.path) have \(problems.count) problems.",
                diagnostics: problems)
        }
        return knowledge
    }

    /// Everything that is wrong with the reference data; empty where they hold together.
    public func problems() -> [Diagnostic] {
        var problems: [Diagnostic] = []
        func check(_ read: () throws -> Void) {
            do {
                try read()
            } catch let error as ClewError {
                let place = SourceLocation(file: directory.lastPathComponent)
                let found =
                    error.diagnostics.isEmpty
                    ? [Diagnostic(.error, code: error.code.rawValue, error.message, at: place)] : error.diagnostics
                // Parts that rest on others repeat what is wrong with those.
                problems += found.filter { !problems.contains($0) }
            } catch {
                let place = SourceLocation(file: directory.lastPathComponent)
                problems.append(Diagnostic(.error, code: "reference.unreadable", "\(error)", at: place))
            }
        }
        check { _ = try commodities }
        check { _ = try gazetteer }
        check { _ = try programmes }
        check { _ = try regimes }
        check { try checkCases() }
        check { _ = try ownershipRules }
        check { _ = try catalog }
        check { _ = try bundled }
        check { _ = try lexicon }
        check { _ = try workerData }
        check { _ = try counterMeasures }
        check { _ = try identityTable }
        check { _ = try ledgers }
        check { _ = try formerIdentifiers }
        check { _ = try history }
        check { _ = try sources }
        return problems
    }

    /// Everything that is wrong with the reference data of a folder; empty where they hold together.
    public static func problems(in directory: URL) -> [Diagnostic] { KnowledgeBase(directory).problems() }

    // The parts

    /// SHA-256 over the reference data: the same data have the same version on every machine.
    public var version: String {
        get throws(ClewError) {
            try part("version", folder: "") { try KnowledgeVersion.digest(of: $0) }
        }
    }
    /// The commodities with their stages and yields.
    public var commodities: CommodityCatalog {
        get throws(ClewError) { try part("commodities") { try CommodityCatalog(directory: $0) } }
    }
    /// The places.
    public var gazetteer: Gazetteer {
        get throws(ClewError) {
            try part("places") { [directory] in try Gazetteer(places: $0, corps: directory.appending(path: "xpcc")) }
        }
    }
    /// The labour programmes with their indicators.
    public var programmes: ProgrammeCatalog {
        get throws(ClewError) { try part("programmes") { try ProgrammeCatalog(directory: $0) } }
    }
    /// The law.
    public var regimes: RegimeCatalog {
        get throws(ClewError) { try part("regimes") { try RegimeCatalog(directory: $0) } }
    }
    /// The tables of cases that say what the law as data must answer; none where the folder has no `regimes/cases`.
    public var regimeCases: [RegimeCase] {
        get throws(ClewError) {
            try part("regime-cases", folder: "regimes/cases") { folder in
                guard FileManager.default.fileExists(atPath: folder.path(percentEncoded: false)) else { return [] }
                let (cases, problems) = try RegimeCase.all(in: folder)
                guard problems.isEmpty else {
                    throw RegimeError(
                        .invalidData, "the cases of law have \(problems.count) problems", diagnostics: problems)
                }
                return cases
            }
        }
    }

    /// Runs every case of law.
    private func checkCases() throws(ClewError) {
        let catalog = try regimes
        let differences = try regimeCases.flatMap { $0.differences(in: catalog) }
        guard differences.isEmpty else {
            throw ClewError(
                .referenceInvalid, "The law answers otherwise than its cases say.", diagnostics: differences)
        }
    }
    /// The ownership rules.
    public var ownershipRules: OwnershipRuleCatalog {
        get throws(ClewError) { try part("ownership-rules") { try OwnershipRuleCatalog(directory: $0) } }
    }
    /// What is known about each list, sorted by key.
    public var lists: [ListMetadata] {
        get throws(ClewError) {
            try part("lists") { folder throws(ClewError) in
                var problems: [Diagnostic] = []
                let lists = ListMetadata.readAll(folder, into: &problems)
                guard !problems.contains(where: { $0.severity == .error }) else {
                    throw ClewError(.referenceInvalid, "\(folder.path) has problems", diagnostics: problems)
                }
                return lists
            }
        }
    }
    /// The lists that can be imported.
    public var catalog: ListCatalog {
        get throws(ClewError) {
            let lists = try self.lists
            return try part("catalog") { _ in try ListCatalog(lists) }
        }
    }
    /// The listings that come with Clew.
    public var bundled: BundledLists {
        get throws(ClewError) {
            try part("bundled", folder: "lists") { try BundledLists.read(directory: $0) }
        }
    }
    /// The listings that come with Clew as they were said on a day; `nil` stands for now.
    func bundled(knownAt day: Day?) throws(ClewError) -> BundledLists {
        guard let day, let earlier = try history.bundledLists(in: directory, saidOn: day) else { return try bundled }
        return earlier
    }
    /// The identifiers that bundled parties had before.
    public var formerIdentifiers: FormerIdentifiers {
        get throws(ClewError) {
            try part("former-identifiers", folder: "identities") {
                try FormerIdentifiers($0.appending(path: "former-identifiers.csv"))
            }
        }
    }
    /// What the reference data said before they were corrected.
    public var history: KnowledgeHistory {
        get throws(ClewError) { try part("history", folder: "") { try KnowledgeHistory(directory: $0) } }
    }
    /// The addresses of sources that many rows cite by the same words.
    public var sources: SourceRegister {
        get throws(ClewError) { try part("sources", folder: "") { try SourceRegister(directory: $0) } }
    }
    /// The tables of names.
    public var lexicon: Lexicon {
        get throws(ClewError) { try part("lexicon") { try Lexicon(directory: $0) } }
    }
    /// What scores are learnt from, read once for all that screen.
    package var evidence: EvidenceModel {
        get throws(ClewError) { try part("evidence", folder: "lexicon") { try EvidenceModel(directory: $0) } }
    }
    /// The Chinese counter-measures.
    public var counterMeasures: CounterMeasureCatalog {
        get throws(ClewError) {
            let regimes = try self.regimes
            return try part("countermeasures") { try CounterMeasureCatalog(directory: $0, regimes: regimes) }
        }
    }
    /// The pairs of identifiers of different lists that are one party.
    public var identities: [(one: EntityID, other: EntityID)] {
        get throws(ClewError) { try identityTable?.pairs ?? [] }
    }
    /// The table of those pairs; `nil` where there is none.
    public var identityTable: IdentityTable? {
        get throws(ClewError) {
            try part("identities") { folder throws(ClewError) in
                let file = folder.appending(path: "same-entities.csv")
                guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else { return nil }
                return try IdentityTable(file)
            }
        }
    }
    /// The ledgers of measures, counter-measures and responses.
    public var ledgers: StudyLedgers {
        get throws(ClewError) {
            try part("ledgers", folder: "") { [directory] _ in try StudyLedgers(directory: directory) }
        }
    }
    /// What keeps data about workers out.
    public var workerData: WorkerDataGuard {
        get throws(ClewError) { try part("worker-data", folder: "programmes") { try WorkerDataGuard(directory: $0) } }
    }
    /// What reads texts for labour programmes, and keeps data about workers out.
    public var scanner: ProgrammeReader {
        get throws(ClewError) {
            let (programmes, workers) = (try self.programmes, try workerData)
            return try part("scanner") { _ in ProgrammeReader(catalog: programmes, workers: workers) }
        }
    }

    /// The dataset that a key of a list stands for, or that is named itself.
    public func dataset(of key: String) throws(ClewError) -> DatasetName {
        try lists.first { $0.key == key }?.dataset ?? DatasetName(key.replacing("-", with: "_"))
    }

    /// A part, read the first time it is asked for.
    private func part<Part: Sendable>(
        _ name: String, folder: String? = nil, _ read: (URL) throws -> Part
    ) throws(ClewError) -> Part {
        if let known = parts.withLock({ $0[name] }), let part = try known.get() as? Kept<Part> { return part.value }
        let result: Result<Part, ClewError>
        do {
            result = .success(try read(directory.appending(path: folder ?? name)))
        } catch let error as ClewError {
            result = .failure(error)
        } catch {
            let place = SourceLocation(file: name)
            let found = (error as? any DiagnosedError)?.diagnostics ?? []
            result = .failure(
                ClewError(
                    .referenceInvalid, "The reference data in \(directory.path) have problems.",
                    diagnostics: found.isEmpty
                        ? [Diagnostic(.error, code: "reference.unreadable", "\(error)", at: place)] : found))
        }
        parts.withLock { $0[name] = result.map { Kept(value: $0) as any Sendable } }
        return try result.get()
    }

    /// A part that was read; in a box of its own, since a part may be that there is none.
    private struct Kept<Part: Sendable>: Sendable {
        let value: Part
    }
}
