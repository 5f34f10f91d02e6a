import ClewModel

extension GoodsTest {
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
}
