import ClewModel
import SourceFiles

/// Reads one commodity file; every key must be known, so that a slip of the pen in the reference data is found.
struct CommodityReader {
    private(set) var diagnostics: [Diagnostic] = []
    private let file: SourceFile

    init(file: SourceFile) {
        self.file = file
    }

    mutating func read() -> Commodity? {
        guard let root = YAMLRecord.document(file, into: &diagnostics) else { return nil }
        let key = root.require("key", into: &diagnostics)
        let otherNames = root.strings("other_names", into: &diagnostics)
        let name = root.require("name", into: &diagnostics)
        let material = root.string("material", into: &diagnostics)
        let hsCodes = root.strings("hs", into: &diagnostics)
        var facts: [CommodityFact] = []
        for record in root.records("facts", into: &diagnostics) {
            let statement = record.require("statement", into: &diagnostics)
            let (citation, confidence) = source(of: record)
            if let statement, let citation, let confidence {
                facts.append(CommodityFact(statement: statement, citation: citation, confidence: confidence))
            }
        }
        var stages: [Stage] = []
        for record in root.records("stages", into: &diagnostics) {
            if let stage = stage(record) { stages.append(stage) }
        }
        if stages.isEmpty {
            root.report("commodity.stages", "a commodity needs stages", at: "stages", into: &diagnostics)
        }
        check(stages)
        root.reportUnread(into: &diagnostics)
        guard let key, let name else { return nil }
        if key + ".yaml" != file.name {
            root.report("commodity.key", "the key \(key) must be the name of the file", at: "key", into: &diagnostics)
        }
        return Commodity(
            key: key, otherNames: otherNames, name: name, material: material ?? Commodity.anyMaterial, stages: stages,
            hsCodes: hsCodes, facts: facts, location: root.location)
    }

    private mutating func source(of record: YAMLRecord) -> (Citation?, Confidence?) {
        let citation = record.citation(into: &diagnostics)
        let confidence = record.confidence(into: &diagnostics)
        if citation == nil || confidence == nil {
            record.report(
                "commodity.source", "a citation and a confidence must stand here", at: "citation", into: &diagnostics)
        }
        return (citation, confidence)
    }

    private mutating func stage(_ record: YAMLRecord) -> Stage? {
        let key = record.require("key", into: &diagnostics)
        let name = record.require("name", into: &diagnostics)
        let inputs = record.strings("inputs", into: &diagnostics)
        let coProducts = record.strings("co_products", into: &diagnostics)
        let input = record.require("input", into: &diagnostics)
        let output = record.require("output", into: &diagnostics)
        let hsCodes = record.strings("hs", into: &diagnostics)
        let documents = record.strings("documents", into: &diagnostics)
        let tellsOrigin = record.bool("tells_origin", into: &diagnostics) ?? false
        let mixes = record.bool("mixes", into: &diagnostics) ?? false
        let note = record.string("note", into: &diagnostics)
        let (citation, confidence) = source(of: record)
        var yields: [YieldRange] = []
        for item in record.records("yields", into: &diagnostics) {
            if let range = yieldRange(item) { yields.append(range) }
        }
        let content = record.record("content", into: &diagnostics).flatMap { contentRange($0) }
        let kinds = Set(yields.map { "\($0.basis.rawValue) \($0.asOf?.year ?? 0)" })
        if kinds.count < yields.count {
            record.report(
                "commodity.yield", "a basis has two yields of one year", at: "yields", into: &diagnostics)
        }
        guard let key, let name, let input, let output, let citation, let confidence else { return nil }
        return Stage(
            key: key, name: name, inputs: inputs, coProducts: coProducts, input: input, output: output, yields: yields,
            content: content, hsCodes: hsCodes, documents: documents, tellsOrigin: tellsOrigin, mixes: mixes,
            note: note,
            citation: citation, confidence: confidence, location: record.location)
    }

    private mutating func contentRange(_ record: YAMLRecord) -> ContentRange? {
        let (citation, confidence) = source(of: record)
        let low = record.number("low", into: &diagnostics)
        let high = record.number("high", into: &diagnostics)
        guard let low, let high, low >= 0, low <= high, high > 0, high <= 1 else {
            record.report(
                "commodity.content", "a content needs 0 ≤ low ≤ high ≤ 1, as shares of the weight", at: "low",
                into: &diagnostics)
            return nil
        }
        guard let citation, let confidence else { return nil }
        return ContentRange(bounds: Bounds(low, high), citation: citation, confidence: confidence)
    }

    private mutating func yieldRange(_ record: YAMLRecord) -> YieldRange? {
        let (citation, confidence) = source(of: record)
        let basis: YieldRange.Basis? = record.choice("basis", into: &diagnostics)
        let central = record.number("central", into: &diagnostics)
        let asOf = record.partialDate("as_of", into: &diagnostics)
        var edges: Set<YieldRange.Edge> = []
        for name in record.strings("sourced_edges", into: &diagnostics) {
            if let edge = YieldRange.Edge(rawValue: name) {
                edges.insert(edge)
            } else {
                record.report(
                    "yield.edge", "an edge is low or high, not \(name)", at: "sourced_edges", into: &diagnostics)
            }
        }
        guard let bounds = YieldReader.bounds(record, central: central, into: &diagnostics), let citation,
            let confidence
        else { return nil }
        return YieldRange(
            basis: basis ?? .mass, bounds: bounds, central: central, asOf: asOf, citation: citation,
            confidence: confidence, sourcedEdges: edges)
    }

    private mutating func check(_ stages: [Stage]) {
        var known: Set<String> = [Lot.otherStage]
        for stage in stages {
            if !known.insert(stage.key).inserted {
                diagnostics.append(
                    Diagnostic(
                        .error, code: "commodity.stage.duplicate", "the stage \(stage.key) appears twice",
                        at: stage.location))
            }
        }
        for stage in stages {
            for input in stage.inputs where !known.contains(input) {
                diagnostics.append(
                    Diagnostic(
                        .error, code: "commodity.stage.unknown",
                        "the stage \(stage.key) names an unknown input \(input)",
                        at: stage.location))
            }
            for other in stage.coProducts {
                let partner = stages.first { $0.key == other }
                guard
                    other == stage.key || partner?.coProducts.contains(stage.key) != true
                        || partner?.inputs != stage.inputs
                else { continue }
                diagnostics.append(
                    Diagnostic(
                        .error, code: "commodity.stage.coProduct",
                        "the stage \(stage.key) names the co-product \(other), which must be another stage of the same "
                            + "inputs that names \(stage.key) in turn", at: stage.location))
            }
        }
    }
}
