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
    /// The shipments, in the order of the case.
    let shipments: [ShipmentReport]
    /// The datasets that parties were compared with.
    let datasets: [DatasetOnHand]

    /// The lines.
    var lines: [String] {
        [goodsLine, partiesLine, accountLine, lawLine, basisLine].compactMap(\.self)
    }

    private func findings(_ rules: FindingRule...) -> [Finding] {
        findings.filter { finding in rules.contains { $0.id == finding.rule } }
    }

    /// How many shipments, or groups of shipments of which the same is said, the answer tells one by one.
    private static let told = 6

    private var goodsLine: String {
        let hands = Dictionary(grouping: findings(.goodsThroughListed), by: \.subject.id).mapValues(\.count)
        var clauses: [(words: String, rank: Int, shipments: [String])] = []
        var positions: [String: Int] = [:]
        for shipment in shipments {
            let through = hands[shipment.id].map {
                ", and \($0) listed or owned \($0 == 1 ? "party is" : "parties are") in its chain"
            }
            let limit =
                shipment.region?.quantitiesOnly.isTightest == false ? " (an outer bound, not the tightest)" : ""
            let words = shipment.content + limit + (through ?? "")
            if let position = positions[words] {
                clauses[position].shipments.append(shipment.id)
            } else {
                positions[words] = clauses.count
                let rank =
                    through != nil ? 0 : shipment.presence == .established ? 1 : shipment.presence == .open ? 2 : 3
                clauses.append((words, rank, [shipment.id]))
            }
        }
        guard !clauses.isEmpty else { return "The case names no shipment." }
        if clauses.count > Self.told {
            // What matters most is never what is cut off.
            clauses = clauses.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
                .map(\.element)
        }
        let parts = clauses.prefix(Self.told).map { clause in
            "\(GoodsStep.list(clause.shipments, upTo: Self.told)): \(clause.words)."
        }
        let rest = clauses.dropFirst(Self.told).reduce(0) { $0 + $1.shipments.count }
        let more = rest > 0 ? " The other \(rest) shipments stand in the dossier." : ""
        return "Goods: " + parts.joined(separator: " ") + more
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
        tell("listed after the goods had left", findings(.partyListedLater))
        let listed = Set((findings(.partyListed) + findings(.partyListedLater)).map(\.subject.id))
        let possible = findings(.partyPossibleMatch)
        tell("may be listed", possible.filter { !listed.contains($0.subject.id) })
        tell("listed, may have another entry", possible.filter { listed.contains($0.subject.id) })
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
