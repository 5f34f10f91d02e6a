import ClewModel
import SourceFiles
import SupplyChain

/// Finds what several cases claim at once: no kilogram of goods can be in two shipments.
///
/// A lot that two cases use is no double claim while both together use no more than there is; nor are the papers of such a lot.
/// Papers that belong to no particular goods, such as a frame contract or a licence, are left aside. A number counts for its
/// issuer and kind of document alone.
public struct DoubleClaims {
    private let cases: [ClaimedCase]
    private let parties: PartyIdentities
    private let lots: LotClaims

    /// Compares cases.
    ///
    /// - Complexity: O(*n* log *n*) for *n* rows of all cases, and for the overlaps of bales as many as there are.
    public init(_ cases: [ClaimedCase]) {
        self.cases = cases
        parties = PartyIdentities(cases)
        lots = LotClaims(cases, parties)
    }

    /// What is claimed more than once: lots, then numbers, files, covered quantities and bales, each in the order of the cases.
    public var found: [DoubleClaim] {
        let papers = cases.indices.flatMap(papers)
        var told: Set<[PaperKey]> = []
        var claims = lotClaims
        claims += paperClaims(papers, .number, told: &told) { paper in
            guard let number = paper.document.number, let issuer = paper.issuer else { return nil }
            return "\(Self.family(paper.document.type)) \(issuer) \(PartyIdentities.number(number))"
        }
        claims += paperClaims(papers, .file, told: &told) { $0.document.sha256.hex }
        return claims + baleClaims(papers, told: told)
    }

    // Lots

    private var lotClaims: [DoubleClaim] {
        let shared = lots.shared.values.filter { $0.isExceeded != false }.sorted { $0.number < $1.number }
        return shared.map { shared in
            let lot = shared.uses[0].lot
            let size = shared.uses.map(\.size).min() ?? 0
            let unit = shared.uses[0].isMass ? "kg" : "of its own unit"
            let sum = shared.uses.compactMap(\.used).reduce(0, +)
            let maker = lot.producer.flatMap { parties.number($0, in: shared.uses[0].case) }.map(parties.caption)
            let isOpen = shared.isExceeded == nil
            return DoubleClaim(
                kind: .lot,
                what: "lot \(lot.number ?? lot.id)" + (maker.map { " of \($0)" } ?? ""),
                why: isOpen
                    ? "Not every case says, in a unit that can be compared, how much of it it uses."
                    : "Together they use \(Wording.number(sum, decimals: 3)) \(unit); there are \(Wording.number(size, decimals: 3)) "
                        + "\(unit) of it.",
                isOpen: isOpen,
                claimants: shared.uses.map { use in
                    DoubleClaim.Claimant(
                        case: cases[use.case].name, subject: use.lot.id, location: use.lot.location,
                        quantity: use.used.map { Wording.number($0, decimals: 3) + " " + unit })
                })
        }
    }

    // Documents

    /// A document of a case that speaks of goods.
    private struct Paper {
        var `case`: Int
        var document: CaseDocument
        var issuer: Int?
        /// The lots that it speaks of, by their identifiers in the case.
        var lots: Set<String>
        /// The same by their numbers among all cases.
        var numbers: Set<Int>
    }

    private struct PaperKey: Hashable, Comparable {
        var `case`: Int
        var position: Int
        static func < (one: PaperKey, other: PaperKey) -> Bool {
            (one.case, one.position) < (other.case, other.position)
        }
    }

    /// Papers that speak of no particular goods even where the case ties them to some.
    private static let general: Set<String> = [
        "contract", "sales-contract", "farm-contract", "framework-contract", "flow-chart", "process-map",
        "capacity-record",
        "licence", "license", "mine-licence", "business-licence", "scope-certificate", "supplier-code",
        "management-measures", "due-diligence-policy", "due-diligence-record", "labour-record", "audit-report",
        "specification", "map", "photo", "public-notice", "party-list", "supplier-declaration",
    ]

    /// The kind of document whose numbers are one series: all invoices are one.
    private static func family(_ type: String) -> String { type.hasSuffix("invoice") ? "invoice" : type }

    /// Whether a document of this type always belongs to particular goods, even where the case ties it to none.
    private static func isOfGoods(_ type: String) -> Bool {
        let endings = [
            "invoice", "bill-of-lading", "waybill", "packing-list", "bale-list", "ticket",
            "purchase-order",
        ]
        return endings.contains { type.hasSuffix($0) }
            || [
                "payment", "proof-of-payment", "delivery-note", "inspection-certificate", "transaction-certificate",
                "certificate-of-origin",
            ].contains(type)
    }

