import ClewModel
import SupplyChain
import World

/// Writes the first screen of an assessment.
struct AnswerWriter {
    let question: Question
    let findings: [Finding]
    let gaps: [GapReport]
    let duties: [DutyReport]
    let goods: GoodsStep.Result
    /// The shipments, in the order of the case.
    let shipments: [ShipmentReport]
    /// What gathering records inside China could set off.
    let counterMeasures: [CounterMeasureReport]
    /// The datasets that parties were compared with.
    let datasets: [DatasetOnHand]
    /// The documents that could not be read, by their names in the case, with the reason.
    let unread: [String]
    /// The documents of which parts could not be read, with the parts.
    let unreadParts: [String]
    /// What was left out because nothing is to be gathered inside China.
    let withheld: Withheld?
    /// What of the law in scope was not looked into, in sentences.
    let limits: [String]

    /// The answer.
    var answer: Answer {
        var answer = Answer()
        answer.toDo =
            AgendaWriter(
                question: question, duties: duties, gaps: gaps, shipments: shipments, counterMeasures: counterMeasures
            ).tasks
        tellGoods(&answer)
        tellParties(&answer)
        tellAccount(&answer)
        tellLaw(&answer)
        tellBasis(&answer)
        return answer
    }

    private func findings(_ rules: FindingRule...) -> [Finding] {
        findings.filter { finding in rules.contains { $0.id == finding.rule } }
    }

    // Goods

    /// How many shipments, or groups of shipments of which the same is said, the answer tells one by one.
    private static let told = 6

    private func tellGoods(_ answer: inout Answer) {
        guard !shipments.isEmpty else {
            answer.notKnown.append("What was imported: the case names no shipment.")
            return
        }
        answer.established += grouped { shipment in
            ContentWords.established(
                shipment.regionShare, shipment.presence, of: shipment.material, raw: shipment.rawMaterialShare
            )
            .map { $0 + Self.support(shipment) }
        }
        answer.established += findings(.goodsFromRegion).filter { $0.subject.kind == .case }.map(\.statement)
        answer.notExcluded += grouped { shipment in
            let isOuter = shipment.region?.quantitiesOnly.isTightest == false
            return ContentWords.notExcluded(
                shipment.regionShare, shipment.presence, of: shipment.material, raw: shipment.rawMaterialShare
            )
            .map { $0 + (isOuter ? " (an outer bound, not the tightest)" : "") }
        }
        let passed = findings(.goodsThroughListed).filter { $0.severity == .high }
        let hands = Dictionary(grouping: passed, by: \.subject.id).mapValues(\.count)
        answer.established += grouped { shipment in
            hands[shipment.id].map { "\($0) listed or owned \($0 == 1 ? "party is" : "parties are") in its chain" }
        }
    }

    /// What supports an account of goods, where that is the case's own statement in whole or in part: what nobody showed is established only
    /// as stated.
    private static func support(_ shipment: ShipmentReport) -> String {
        let shown = ContentBound.printable(shipment.undocumentedShare)
        if shown.lower >= 1 { return ". The case states it; on every path at least one record has no document" }
        let least = shown.upper > shown.lower ? "at least " : ""
        return shown.lower > 0
            ? ". Of the material, \(least)\(ContentWords.percent(shown.lower)) is as the case states, without a document"
            : ""
    }

    /// A sentence for each group of shipments of which the same is said, the first few groups.
    private func grouped(_ words: (ShipmentReport) -> String?) -> [String] {
        var clauses: [(words: String, rank: Int, shipments: [String])] = []
        var positions: [String: Int] = [:]
        for shipment in shipments {
            guard let said = words(shipment) else { continue }
            if let position = positions[said] {
                clauses[position].shipments.append(shipment.id)
            } else {
                positions[said] = clauses.count
                let rank = shipment.presence == .established ? 0 : shipment.presence == .open ? 1 : 2
                clauses.append((said, rank, [shipment.id]))
            }
        }
        if clauses.count > Self.told {
            // What matters most is never what is cut off.
            clauses = clauses.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
                .map(\.element)
        }
        let rest = clauses.dropFirst(Self.told).reduce(0) { $0 + $1.shipments.count }
        return clauses.prefix(Self.told).map { "\(GoodsStep.list($0.shipments, upTo: Self.told)): \($0.words)." }
            + (rest > 0 ? ["The same question about \(rest) other shipments is answered in the dossier."] : [])
    }

    // Parties

