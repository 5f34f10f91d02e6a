import ClewModel
import SourceFiles

/// A lot of the goods holds content of a region.
struct OriginIn: ConditionKind {
    static let key = "originIn"

    let region: String

    static func read(
        _ record: YAMLRecord, by reader: ConditionReader, into diagnostics: inout [Diagnostic]
    ) -> OriginIn? {
        record.require(key, into: &diagnostics).map(OriginIn.init)
    }

    func judged(in context: ConditionContext) -> ConditionAnswer {
        let name = region.prefix(1).uppercased() + region.dropFirst()
        let origins = context.facts.origins.filter { $0.region == region }
        guard !origins.isEmpty else {
            let gap = EvidenceGap(
                missing: "origin of the goods", subject: "case",
                question: "From where and from whom did the inputs of the goods come?")
            return .open("The origin of the goods is not stated.", missing: [gap])
        }
        return .any(
            origins.map { fact in
                switch fact.determination {
                case .established(let evidence):
                    return .yes(
                        "\(Self.sentenceStart(fact.goods)) holds content of \(name)\(Self.extent(fact, isEstablished: true)).",
                        by: evidence,
                        changes: ["Documents that place every input of \(fact.goods) outside \(name)."])
                case .refuted(let evidence):
                    return .no(
                        "\(Self.sentenceStart(fact.goods)) holds no content of \(name) by what the records state of places and quantities.",
                        by: evidence,
                        changes: ["Any content of \(name) in \(fact.goods)."])
                case .undetermined(let gaps):
                    return .open(
                        "Whether \(fact.goods) holds content of \(name) is open\(Self.extent(fact, isEstablished: false)).",
                        missing: gaps)
                }
            })

    }

    func text(_ words: ConditionWords) -> String {
        "the goods hold content of \(Self.sentenceStart(region)), however little"
    }

    var subjects: [String] { ["region \(region)"] }

    /// How much that is, in brackets, and of what; nothing where nobody bounded it.
    private static func extent(_ fact: OriginFact, isEstablished: Bool) -> String {
        guard let share = fact.share else { return "" }
        return " (\(percent(share, isEstablished: isEstablished))\(fact.material.map { ", of the \($0)" } ?? ""))"
    }

    /// What is established and what is not excluded, each end rounded outward to a hundredth of a per cent: the two are never
    /// run together into a range that “is” from somewhere.
    private static func percent(_ share: Bounds, isEstablished: Bool) -> String {
        func text(_ hundredths: Double) -> String {
            let value = hundredths / 100
            return value == value.rounded() ? "\(Int(value))" : "\(value)"
        }
        let least = min(max(0, (share.lower * 10_000 + 1e-5).rounded(.down)), 10_000)
        let most = min(max(0, (share.upper * 10_000 - 1e-5).rounded(.up)), 10_000)
        // One value is one number: rounding both ends outward would tell two.
        if share.upper - share.lower < 1e-6, share.lower > 0 {
            return "\(text((share.lower * 10_000).rounded())) %"
        }
        if least == most { return "\(text(least)) %" }
        let established =
            least > 0 ? "at least \(text(least)) %; " : isEstablished ? "how much is not established; " : ""
        return "\(established)up to \(text(most)) % cannot be excluded"
    }

    private static func sentenceStart(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
