import ClewModel
import SupplyChain
import World

/// The answer in at most five lines: the goods, the parties, the programmes and the account, the law, and what it rests on.
struct AnswerWriter {
    let question: Question
    let findings: [Finding]
    let gaps: [GapReport]
    let duties: [DutyReport]
    let goods: GoodsStep.Result
    /// The datasets that parties were compared with.
    let datasets: [DatasetOnHand]

    /// The lines.
    var lines: [String] {
        [goodsLine, partiesLine, accountLine, lawLine, basisLine].compactMap(\.self)
    }

    private func findings(_ rules: FindingRule...) -> [Finding] {
        findings.filter { finding in rules.contains { $0.id == finding.rule } }
    }

    private var goodsLine: String {
        let parts = goods.trace.shipments.map { shipment -> String in
            let hands = Set(
                findings(.goodsThroughListed).filter { $0.subject.id == shipment.shipment }.map(\.id)
            ).count
            let through =
                hands == 0 ? "" : ", and \(hands) listed or owned \(hands == 1 ? "party" : "parties") in its chain"
            switch (shipment.regionShare.lower, shipment.regionShare.upper) {
            case (_, ...0): return "\(shipment.shipment): no content from Xinjiang on the records\(through)"
            case (...0, _):
                return
                    "\(shipment.shipment): up to \(Wording.percent(shipment.regionShare.upper)) may be from Xinjiang\(through)"
            default: return "\(shipment.shipment): \(Wording.share(shipment.regionShare)) is from Xinjiang\(through)"
            }
        }
        return parts.isEmpty ? "The case names no shipment." : "Goods: " + parts.joined(separator: "; ") + "."
    }

    private var partiesLine: String? {
        var parts: [String] = []
        func tell(_ words: String, _ found: [Finding]) {
            var captions: [String] = []
            for finding in found where !captions.contains(finding.subject.caption) {
                captions.append(finding.subject.caption)
            }
            if !captions.isEmpty { parts.append("\(words): \(captions.joined(separator: ", "))") }
        }
        tell("listed", findings(.partyListed))
        tell("under a regime by ownership", findings(.partyOwned))
        tell("may belong to a listed party", findings(.partyMayBelong))
        tell("listed after the goods had left", findings(.partyListedLater))
        let listed = Set((findings(.partyListed) + findings(.partyListedLater)).map(\.subject.id))
        let possible = findings(.partyPossibleMatch)
        tell("may be listed", possible.filter { !listed.contains($0.subject.id) })
        tell("listed, may have another entry", possible.filter { listed.contains($0.subject.id) })
        let belonging = Set(findings(.partyMayBelong).map(\.subject.id))
        tell(
            "to be asked whether it belongs to a listed party",
            findings(.partyMayBelongAsked).filter {
                !belonging.contains($0.subject.id) && !listed.contains($0.subject.id)
            })
        tell("evidence vendor under Chinese counter-measures", findings(.vendorCounterMeasure))
        return parts.isEmpty
            ? "Parties: none matches an entry of the lists on hand." : "Parties: " + parts.joined(separator: "; ") + "."
    }

    private var accountLine: String? {
        var parts: [String] = []
        let programmes = findings(.programmeExposure)
        if let first = programmes.first {
            let rest = programmes.count > 1 ? " and \(programmes.count - 1) more" : ""
            parts.append("a text connects \(first.subject.caption) with a labour programme\(rest)")
        }
        let problems = goods.trace.problems
        let broken = problems.count { $0.nature == .contradiction }
        if broken > 0 { parts.append("\(broken) \(broken == 1 ? "step does" : "steps do") not add up") }
        let missing = problems.count { $0.nature == .gap }
        if missing > 0 { parts.append("\(missing) \(missing == 1 ? "record is" : "records are") missing") }
        guard !parts.isEmpty else { return "Account: quantities, dates and documents fit together." }
        return "Account: " + parts.joined(separator: "; ") + "."
    }

    private var lawLine: String? {
        guard !duties.isEmpty else { return nil }
        var parts: [(rank: Int, words: String)] = []
        for regime in duties.map(\.regime).unique() {
            let own = duties.filter {
                $0.regime == regime && !Self.isSecondary($0) && !$0.isOpenForUnknownOwnersOnly
            }
            let applies = own.filter { $0.status == .applies }.map(\.shipment).unique()
            let open = own.filter { $0.status == .open }.map(\.shipment).unique().filter { !applies.contains($0) }
            let coming = own.first { $0.status == .coming }?.inForceFrom
            let words = [
                applies.isEmpty ? nil : "applies to \(applies.joined(separator: ", "))",
                open.isEmpty ? nil : "is open for \(open.joined(separator: ", "))",
                applies.isEmpty && open.isEmpty ? coming.map { "is coming on \($0)" } : nil,
            ].compactMap(\.self)
            guard !words.isEmpty else { continue }
            parts.append((applies.isEmpty ? 1 : 0, "\(regime) \(words.joined(separator: " and "))"))
        }
        let told = parts.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
            .map(\.element.words)
        return told.isEmpty
            ? "Law: no provision in scope applies on the evidence at hand."
            : "Law: " + told.joined(separator: "; ") + "."
    }

    /// Whether a provision only says where enforcement looks, or how another one is met.
    private static func isSecondary(_ duty: DutyReport) -> Bool {
        duty.kind == "enforcementPriority" || duty.kind == "route"
    }

    private var basisLine: String {
        let questions =
            gaps.isEmpty
            ? "no question is open" : "\(gaps.count) \(gaps.count == 1 ? "question is" : "questions are") open"
        let incomplete = datasets.filter { $0.caveat != nil }
        let uflpa =
            datasets.first { $0.dataset == "us_dhs_uflpa" }?.caveat.map { "; of the UFLPA Entity List it holds \($0)" }
            ?? ""
        guard !incomplete.isEmpty else { return "Basis: \(questions)." }
        return
            "Basis: \(questions). Parties were compared with an incomplete snapshot of \(incomplete.count) lists\(uflpa)."
    }
}

extension Sequence where Element: Hashable {
    /// The elements without repeats, in order.
    func unique() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
