import ClewModel
import SourceFiles

/// Reads one regime from its file and reports everything that breaks the schema.
struct RegimeReader {
    private let instruments: [LegalInstrument]
    private let evidence: [EvidenceRequirement]
    private let deadlines: [Deadline]

    /// A regime with the places of its provisions, for problems that show only when provisions are compared.
    struct Read {
        var regime: Regime
        var records: [ProvisionID: YAMLRecord]
    }

    /// Reads a regime; a diagnostic was added wherever the answer is `nil` or incomplete.
    static func regime(_ file: SourceFile, into diagnostics: inout [Diagnostic]) -> Read? {
        guard let record = YAMLRecord.document(file, into: &diagnostics) else { return nil }
        let key = record.require("key", into: &diagnostics)
        let name = record.require("name", into: &diagnostics)
        let jurisdiction = record.require("jurisdiction", into: &diagnostics)
        let side: Regime.Side? = record.required(choice: "side", into: &diagnostics)
        let summary = record.require("summary", into: &diagnostics)
        let reader = RegimeReader(
            instruments: record.records("instruments", into: &diagnostics)
                .compactMap { instrument($0, into: &diagnostics) },
            evidence: record.records("evidence", into: &diagnostics)
                .compactMap { requirement($0, into: &diagnostics) },
            deadlines: record.records("deadlines", into: &diagnostics).compactMap { deadline($0, into: &diagnostics) })
        var provisions: [Provision] = []
        var records: [ProvisionID: YAMLRecord] = [:]
        for item in record.records("provisions", into: &diagnostics) {
            if let provision = reader.provision(item, after: provisions, into: &diagnostics) {
                provisions.append(provision)
                records[provision.id] = records[provision.id] ?? item
            }
        }
        let notes = record.records("notes", into: &diagnostics).compactMap { note($0, into: &diagnostics) }
        let toCheck = record.records("toCheck", into: &diagnostics).compactMap { unverified($0, into: &diagnostics) }
        record.reportUnread(into: &diagnostics)
        guard let key, let name, let jurisdiction, let side, let summary else { return nil }
        if file.name != key + ".yaml" {
            record.report(
                "regime.key", "the file of the regime \(key) is named \(file.name)", at: "key", into: &diagnostics)
        }
        for provision in provisions where !provision.id.rawValue.hasPrefix(key + ".") {
            record.report(
                "provision.id", "the provision \(provision.id) must start with “\(key).”", at: "provisions",
                into: &diagnostics)
        }
        return Read(
            regime: Regime(
                key: key, name: name, jurisdiction: jurisdiction, side: side, summary: summary,
                instruments: reader.instruments, provisions: provisions, evidence: reader.evidence,
                deadlines: reader.deadlines, notes: notes, toCheck: toCheck),
            records: records)
    }

    private func provision(
        _ record: YAMLRecord, after earlier: [Provision], into diagnostics: inout [Diagnostic]
    ) -> Provision? {
        let id = record.require("id", into: &diagnostics).map(ProvisionID.init(rawValue:))
        if let id, earlier.contains(where: { $0.id == id }) {
            record.report("provision.duplicate", "the provision \(id) appears twice", at: "id", into: &diagnostics)
        }
        let title = record.require("title", into: &diagnostics)
        let kind: Provision.Kind? = record.required(choice: "kind", into: &diagnostics)
        let instrument = record.require("instrument", into: &diagnostics)
        if let instrument, !instruments.contains(where: { $0.key == instrument }) {
            record.report(
                "provision.instrument", "no instrument \(instrument) in this file", at: "instrument", into: &diagnostics
            )
        }
        let adopted = record.day("adopted", into: &diagnostics)
        let from = record.requiredDay("appliesFrom", into: &diagnostics)
        let to = record.day("appliesTo", into: &diagnostics)
        let importedFrom = record.day("importedFrom", into: &diagnostics)
        let isOlder = record.bool("isOlder", into: &diagnostics) ?? false
        let isOrder = record.bool("isOrder", into: &diagnostics) ?? false
        if let from, let to, to < from {
            record.report("provision.days", "appliesTo lies before appliesFrom", at: "appliesTo", into: &diagnostics)
        }
        if let from, let adopted, from < adopted {
            record.report("provision.days", "adopted lies after appliesFrom", at: "adopted", into: &diagnostics)
        }
        let presumptions = presumptions(of: record, among: earlier, into: &diagnostics)
        let resumes = resumed(record, from: from, among: earlier, into: &diagnostics)
        let judgedOn = record.cells("judgedOn", into: &diagnostics)
            .compactMap { $0.choice(Provision.JudgedOn.self, &diagnostics) }
        let condition = record.record("when", into: &diagnostics)
            .flatMap { ConditionReader(provisions: earlier.map(\.id)).condition($0, into: &diagnostics) }
        if !record.has("when") { _ = record.require("when", into: &diagnostics) }
        let effect = record.require("effect", into: &diagnostics)
        let reading = record.require("reading", into: &diagnostics)
        let asked = select("evidence", of: evidence, by: \.key, in: record, into: &diagnostics)
        let due = select("deadlines", of: deadlines, by: \.key, in: record, into: &diagnostics)
        let citation = record.requiredCitation(into: &diagnostics)
        let confidence = record.statedConfidence(into: &diagnostics)
        guard let id, let title, let kind, let instrument, let from, let condition, let effect, let reading,
            let citation, let confidence
        else { return nil }
        return Provision(
            id: id, title: title, kind: kind, instrument: instrument, adopted: adopted, appliesFrom: from,
            isOlder: isOlder, importedFrom: importedFrom, appliesTo: to, resumes: resumes,
            overrides: record.strings("overrides", into: &diagnostics).map(ProvisionID.init(rawValue:)),
            presumedBy: presumptions,
            judgedOn: judgedOn.isEmpty ? [.importDay] : judgedOn, condition: condition, effect: effect,
            reading: reading,
            evidenceAsked: asked, deadlines: due, citation: citation, confidence: confidence, isOrder: isOrder)
    }

