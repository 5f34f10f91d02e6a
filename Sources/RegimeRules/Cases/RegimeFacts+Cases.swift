import ClewModel
import SourceFiles

extension RegimeFacts {
    /// Reads facts; each gets evidence named for its subject.
    init(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) {
        self.init()
        importInto = record.strings("importInto", into: &diagnostics)
        exportFrom = record.strings("exportFrom", into: &diagnostics)
        left = record.day("leftDay", into: &diagnostics).map { $0...$0 }
        for (key, kind) in [
            ("importDay", Provision.JudgedOn.importDay), ("exportDay", .exportDay), ("paymentDay", .payment),
            ("contractDay", .contract), ("placedOnMarketDay", .placedOnMarket),
        ] {
            if let day = record.day(key, into: &diagnostics) { days[kind] = [day...day] }
        }
        importEvidence = ["case:import"]
        requesterIn = record.strings("requesterIn", into: &diagnostics)
        requesterEvidence = ["case:requester"]
        goods = record.strings("goods", into: &diagnostics).map {
            Good(code: $0, evidence: [EvidenceID(rawValue: "goods:\($0)")])
        }
        origins = record.records("origins", into: &diagnostics).compactMap { OriginFact($0, into: &diagnostics) }
        func screened(_ key: String, isPartial: Bool) -> [ScreeningFact] {
            record.strings(key, into: &diagnostics).map {
                ScreeningFact(
                    dataset: DatasetName($0), evidence: [EvidenceID(rawValue: "screening:\($0)")], isPartial: isPartial)
            }
        }
        screenings = screened("screened", isPartial: false) + screened("partlyScreened", isPartial: true)
        listings = record.records("listings", into: &diagnostics).compactMap { ListingFact($0, into: &diagnostics) }
        ownership = record.records("ownership", into: &diagnostics)
            .compactMap { OwnershipFact($0, into: &diagnostics) }
        programmeLinks = record.records("programmeLinks", into: &diagnostics)
            .compactMap { ProgrammeLinkFact($0, into: &diagnostics) }
        steps = record.strings("steps", into: &diagnostics).map { Step(id: $0, title: $0) }
        documents = record.records("documents", into: &diagnostics).compactMap { item in
            guard let id = item.require("id", into: &diagnostics), let type = item.require("type", into: &diagnostics)
            else { return nil }
            return Document(id: id, type: DocumentType(type), supports: item.strings("supports", into: &diagnostics))
        }
        if let days = record.record("events", into: &diagnostics) {
            for key in days.keys {
                if let event = RegimeEvent(rawValue: key) { events[event] = days.day(key, into: &diagnostics) }
            }
        }
        acts = record.strings("acts", into: &diagnostics).map(CompanyAct.init(rawValue:))
    }
}

extension OriginFact {
    init?(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) {
        let lot = record.require("lot", into: &diagnostics)
        let region = record.require("region", into: &diagnostics)
        let bounds = record.cells("share", into: &diagnostics).compactMap { $0.number(in: 0...1, &diagnostics) }
        guard let lot, let region, bounds.count == 2 else { return nil }
        self.init(
            goods: lot, region: region, share: Bounds(bounds[0], bounds[1]),
            evidence: [EvidenceID(rawValue: "lot:\(lot)")])
    }
}

extension ListingFact {
    init?(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) {
        let party = record.require("party", into: &diagnostics)
        let name = record.require("name", into: &diagnostics)
        let dataset = record.require("dataset", into: &diagnostics)
        let from = record.partialDate("from", into: &diagnostics)
        let to = record.partialDate("to", into: &diagnostics)
        let scope = record.string("scope", into: &diagnostics)
        let mark = record.string("mark", into: &diagnostics)
        let roles = record.cells("roles", into: &diagnostics).compactMap { $0.choice(PartyRole.self, &diagnostics) }
        let identity: Identity? = record.choice("identity", into: &diagnostics)
        guard let party, let name, let dataset else { return nil }
        self.init(
            party: party, roles: roles, dataset: DatasetName(dataset), entity: EntityID("\(dataset):\(name)"),
            listedName: name, identity: identity ?? .match, from: from, to: to, mark: mark, scope: scope,
            evidence: [EvidenceID(rawValue: "listing:\(name)")])
    }
}

extension OwnershipFact {
    init?(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) {
        let party = record.require("party", into: &diagnostics)
        let rule = record.require("rule", into: &diagnostics)
        let answer = record.require("answer", into: &diagnostics)
        guard let party, let rule, let answer else { return nil }
        let determination: Determination
        switch answer {
        case "established": determination = .established(by: [EvidenceID(rawValue: "stake:\(party)")])
        case "refuted": determination = .refuted(by: [EvidenceID(rawValue: "stake:\(party)")])
        default:
            determination = .undetermined(
                missing: [EvidenceGap(missing: "stakes", subject: party, question: "Who holds which shares of it?")])
        }
        self.init(party: party, rule: rule, determination: determination)
    }
}

extension ProgrammeLinkFact {
    init?(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) {
        let party = record.require("party", into: &diagnostics)
        let programme = record.require("programme", into: &diagnostics)
        let grade = record.require("grade", into: &diagnostics)
        guard let party, let programme, let grade else { return nil }
        self.init(
            party: party, programme: programme, grade: grade, evidence: [EvidenceID(rawValue: "indicator:\(party)")])
    }
}
