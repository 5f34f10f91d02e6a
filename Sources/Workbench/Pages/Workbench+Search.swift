import Casework
import ClewModel
import NameMatching
import Screening
import World

extension Workbench {
    /// How many parties a search shows.
    private static let most = 25

    /// `/work/search`: parties by name in any script, or by identifier.
    ///
    /// The form is posted, so that names stand in no address, history or proxy log.
    func search(_ visit: WorkVisit) throws(WorkFault) -> WorkReply {
        let form = visit.form
        let (name, country, kind, list) =
            (form.text("q"), form.text("country"), form.text("kind"), form.text("list"))
        let world = surroundings.world()
        var view: [String: Any] = [
            "q": name, "country": country, "registers": form["registers"] != nil,
            "kinds": Self.kinds.map { key, schema -> [String: Any] in
                ["value": schema, "title": visit.words[key], "chosen": schema == kind]
            },
            "lists": world.datasets.map { dataset -> [String: Any] in
                [
                    "value": dataset.dataset.rawValue, "title": dataset.title,
                    "chosen": dataset.dataset.rawValue == list,
                ]
            },
        ]
        if visit.request.method == "POST", !name.isEmpty {
            guard list.isEmpty || world.datasets.contains(where: { $0.dataset.rawValue == list }) else {
                view["problem"] = visit.words["no_such_list"]
                return page("search", title: visit.words["search"], view, visit)
            }
            guard name.utf8.count <= 1_000, country.isEmpty || CountryCode.isKnown(country) else {
                view["problem"] = visit.words.sentence("unknown_country", country)
                return page("search", title: visit.words["search"], view, visit)
            }
            let query = ScreeningQuery(
                id: "search", schema: Schema(rawValue: kind.isEmpty ? "Thing" : kind), names: [name],
                countries: country.isEmpty ? [] : [country])
            var found = try told { () throws(ClewError) in
                var options = ScreeningOptions()
                (options.limit, options.leastScore, options.explains) = (Self.most, 0.02, false)
                return try world.identify([query], options: options, on: visit.day)[0]
            }
            found = found.filter { list.isEmpty || $0.datasets.contains(DatasetName(rawValue: list)) }
            if form["registers"] == nil { found = found.filter { !world.designations(of: $0.entity).isEmpty } }
            let numbered = try self.numbered(name, in: world, visit).filter {
                list.isEmpty || world.designations(of: $0).contains { $0.dataset.rawValue == list }
            }
            view["hits"] = hits(found.prefix(Self.most), named: name, numbered: numbered, in: world, visit)
            view["asked"] = true
            if found.count > Self.most { view["more"] = visit.words.sentence("more_hits", "\(Self.most)") }
        }
        return page("search", title: visit.words["search"], view, visit)
    }

    static let kinds = [
        ("kind_any", ""), ("kind_company", "Company"), ("kind_person", "Person"), ("kind_vessel", "Vessel"),
        ("kind_organization", "Organization"),
    ]

    /// The parties that bear a number or code, of whatever kind it is, and those that their list gives it to.
    private func numbered(_ text: String, in world: World, _ visit: WorkVisit) throws(WorkFault) -> [EntityID] {
        let isNumber = text.utf8.count < 80 && text.contains(where: \.isNumber)
        guard isNumber, text.split(separator: " ").count < 4 else { return [] }
        let identifiers = PropertyName.identifiers.map { PartyIdentifier(kind: $0, value: text) }.filter(\.isUsable)
        let queries = identifiers.map {
            ScreeningQuery(id: $0.kind.rawValue, schema: .thing, names: [], identifiers: [$0])
        }
        guard !queries.isEmpty else { return [] }
        var found: [EntityID] = []
        let results = try told { () throws(ClewError) in
            var options = ScreeningOptions()
            (options.limit, options.leastScore, options.explains) = (10, 0.02, true)
            return try world.identify(queries, options: options, on: visit.day)
        }
        for candidate in results.joined() {
            let agrees = candidate.explanation?.evidence.contains { $0.kind == .identifierAgrees } ?? false
            if agrees, !found.contains(candidate.entity) { found.append(candidate.entity) }
        }
        return found + world.parties(numbered: text).filter { !found.contains($0) }
    }

    private func hits(
        _ found: ArraySlice<Candidate>, named name: String, numbered: [EntityID], in world: World, _ visit: WorkVisit
    ) -> [[String: Any]] {
        var seen: Set<EntityID> = []
        var hits: [[String: Any]] = []
        func add(_ id: EntityID, _ caption: String, _ about: String, _ score: String) {
            let party = world.identities.representative(of: id)
            guard seen.insert(party).inserted else { return }
            let standing = world.designations(of: party).filter { $0.stands(on: visit.day) }
            let ever = !world.designations(of: party).isEmpty
            hits.append([
                "path": Self.path("entity", id.rawValue), "name": Markup.tagged(caption), "about": about,
                "score": score, "isListed": !standing.isEmpty, "wasListed": standing.isEmpty && ever,
                "lists": Set(standing.map { world.title(of: $0.dataset) }).sorted().joined(separator: "; "),
            ])
        }
        // An identifier, or a name letter by letter, before what is only alike.
        for party in world.parties(called: name).prefix(5) {
            add(party, world.name(of: party), party.rawValue, visit.words["exact"])
        }
        for party in numbered.prefix(Self.most) {
            add(party, world.name(of: party), party.rawValue, visit.words["same_number"])
        }
        for hit in found {
            add(
                hit.entity, hit.caption,
                ([visit.words.kind(hit.schema)] + hit.countries + [hit.entity.rawValue]).joined(separator: " · "),
                ScoreText.fixed(hit.score))
        }
        return hits
    }
}
