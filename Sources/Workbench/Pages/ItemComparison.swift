import Casework
import ClewModel
import Screening
import World

/// Both sides of a match, property by property, with what each says for or against it.
struct ItemComparison {
    private let item: TriageItem
    private let party: TriageParty?
    private let listed: Entity?
    /// The addresses that stand as entities of their own.
    private let places: [String]
    private let words: WorkWords

    init(_ item: TriageItem, _ party: TriageParty?, _ world: World, _ words: WorkWords) {
        self.item = item
        self.party = party
        self.words = words
        // Where the list cannot be read, what was kept with the match stands.
        listed = (try? world.entity(item.alert.entity)) ?? nil
        places = (listed?["addressEntity"] ?? []).prefix(12).compactMap { id in
            ((try? world.entity(EntityID(id))) ?? nil).map { $0.first("full") ?? $0.caption }
        }
    }

    /// Which kinds of evidence stand beside which property.
    private static let kinds: [(row: String, kinds: Set<MatchEvidence.Kind>)] = [
        (
            "names",
            [
                .name, .personName, .weakAlias, .manyNames, .sameWholeName, .rareName, .rarePersonName, .otherPlace,
                .otherNumber, .initialsAlone, .longerName, .calibration,
            ]
        ),
        ("countries", [.countryAgrees, .countryContradicts]),
        ("identifiers", [.identifierAgrees, .identifierContradicts]),
        ("birth_dates", [.birthDateAgrees, .birthDateContradicts]),
        ("addresses", [.otherAddress]),
    ]

    /// The rows: a property, what was asked, what the list says, and what that says.
    var rows: [[String: Any]] {
        let rows = Self.kinds.map { row, kinds -> (String, [String], [String], [TriageAlert.Line]) in
            let lines = item.alert.evidence.filter { line in
                MatchEvidence.Kind(rawValue: line.kind).map(kinds.contains) ?? false
            }
            return (row, asked(row), listedValues(row), lines)
        }
        let kind = (
            "kind", [party.map { words.kind($0.schema) } ?? ""], [words.kind(item.alert.schema)], [TriageAlert.Line]()
        )
        return (rows + [kind]).filter { !$0.1.isEmpty || !$0.2.isEmpty || !$0.3.isEmpty }.map {
            row, asked, listed, lines in
            var view: [String: Any] = [
                "title": words["row_\(row)"], "asked": asked.map { mark($0, item.alert.queryName) },
                "listed": listed.prefix(12).map { mark($0, item.alert.matchedName) },
                "lines": lines.map(line),
            ]
            if listed.count > 12 { view["more"] = words.sentence("more_values", "\(listed.count - 12)") }
            return view
        }
    }

    /// The evidence that belongs to no property.
    var rest: [[String: Any]] {
        let placed = Self.kinds.reduce(into: Set<MatchEvidence.Kind>()) { $0.formUnion($1.kinds) }
        return item.alert.evidence.filter { line in
            !(MatchEvidence.Kind(rawValue: line.kind).map(placed.contains) ?? false)
        }
        .map(line)
    }

    private func line(_ line: TriageAlert.Line) -> [String: Any] {
        [
            "sum": ScoreText.signed(line.contribution), "text": EvidenceWords.of(words.language).tagged(line.sentence),
            "class": abs(line.contribution) < 0.005 ? "neither" : line.contribution < 0 ? "against" : "for",
        ]
    }

    /// The name that fits best is shown as such.
    private func mark(_ value: String, _ best: String?) -> String {
        value == best && value != "" ? "<strong>\(Markup.tagged(value))</strong>" : Markup.tagged(value)
    }

    private func asked(_ row: String) -> [String] {
        guard let party else { return [] }
        switch row {
        case "names": return Array(party.names.prefix(12))
        case "countries": return party.countries
        case "identifiers": return party.identifiers.map { "\($0.kind.rawValue) \($0.value)" }
        case "birth_dates": return party.birthDates
        case "addresses": return party.addresses
        default: return []
        }
    }

    private func listedValues(_ row: String) -> [String] {
        guard let listed else {
            switch row {
            case "names": return [item.alert.caption]
            case "countries": return item.alert.countries
            default: return []
            }
        }
        switch row {
        case "names":
            let names = [PropertyName.name, .alias, .previousName, .weakAlias].flatMap { listed[$0] }
            let best = item.alert.matchedName
            // The name that fits best stands first, wherever the list has it.
            return (best.isEmpty ? [] : [best]) + names.unique().filter { $0 != best }
        case "countries": return (listed[.country] + listed[.jurisdiction] + listed["nationality"]).unique()
        case "identifiers":
            let kinds: [PropertyName] = [
                .registrationNumber, .uscCode, .leiCode, .imoNumber, .idNumber, .taxNumber, .swiftBic, "passportNumber",
            ]
            return kinds.flatMap { kind in listed[kind].map { "\(kind.rawValue) \($0)" } }
        case "birth_dates": return listed[.birthDate]
        case "addresses": return (listed[.address] + places).unique()
        default: return []
        }
    }
}
