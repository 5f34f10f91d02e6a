public import ClewModel
import CompactIndex
public import OwnershipAnalysis
import Screening

/// What a question about owners adds to the world: the stakes of a case, and who in the case is whom in the world.
public struct AddedHoldings: Sendable {
    /// Stakes that the world does not have.
    public var stakes: [Stake]
    /// The name under which a party of the world is asked about, by the identifier that stands for all of it.
    public var aliases: [EntityID: EntityID]
    /// Listed parties that the user names.
    public var listed: [ListedParty]
    /// What to call parties that the question brings.
    public var names: [EntityID: String]
    /// Parties of whom the question already knows which entries of lists are theirs: nobody asks again whose name they bear.
    public var identified: Set<EntityID>

    /// Creates an addition; nothing by default.
    public init(
        stakes: [Stake] = [], aliases: [EntityID: EntityID] = [:], listed: [ListedParty] = [],
        names: [EntityID: String] = [:], identified: Set<EntityID> = []
    ) {
        self.stakes = stakes
        self.aliases = aliases
        self.listed = listed
        self.names = names
        self.identified = identified
    }
}

/// The stakes above some parties, on any day, and who of those in them is listed: all that a verdict can rest on.
public struct OwnershipView: Sendable {
    /// The stakes.
    public let graph: OwnershipGraph
    /// What in those stakes someone should look at.
    public let diagnostics: [Diagnostic]
    private let listings: @Sendable (EntityID, OwnershipRule, Day) -> [ListedParty]
    /// Entries of which nobody can tell whether they count; `nil` where there can be none.
    private let unclear: (@Sendable (EntityID, OwnershipRule, Day) -> [UnclearListing])?

    init(
        graph: OwnershipGraph, diagnostics: [Diagnostic],
        listings: @escaping @Sendable (EntityID, OwnershipRule, Day) -> [ListedParty],
        unclear: (@Sendable (EntityID, OwnershipRule, Day) -> [UnclearListing])? = nil
    ) {
        self.graph = graph
        self.diagnostics = diagnostics
        self.listings = listings
        self.unclear = unclear
    }

    /// The listed parties among those in the stakes, by a rule on a day, sorted.
    public func listed(under rule: OwnershipRule, on day: Day, besides party: EntityID) -> [ListedParty] {
        everybody(besides: party).flatMap { listings($0, rule, day) }.sorted(by: ListedParty.precedes)
    }

    private func everybody(besides party: EntityID) -> [EntityID] {
        graph.contains(party) ? graph.entityIDs : graph.entityIDs + [party]
    }

    /// Whether a party falls under a rule on a day, with the chain that shows it.
    ///
    /// Of a party whose owners nobody states the answer is open: a listed owner cannot be ruled out.
    public func verdict(for party: EntityID, under rule: OwnershipRule, on day: Day) -> OwnershipVerdict {
        verdict(for: party, under: rule, in: graph.snapshot(on: day))
    }

    /// The same, for several questions about one day.
    public func verdict(
        for party: EntityID, under rule: OwnershipRule, in snapshot: OwnershipSnapshot
    ) -> OwnershipVerdict {
        let listed = listed(under: rule, on: snapshot.day, besides: party)
        let verdict = snapshot.verdict(for: party, under: rule, listed: listed)
            .openWhereOwnersAreUnknown(under: rule, listed: listed, in: snapshot)
        guard verdict.answer != .yes, let find = self.unclear else { return verdict }
        let unclear = everybody(besides: party).flatMap { find($0, rule, snapshot.day) }
            .sorted { ListedParty.precedes($0.listing, $1.listing) }
        guard !unclear.isEmpty else { return verdict }
        let all = (listed + unclear.map(\.listing)).sorted(by: ListedParty.precedes)
        let most = snapshot.verdict(for: party, under: rule, listed: all)
            .openWhereOwnersAreUnknown(under: rule, listed: all, in: snapshot)
        return verdict.open(for: unclear, asFarAs: most, under: rule, in: snapshot)
    }
}

