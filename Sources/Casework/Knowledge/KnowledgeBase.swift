public import ClewModel
public import Foundation
public import LabourProgrammes
public import ListImport
public import NameMatching
public import OwnershipAnalysis
public import RegimeRules
public import SupplyChain

/// Everything that `Reference/` knows, read into the types of the engines.
public struct KnowledgeBase: Sendable {
    /// The folder it was read from.
    public let directory: URL
    /// SHA-256 over the reference data: the same data have the same version on every machine.
    public let version: String
    /// The commodities with their stages and yields.
    public let commodities: CommodityCatalog
    /// The places.
    public let gazetteer: Gazetteer
    /// The labour programmes with their indicators.
    public let programmes: ProgrammeCatalog
    /// The law.
    public let regimes: RegimeCatalog
    /// The Chinese counter-measures.
    public let counterMeasures: CounterMeasureCatalog
    /// The ownership rules.
    public let ownershipRules: OwnershipRuleCatalog
    /// What is known about each list.
    public let lists: [ListMetadata]
    /// The listings that come with Clew.
    public let bundled: BundledLists
    /// The tables of names.
    public let lexicon: Lexicon
    /// What finds the words of programmes in texts, and keeps data about workers out.
    public let scanner: ProgrammeReader

    /// Reads and checks every part.
    ///
    /// - Throws: ``CaseworkError`` with every problem of every part.
    public static func load(from directory: URL) throws(CaseworkError) -> KnowledgeBase {
        var problems: [Diagnostic] = []
        func part<Part>(_ name: String, _ read: () throws -> Part) -> Part? {
            do {
                return try read()
            } catch {
                problems += Self.problems(with: error, in: name)
                return nil
            }
        }
        func folder(_ name: String) -> URL { directory.appending(path: name) }
        let commodities = part("commodities") { try CommodityCatalog(directory: folder("commodities")) }
        let gazetteer = part("places") { try Gazetteer(places: folder("places"), corps: folder("xpcc")) }
        let programmes = part("programmes") { try ProgrammeCatalog(directory: folder("programmes")) }
        let regimes = part("regimes") { try RegimeCatalog(directory: folder("regimes")) }
        let rules = part("ownership-rules") { try OwnershipRuleCatalog(directory: folder("ownership-rules")) }
        let lists = ListMetadata.readAll(folder("lists"), into: &problems)
        let bundled = part("lists") { try BundledLists.read(directory: folder("lists")) }
        let lexicon = part("lexicon") { try Lexicon(directory: folder("lexicon")) }
        let workers = part("programmes") { try WorkerDataGuard(directory: folder("programmes")) }
        let counterMeasures = regimes.flatMap { regimes in
            part("countermeasures") {
                try CounterMeasureCatalog(directory: folder("countermeasures"), regimes: regimes)
            }
        }
        guard let commodities, let gazetteer, let programmes, let regimes, let rules, let bundled, let lexicon,
            let counterMeasures, let workers, !problems.contains(where: { $0.severity == .error })
        else {
            throw CaseworkError(
                .referenceInvalid, "The reference data in \(directory.path) have \(problems.count) problems.",
                diagnostics: problems)
        }
        return KnowledgeBase(
            directory: directory, version: try KnowledgeVersion.digest(of: directory), commodities: commodities,
            gazetteer: gazetteer, programmes: programmes, regimes: regimes, counterMeasures: counterMeasures,
            ownershipRules: rules, lists: lists, bundled: bundled, lexicon: lexicon,
            scanner: ProgrammeReader(catalog: programmes, workers: workers))
    }

    /// The problems that an engine's error holds, or the error itself as one.
    private static func problems(with error: any Error, in part: String) -> [Diagnostic] {
        let found: [Diagnostic] =
            switch error {
            case let error as CaseError: error.diagnostics
            case let error as LabourProgrammesError: error.diagnostics
            case let error as RegimeError: error.diagnostics
            case let error as OwnershipError: error.diagnostics
            case let error as ImportError: error.diagnostics
            default: []
            }
        return found.isEmpty
            ? [Diagnostic(.error, code: "reference.unreadable", "\(error)", at: SourceLocation(file: part))] : found
    }

    /// Everything that is wrong with the reference data of a folder; empty where they hold together.
    public static func problems(in directory: URL) -> [Diagnostic] {
        do {
            _ = try load(from: directory)
            return []
        } catch {
            let place = SourceLocation(file: directory.lastPathComponent)
            return error.diagnostics.isEmpty
                ? [Diagnostic(.error, code: error.code.rawValue, error.message, at: place)] : error.diagnostics
        }
    }
}
