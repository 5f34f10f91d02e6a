import ClewModel
import SourceFiles

/// Reads acts and targets and reports everything that breaks their schema.
struct CounterMeasureReader {
    let regimes: RegimeCatalog

    func acts(_ file: SourceFile, into diagnostics: inout [Diagnostic]) -> [ActGuide] {
        guard let record = YAMLRecord.document(file, into: &diagnostics) else { return [] }
        let guides = record.records("acts", into: &diagnostics).compactMap { guide($0, into: &diagnostics) }
        record.reportUnread(into: &diagnostics)
        return guides
    }

    private func guide(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) -> ActGuide? {
        let act = record.require("key", into: &diagnostics).map(CompanyAct.init(rawValue:))
        let title = record.require("title", into: &diagnostics)
        let gathers: Gathering? = record.choice("gathersInChina", into: &diagnostics)
        let serves = record.strings("serves", into: &diagnostics)
        let exposures = record.records("exposures", into: &diagnostics)
            .compactMap { exposure($0, by: act, into: &diagnostics) }
        let severity = record.record("severity", into: &diagnostics).flatMap { self.severity($0, into: &diagnostics) }
        if !record.has("severity") { _ = record.require("severity", into: &diagnostics) }
        let logic = record.require("logic", into: &diagnostics)
        let saferWay = record.require("saferWay", into: &diagnostics)
        let citation = record.requiredCitation(into: &diagnostics)
        let confidence = record.statedConfidence(into: &diagnostics)
        guard let act, let title, let severity, let logic, let saferWay, let citation, let confidence else {
            return nil
        }
        return ActGuide(
            act: act, title: title, gathersInChina: gathers == .yes, serves: serves, exposures: exposures,
            severity: severity, logic: logic,
            saferWay: saferWay, citation: citation, confidence: confidence)
    }

    /// Whether an act gathers facts inside China, as the file says it; no where it says nothing.
    private enum Gathering: String, CaseIterable { case yes, no }

    private func exposure(
        _ record: YAMLRecord, by act: CompanyAct?, into diagnostics: inout [Diagnostic]
    ) -> ActGuide.Exposure? {
        let cell = record.requireCell("provision", into: &diagnostics)
        let why = record.require("why", into: &diagnostics)
        guard let cell, let why else { return nil }
        let id = ProvisionID(rawValue: cell.text)
        guard let known = regimes.provision(id) else {
            cell.report("act.provision", "no regime holds the provision \(cell.quoted)", into: &diagnostics)
            return nil
        }
        // Both files say which acts a provision reaches; they must agree.
        if let act, !known.provision.condition.acts.contains(act) {
            cell.report(
                "act.provision", "the provision \(cell.quoted) does not name the act \(act.rawValue)",
                into: &diagnostics)
        }
        return ActGuide.Exposure(provision: id, why: why)
    }

    private func severity(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) -> ActGuide.Severity? {
        if record.has("always") {
            let grade: ExposureSeverity? = record.choice("always", into: &diagnostics)
            return grade.map(ActGuide.Severity.always)
        }
        let selling: ExposureSeverity? = record.required(choice: "sellsInChina", into: &diagnostics)
        let otherwise: ExposureSeverity? = record.required(choice: "otherwise", into: &diagnostics)
        guard let selling, let otherwise else { return nil }
        return .bySalesInChina(selling: selling, otherwise: otherwise)
    }

    func targets(_ file: SourceFile, into diagnostics: inout [Diagnostic]) -> [CounterMeasureTarget] {
        let table = Table(
            file,
            required: [
                "id", "name", "aliases", "kind", "part", "measure", "from", "to", "instrument", "authority", "effect",
                "status", "trigger", "source", "pinpoint", "url", "confidence", "verification",
            ], optional: ["accessed"], into: &diagnostics)
        var seen: Set<String> = []
        return table.rows.compactMap { row in
            if let cell = row["id"], !seen.insert(cell.text).inserted {
                cell.report("target.duplicate", "the target \(cell.quoted) appears twice", into: &diagnostics)
            }
            return target(row, into: &diagnostics)
        }
    }

    private func target(_ row: TableRow, into diagnostics: inout [Diagnostic]) -> CounterMeasureTarget? {
        let id = row.require("id", into: &diagnostics)
        let name = row.require("name", into: &diagnostics)
        let kind = row.require("kind", into: &diagnostics)?.choice(CounterMeasureTarget.Kind.self, &diagnostics)
        let part = row.require("part", into: &diagnostics)?.choice(CounterMeasureTarget.Part.self, &diagnostics)
        let measure = row.require("measure", into: &diagnostics)
        let from = row.require("from", into: &diagnostics)?.day(&diagnostics)
        let to = row["to"]?.day(&diagnostics)
        if let cell = row["instrument"], regimes.provision(ProvisionID(rawValue: cell.text)) == nil {
            cell.report("target.instrument", "no regime holds the provision \(cell.quoted)", into: &diagnostics)
        }
        let authority = row.require("authority", into: &diagnostics)
        let effect = row.require("effect", into: &diagnostics)
        let status = row.require("status", into: &diagnostics)
        let source = row.require("source", into: &diagnostics)
        let verification = row.require("verification", into: &diagnostics)?.choice(Verification.self, &diagnostics)
        let confidence = row.require("confidence", into: &diagnostics)?.choice(Confidence.self, &diagnostics)
        let accessed = row["accessed"]?.partialDate(&diagnostics)
        if verification == .unverified || confidence == .unverified {
            diagnostics.append(
                Diagnostic(
                    .error, code: "law.unverified", "what no source confirms is no listing", at: row.location))
        }
        guard let id, let name, let kind, let part, let measure, let from, let authority, let effect, let status,
            let source, let verification, let confidence
        else { return nil }
        return CounterMeasureTarget(
            id: EntityID(id.text), name: name.text, aliases: row["aliases"]?.list() ?? [], kind: kind, part: part,
            measure: measure.text, from: from, to: to,
            provision: row["instrument"].map { ProvisionID(rawValue: $0.text) }, authority: authority.text,
            effect: effect.text, status: status.text, trigger: row["trigger"]?.text,
            citation: Citation(
                source.text, row["pinpoint"]?.text, url: row["url"]?.text, accessed: accessed,
                verification: verification),
            confidence: confidence)
    }
}
