public import ClewModel
public import Foundation
import SourceFiles
public import World

/// Whether a dossier can be computed again from what it says it was computed from.
public struct AssessmentVerification: Sendable {
    /// What the dossier was computed from, as it says itself.
    public let sources: SourcesReport
    /// The fingerprint of the dossier.
    public let fingerprint: String
    private let bytes: Data

    /// One thing that is missing or differs.
    public struct Difference: Hashable, Sendable {
        /// What it is about, such as `input parties.csv`.
        public let subject: String
        /// What was found, in words.
        public let found: String
    }

    /// How a verification ended.
    public enum Outcome: Hashable, Sendable {
        /// The same bytes came out.
        case same
        /// An input is missing or differs, so that the same bytes cannot be expected.
        case inputsDiffer([Difference])
        /// Every input is the same, and other bytes came out: a fault of ours, or a dossier that was changed by hand.
        case bytesDiffer(line: Int)
    }

    /// Reads a dossier.
    ///
    /// - Throws: `dossier.invalid` for a file that is no `dossier.json`.
    public init(dossier url: URL) throws(ClewError) {
        let name = url.path(percentEncoded: false)
        do {
            bytes = try Data(contentsOf: url)
        } catch {
            throw ClewError(.dossierInvalid, "\(name) cannot be read")
        }
        do {
            let head = try JSONDecoder().decode(Head.self, from: bytes)
            sources = head.sources
            fingerprint = head.fingerprint
        } catch {
            throw ClewError(
                .dossierInvalid,
                "\(name) is no dossier of this version of Clew: it does not say what it was computed from")
        }
    }

    private struct Head: Decodable {
        var fingerprint: String
        var sources: SourcesReport
    }

    private func option(_ key: String) -> String? {
        sources.options.first { $0.hasPrefix(key + "=") }.map { String($0.dropFirst(key.count + 1)) }
    }

    /// The day whose knowledge was used; `nil` for all that was on hand.
    public var knownAt: Day? { option("known-at").flatMap { Day($0) } }

    /// The options with which to compute it again.
    public var options: AssessmentOptions {
        AssessmentOptions(
            asOf: option("as-of").flatMap { Day($0) },
            regimes: (option("regimes") ?? "").split(separator: ",").map(String.init),
            isWithoutPRCCollection: option("no-prc-collection") != nil)
    }

    /// The folder of the case: the one named, else the current folder, that of the dossier, or the one above it, whichever
    /// holds every file that the dossier names.
    ///
    /// - Throws: `dossier.invalid` where none does.
    public func caseFolder(named folder: URL?, dossier: URL, current: URL) throws(ClewError) -> URL {
        if let folder { return folder }
        let own = dossier.deletingLastPathComponent()
        for place in [current, own, own.deletingLastPathComponent()] {
            let holdsAll = sources.inputs.allSatisfy {
                FileManager.default.fileExists(atPath: place.appending(path: $0.path).path(percentEncoded: false))
            }
            if holdsAll { return place }
        }
        throw ClewError(.dossierInvalid, "name the folder of the case: the dossier does not say where it lies")
    }

    /// Computes the dossier again and compares it, byte for byte.
    ///
    /// - Parameters:
    ///   - folder: The case.
    ///   - world: The world by the knowledge of ``knownAt``.
    public func run(caseAt folder: URL, in world: World) throws(ClewError) -> Outcome {
        var differences = try inputDifferences(folder)
        if sources.clew != ClewVersion.current {
            differences.append(
                Difference(
                    subject: "clew", found: "version \(ClewVersion.current), the dossier was made by \(sources.clew)"))
        }
        let knowledge = try world.knowledge.version
        if sources.knowledge != knowledge {
            differences.append(
                Difference(subject: "reference data", found: "\(knowledge), the dossier has \(sources.knowledge)"))
        }
        differences += listDifferences(world)
        // A case whose files are not those of the dossier may not even be readable.
        if differences.contains(where: { $0.subject.hasPrefix("input ") }) { return .inputsDiffer(differences) }
        let assessment = try Assessor(world: world).assess(caseAt: folder, options: options)
        if sources.decisions != assessment.sources.decisions {
            differences.append(
                Difference(subject: "decisions", found: "other decisions about these parties are on record now"))
        }
        if sources.solver != assessment.sources.solver {
            differences.append(
                Difference(
                    subject: "solver",
                    found: "\(assessment.sources.solver) here; the dossier has \(sources.solver), and bounds may differ"
                ))
        }
        let again = Data(try DossierDocument.json(of: assessment).utf8)
        if again == bytes { return .same }
        if !differences.isEmpty { return .inputsDiffer(differences) }
        let pair = zip(again.split(separator: 0x0A), bytes.split(separator: 0x0A))
        let line = pair.enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
        return .bytesDiffer(line: line + 1)
    }

    private func inputDifferences(_ folder: URL) throws(ClewError) -> [Difference] {
        var differences: [Difference] = []
        for input in sources.inputs {
            let file = folder.appending(path: input.path)
            guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else {
                differences.append(Difference(subject: "input \(input.path)", found: "missing"))
                continue
            }
            do {
                let digest = try SHA256Digest.ofFile(file, as: input.path).hex
                if digest != input.sha256 {
                    differences.append(
                        Difference(
                            subject: "input \(input.path)", found: "SHA-256 \(digest), the dossier has \(input.sha256)")
                    )
                }
            } catch {
                differences.append(Difference(subject: "input \(input.path)", found: error.message))
            }
        }
        return differences
    }

    private func listDifferences(_ world: World) -> [Difference] {
        guard sources.world != world.fingerprint else { return [] }
        var differences: [Difference] = []
        for list in sources.lists {
            guard let now = world.datasets.first(where: { $0.dataset == list.dataset }) else {
                differences.append(Difference(subject: "list \(list.dataset)", found: "missing; it was: \(list.state)"))
                continue
            }
            if now.digest != list.digest || now.state != list.state {
                differences.append(
                    Difference(subject: "list \(list.dataset)", found: "now \(now.state); it was: \(list.state)"))
            }
        }
        for now in world.datasets where !sources.lists.contains(where: { $0.dataset == now.dataset }) {
            differences.append(Difference(subject: "list \(now.dataset)", found: "new: \(now.state)"))
        }
        if differences.isEmpty {
            differences.append(Difference(subject: "links between lists", found: "others are on record now"))
        }
        return differences
    }
}

extension ClewError.Code {
    /// A dossier cannot be verified.
    public static let dossierInvalid = ClewError.Code(rawValue: "dossier.invalid")
}
