import ClewModel
import LabourProgrammes
import SupplyChain

/// Step 1: where the parties and the lots are.
struct PlaceStep {
    /// What the step found.
    struct Result {
        /// The place of each party with an address, by party.
        var parties: [String: PlaceResolution] = [:]
        /// The place of each lot, by lot: its own, else that of its producer.
        var lots: [String: LotPlace] = [:]
        /// The findings.
        var findings: [Finding] = []
    }

    /// The place of a lot, and whether the lot's own row states it.
    struct LotPlace {
        var resolution: PlaceResolution
        var text: String
        var location: SourceLocation
        var isOwn: Bool
    }

    let gazetteer: Gazetteer
    /// The regions that are asked about.
    var regions: [Region] = []

    /// Resolves every address of the case.
    func run(_ case: Case) -> Result {
        var result = Result()
        for party in `case`.parties {
            guard let address = party.address else {
                if let finding = question(about: party) { result.findings.append(finding) }
                continue
            }
            let code = party.identifiers.compactMap { try? UnifiedSocialCreditCode($0.value) }.first
            let place = gazetteer.resolve(
                address, country: party.country, registeringDivision: code?.registeringDivision)
            result.parties[party.id] = place
            if let finding = finding(about: party, address: address, at: place) {
                result.findings.append(finding)
            } else if place.inXinjiang == .undetermined, let finding = question(about: party) {
                result.findings.append(finding)
            }
        }
        for lot in `case`.lots { result.lots[lot.id] = place(of: lot, in: `case`, parties: result.parties) }
        return result
    }

    private func place(of lot: Lot, in case: Case, parties: [String: PlaceResolution]) -> LotPlace? {
        if let text = lot.place {
            let resolution = gazetteer.resolve(text, country: lot.country)
            return LotPlace(
                resolution: resolution, text: text, location: lot.placeLocation ?? lot.location, isOwn: true)
        }
        if let country = lot.country, country != "cn" {
            return LotPlace(
                resolution: gazetteer.resolve(country, country: country), text: country, location: lot.location,
                isOwn: true)
        }
        guard let producer = lot.producer.flatMap({ `case`.party($0) }), let address = producer.address,
            let resolution = parties[producer.id]
        else { return nil }
        return LotPlace(
            resolution: resolution, text: address, location: producer.addressLocation ?? producer.location, isOwn: false
        )
    }

    /// A question where nothing but the party's name speaks of a place, and that place lies in the region.
    private func question(about party: CaseParty) -> Finding? {
        let signs = party.names.flatMap { gazetteer.signsOfXinjiang(inName: $0, country: party.country) }
        guard let sign = signs.first else { return nil }
        let words = "“\(sign.text)” in its name"
        return Finding(
            .placeNameAlone, about: Subject(.party, id: party.id, caption: party.caption),
            statement:
                "Where \(party.caption) is located is open: \(words) is the only sign, and names a place in Xinjiang.",
            evidence: [
                Evidence(
                    id: EvidenceID(rawValue: "place:name:\(party.id)"), kind: .place,
                    statement:
                        "\(words) names a place in Xinjiang; the case gives no address that tells where the party is.",
                    citation: Citation(Citation.ofCase, party.location.description), confidence: .low)
            ],
            wouldChange: ["An address from a register extract, or the place of the site that handled these goods."])
    }

    private func finding(about party: CaseParty, address: String, at place: PlaceResolution) -> Finding? {
        let region = regions.first { place.lies(in: $0) == .yes }
        guard place.inXinjiang == .yes || region != nil else { return nil }
        // The rule is named for the first region; another says its own name.
        let isOther = place.inXinjiang != .yes
        return Finding(
            .placeInRegion, title: isOther ? region.map { "A place lies in \($0.name)" } : nil,
            about: Subject(.party, id: party.id, caption: party.caption),
            key: isOther ? region?.key ?? "" : "",
            statement: "The address of \(party.caption), “\(address)”, lies in \(PlaceWords.describe(place)).",
            evidence: [
                PlaceWords.evidence("party:\(party.id)", address, place, at: party.addressLocation ?? party.location)
            ],
            wouldChange: ["An address elsewhere, shown by a register extract, for the site that handled these goods."])
    }
}

/// Places in words.
enum PlaceWords {
    /// The most specific place with what lies above it: `Kuqa City, Aksu Prefecture, Xinjiang …`.
    static func describe(_ place: PlaceResolution) -> String {
        var words = place.chain.map(\.name)
        if let corps = place.corps, let unit = describe(corps) { words.insert(unit, at: 0) }
        if words.isEmpty { words = [place.country?.uppercased() ?? "a place that the address does not tell"] }
        return words.joined(separator: ", ")
    }

    private static func describe(_ unit: CorpsUnit) -> String? {
        let parts = [unit.regiment.map { "Regiment \($0)" }, unit.division.map { "Division \($0)" }].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ") + " of the XPCC"
    }

    /// What the address says and how it was read.
    static func evidence(
        _ key: String, _ address: String, _ place: PlaceResolution, at location: SourceLocation
    ) -> Evidence {
        let code = place.place.map { " (GB/T 2260 \($0.code))" } ?? ""
        return Evidence(
            id: EvidenceID(rawValue: "place:\(key)"), kind: .place,
            statement: "“\(address)” resolves to \(describe(place))\(code). " + place.reasons.joined(separator: " "),
            citation: Citation(Citation.ofCase, location.description), confidence: place.confidence)
    }
}
