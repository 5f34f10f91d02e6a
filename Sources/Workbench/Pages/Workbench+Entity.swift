import Casework
import ClewModel
import Foundation
import OwnershipAnalysis
import Screening
import SourceFiles
import Synchronization
import World

extension Workbench {
    /// `/work/entity/{id}`: who a party is, on which lists over time, whose and with what, who else it may be, what was decided.
    func entity(_ visit: WorkVisit, _ id: String) throws(WorkFault) -> WorkReply {
        let world = surroundings.world()
        let asked = EntityID(id)
        let party = world.identities.representative(of: asked)
        let members = world.identities.members(of: party)
        var whole: Entity?
        for member in [asked] + members.filter({ $0 != asked }) {
            let found = try told { () throws(ClewError) in try world.entity(member) }
            guard let found else { continue }
            whole = whole?.merging(found) ?? found
        }
        guard whole != nil || world.stakes.contains(party) else {
            throw WorkFault(status: 404, message: visit.words["no_such_party"])
        }
        let name = world.name(of: party)
        let entries = world.designations(of: party)
        var view: [String: Any] = [
            "name": Markup.tagged(name), "id": id,
            "facts": facts(of: whole, visit), "entries": entries.map { entry(visit, $0, world) },
            "isListed": entries.contains { $0.stands(on: visit.day) }, "hasEntries": !entries.isEmpty,
            "same": members.filter { $0 != asked }.map {
                ["id": $0.rawValue, "path": Self.path("entity", $0.rawValue)]
            },
            "sources": sources(of: whole, world),
        ]
        if let line = ListingTimeline(entries, titles: world.titles, until: visit.day).svg { view["timeline"] = line }
        let snapshot = ownership(world, on: visit.day)
        let above = snapshot.links(of: party, .owners)
        let below = snapshot.links(of: party, .owned)
        let owners = above.filter(\.kind.saysWhoHolds)
        let owned = below.filter(\.kind.saysWhoHolds)
        // Who is “linked to” a party holds nothing of it, and it nothing of them.
        let ties =
            above.filter { !$0.kind.saysWhoHolds }.map { ($0, $0.owner) }
            + below.filter { !$0.kind.saysWhoHolds }.map { ($0, $0.asset) }
        view["ties"] = ties.prefix(Self.mostLinks).map { link(visit, $0.0, $0.1, world) }
        view["hasTies"] = !ties.isEmpty
        if ties.count > Self.mostLinks { view["moreTies"] = visit.words.sentence("more_ties", "\(ties.count)") }
        view["owners"] = owners.prefix(Self.mostLinks).map { link(visit, $0, $0.owner, world) }
        view["owned"] = owned.prefix(Self.mostLinks).map { link(visit, $0, $0.asset, world) }
        if max(owners.count, owned.count) > Self.mostLinks {
            view["moreLinks"] = visit.words.sentence("more_links", "\(owners.count)", "\(owned.count)")
        }
        let sketch = HoldingSketch(
            of: party, owners: owners, owned: owned, world: world, on: visit.day, words: visit.words)
        if let picture = sketch.svg { view["picture"] = picture }
        if let whole { view["others"] = try others(whole, besides: Set(members + [asked]), world, visit) }
        view["decisions"] = try decided(on: Set(members + [asked]), visit)
        return page("entity", title: name, view, visit)
    }

    private static let mostLinks = 50

    private func facts(of entity: Entity?, _ visit: WorkVisit) -> [[String: Any]] {
        guard let entity else { return [] }
        let skipped: Set<PropertyName> = [.topics, .sourceUrl, "referents", "addressEntity"]
        let first: [PropertyName] = [.name, .alias, .previousName, .weakAlias, .country, .jurisdiction, .address]
        let rest = entity.properties.keys.filter { !first.contains($0) && !skipped.contains($0) }.sorted()
        return
            ([("kind", [visit.words.kind(entity.schema)])]
            + (first + rest).map { ($0.rawValue, entity[$0]) })
            .filter { !$0.1.isEmpty }
            .map { key, values in
                let word = visit.words.all["property_\(key)"]
                let shown = Array(Set(values)).sorted().prefix(60).map { Markup.tagged($0) }
                return ["title": word ?? key, "values": shown]
            }
    }

