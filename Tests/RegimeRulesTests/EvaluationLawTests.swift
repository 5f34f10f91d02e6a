import ClewModel
import Foundation
import RegimeRules
import Testing

/// What must hold for every provision, whatever the facts.
struct EvaluationLawTests {
    /// SplitMix64, so that the same seed gives the same facts everywhere.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    static let catalog = try? RegimeCatalog(directory: Reference.regimes)
    static let datasets: [DatasetName] = ["us_dhs_uflpa", "us_ofac_sdn", "us_cbp_wro", "eu_fsf", "ca_sema"]

    /// Facts of which some are open.
    func facts(using generator: inout Generator) -> RegimeFacts {
        var facts = RegimeFacts()
        func flip() -> Bool { Bool.random(using: &generator) }
        facts.importInto = [["us"], ["eu"], ["ca"], []].randomElement(using: &generator) ?? []
        facts.requesterIn = [["us"], ["gb"], ["ca"]].randomElement(using: &generator) ?? []
        let importDay = Day(number: Int32.random(in: 18_200...21_600, using: &generator))
        facts.days[.importDay] = [importDay...importDay]
        facts.goods =
            flip() ? [.init(code: ["520512", "6203", "2002", "081340"].randomElement(using: &generator) ?? "")] : []
        for lot in 0..<Int.random(in: 0...3, using: &generator) {
            let shares = [Bounds(0, 0), Bounds(0, 0.5), Bounds(0.1, 0.9)]
            facts.origins.append(
                OriginFact(
                    goods: "L\(lot)", region: "xinjiang",
                    share: shares.randomElement(using: &generator) ?? Bounds(0, 1),
                    evidence: [EvidenceID(rawValue: "lot:\(lot)")]))
        }
        facts.screenings = Self.datasets.filter { _ in flip() }.map { ScreeningFact(dataset: $0) }
        for index in 0..<Int.random(in: 0...3, using: &generator) {
            let dataset = Self.datasets.randomElement(using: &generator) ?? "us_dhs_uflpa"
            let day = Day(number: Int32.random(in: 18_000...20_500, using: &generator))
            facts.listings.append(
                ListingFact(
                    party: "P\(index)", roles: [flip() ? .producer : .handler], dataset: dataset,
                    entity: EntityID("e\(index)"), listedName: "P\(index)", identity: flip() ? .match : .candidate,
                    from: PartialDate(day), evidence: [EvidenceID(rawValue: "listing:\(index)")]))
        }
        for rule in ["us-ofac", "eu", "uk"] where flip() {
            let gap = EvidenceGap(missing: "stakes", subject: "P0", question: "?")
            let answers: [Determination] = [
                .established(by: ["s"]), .refuted(by: ["s"]), .undetermined(missing: [gap]),
            ]
            if let answer = answers.randomElement(using: &generator) {
                facts.ownership.append(OwnershipFact(party: "P0", rule: rule, determination: answer))
            }
        }
        if flip() { facts.acts = [.regionClause, .evidenceSubmission] }
        if flip() { facts.events[.detention] = importDay }
        return facts
    }

    /// Settles what is open, one way or the other.
    func settled(_ facts: RegimeFacts, using generator: inout Generator) -> RegimeFacts {
        var settled = facts
        settled.origins = facts.origins.map { origin in
            guard case .undetermined = origin.determination else { return origin }
            let share = Bool.random(using: &generator) ? Bounds(0, 0) : Bounds(0.2, 0.5)
            return OriginFact(goods: origin.goods, region: origin.region, share: share, evidence: ["settled"])
        }
        settled.listings = facts.listings.compactMap { listing in
            guard listing.identity == .candidate else { return listing }
            guard Bool.random(using: &generator) else { return nil }
            var match = listing
            match.identity = .match
            return match
        }
        settled.ownership = facts.ownership.map { fact in
            guard case .undetermined = fact.determination else { return fact }
            var fact = fact
            fact.determination = Bool.random(using: &generator) ? .established(by: ["s"]) : .refuted(by: ["s"])
            return fact
        }
        return settled
    }

    func answers(_ facts: RegimeFacts, on day: Day) throws -> [Obligation] {
        let catalog = try #require(Self.catalog)
        return try catalog.evaluate(facts, regimes: ["us", "eu", "uk", "ca", "cn"], on: day)
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func settlingADoubtNeverReversesAnAnswer(seed: UInt64) throws {
        var generator = Generator(state: seed)
        let before = facts(using: &generator)
        let after = settled(before, using: &generator)
        let day = Day(number: Int32.random(in: 18_200...21_600, using: &generator))
        let later = Dictionary(uniqueKeysWithValues: try answers(after, on: day).map { ($0.provision.id, $0) })
        for first in try answers(before, on: day) {
            guard let second = later[first.provision.id] else { continue }
            switch first.determination {
            case .established: #expect(second.applies == first.applies && !second.isRuledOut, "\(first.provision.id)")
            case .refuted: #expect(second.isRuledOut, "\(first.provision.id)")
            case .undetermined: break
            }
        }
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func theOrderOfTheFactsChangesNoAnswer(seed: UInt64) throws {
        var generator = Generator(state: seed)
        let facts = facts(using: &generator)
        var turned = facts
        turned.origins.reverse()
        turned.listings.reverse()
        turned.ownership.reverse()
        turned.screenings.reverse()
        let day = Day(number: 20_700)
        for (first, second) in zip(try answers(facts, on: day), try answers(turned, on: day)) {
            #expect(first.provision.id == second.provision.id)
            #expect(first.isRuledOut == second.isRuledOut && first.applies == second.applies, "\(first.provision.id)")
        }
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func aProvisionIsJudgedOnlyWhileItExists(seed: UInt64) throws {
        var generator = Generator(state: seed)
        let facts = facts(using: &generator)
        let day = Day(number: Int32.random(in: 18_200...21_600, using: &generator))
        for obligation in try answers(facts, on: day) {
            let provision = obligation.provision
            switch obligation.status {
            case .inForce:
                // What is older than its first day on record is open before that day, and no more.
                let isKnown = provision.isInForce(on: obligation.judgedOn.day)
                #expect(isKnown || !obligation.applies, "\(provision.id)")
            case .coming(let from):
                #expect(from > obligation.judgedOn.day && !obligation.applies, "\(provision.id)")
            }
            #expect(
                provision.isOlder || (provision.adopted ?? provision.appliesFrom) <= max(day, obligation.judgedOn.day),
                "\(provision.id)")
            if obligation.isRuledOut { #expect(obligation.evidence.isEmpty && obligation.due.isEmpty) }
            #expect(!obligation.decidingReasons.isEmpty, "\(provision.id) gives no reason")
        }
    }
}