    /// The documents of a case that speak of goods.
    private func papers(_ index: Int) -> [Paper] {
        let content = cases[index].content
        var named: [String: Set<String>] = [:]
        var sellers: [String: Set<String>] = [:]
        func legs(_ event: SupplyEvent) -> [String] {
            let own = event.kind == .transform ? event.outputs : event.inputs + event.outputs
            return own.compactMap(\.lot)
        }
        for lot in content.lots { for id in lot.documents { named[id, default: []].insert(lot.id) } }
        for shipment in content.shipments {
            for id in shipment.documents { named[id, default: []].formUnion(shipment.items.map(\.lot)) }
        }
        for event in content.events {
            for id in event.documents {
                named[id, default: []].formUnion(legs(event))
                if let party = event.party { sellers[id, default: []].insert(party) }
            }
        }
        var handled: [String: Set<String>] = [:]
        for lot in content.lots { if let maker = lot.producer { handled[maker, default: []].insert(lot.id) } }
        for event in content.events where event.kind == .sell {
            if let seller = event.party { handled[seller, default: []].formUnion(event.inputs.compactMap(\.lot)) }
        }
        return content.documents.compactMap { document in
            guard !Self.general.contains(document.type), document.translationOf == nil else { return nil }
            var lots = named[document.id] ?? []
            var parties = sellers[document.id] ?? []
            lots.formUnion(document.lots)
            for id in document.events {
                guard let event = content.event(id) else { continue }
                if document.lots.isEmpty { lots.formUnion(legs(event)) }
                if let party = event.party { parties.insert(party) }
            }
            if lots.isEmpty {
                for id in document.shipments { lots.formUnion(content.shipment(id)?.items.map(\.lot) ?? []) }
            }
            if lots.isEmpty {
                // A trade paper that is tied to nothing speaks of whatever its issuer made or sold.
                guard Self.isOfGoods(document.type) else { return nil }
                if let issuer = document.issuer { lots = handled[issuer] ?? [] }
            }
            let only = parties.count == 1 ? parties.first : nil
            let maker = Set(lots.compactMap { content.lot($0)?.producer })
            let issuer = document.issuer ?? only ?? (maker.count == 1 ? maker.first : nil)
            return Paper(
                case: index, document: document, issuer: issuer.flatMap { self.parties.number($0, in: index) },
                lots: lots, numbers: Set(lots.compactMap { self.lots.number($0, in: index) }))
        }
    }

    /// Whether cases may share papers, since they share a lot of which there is enough for all.
    private func isExplained(_ papers: [Paper]) -> Bool {
        let byCase = Dictionary(grouping: papers, by: \.case).values.map {
            $0.reduce(into: Set<Int>()) { $0.formUnion($1.numbers) }
        }
        guard var common = byCase.first else { return true }
        for numbers in byCase { common.formIntersection(numbers) }
        return !common.isEmpty && common.allSatisfy { lots.shared[$0]?.isExceeded != true }
    }