extension World {
    /// The stakes above some parties, with what a question adds.
    ///
    /// - Parameters:
    ///   - parties: The parties asked about, each as ``AddedHoldings/aliases`` names it, or else by the identifier that
    ///     stands for all of it.
    ///   - added: What the question adds.
    ///   - prepared: The stakes of this world, prepared once for many questions.
    /// - Throws: ``ClewError``, where the index of those listed or the archive cannot be read.
    /// - Complexity: O(*n*) in the stakes on hand, for all parties together; O(*m*) in those above the parties where they are
    ///   prepared. Each of those is screened once in the life of the world.
    public func ownership(
        above parties: [EntityID], adding added: AddedHoldings = AddedHoldings(), using prepared: AncestorStakes? = nil
    ) throws(ClewError) -> OwnershipView {
        let above = prepared ?? AncestorStakes(stakes)
        var behind: [EntityID: [EntityID]] = [:]
        for (known, name) in added.aliases.sorted(by: { $0.key < $1.key }) { behind[name, default: []].append(known) }
        func known(_ name: EntityID) -> [EntityID] { behind[name] ?? [name] }
        func named(_ stake: Stake) -> Stake {
            var stake = stake
            stake.owner = added.aliases[stake.owner] ?? stake.owner
            stake.asset = added.aliases[stake.asset] ?? stake.asset
            return stake
        }
        var reached = Set(parties)
        var found: [Stake] = []
        while true {
            let before = reached.count
            found = above.stakes(above: reached.sorted().flatMap(known)).map(named)
            for stake in found { reached.formUnion([stake.owner, stake.asset]) }
            var grew = true
            while grew {
                grew = false
                for stake in added.stakes where reached.contains(stake.asset) {
                    if reached.insert(stake.owner).inserted { grew = true }
                }
            }
            if reached.count == before { break }
        }
        found += added.stakes.filter { reached.contains($0.asset) || reached.contains($0.owner) }
        var builder = OwnershipGraphBuilder()
        // In the order of their identifiers, so that the order of records decides nothing.
        for party in reached.sorted() {
            let id = known(party)[0]
            builder.declare(
                party,
                name: added.names[party] ?? stakes.statedName(of: id)
                    ?? table.number(of: id).map { table.captions[$0] },
                schema: stakes.schema(of: id))
        }
        for stake in found { builder.add(stake) }
        var diagnostics: [Diagnostic] = []
        let graph = builder.graph(into: &diagnostics)
        let members = behind
        @Sendable func told(_ party: EntityID, _ entries: [ListedParty]) -> [ListedParty] {
            entries.map { entry in
                var entry = entry
                entry.entity = party
                return entry
            }
        }
        @Sendable func identifiers(_ party: EntityID) -> [EntityID] {
            (members[party] ?? [party]).flatMap { identities.members(of: $0) }
        }
        let namesakes =
            listed.count > 0
            ? try knownNamesakes.find(reached.subtracting(added.identified).sorted(), in: self, called: graph.name(of:))
            : [:]
        @Sendable func told(_ party: EntityID, _ namesake: Namesakes.Namesake, _ rule: OwnershipRule, _ day: Day)
            -> [ListedParty]
        { told(party, listed(namesake.entity, under: rule, on: day)) }
        let findUnclear: @Sendable (EntityID, OwnershipRule, Day) -> [UnclearListing] = { [self] party, rule, day in
            told(party, identifiers(party).flatMap { unclear($0, under: rule, on: day) })
                .map { UnclearListing($0, doubt: .regime) }
                + (namesakes[party] ?? []).filter { !$0.isDecided }.flatMap { namesake in
                    told(party, namesake, rule, day).map {
                        UnclearListing($0, doubt: .identity(with: namesake.entity, called: namesake.caption))
                    }
                }
        }
        return OwnershipView(
            graph: graph, diagnostics: diagnostics,
            listings: { [self] party, rule, day in
                let listed =
                    identifiers(party).flatMap { self.listed($0, under: rule, on: day) }
                    + added.listed.filter { $0.entity == party && ($0.listedFrom?.earliest ?? .distantPast) <= day }
                return told(party, listed)
                    + (namesakes[party] ?? []).filter(\.isDecided).flatMap { told(party, $0, rule, day) }
            },
            unclear: table.hasIssuers || !namesakes.isEmpty ? findUnclear : nil)
    }
}