    /// The provision that a later one takes up again: it stands before it in the file and had ended.
    private func resumed(
        _ record: YAMLRecord, from: Day?, among earlier: [Provision], into diagnostics: inout [Diagnostic]
    ) -> ProvisionID? {
        guard let cell = record.cell("resumes", into: &diagnostics) else { return nil }
        guard let suspended = earlier.first(where: { $0.id.rawValue == cell.text }) else {
            cell.report(
                "provision.resumes", "\(cell.quoted) is no provision that stands before this one in the file",
                into: &diagnostics)
            return nil
        }
        if let from, suspended.appliesTo.map({ $0 >= from }) ?? true {
            let end = suspended.appliesTo.map { "until \($0)" } ?? "without an end"
            record.report(
                "provision.overlap",
                "\(suspended.id) is in force \(end); what takes it up again begins after that", at: "appliesFrom",
                into: &diagnostics)
        }
        return suspended.id
    }

    /// The presumptions whose content is that a provision holds: each stands before it in the file.
    private func presumptions(
        of record: YAMLRecord, among earlier: [Provision], into diagnostics: inout [Diagnostic]
    ) -> [ProvisionID] {
        record.cells("presumedBy", into: &diagnostics).compactMap { cell in
            guard let found = earlier.first(where: { $0.id.rawValue == cell.text && $0.kind == .presumption }) else {
                cell.report(
                    "provision.presumedBy",
                    "\(cell.quoted) is no presumption that stands before this provision in the file",
                    into: &diagnostics)
                return nil
            }
            return found.id
        }
    }

    private func select<Item>(
        _ key: String, of items: [Item], by name: KeyPath<Item, String>, in record: YAMLRecord,
        into diagnostics: inout [Diagnostic]
    ) -> [Item] {
        var found: [Item] = []
        for cell in record.cells(key, into: &diagnostics) {
            if let item = items.first(where: { $0[keyPath: name] == cell.text }) {
                found.append(item)
            } else {
                cell.report(
                    "provision.\(key)", "\(cell.quoted) is not among the \(key) of this file", into: &diagnostics)
            }
        }
        return found
    }

    private static func instrument(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) -> LegalInstrument? {
        let key = record.require("key", into: &diagnostics)
        let title = record.require("title", into: &diagnostics)
        let adopted = record.day("adopted", into: &diagnostics)
        let from = record.day("inForceFrom", into: &diagnostics)
        let citation = record.requiredCitation(into: &diagnostics)
        let confidence = record.statedConfidence(into: &diagnostics)
        guard let key, let title, let citation, let confidence else { return nil }
        return LegalInstrument(
            key: key, title: title, adopted: adopted, inForceFrom: from, citation: citation, confidence: confidence)
    }

    private static func requirement(
        _ record: YAMLRecord, into diagnostics: inout [Diagnostic]
    ) -> EvidenceRequirement? {
        let key = record.require("key", into: &diagnostics)
        let what = record.require("what", into: &diagnostics)
        let types = record.strings("documents", into: &diagnostics).map { DocumentType($0) }
        if types.isEmpty {
            record.report(
                "evidence.documents", "documents must name at least one kind", at: "documents", into: &diagnostics)
        }
        let scope: EvidenceRequirement.Scope? = record.choice("scope", into: &diagnostics)
        let steps = record.strings("steps", into: &diagnostics)
        let stages = record.strings("stages", into: &diagnostics)
        let goods = record.strings("goods", into: &diagnostics)
        guard let key, let what else { return nil }
        return EvidenceRequirement(
            key: key, what: what, documentTypes: types, scope: scope ?? .once, steps: steps, stages: stages,
            goods: goods)
    }

    private static func deadline(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) -> Deadline? {
        let key = record.require("key", into: &diagnostics)
        let what = record.require("what", into: &diagnostics)
        let days = record.requireCell("days", into: &diagnostics).flatMap { $0.number(in: 1...3650, &diagnostics) }
        let counting: Deadline.Counting? = record.required(choice: "counting", into: &diagnostics)
        let event: RegimeEvent? = record.required(choice: "from", into: &diagnostics)
        let becomes: RegimeEvent? = record.choice("becomes", into: &diagnostics)
        let extensions = record.string("extensions", into: &diagnostics)
        let mostExtensions = record.cell("most_extensions", into: &diagnostics).flatMap {
            $0.number(in: 1...100, &diagnostics)
        }
        let citation = record.requiredCitation(into: &diagnostics)
        let confidence = record.statedConfidence(into: &diagnostics)
        guard let key, let what, let days, let counting, let event, let citation, let confidence else { return nil }
        return Deadline(
            key: key, what: what, days: Int(days), counting: counting, event: event, becomes: becomes,
            extensions: extensions,
            mostExtensions: mostExtensions.map { Int($0) }, citation: citation, confidence: confidence)
    }

    private static func note(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) -> RegimeNote? {
        let text = record.require("text", into: &diagnostics)
        let citation = record.requiredCitation(into: &diagnostics)
        let confidence = record.statedConfidence(into: &diagnostics)
        guard let text, let citation, let confidence else { return nil }
        return RegimeNote(text: text, citation: citation, confidence: confidence)
    }

    private static func unverified(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) -> UnverifiedNote? {
        let text = record.require("text", into: &diagnostics)
        let source = record.require("source", into: &diagnostics)
        guard let text, let source else { return nil }
        return UnverifiedNote(text: text, source: source, isLimit: record.bool("limits", into: &diagnostics) ?? false)
    }
}
