internal import ClewModel
internal import SourceFiles

/// Reads one rule from its YAML file.
enum OwnershipRuleReader {
    static func read(_ file: SourceFile, into diagnostics: inout [Diagnostic]) -> OwnershipRule? {
        let before = diagnostics.count { $0.severity == .error }
        guard let record = YAMLRecord.document(file, into: &diagnostics) else { return nil }
        let key = record.require("key", into: &diagnostics)
        let name = record.require("name", into: &diagnostics)
        let jurisdiction = record.require("jurisdiction", into: &diagnostics)
        let counting: OwnershipRule.Counting? = record.choice("counting", into: &diagnostics)
        if !record.has("counting") {
            record.report(
                "yaml.key.missing", "counting is missing; expected a value", at: "counting", into: &diagnostics)
        }
        let nearMiss = record.number("near_miss_from", into: &diagnostics) ?? 25
        let datasets = record.strings("datasets", into: &diagnostics).map { DatasetName($0) }
        let words = record.record("collections", into: &diagnostics)
        let sources = words.map { words in
            ListingSources(
                authorities: words.strings("authorities", into: &diagnostics),
                programs: words.strings("programs", into: &diagnostics),
                doubtful: words.strings("doubtful", into: &diagnostics))
        }
        let notes = record.string("notes", into: &diagnostics)
        let periods = record.records("periods", into: &diagnostics).compactMap { period($0, into: &diagnostics) }
        if periods.isEmpty, !record.has("periods") {
            record.report(
                "ownership.rule.periods", "a rule needs at least one period", at: "periods", into: &diagnostics)
        }
        checkOrder(periods, of: record, into: &diagnostics)
        record.reportUnread(into: &diagnostics)
        guard let key, let name, let jurisdiction, let counting,
            diagnostics.count(where: { $0.severity == .error }) == before
        else { return nil }
        return OwnershipRule(
            key: key, name: name, jurisdiction: jurisdiction, counting: counting, datasets: datasets,
            sources: sources ?? ListingSources(), nearMissFrom: nearMiss / 100, periods: periods, notes: notes)
    }

    private static func period(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) -> RulePeriod? {
        let from = record.day("from", into: &diagnostics)
        let to = record.day("to", into: &diagnostics)
        let status: RulePeriod.Status? = record.choice("status", into: &diagnostics)
        let tests = record.records("tests", into: &diagnostics).compactMap { test($0, into: &diagnostics) }
        let control = record.record("control", into: &diagnostics)
        let decisive = control.map { kinds($0, "decisive", into: &diagnostics) } ?? []
        let indications = control.map { kinds($0, "indications", into: &diagnostics) } ?? []
        let statement = record.require("statement", into: &diagnostics)
        let citation = record.citation(into: &diagnostics)
        let confidence = record.confidence(into: &diagnostics)
        if citation == nil {
            record.report("ownership.rule.citation", "a period needs a citation", at: "citation", into: &diagnostics)
        }
        if confidence == nil, !record.has("confidence") {
            record.report("yaml.key.missing", "confidence is missing", at: "confidence", into: &diagnostics)
        }
        if let from, let to, to < from {
            record.report(
                "ownership.rule.dates", "the period ends on \(to) before it begins on \(from)", at: "to",
                into: &diagnostics)
        }
        guard let statement, let citation, let confidence else { return nil }
        return RulePeriod(
            from: from, to: to, status: status ?? .inForce, tests: tests,
            control: ControlCriteria(decisive: decisive, indications: indications), statement: statement,
            citation: citation, confidence: confidence)
    }

    private static func test(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) -> OwnershipTest? {
        let right: OwnershipTest.Right? = record.choice("right", into: &diagnostics)
        let comparison: OwnershipTest.Comparison? = record.choice("comparison", into: &diagnostics)
        let percent = record.requireCell("percent", into: &diagnostics)?.number(in: 0...100, &diagnostics)
        let oneHolder = record.bool("one_holder", into: &diagnostics) ?? false
        guard let right, let comparison, let percent else {
            if right == nil, !record.has("right") {
                record.report("yaml.key.missing", "right is missing", at: "right", into: &diagnostics)
            }
            if comparison == nil, !record.has("comparison") {
                record.report("yaml.key.missing", "comparison is missing", at: "comparison", into: &diagnostics)
            }
            return nil
        }
        return OwnershipTest(right: right, threshold: percent / 100, comparison: comparison, isOneHolder: oneHolder)
    }

    private static func kinds(
        _ record: YAMLRecord, _ key: String, into diagnostics: inout [Diagnostic]
    ) -> Set<ControlKind> {
        Set(record.cells(key, into: &diagnostics).compactMap { $0.choice(ControlKind.self, &diagnostics) })
    }

    private static func checkOrder(
        _ periods: [RulePeriod], of record: YAMLRecord, into diagnostics: inout [Diagnostic]
    ) {
        for (earlier, later) in zip(periods, periods.dropFirst())
        where (later.from ?? .distantPast) <= (earlier.to ?? .distantFuture) {
            record.report(
                "ownership.rule.overlap",
                "the periods overlap or are out of order: one ends on "
                    + "\(earlier.to?.description ?? "no day") and the next begins on "
                    + "\(later.from?.description ?? "no day")",
                at: "periods", into: &diagnostics)
        }
    }
}
