import ClewModel
import Foundation
import OwnershipAnalysis

/// A graph from a file, with the listed parties that the user names.
struct GraphFileSource: OwnershipSource {
    let caption: String
    let graph: OwnershipGraph
    private(set) var diagnostics: [Diagnostic]
    private let parties: [ListedParty]

    /// Reads the graph.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - listed: The listed parties; one that the graph does not know is reported.
    init(path: String, listed: [ListedParty]) throws(OwnershipError) {
        var diagnostics: [Diagnostic] = []
        graph = try OwnershipGraph.read(URL(filePath: path), as: path, into: &diagnostics)
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

    func traits() -> [PartyTrait] { [] }
}