    private func paperClaims(
        _ papers: [Paper], _ kind: DoubleClaim.Kind, told: inout Set<[PaperKey]>, by name: (Paper) -> String?
    ) -> [DoubleClaim] {
        var groups: [String: [Int]] = [:]
        for (position, paper) in papers.enumerated() {
            if let name = name(paper) { groups[name, default: []].append(position) }
        }
        let several = groups.values.filter { positions in Set(positions.map { papers[$0].case }).count > 1 }
        var claims: [DoubleClaim] = []
        for positions in several.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let group = positions.map { papers[$0] }
            let keys = positions.map { PaperKey(case: papers[$0].case, position: $0) }.sorted()
            guard !told.contains(keys) else { continue }
            if let covered = covered(group) {
                told.insert(keys)
                if let claim = covered.claim { claims.append(claim) }
                continue
            }
            guard !isExplained(group) else { continue }
            told.insert(keys)
            claims.append(claim(kind, group))
        }
        return claims
    }

    private func claim(_ kind: DoubleClaim.Kind, _ group: [Paper]) -> DoubleClaim {
        let document = group[0].document
        let issuer = group[0].issuer.map { " of \(parties.caption($0))" } ?? ""
        let what = document.type.replacing("-", with: " ") + (document.number.map { " \($0)" } ?? "") + issuer
        return DoubleClaim(
            kind: kind, what: what,
            why: kind == .file
                ? "The same file shows different goods. If it covers both, state in documents/index.csv how much it covers."
                : "The same number of the same issuer shows different goods. If it covers both, state in documents/index.csv "
                    + "how much it covers.",
            claimants: group.map { claimant($0, nil) })
    }

    private func claimant(_ paper: Paper, _ quantity: String?) -> DoubleClaim.Claimant {
        DoubleClaim.Claimant(
            case: cases[paper.case].name, subject: paper.document.id, location: paper.document.location,
            quantity: quantity)
    }

    /// Compares what a document covers with what the cases claim by it; `nil` where none states what it covers.
    private func covered(_ group: [Paper]) -> (claim: DoubleClaim?, isCovered: Bool)? {
        guard let quantity = group.compactMap(\.document.quantity).min(by: { $0.baseAmount < $1.baseAmount }) else {
            return nil
        }
        let isMass = quantity.unit.dimension == .mass
        var sum = 0.0
        var amounts: [Double?] = []
        for paper in group {
            // Lots of several stages are the same goods once more; the least of their sums is claimed for sure.
            var stages: [String: Double] = [:]
            var isKnown = true
            for id in paper.lots {
                guard let use = lots.use(id, in: paper.case), let used = use.used, use.isMass == isMass else {
                    isKnown = false
                    continue
                }
                stages[use.lot.stage, default: 0] += used
            }
            let amount = isKnown ? stages.values.min() : nil
            amounts.append(amount)
            sum += amount ?? 0
        }
        let isExceeded = sum > quantity.baseAmount * (1 + LotClaims.tolerance)
        let isOpen = !isExceeded && amounts.contains { $0 == nil }
        guard isExceeded || isOpen else { return (nil, true) }
        let unit = isMass ? "kg" : quantity.unit.dimension.rawValue
        var found = claim(.covered, group)
        found.isOpen = isOpen
        found.why =
            isOpen
            ? "It covers \(Wording.quantity(quantity)), and not every case says how much of that it claims."
            : "It covers \(Wording.quantity(quantity)); together they claim \(Wording.number(sum, decimals: 3)) \(unit) by it."
        found.claimants = zip(group, amounts).map { paper, amount in
            claimant(paper, amount.map { Wording.number($0, decimals: 3) + " " + unit })
        }
        return (found, !isExceeded)
    }

    // Bales

    private struct Bales {
        var paper: Int
        var range: ClosedRange<Int>
    }

    private func baleClaims(_ papers: [Paper], told: Set<[PaperKey]>) -> [DoubleClaim] {
        var byIssuer: [Int: [Bales]] = [:]
        for (position, paper) in papers.enumerated() where Self.namesBales(paper.document.type) {
            let text = [paper.document.number, paper.document.note, paper.document.text].compactMap(\.self)
            for range in Set(text.flatMap { BaleNumbers($0).ranges }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
                // A permanent identification of 12 digits is the same bale whoever names it.
                guard let issuer = range.lowerBound >= 100_000_000_000 ? -1 : paper.issuer else { continue }
                byIssuer[issuer, default: []].append(Bales(paper: position, range: range))
            }
        }
        var overlaps: [[Int]: ClosedRange<Int>] = [:]
        for (_, bales) in byIssuer {
            var open: [Bales] = []
            for next in bales.sorted(by: { ($0.range.lowerBound, $0.paper) < ($1.range.lowerBound, $1.paper) }) {
                open.removeAll { $0.range.upperBound < next.range.lowerBound }
                for other in open where papers[other.paper].case != papers[next.paper].case {
                    let pair = [other.paper, next.paper].sorted()
                    let common = next.range.clamped(to: other.range)
                    if common.count > overlaps[pair]?.count ?? 0 { overlaps[pair] = common }
                }
                open.append(next)
            }
        }
        return overlaps.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { pair, range in
            let group = pair.map { papers[$0] }
            let keys = pair.map { PaperKey(case: papers[$0].case, position: $0) }.sorted()
            guard !told.contains(keys), !isExplained(group) else { return nil }
            let name =
                range.count == 1 ? "bale \(range.lowerBound)" : "bales \(range.lowerBound) to \(range.upperBound)"
            let issuer = group[0].issuer.map { " of \(parties.caption($0))" } ?? ""
            return DoubleClaim(
                kind: .bale, what: name + issuer, why: "A bale lies in one lot, and these are different ones.",
                claimants: group.map { claimant($0, nil) })
        }
    }

    private static func namesBales(_ type: String) -> Bool {
        type.contains("bale")
            || ["gin-record", "ginning-record", "classing-record", "inspection-certificate"].contains(type)
    }
}
