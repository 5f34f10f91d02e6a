public import ClewModel
import Foundation
import ListImport
public import OwnershipAnalysis
public import StatementStore

/// The stakes and listings of all lists on hand, with the identifiers of one party put together.
///
/// A party that several lists name under identifiers of their own is one party here, so that a stake or a listing of one
/// identifier holds for all.
public struct HoldingsOnHand: Sendable {
    /// The stakes of any time: the snapshot of the graph picks those of a day.
    public let graph: OwnershipGraph
    /// The entries of the lists, under the identifiers that they have there.
    public let library: ListLibrary
    /// Which identifiers are one party.
    public let identities: LinkedIdentities
    /// What in the stakes someone should look at.
    public let diagnostics: [Diagnostic]
    private let captions: [String: Set<EntityID>]

    /// Reads every party, stake and listing on hand.
    ///
    /// Identifiers are linked as the archive records it, and as `Reference/identities` says where both are on hand; a link
    /// that was taken back in the archive stays taken back.
    ///
    /// - Complexity: O(*n* log *n*) in the entities on hand.
    public init(_ knowledge: KnowledgeBase, archive: Archive?) throws(CaseworkError) {
        var pool = EntityPool(try BundledOnHand(knowledge, archive: archive, knownAt: nil).statements)
        if let archive {
            do {
                try pool.add(try archive.snapshot(validAt: nil, knownAt: .distantFuture))
            } catch let error as ArchiveError {
                throw CaseworkError(.archive, error.message)
            } catch let error as CaseworkError {
                throw error
            } catch {
                throw CaseworkError(.archive, "\(error)")
            }
        }
        let identities = try Self.identities(knowledge, archive, pool)
        let all = pool.sorted
        var builder = OwnershipGraphBuilder()
        var found: [Diagnostic] = []
        var captions: [String: Set<EntityID>] = [:]
        for entity in all {
            let citation = Self.citation(of: entity)
            for var stake in EntityStakes.stakes(of: entity, citation: citation, into: &found) {
                stake.owner = identities.representative(of: stake.owner)
                stake.asset = identities.representative(of: stake.asset)
                builder.add(stake)
            }
            if entity.schema.isMatchable {
                let one = identities.representative(of: entity.id)
                builder.declare(one, name: entity.caption, schema: entity.schema)
                captions[entity.caption.lowercased(), default: []].insert(one)
            }
        }
        graph = builder.graph(into: &found)
        library = ListLibrary(entities: all) { entity in
            pool.source(of: entity.id).map { ($0.citation, $0.confidence) } ?? (Self.citation(of: entity), .high)
        }
        diagnostics = found
        self.identities = identities
        self.captions = captions
    }

    /// The parties that the lists of a rule name on a day, sorted.
    public func listed(under rule: OwnershipRule, on day: Day) -> [ListedParty] {
        library.designations.values.joined()
            .filter { rule.datasets.contains($0.dataset) && $0.stands(on: day) }
            .map {
                ListedParty(
                    identities.representative(of: $0.entity),
                    words: $0.scope.map(EntryWords.init(reading:)) ?? .itself, listedFrom: $0.from,
                    dataset: $0.dataset, citation: $0.citation)
            }
            .sorted { ($0.entity, $0.words.rawValue) < ($1.entity, $1.words.rawValue) }
    }

    /// The parties that an identifier or a name stands for, case of the name aside, sorted.
    public func parties(called name: String) -> [EntityID] {
        let one = identities.representative(of: EntityID(name))
        if graph.contains(one) { return [one] }
        return (captions[name.lowercased()] ?? []).sorted()
    }

    /// Addresses and telephone numbers of the parties, for leads.
    public func traits() -> [PartyTrait] {
        library.parties.flatMap { party -> [PartyTrait] in
            let citation = Self.citation(of: party)
            let one = identities.representative(of: party.id)
            return party[.address].map { PartyTrait(entity: one, kind: .address, value: $0, citation: citation) }
                + party[.phone].map { PartyTrait(entity: one, kind: .phone, value: $0, citation: citation) }
        }
    }

    private static func citation(of entity: Entity) -> Citation {
        Citation(
            entity.datasets.first?.rawValue ?? "the archive", entity.id.rawValue, url: entity.first(.sourceUrl),
            verification: .secondary)
    }

    private static func identities(
        _ knowledge: KnowledgeBase, _ archive: Archive?, _ pool: EntityPool
    ) throws(CaseworkError) -> LinkedIdentities {
        let file = knowledge.directory.appending(path: "identities/same-entities.csv")
        var pairs: [(one: EntityID, other: EntityID)] = []
        if FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) {
            pairs = try IdentityTable(file).pairs.filter { pool.contains($0.one) && pool.contains($0.other) }
        }
        let former = knowledge.formerIdentifiers
        guard let archive else { return LinkedIdentities(pairs, former: former) }
        do {
            pairs = try pairs.filter { try archive.links(everBetween: $0.one, and: $0.other).isEmpty }
            pairs += try archive.links().map { ($0.one, $0.other) }
        } catch {
            throw CaseworkError(.archive, "\(error)")
        }
        return LinkedIdentities(pairs, former: former)
    }
}
