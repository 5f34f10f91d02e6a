import ClewModel
import Foundation
import RegimeRules
import SourceFiles

/// One case of a table that a lawyer can read: facts, a day, and what each provision must answer.
struct RegimeCase: Sendable, CustomStringConvertible {
    struct Expectation: Sendable {
        var provision: ProvisionID
        var answer: String
        /// The day judged that is meant, where there are several.
        var on: Day?
        var coming: Day?
        var because: String?
        var changes: String?
        var due: [String: String]
        var answered: [String]?
        var partly: [String]?
        var missing: [String]?
    }

    var file: String
    var name: String
    var facts: RegimeFacts
    var regimes: [String]
    var day: Day
    var expectations: [Expectation]

    var description: String { "\(file): \(name)" }

    /// Every case of every table; what is wrong with a table is an error of the test run.
    static func all(in folder: URL) throws -> (cases: [RegimeCase], diagnostics: [Diagnostic]) {
        var cases: [RegimeCase] = []
        var diagnostics: [Diagnostic] = []
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        for name in names.filter({ $0.hasSuffix(".yaml") }).sorted() {
            let file = try SourceFile.read(folder.appending(path: name), as: name, limit: 1 << 20)
            guard let record = YAMLRecord.document(file, into: &diagnostics) else { continue }
            for item in record.records("cases", into: &diagnostics) {
                if let read = RegimeCase(item, file: name, into: &diagnostics) { cases.append(read) }
            }
            record.reportUnread(into: &diagnostics)
        }
        return (cases, diagnostics)
    }

    init?(_ record: YAMLRecord, file: String, into diagnostics: inout [Diagnostic]) {
        let name = record.require("name", into: &diagnostics)
        let facts = record.record("facts", into: &diagnostics).map { RegimeFacts($0, into: &diagnostics) }
        let regimes = record.strings("regimes", into: &diagnostics)
        let day = record.day("day", into: &diagnostics)
        let expectations = record.records("expect", into: &diagnostics)
            .compactMap { Expectation($0, into: &diagnostics) }
        guard let name, let facts, let day else { return nil }
        self.file = file
        self.name = name
        self.facts = facts
        self.regimes = regimes
        self.day = day
        self.expectations = expectations
    }
}

extension RegimeCase.Expectation {
    init?(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) {
        let provision = record.require("provision", into: &diagnostics)
        let answer = record.require("answer", into: &diagnostics)
        on = record.day("on", into: &diagnostics)
        coming = record.day("coming", into: &diagnostics)
        because = record.string("because", into: &diagnostics)
        changes = record.string("changes", into: &diagnostics)
        var due: [String: String] = [:]
        if let days = record.record("due", into: &diagnostics) {
            for key in days.keys { due[key] = days.string(key, into: &diagnostics) }
        }
        self.due = due
        answered = record.has("answered") ? record.strings("answered", into: &diagnostics) : nil
        partly = record.has("partly") ? record.strings("partly", into: &diagnostics) : nil
        missing = record.has("missing") ? record.strings("missing", into: &diagnostics) : nil
        guard let provision, let answer else { return nil }
        self.provision = ProvisionID(rawValue: provision)
        self.answer = answer
    }
}

extension RegimeFacts {
    /// Reads facts; each gets evidence named for its subject.
    init(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) {
        self.init()
        importInto = record.strings("importInto", into: &diagnostics)
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
        let roles = record.cells("roles", into: &diagnostics).compactMap { $0.choice(PartyRole.self, &diagnostics) }
        let identity: Identity? = record.choice("identity", into: &diagnostics)
        guard let party, let name, let dataset else { return nil }
        self.init(
            party: party, roles: roles, dataset: DatasetName(dataset), entity: EntityID("\(dataset):\(name)"),
            listedName: name, identity: identity ?? .match, from: from, to: to, scope: scope,
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