    private func entry(_ visit: WorkVisit, _ entry: Designation, _ world: World) -> [String: Any] {
        var row: [String: Any] = [
            "list": Markup.tagged(world.title(of: entry.dataset)), "from": entry.from?.description ?? "?",
            "to": entry.mark ?? entry.to?.description ?? "", "stands": entry.stands(on: visit.day),
            "what": Markup.tagged(
                [entry.program, entry.scope, entry.goods].compactMap(\.self).joined(separator: " · ")),
            "source": Markup.tagged(entry.citation.description), "confidence": entry.confidence.rawValue,
        ]
        if let url = entry.citation.url, url.hasPrefix("https://") { row["url"] = url }
        return row
    }

    private func link(
        _ visit: WorkVisit, _ link: OwnershipLink, _ other: EntityID, _ world: World
    ) -> [String: Any] {
        [
            "path": Self.path("entity", other.rawValue), "name": Markup.tagged(world.name(of: other)),
            "share": HoldingSketch.share(link, visit.words), "isListed": world.isListed(other, on: visit.day),
            "isSure": link.isSurelyHeld, "confidence": link.confidence.rawValue,
            "source": Markup.tagged(Set(link.citations.map(\.description)).sorted().joined(separator: "; ")),
        ]
    }

    /// What held on a day; a graph of millions of stakes is looked through once, not for each page.
    private func ownership(_ world: World, on day: Day) -> OwnershipSnapshot {
        let key = "\(world.fingerprint) \(day)"
        if let known = holdings.withLock({ $0?.key == key ? $0?.value : nil }) { return known }
        let made = world.stakes.snapshot(on: day)
        holdings.withLock { $0 = (key, made) }
        return made
    }

    /// Other parties on hand that resemble it, which nobody has said to be the same.
    private func others(
        _ entity: Entity, besides own: Set<EntityID>, _ world: World, _ visit: WorkVisit
    ) throws(WorkFault) -> [[String: Any]] {
        let query = ScreeningQuery(entity)
        let found = try told { () throws(ClewError) in
            var options = ScreeningOptions()
            (options.limit, options.leastScore, options.explains) = (12, 0.3, false)
            return try world.identify([query], options: options, on: visit.day)[0]
        }
        return found.filter { !own.contains($0.entity) }.prefix(10).map { candidate in
            [
                "path": Self.path("entity", candidate.entity.rawValue), "name": Markup.tagged(candidate.caption),
                "about": ([visit.words.kind(candidate.schema)] + candidate.countries).joined(separator: " · "),
                "score": ScoreText.fixed(candidate.score),
                "lists": candidate.datasets.map { world.title(of: $0) }.joined(separator: "; "),
            ]
        }
    }

    private func decided(on parties: Set<EntityID>, _ visit: WorkVisit) throws(WorkFault) -> [[String: Any]] {
        let all = try told { () throws(ClewError) in try decisions() }
        return DecisionHistory(all.filter { parties.contains($0.entity) }, on: visit.day).entries.suffix(50).map {
            entry in
            [
                "state": visit.words["state_\(entry.state.rawValue)"],
                "verdict": visit.words["verdict_\(entry.judgement.verdict.rawValue)"],
                "party": Markup.tagged(entry.judgement.matter?.name ?? entry.judgement.query),
                "by": [entry.judgement.decidedBy, entry.judgement.confirmedBy].compactMap(\.self).joined(
                    separator: ", "),
                "on": entry.judgement.decidedOn.description, "reason": Markup.tagged(entry.judgement.reason),
            ]
        }
    }

    private func sources(of entity: Entity?, _ world: World) -> [[String: Any]] {
        let named = Set(entity?.datasets ?? [])
        return world.datasets.filter { named.contains($0.dataset) }.map { dataset in
            var row: [String: Any] = [
                "title": Markup.tagged(dataset.title), "state": Markup.tagged(dataset.state),
                "path": Self.path("lists", dataset.dataset.rawValue),
            ]
            if let address = dataset.address, address.hasPrefix("https://") { row["url"] = address }
            return row
        }
    }
}