    private func tellParties(_ answer: inout Answer) {
        func told(_ found: [Finding]) -> String? {
            let captions = found.map(\.subject.caption).unique()
            return captions.isEmpty ? nil : captions.joined(separator: ", ")
        }
        let listed = Set((findings(.partyListed) + findings(.partyListedLater)).map(\.subject.id))
        // One party is told in one voice: whoever is listed on the day is not asked about again as one who may belong.
        let inForce = Set(findings(.partyListed).map(\.subject.id))
        let possible = findings(.partyPossibleMatch)
        if let names = told(findings(.partyListed)) { answer.established.append("Listed: \(names.ended)") }
        let owners = findings(.partyOwned)
        if let names = told(owners.filter { $0.title == FindingRule.partyOwned.title }) {
            answer.established.append("Under a regime by ownership: \(names.ended)")
        }
        if let names = told(owners.filter { $0.title == OwnershipWords.coveredByEntry }) {
            answer.notExcluded.append("May be covered by the words of a listed owner’s entry: \(names.ended)")
        }
        if let names = told(findings(.partyListedLater)) {
            answer.established.append("Listed, and not, or not surely, on the day that counts: \(names.ended)")
        }
        if let names = told(findings(.vendorCounterMeasure)) {
            answer.established.append("Evidence vendor under Chinese counter-measures: \(names.ended)")
        }
        let owned = Set(findings(.partyOwned).map(\.subject.id))
        let belonging = Set(findings(.partyMayBelong).map(\.subject.id))
        if let names = told(findings(.partyMayBelong).filter { !inForce.contains($0.subject.id) }) {
            answer.notExcluded.append("May belong to a listed party: \(names.ended)")
        }
        if let names = told(possible.filter { !listed.contains($0.subject.id) && !belonging.contains($0.subject.id) }) {
            answer.notExcluded.append("May be listed: \(names.ended)")
        }
        if let names = told(possible.filter { listed.contains($0.subject.id) }) {
            answer.notExcluded.append("Listed, and may have another entry: \(names.ended)")
        }
        let asked = findings(.partyMayBelongAsked).filter {
            !belonging.contains($0.subject.id) && !listed.contains($0.subject.id)
        }
        if let names = told(asked) {
            answer.notKnown.append("Whether they belong to a listed party: \(names.ended)")
        }
        if let names = told(findings(.partyOwnershipOpen).filter { !owned.contains($0.subject.id) }) {
            answer.notExcluded.append("May be owned by listed parties to an extent that counts: \(names.ended)")
        }
        let unread = findings(.partyNameUnread)
        if let names = told(unread) {
            answer.notKnown.append("Whether they are listed, whose names cannot be compared: \(names.ended)")
        }
        let tied = findings(.partyListed, .partyListedLater, .partyPossibleMatch, .partyOwned, .partyMayBelong)
        if told(tied) == nil {
            let who = unread.isEmpty ? "No party" : "No other party"
            answer.established.append("\(who) matches an entry of the lists on hand.")
        }
    }

    // Texts and the account

    private func tellAccount(_ answer: inout Answer) {
        let texts = findings(.programmeExposure)
        for severity in Severity.allCases {
            let names = texts.filter { $0.severity == severity }.map(\.subject.caption).unique()
            guard !names.isEmpty else { continue }
            let who = names.joined(separator: ", ").ended
            if severity == .high {
                answer.established.append("A text connects with a labour programme: \(who)")
            } else {
                answer.notExcluded.append("A text may connect with a labour programme: \(who)")
            }
        }
        let problems = goods.trace.problems
        let above = problems.count { $0.nature == .contradiction && $0.code == .yieldAbove && $0.citation != nil }
        let broken = problems.count { $0.nature == .contradiction }
        if broken > 0 {
            answer.established.append(
                "\(broken) \(broken == 1 ? "record contradicts" : "records contradict") the others"
                    + (above > 0 ? ", or the yields that the case or a source states." : "."))
        }
        let missing = problems.count { $0.nature == .gap }
        if missing > 0 {
            answer.notKnown.append("\(missing) \(missing == 1 ? "record is" : "records are") missing from the chain.")
        }
        // Something unusual is no contradiction, and no account that fits either.
        if problems.isEmpty, !goods.trace.shipments.isEmpty {
            answer.established.append("No rule of ours found a contradiction in quantities, dates and documents.")
        }
    }

    // Law

