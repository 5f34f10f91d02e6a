import ClewModel
import SourceFiles

/// Which goods count.
struct GoodsTest: ConditionKind {
    static let key = "goods"

    /// HS prefixes, digits only.
    let prefixes: [String]
    /// HS prefixes that hold other goods as well, so that they leave the answer open.
    let broader: [String]
    /// The materials that settle it for goods under ``broader``, where the chain of the case was followed for one of them.
    let materials: [String]

    /// Creates a test.
    init(prefixes: [String], broader: [String], materials: [String] = []) {
        self.prefixes = prefixes
        self.broader = broader
        self.materials = materials
    }

    static func read(
        _ record: YAMLRecord, by reader: ConditionReader, into diagnostics: inout [Diagnostic]
    ) -> GoodsTest? {
        record.record(key, into: &diagnostics).flatMap { GoodsTest($0, into: &diagnostics) }
    }

    /// Reads the prefixes of a mapping; a diagnostic was added where the answer is `nil`.
    init?(_ record: YAMLRecord, into diagnostics: inout [Diagnostic]) {
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
        self.init(
            prefixes: prefixes.map(\.text), broader: broader.map(\.text),
            materials: record.strings("materials", into: &diagnostics))
    }

    func judged(in context: ConditionContext) -> ConditionAnswer { judged(context.facts) }

    /// Judges whether the goods fall under the prefixes.
    ///
    /// A code that is shorter than a prefix may hold more than it, and leaves the answer open.
    func judged(_ facts: RegimeFacts) -> ConditionAnswer {
        let goods = facts.goods.filter { !$0.code.isEmpty }
        guard !goods.isEmpty else {
            let gap = EvidenceGap(
                missing: "HS code of the goods", subject: "goods",
                question: "Under which HS codes are the goods declared?")
            return .open("The HS code of the goods is not stated.", missing: [gap])
        }
        return .any(
            goods.map { good in
                if prefixes.contains(where: good.code.hasPrefix) {
                    return .yes("HS \(good.code) is within the scope.", by: good.evidence)
                }
                if let wide = broader.first(where: good.code.hasPrefix)
                    ?? (prefixes + broader).first(where: { $0.hasPrefix(good.code) })
                {
                    let holder = wide == good.code ? "" : " (\(wide))"
                    if let material = good.material, materials.contains(material) {
                        return .yes(
                            "HS \(good.code) also holds goods outside the scope\(holder); the chain of these was followed for \(material).",
                            by: good.evidence)
                    }
                    let gap = EvidenceGap(
                        missing: "material of the goods under HS \(good.code)", subject: "goods",
                        question: "Of which materials are the goods under HS \(good.code) made?")
                    return .open(
                        "HS \(good.code) also holds goods outside the scope\(holder).", missing: [gap],
                        evidence: good.evidence)
                }
                return .no("HS \(good.code) is outside the scope.", by: good.evidence)
            })
    }

    func text(_ words: ConditionWords) -> String { "the goods are of \(scope)" }

    /// The goods in words.
    var scope: String {
        let own = prefixes.isEmpty ? nil : "HS \(prefixes.joined(separator: ", "))"
        let wide =
            broader.isEmpty
            ? nil : "HS \(broader.joined(separator: ", ")), which hold other goods as well and leave it open"
        let followed =
            materials.isEmpty
            ? nil : "unless the chain of the case was followed for \(materials.joined(separator: " or "))"
        return [own, wide, followed].compactMap(\.self).joined(separator: "; ")
    }

    var subjects: [String] { ["goods"] }
}
