import ClewModel
import SourceFiles

/// Reads conditions: each is a mapping with exactly one key, which says its kind.
struct ConditionReader {
    /// The provisions that a condition may refer to: those before it in the file.
    let provisions: [ProvisionID]

    /// Reads a condition; a diagnostic was added where the answer is `nil`.
    func condition(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) -> Condition? {
        guard record.keys.count == 1, let kind = record.keys.first else {
            diagnostics.append(
                Diagnostic(
                    .error, code: "condition.form",
                    "a condition has exactly one key; found " + record.keys.joined(separator: ", "),
                    at: record.location))
            // Marks the keys as read, so that each problem is told once.
            for key in record.keys { _ = record.location(of: key) }
            return nil
        }
        switch kind {
        case "all": return parts(of: record, at: kind, into: &diagnostics).map(Condition.all)
        case "any": return parts(of: record, at: kind, into: &diagnostics).map(Condition.any)
        case "importInto": return texts(record, kind, into: &diagnostics).map(Condition.importInto)
        case "exportFrom": return texts(record, kind, into: &diagnostics).map(Condition.exportFrom)
        case "requesterIn": return texts(record, kind, into: &diagnostics).map(Condition.requesterIn)
        case "originIn": return record.require(kind, into: &diagnostics).map(Condition.originIn)
        case "ownedUnder": return record.require(kind, into: &diagnostics).map(Condition.ownedUnder)
        case "event":
            let event: RegimeEvent? = record.required(choice: kind, into: &diagnostics)
            return event.map(Condition.event)
        case "act":
            return act(record, kind, into: &diagnostics)
        case "programmeLink":
            return record.record(kind, into: &diagnostics)
                .flatMap { texts($0, "grades", into: &diagnostics) }
                .map { .programmeLink(grades: $0) }
        case "listedParty":
            return record.record(kind, into: &diagnostics).flatMap { listedParty($0, into: &diagnostics) }
        case "goods":
            return record.record(kind, into: &diagnostics).flatMap { goodsTest($0, into: &diagnostics) }.map(
                Condition.goods)
        case "leavesOpen":
            return record.record(kind, into: &diagnostics).flatMap { openQuestion($0, into: &diagnostics) }
        case "provision":
            return provision(record, kind, into: &diagnostics)
        default:
            record.report(
                "condition.kind",
                "“\(kind)” is no condition; known are all, any, importInto, exportFrom, requesterIn, originIn, listedParty, "
                    + "ownedUnder, goods, programmeLink, event, act, provision, leavesOpen", at: kind,
                into: &diagnostics)
            return nil
        }
    }

    private func parts(
        of record: YAMLRecord, at key: String, into diagnostics: inout [Diagnostic]
    ) -> [Condition]? {
        let records = record.records(key, into: &diagnostics)
        if records.isEmpty {
            record.report("condition.empty", "\(key) needs at least one condition", at: key, into: &diagnostics)
            return nil
        }
        let parts = records.map { condition($0, into: &diagnostics) }
        return parts.contains { $0 == nil } ? nil : parts.compactMap(\.self)
    }

    private func texts(
        _ record: YAMLRecord, _ key: String, into diagnostics: inout [Diagnostic]
    ) -> [String]? {
        let texts = record.strings(key, into: &diagnostics)
        if texts.isEmpty {
            record.report("condition.empty", "\(key) needs at least one value", at: key, into: &diagnostics)
            return nil
        }
        return texts
    }

    private func listedParty(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) -> Condition? {
        let datasets = texts(record, "datasets", into: &diagnostics)
        let roles = record.cells("roles", into: &diagnostics).compactMap { $0.choice(PartyRole.self, &diagnostics) }
        let others: ListedPartyTest.OtherRoles? = record.choice("otherRoles", into: &diagnostics)
        let goods = record.records("goodsNamed", into: &diagnostics).compactMap { namedGoods($0, into: &diagnostics) }
        return datasets.map {
            .listedParty(
                ListedPartyTest(
                    datasets: $0.map { DatasetName($0) }, roles: roles, otherRoles: others ?? .ignored,
                    goodsNamed: goods))
        }
    }

    /// Words of entries with the HS prefixes that they mean; words without prefixes name all goods.
    private func namedGoods(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) -> NamedGoods? {
        let words = texts(record, "words", into: &diagnostics)
        let test = record.keys.contains("hs") ? goodsTest(record, into: &diagnostics) : nil
        return words.map { NamedGoods(words: $0, goods: test) }
    }

    /// Acts: a list of keys, or a mapping with the keys under `any` and the `question` that silence leaves open.
    private func act(_ record: YAMLRecord, _ key: String, into diagnostics: inout [Diagnostic]) -> Condition? {
        guard record.isMapping(key) else {
            return texts(record, key, into: &diagnostics).map { .act(ActTest($0.map(CompanyAct.init(rawValue:)))) }
        }
        guard let test = record.record(key, into: &diagnostics) else { return nil }
        let acts = texts(test, "any", into: &diagnostics)
        let question = test.require("question", into: &diagnostics)
        guard let acts, let question else { return nil }
        return .act(ActTest(acts.map(CompanyAct.init(rawValue:)), question: question))
    }

    private func goodsTest(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) -> GoodsTest? {
        let prefixes = record.cells("hs", into: &diagnostics)
        let broader = record.cells("broader", into: &diagnostics)
        if prefixes.isEmpty && broader.isEmpty {
            record.report("condition.empty", "goods needs at least one HS prefix", at: "hs", into: &diagnostics)
            return nil
        }
        for cell in prefixes + broader where !cell.text.allSatisfy(\.isNumber) || cell.text.count < 2 {
            cell.report(
                "condition.hs", "\(cell.quoted) is no HS prefix; expected two digits or more, in quotes",
                into: &diagnostics)
        }
        return GoodsTest(
            prefixes: prefixes.map(\.text), broader: broader.map(\.text),
            materials: record.strings("materials", into: &diagnostics))
    }

    private func openQuestion(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) -> Condition? {
        let inner = record.record("if", into: &diagnostics).flatMap { condition($0, into: &diagnostics) }
        let missing = record.require("missing", into: &diagnostics)
        let question = record.require("question", into: &diagnostics)
        guard let inner, let missing, let question else { return nil }
        return .leavesOpen(OpenQuestion(condition: inner, missing: missing, question: question))
    }

    private func provision(
        _ record: YAMLRecord, _ key: String, into diagnostics: inout [Diagnostic]
    ) -> Condition? {
        let cells = record.cells(key, into: &diagnostics)
        for cell in cells where !provisions.contains(ProvisionID(rawValue: cell.text)) {
            cell.report(
                "condition.provision", "\(cell.quoted) is no provision that stands before this one in the file",
                into: &diagnostics)
        }
        return cells.isEmpty ? nil : .provision(cells.map { ProvisionID(rawValue: $0.text) })
    }
}
