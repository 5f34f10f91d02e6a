import ClewModel
import Foundation
import OwnershipAnalysis
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
        self.diagnostics = diagnostics
        caption = path
        parties = listed
    }

    func listed(under rule: OwnershipRule, on day: Day) -> [ListedParty] {
        parties.filter { ($0.listedFrom?.earliest ?? .distantPast) <= day }
    }

    func verdicts(for entity: EntityID, under rules: [OwnershipRule], on day: Day) -> [OwnershipVerdict] {
        let snapshot = graph.snapshot(on: day)
        return rules.map { rule in
            snapshot.verdict(for: entity, under: rule, listed: listed(under: rule, on: day))
                .openWhereNobodyStatesOwners(in: snapshot)
        }
    }

    func traits() -> [PartyTrait] { [] }
}
