import ClewModel
import Foundation
import OwnershipAnalysis
import World

/// The group of a company by the register of legal entities: who consolidates it in its accounts, and why nobody is reported.
///
/// Consolidation is control in the sense of accounting and no percentage; what it means under a law is for that law's rule.
struct GroupRegister {
    private let world: World
    private let snapshot: OwnershipSnapshot

    init(_ world: World, _ snapshot: OwnershipSnapshot) {
        self.world = world
        self.snapshot = snapshot
    }

    /// The companies above a party, nearest first, and why none is reported, a sentence each.
    func above(_ party: EntityID) throws(ClewError) -> (parents: [IssuerReport.Parent], exceptions: [String]) {
        var parents: [IssuerReport.Parent] = []
        var seen: Set<EntityID> = [party]
        var level = [party]
        for _ in 0..<12 where !level.isEmpty {
            var next: [EntityID] = []
            for one in level {
                for link in snapshot.links(of: one, .owners) {
                    for stake in link.stakes where PartyTies.isConsolidation(stake) {
                        let pinpoint = stake.citation.pinpoint ?? ""
                        let relation = pinpoint.contains("ultimately") ? "ultimate" : "direct"
                        guard seen.insert(link.owner).inserted else { continue }
                        next.append(link.owner)
                        parents.append(
                            IssuerReport.Parent(
                                party: link.owner, name: world.name(of: link.owner), relation: relation,
                                citation: stake.citation))
                    }
                }
            }
            level = next
        }
        let entity = try world.entity(party)
        let notes = (entity?[.notes] ?? []) + (entity?["summary"] ?? [])
        let exceptions = notes.filter { $0.hasPrefix(Self.mark) }.map { note in
            let parts = note.dropFirst(Self.mark.count).split(separator: ":", maxSplits: 1).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            let category = (parts.first ?? "").lowercased().contains("ultimate") ? "ultimate" : "direct"
            let reason = parts.count > 1 ? parts[1] : ""
            return
                "The register names no \(category) parent: \(Self.words[reason] ?? reason.lowercased().replacing("_", with: " "))."
        }
        return (parents, exceptions.sorted())
    }

    private static let mark = "No parent reported, "
    /// The reasons of the register in words.
    private static let words = [
        "NO_LEI": "the parent has no identifier", "NATURAL_PERSONS": "natural persons control it",
        "NON_CONSOLIDATING": "no parent consolidates it", "NO_KNOWN_PERSON": "no person is known to control it",
        "NON_PUBLIC": "the relation is not public", "BINDING_LEGAL_COMMITMENTS": "a legal commitment forbids to say",
        "LEGAL_OBSTACLES": "the law forbids to say", "CONSENT_NOT_OBTAINED": "the parent did not consent",
        "DISCLOSURE_DETRIMENTAL": "saying so would harm somebody",
        "DETRIMENT_NOT_EXCLUDED": "harm could not be excluded",
    ]
}
