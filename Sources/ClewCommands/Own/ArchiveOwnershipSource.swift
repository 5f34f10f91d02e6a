import Casework
import ClewModel
import Foundation
import ListImport
import OwnershipAnalysis
import StatementStore

/// The stakes and listings of the archive, and the listings that come with Clew.
struct ArchiveOwnershipSource: OwnershipSource {
    let caption = "the archive"
    let graph: OwnershipGraph
    private(set) var diagnostics: [Diagnostic] = []
    private let library: ListLibrary
    private let named: [ListedParty]

    /// Reads every party and link on hand.
    ///
    /// Stakes of any time are read, since a change of owner around a listing matters on later days too; the snapshot of the
    /// graph picks those of the day.
    ///
    /// - Parameters:
    ///   - options: Where the archive lies.
    ///   - reference: Where the reference data lie.
    ///   - named: Listed parties that the user adds.
    init(_ options: ArchiveOptions, _ reference: ReferenceOptions, named: [ListedParty]) throws {
        var entities: [EntityID: Entity] = [:]
        let folder = try reference.directory().appending(path: "lists")
        for entity in Entity.assemble(try BundledLists.read(directory: folder).statements) {
            entities[entity.id] = entity
        }
        if let archive = try options.openIfPresent() {
            try archive.snapshot(validAt: nil, knownAt: .distantFuture).forEachEntity { entity in
                guard var known = entities[entity.id] else {
                    entities[entity.id] = entity
                    return
                }
                known.properties.merge(entity.properties) { own, other in own + other.filter { !own.contains($0) } }
                known.datasets = Set(known.datasets + entity.datasets).sorted()
                entities[entity.id] = known
            }
        }
        let all = entities.values.sorted { $0.id < $1.id }
        var builder = OwnershipGraphBuilder()
        var found: [Diagnostic] = []
        for entity in all {
            let citation = Citation(
                entity.datasets.first?.rawValue ?? caption, entity.id.rawValue, url: entity.first(.sourceUrl),
                verification: .secondary)
            let stakes = EntityStakes.stakes(of: entity, citation: citation, into: &found)
            for stake in stakes { builder.add(stake) }
            if entity.schema.isMatchable {
                builder.declare(entity.id, name: entity.caption, schema: entity.schema)
            }
        }
        graph = builder.graph(into: &found)
        diagnostics = found
        library = ListLibrary(entities: all) { entity in
            (
                entity.datasets.first.map { Citation($0.rawValue, entity.id.rawValue, url: entity.first(.sourceUrl)) },
                .high
            )
        }
        self.named = named
    }

    func listed(under rule: OwnershipRule, on day: Day) -> [ListedParty] {
        let parties = library.designations.values.joined()
            .filter { rule.datasets.contains($0.dataset) && $0.stands(on: day) }
            .map {
                ListedParty(
                    $0.entity, words: $0.scope.map(EntryWords.init(reading:)) ?? .itself, listedFrom: $0.from,
                    dataset: $0.dataset, citation: $0.citation)
            }
        return (parties + named).sorted { ($0.entity, $0.words.rawValue) < ($1.entity, $1.words.rawValue) }
    }

    func traits() -> [PartyTrait] {
        library.parties.flatMap { party -> [PartyTrait] in
            let citation = Citation(party.datasets.first?.rawValue ?? caption, party.id.rawValue)
            let addresses = party[.address].map {
                PartyTrait(entity: party.id, kind: .address, value: $0, citation: citation)
            }
            let phones = party[.phone].map { PartyTrait(entity: party.id, kind: .phone, value: $0, citation: citation) }
            return addresses + phones
        }
    }
}
