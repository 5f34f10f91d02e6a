import ClewModel
import Foundation
import OwnershipAnalysis
import SourceFiles
import World

/// A graph from a file, with the listed parties that the user names.
struct GraphFileSource: OwnershipSource {
    let caption: String
    let graph: OwnershipGraph
    private(set) var diagnostics: [Diagnostic]
    let reservations: [ListReservation] = []
    private let parties: [ListedParty]

    /// Reads the graph.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - named: The listed parties.
    ///   - roots: A file of further ones; one that the graph does not know is reported.
    init(path: String, listed named: [ListedParty], roots: String? = nil) throws(OwnershipError) {
        let file = try HoldingsFile(URL(filePath: path), as: path)
        let graph = file.graph
        self.graph = graph
        let listed =
            try named
            + (roots.map { path throws(OwnershipError) in
                try RootsFile.read(path) { graph.contains(EntityID($0)) }
            } ?? [])
        var diagnostics = file.diagnostics
        for party in listed where !graph.contains(party.entity) {
            diagnostics.append(
                Diagnostic(
                    .warning, code: "ownership.root.unknown",
                    "the graph has no party \(party.entity), so its listing reaches nobody",
                    at: SourceLocation(file: party.citation?.source ?? "command line")))
        }
        guard listed.isEmpty || listed.contains(where: { graph.contains($0.entity) }) else {
            throw OwnershipError(
                .graph,
                "the graph has none of the listed parties, so nothing was looked up, and this says nothing about anybody",
                diagnostics: diagnostics)
        }
        self.diagnostics = diagnostics
        caption = path
        parties = listed
    }

    var taken: Set<EntityID> { Set(parties.map(\.entity)) }

    func fingerprint() throws -> String {
        let added = parties.map { "\n\($0.entity) \($0.words.rawValue) \($0.listedFrom?.description ?? "")" }.joined()
        return SHA256Digest(ofText: try SHA256Digest.ofFile(URL(filePath: caption), as: caption).hex + added).hex
    }

    func listed(under rule: OwnershipRule, on day: Day) -> [ListedParty] {
        parties.filter { ($0.listedFrom?.earliest ?? .distantPast) <= day }
    }

    func verdicts(under rules: [OwnershipRule], on day: Day)
        -> @Sendable (EntityID) throws(ClewError) -> [OwnershipVerdict]
    {
        let snapshot = graph.snapshot(on: day)
        let asked = rules.map { ($0, listed(under: $0, on: day)) }
        return { entity in
            asked.map { rule, listed in
                snapshot.verdict(for: entity, under: rule, listed: listed)
                    .openWhereOwnersAreUnknown(under: rule, listed: listed, in: snapshot)
            }
        }
    }

    func traits() -> [PartyTrait] { [] }
}
