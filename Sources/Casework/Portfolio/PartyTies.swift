public import ClewModel
import CompactIndex
import LabourProgrammes
import OwnershipAnalysis
import Screening
public import World

/// What parties are tied to on a day: listed themselves, held by listed ones under each law, holding one, in the region.
///
/// Every question of listing and ownership is the world's; nothing is decided a second time here. Made once for many parties.
public struct PartyTies: Sendable {
    /// How many levels of holdings are followed downwards, and how many parties at most.
    static let depth = 6
    static let width = 4000

    let world: World
    let day: Day
    private let rules: [OwnershipRule]
    private let prepared: AncestorStakes
    let snapshot: OwnershipSnapshot
    private let gazetteer: Gazetteer
    private let about: Set<DatasetName>

    /// Prepares questions about a day.
    ///
    /// - Throws: What is wrong with the reference data.
    /// - Complexity: O(*n*) in the stakes on hand.
    public init(_ world: World, on day: Day) throws(ClewError) {
        self.world = world
        self.day = day
        // Measures against those who comply with another state's law are no tie to what that law is about.
        rules = try world.knowledge.ownershipRules.rules.filter { rule in
            !rule.datasets.allSatisfy { world.nature(of: $0) == .counterMeasures }
        }
        prepared = AncestorStakes(world.stakes)
        snapshot = world.stakes.snapshot(on: day)
        gazetteer = try world.knowledge.gazetteer
        about = Set(
            world.datasets.filter { $0.nature.effect != .identifies && $0.nature != .counterMeasures }.map(\.dataset))
    }

    /// The entries of lists that name a party on the day.
    func designations(of party: EntityID) -> [Designation] {
        guard world.isListed(party, on: day) else { return [] }
        return world.designations(of: party).filter { $0.stands(on: day) && about.contains($0.dataset) }
    }

    /// The listings of a party.
    ///
    /// - Parameters:
    ///   - party: The party of the world.
    ///   - name: What the user calls it.
    ///   - isEstablished: Whether both are surely one.
    ///   - because: Why they are taken to be one, or might be, in a clause.
    func listings(of party: EntityID, as name: String, isEstablished: Bool, because: String?) -> [Exposure] {
        designations(of: party).map { entry in
            let title = world.title(of: entry.dataset)
            let statement =
                isEstablished
                ? "\(name) is named on \(title)."
                : "\(name) may be \(world.name(of: party)), which is named on \(title)."
            return Exposure(
                key: "listed/\(entry.dataset)/\(party)", kind: .listed, regime: entry.dataset.rawValue, grade: nil,
                other: party,
                statement: statement + (because.map { " " + $0 } ?? ""), isEstablished: isEstablished,
                since: entry.from,
                confidence: entry.confidence,
                evidence: [
                    Evidence(
                        id: EvidenceID(rawValue: "listing:\(entry.dataset):\(entry.entity)"), kind: .listing,
                        statement: "\(title) names \(world.name(of: entry.entity))"
                            + (entry.from.map { " from \($0)" } ?? "") + ".",
                        citation: entry.citation, confidence: entry.confidence)
                ])
        }
    }

    /// What ownership says of a party, and what stays open.
    struct Ownership {
        var exposures: [Exposure] = []
        var questions: [String] = []
        /// Whether any source says who holds it.
        var hasStatedOwners = false
    }

    /// Whether listed parties hold a party, by each law's own rule.
    ///
    /// - Parameter same: Other identifiers that are the same party.
    func ownership(of party: EntityID, same: [EntityID], as name: String) throws(ClewError) -> Ownership {
        // Whose names the issuer bears was asked when it was identified.
        var added = AddedHoldings(identified: [party])
        if !same.isEmpty { for other in [party] + same { added.aliases[other] = party } }
        let view = try world.ownership(above: [party], adding: added, using: prepared)
        let snapshot = view.graph.snapshot(on: day)
        var found = Ownership(hasStatedOwners: snapshot.links(of: party, .owners).contains { $0.kind.saysWhoHolds })
        var isAsked = false
        for rule in rules {
            let verdict = view.verdict(for: party, under: rule, in: snapshot)
            guard !verdict.isListed, verdict.answer != .no else { continue }
            if verdict.isOpenForUnknownOwners {
                if !isAsked { found.questions += verdict.missing.map(\.question) }
                isAsked = true
                continue
            }
            // That a collection lists it is told as a listing; under which regime, is a question about that.
            if verdict.missing.contains(where: { $0.kind == .listing && $0.owner == party }) {
                found.questions += verdict.missing.map(\.question)
                continue
            }
            let share = ShareText.describe(verdict.bounds)
            let isSure = verdict.answer == .yes
            found.exposures.append(
                Exposure(
                    key: "owned/\(rule.key)", kind: .owned, regime: rule.key, grade: nil, other: nil,
                    statement: isSure
                        ? "\(name) falls under the rule “\(rule.name)”: those inside hold \(share) of its capital, or control it."
                        : "Whether \(name) falls under the rule “\(rule.name)” is open: those inside hold \(share) of its capital.",
                    isEstablished: isSure, since: nil, confidence: verdict.confidence,
                    evidence: verdict.chain.map { evidence($0) }))
            found.questions += verdict.missing.map(\.question)
        }
        found.questions = found.questions.unique()
        return found
    }