    private func tellLaw(_ answer: inout Answer) {
        let told = duties.filter { !Self.isSecondary($0) && $0.openOnlyFor == nil && $0.presumedBy == nil }
            .flatMap { duty in duty.lawsInHeadline.map { ($0, duty) } }
        let byLaw = Dictionary(grouping: told, by: \.0).mapValues { $0.map(\.1) }
        for law in told.map(\.0).unique() {
            let own = byLaw[law] ?? []
            let applies = own.filter { $0.status == .applies }.map(\.shipment).unique()
            let applying = Set(applies)
            let open = own.filter { $0.status == .open }.map(\.shipment).unique().filter { !applying.contains($0) }
            if !applies.isEmpty {
                let presumed = presumed(by: own.filter { $0.status == .applies })
                answer.established.append("\(law): applies to \(applies.joined(separator: ", "))\(presumed).")
            }
            if !open.isEmpty {
                answer.notExcluded.append("\(law): may apply to \(open.joined(separator: ", ")).")
            }
            if applies.isEmpty, open.isEmpty, let coming = own.first(where: { $0.status == .coming })?.inForceFrom {
                answer.notExcluded.append("\(law): applies from \(coming) and may reach such goods.")
            }
        }
    }

    /// What presumptions that apply say of another law, which is told with them and not again.
    private func presumed(by presumptions: [DutyReport]) -> String {
        let laws = duties.filter { duty in
            duty.status == .applies
                && presumptions.contains { $0.provision == duty.presumedBy && $0.shipment == duty.shipment }
        }.map(\.law).unique()
        return laws.isEmpty ? "" : "; it presumes that the goods are barred by \(laws.joined(separator: "; "))"
    }

    /// Whether a provision only says where enforcement looks, or how another one is met, or binds others and asks nothing of the user.
    private static func isSecondary(_ duty: DutyReport) -> Bool {
        duty.isPriority || duty.isRoute || (duty.isDutyAlone && duty.requests.isEmpty)
    }

    // What the answer rests on

    private func tellBasis(_ answer: inout Answer) {
        if !gaps.isEmpty {
            answer.notKnown.append("\(gaps.count) \(gaps.count == 1 ? "question is" : "questions are") open.")
        }
        if let withheld {
            let (count, steps) = (withheld.undocumented.count, withheld.steps.count)
            answer.notKnown.append(
                "\(count == 1 ? "1 thing stays" : "\(count) things stay") undocumented and "
                    + "\(steps == 1 ? "1 step is" : "\(steps) steps are") left out, because nothing is to be gathered "
                    + "inside China; the dossier names them.")
        }
        let silent = duties.filter { $0.openOnlyFor == .owners }.map(\.regime).unique()
        if !silent.isEmpty {
            answer.notKnown.append(
                "Who owns some parties: until that is shown, ownership by a listed party cannot be ruled out under "
                    + silent.joined(separator: "; ") + ".")
        }
        let acts = duties.filter { $0.openOnlyFor == .acts }.map(\.regime).unique()
        if !acts.isEmpty {
            answer.notKnown.append(
                "Whether anything is done with a listed party, or one that listed parties own, that "
                    + "\(acts.joined(separator: "; ")) \(acts.count == 1 ? "bars" : "bar"): each says under Duties which acts those are."
            )
        }
        answer.notKnown += limits
        if !unread.isEmpty {
            answer.notKnown.append(
                "What stands in documents that could not be read: \(unread.joined(separator: "; ")).")
        }
        if !unreadParts.isEmpty {
            answer.notKnown.append(
                "What stands in parts of documents that could not be read: \(unreadParts.joined(separator: "; ")).")
        }
        let stale = datasets.compactMap { list in
            list.age(staleOn: question.asOf).map { "\(list.title), \($0) days" }
        }
        if !stale.isEmpty {
            answer.notKnown.append(
                "What has changed since on lists that are older, on the day asked about, than their limit: "
                    + stale.joined(separator: "; ") + ".")
        }
        let partial = datasets.filter { $0.imported != nil && $0.caveat != nil }.map(\.title)
        if !partial.isEmpty {
            answer.notKnown.append(
                "What is missing from imported lists that are not whole: \(partial.joined(separator: "; ").ended)"
            )
        }
        let bundled = datasets.filter { $0.imported == nil && $0.caveat != nil }
        if !bundled.isEmpty {
            let uflpa = bundled.first { $0.dataset == "us_dhs_uflpa" }?.caveat
            let held = uflpa.map { "of the UFLPA Entity List it holds \($0)" }
            let others = bundled.count - (uflpa == nil ? 0 : 1)
            let partly = others > 0 ? "of \(others) other \(others == 1 ? "list" : "lists") it holds only a part" : nil
            answer.notKnown.append(
                "What official lists say beyond the snapshot that comes with Clew: "
                    + [held, partly].compactMap(\.self).joined(separator: "; ") + ".")
        }
    }
}

extension String {
    /// The text with one full stop at its end, whether or not its last name has one.
    var ended: String { hasSuffix(".") ? self : self + "." }
}

extension Sequence where Element: Hashable {
    /// The elements without repeats, in order.
    package func unique() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