    /// The listed parties below a party, each with the chain that leads to it.
    ///
    /// - Parameters:
    ///   - party: Where to start.
    ///   - besides: Those who are not told.
    ///   - kind: Whether the party itself holds them, or one above it.
    func holdings(below party: EntityID, besides: Set<EntityID>, as name: String, kind: Exposure.Kind) -> [Exposure] {
        var chains: [EntityID: [OwnershipLink]] = [party: []]
        var level = [party]
        var found: [Exposure] = []
        for _ in 0..<Self.depth where !level.isEmpty && chains.count < Self.width {
            var next: [EntityID] = []
            for owner in level {
                for link in snapshot.links(of: owner, .owned) where Self.isHolding(link) && chains[link.asset] == nil {
                    let chain = (chains[owner] ?? []) + [link]
                    chains[link.asset] = chain
                    next.append(link.asset)
                    guard !besides.contains(link.asset) else { continue }
                    for entry in designations(of: link.asset).prefix(1) {
                        let isSure = chain.allSatisfy { $0.isSurelyHeld && ($0.share.lower > 0 || $0.kind != .capital) }
                        let held = world.name(of: link.asset)
                        let words = kind == .owns ? "\(name) holds" : "\(world.name(of: party)), above \(name), holds"
                        found.append(
                            Exposure(
                                key: "\(kind.rawValue)/\(link.asset)", kind: kind, regime: entry.dataset.rawValue,
                                grade: nil,
                                other: link.asset,
                                statement:
                                    "\(words) \(held)\(chain.count > 1 ? " through others" : ""), which is named on "
                                    + "\(world.title(of: entry.dataset)).",
                                isEstablished: isSure || Self.isConsolidation(chain), since: entry.from,
                                confidence: chain.map(\.confidence).reduce(entry.confidence, min),
                                evidence: chain.map { evidence($0) }))
                    }
                }
            }
            level = next
        }
        return found
    }

    private static func isHolding(_ link: OwnershipLink) -> Bool {
        switch link.kind {
        case .capital, .voting, .control(.boardMajority), .control(.votingAgreement), .control(.dominantInfluence),
            .control(.conductAsWished), .control(.stateAssetSupervision):
            true
        case .control: false
        }
    }

    /// Whether every tie of a chain is one of accounting consolidation, which is a tie without a share and no unknown one.
    private static func isConsolidation(_ chain: [OwnershipLink]) -> Bool {
        chain.allSatisfy { link in link.isSurelyHeld && link.stakes.contains { isConsolidation($0) } }
    }

    static func isConsolidation(_ stake: Stake) -> Bool { stake.citation.pinpoint?.hasPrefix("lei-rr-") ?? false }

    private func evidence(_ link: OwnershipLink) -> Evidence {
        let (owner, asset) = (world.name(of: link.owner), world.name(of: link.asset))
        let isConsolidated = link.stakes.allSatisfy(Self.isConsolidation)
        let what =
            switch link.kind {
            case .capital where isConsolidated: "consolidates \(asset) in its accounts"
            case .capital: "holds \(ShareText.describe(link.share)) of \(asset)"
            case .voting: "holds \(ShareText.describe(link.share)) of the votes of \(asset)"
            case .control(let kind): "is tied to \(asset) (\(kind.rawValue))"
            }
        return Evidence(
            id: EvidenceID(rawValue: "stake:\(link.owner):\(link.asset):\(link.kind.key)"), kind: .stake,
            statement: "\(owner) \(what)\(link.isSurelyHeld ? "" : ", if held on \(day)").",
            citation: link.citations.first ?? Citation("the stakes on hand", verification: .unverified),
            confidence: link.confidence)
    }

    /// Addresses of a party that lie in the region.
    func places(of party: EntityID, as name: String) throws(ClewError) -> [Exposure] {
        guard let entity = try world.entity(party) else { return [] }
        let country = entity.first(.country) ?? entity.first(.jurisdiction)
        for address in entity[.address] {
            let place = gazetteer.resolve(address, country: country)
            guard place.inXinjiang == .yes else { continue }
            let citation = Citation(
                entity.datasets.first.map { world.title(of: $0) } ?? "the archive", party.rawValue,
                url: entity.first(.sourceUrl), verification: .secondary)
            return [
                Exposure(
                    key: "place/\(party)", kind: .place, regime: nil, grade: EvidenceGrade.location.rawValue,
                    other: nil,
                    statement: "An address of \(name) lies in \(PlaceWords.describe(place)); nothing says more.",
                    isEstablished: true, since: nil, confidence: place.confidence,
                    evidence: [
                        Evidence(
                            id: EvidenceID(rawValue: "place:\(party)"), kind: .place,
                            statement: "“\(address)” resolves to \(PlaceWords.describe(place)). "
                                + place.reasons.joined(separator: " "), citation: citation, confidence: place.confidence
                        )
                    ])
            ]
        }
        return []
    }
}
