import ClewModel
import Foundation
import InventedWorlds
import OwnershipAnalysis
import Screening
import StatementStore
import SupplyChain
import TestSupport
import Testing
import World

@testable import Casework

/// Random small worlds of lists, registers, stakes with gaps and cycles, links, decisions and two days: whoever asks gets
/// the answer that an obvious slow way gives.
struct OneWorldTwinTests {
    /// Names of which none resembles another.
    private static let names = [
        "Quillon Lantern Works", "Harbour Meridian Foundry", "Vexley Orchard Cannery", "Zuberg Kestrel Optics",
        "Mistral Umbrella Fabrik", "Jorvik Pewter Studio", "Tamsin Granite Bakery", "Obsidian Ferry Lines",
    ]

    private struct Made {
        var listed: [Int: (dataset: DatasetName, from: String, to: String?, published: String)] = [:]
        var stakes: [(owner: Int, asset: Int, low: Int, high: Int)] = []
        var links: [(Int, Int)] = []
        var cleared: Set<Int> = []
    }

    /// A rule as the slow way reads it: whose listings count, together or each alone, and which percentage passes.
    private struct SlowRule {
        let key: String
        let list: DatasetName
        /// Every whole percentage from this one passes; the worlds hold whole percentages alone.
        let least: Int
        /// The same before 3 July 2024, where it was another.
        var leastBefore: Int?
        var isSeparate = false
    }

    /// The lists of the worlds, each with the rule that starts from it.
    private static let rules = [
        SlowRule(key: "us-ofac", list: "us_ofac_sdn", least: 50),
        SlowRule(key: "eu", list: "eu_fsf", least: 50, leastBefore: 51),
        SlowRule(key: "uk", list: "gb_fcdo_sanctions", least: 51, isSeparate: true),
    ]

    private static func id(_ number: Int) -> EntityID { EntityID("e\(number)") }

    private static func make(_ generator: inout SplitMix64, _ invented: InventedWorld) throws -> Made {
        var made = Made()
        var statements: [DatasetName: [Statement]] = [:]
        for number in names.indices {
            let kind = Int.random(in: 0..<7, using: &generator)
            let list = rules.indices.contains(kind) ? rules[kind].list : nil
            let dataset: DatasetName = list ?? (kind == 3 ? "gleif" : kind == 4 ? "osh" : "stakes")
            statements[dataset, default: []] += InventedWorld.party(id(number), names[number], in: dataset)
            if list != nil {
                let from = ["2019-01-01", "2023-05", "2025-02-01"].randomElement(using: &generator) ?? "2019-01-01"
                let to = Int.random(in: 0..<3, using: &generator) == 0 ? "2025-06-30" : nil
                made.listed[number] = (dataset, from, to, from)
                statements[dataset, default: []] += InventedWorld.listing(
                    of: id(number), in: dataset, from: from, to: to)
            }
        }
        for _ in 0..<Int.random(in: 0..<9, using: &generator) {
            let owner = Int.random(in: names.indices, using: &generator)
            let asset = Int.random(in: names.indices, using: &generator)
            guard owner != asset, !made.stakes.contains(where: { $0.owner == owner && $0.asset == asset }) else {
                continue
            }
            let taken = made.stakes.filter { $0.asset == asset }.map(\.low).reduce(0, +)
            let low = [10, 25, 30, 40, 50, 60].filter { taken + $0 <= 100 }.randomElement(using: &generator)
            let isGap = Int.random(in: 0..<4, using: &generator) == 0
            guard isGap || low != nil else { continue }
            let share = isGap ? (0, 100) : (low ?? 0, low ?? 0)
            made.stakes.append((owner, asset, share.0, share.1))
            statements["stakes", default: []] += InventedWorld.stake(
                id(owner), id(asset), isGap ? nil : "\(share.0)", in: "stakes")
        }
        for (dataset, all) in statements.sorted(by: { $0.key < $1.key }) {
            try invented.load(dataset, on: "2025-03-01", all)
        }
        if Int.random(in: 0..<2, using: &generator) == 0 {
            let pair = Array(names.indices.shuffled(using: &generator).prefix(2)).sorted()
            // A link of two parties of which one holds the other would make a stake in itself.
            let isHeld = made.stakes.contains { Set([$0.owner, $0.asset]) == Set(pair) }
            if !isHeld {
                made.links.append((pair[0], pair[1]))
                _ = try invented.archive.record(
                    IdentityLink(
                        id(pair[0]), id(pair[1]), reason: "invented", citation: Citation("invented"),
                        recorded: InventedWorld.day("2025-03-02")))
            }
        }
        return made
    }

    // The slow way

    private static func group(_ number: Int, _ made: Made) -> Set<Int> {
        for (one, other) in made.links where one == number || other == number { return [one, other] }
        return [number]
    }

    /// - Parameter list: The list that counts; `nil` for any.
    private static func isListed(
        _ number: Int, _ made: Made, on day: Day, knownAt: Day, list: DatasetName? = nil
    ) -> Bool {
        group(number, made).contains { member in
            guard let entry = made.listed[member], list == nil || entry.dataset == list,
                let from = PartialDate(entry.from)
            else { return false }
            let to = entry.to.flatMap { PartialDate($0) }
            return from.earliest <= day && day <= (to?.latest ?? .distantFuture) && from.earliest <= knownAt
        }
    }

    /// A rule by plain repetition: whoever those inside hold enough of is inside.
    ///
    /// With every stake at its least for what is sure, and with every stake at its greatest for what can be. Where each listed
    /// party counts alone, once for each.
    private static func answer(
        _ number: Int, _ made: Made, under rule: SlowRule, on day: Day, knownAt: Day
    ) -> OwnershipVerdict.Answer {
        let one = { (n: Int) in group(n, made).min() ?? n }
        var stakes: [[Int]: (low: Int, high: Int)] = [:]
        for stake in made.stakes {
            let pair = [one(stake.owner), one(stake.asset)]
            guard pair[0] != pair[1] else { continue }
            // Two records of one pair reach from the least to the greatest.
            let known = stakes[pair] ?? (stake.low, stake.high)
            stakes[pair] = (min(known.low, stake.low), max(known.high, stake.high))
        }
        let listed = Set(
            names.indices.filter { isListed($0, made, on: day, knownAt: knownAt, list: rule.list) }.map(one))
        let before = InventedWorld.day("2024-07-03")
        let threshold = day < before ? rule.leastBefore ?? rule.least : rule.least
        func inside(_ start: Set<Int>, _ isSure: Bool, withRest: Bool = false) -> Set<Int> {
            var inside = start
            while true {
                var grown = inside
                for asset in names.indices.map(one) where !inside.contains(asset) {
                    let held = stakes.filter { $0.key[1] == asset }
                    let fromInside = held.filter { inside.contains($0.key[0]) }.map(\.value)
                    let others = held.filter { !inside.contains($0.key[0]) }.map(\.value.low).reduce(0, +)
                    let least = held.map(\.value.low).reduce(0, +)
                    let room = least > 100 ? 100 : 100 - others
                    let most = fromInside.map(\.high).reduce(0, +)
                    // What no record gives to anybody may be theirs too, where they hold any of it.
                    let isOpen = withRest && most > 0 && least <= 100
                    let sum = isSure ? fromInside.map(\.low).reduce(0, +) : isOpen ? room : min(most, room)
                    if sum >= threshold { grown.insert(asset) }
                }
                if grown == inside { return inside }
                inside = grown
            }
        }
        let party = one(number)
        let starts = rule.isSeparate ? listed.map { [$0] } : [listed]
        if starts.contains(where: { inside($0, true).contains(party) }) { return .yes }
        if starts.contains(where: { inside($0, false, withRest: true).contains(party) }) { return .open }
        return stakes.contains { $0.key[1] == party } ? .no : .open
    }

    // Whoever asks

    private static func check(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let invented = try InventedWorld()
        let made = try make(&generator, invented)
        let knownAt = InventedWorld.day(["2025-03-10", "2026-01-01"].randomElement(using: &generator) ?? "2026-01-01")
        let day = InventedWorld.day(
            ["2023-05-01", "2025-03-10", "2025-07-01"].randomElement(using: &generator) ?? "2025-03-10")
        let world = try invented.world(knownAt: knownAt)
        let catalog = try world.knowledge.ownershipRules
        let known = try rules.map { try #require(catalog[$0.key]) }
        let found = InventedWorld.caseOf(names.enumerated().map { ("P\($0.offset)", $0.element) })
        let calendar = CaseCalendar(
            found, index: CaseIndex(found), scope: [], asked: day, gazetteer: try world.knowledge.gazetteer)
        let screening = try ScreeningStep(world: world, calendar: calendar).run(
            found, ScreeningStep.candidates(found, in: world, on: day))
        let base = try world.screener(standingOn: day)
        for number in names.indices {
            let place = "seed \(seed), party \(number), \(day), known at \(knownAt)"
            let isListed = isListed(number, made, on: day, knownAt: knownAt)
            // Screening, the service's question, and the assessment agree on who is listed.
            let query = ScreeningQuery(id: "q", schema: .company, names: [names[number]])
            let screened = try base.screen(query).contains { $0.isMatch && $0.entity == id(number) }
            #expect(screened == isListed, "screen, \(place)")
            #expect(world.isListed(id(number), on: day) == isListed, "service, \(place)")
            let hasFinding = screening.findings.contains { $0.rule == "party.listed" && $0.subject.id == "P\(number)" }
            #expect(hasFinding == isListed, "assess, \(place)")
        }
        // Each world is asked under one rule, and each rule of a third of the worlds.
        for (rule, slow) in zip(known, rules) where slow.key == rules[Int(seed % UInt64(rules.count))].key {
            let assessed = try Casework.OwnershipStep(
                world: world, rules: [rule], calendar: calendar, screening: screening
            )
            .run(found)
            for number in names.indices {
                let place = "seed \(seed), \(rule.key), party \(number), \(day), known at \(knownAt)"
                let expected = Expected(
                    answer: answer(number, made, under: slow, on: day, knownAt: knownAt),
                    isListed: Self.isListed(number, made, on: day, knownAt: knownAt, list: slow.list))
                try compare(number, in: world, under: rule, on: day, with: assessed, expected, place)
            }
        }
    }

    private struct Expected {
        let answer: OwnershipVerdict.Answer
        let isListed: Bool
    }

    /// Ownership: `own` and `assess` agree with the slow way, by the same chains.
    private static func compare(
        _ number: Int, in world: World, under rule: OwnershipRule, on day: Day,
        with assessed: Casework.OwnershipStep.Result,
        _ expected: Expected, _ place: String
    ) throws {
        let party = world.identities.representative(of: id(number))
        let own = try world.ownership(above: [party]).verdict(for: party, under: rule, on: day)
        #expect(own.answer == expected.answer, "own, \(place)")
        #expect(own.isListed == expected.isListed, "own's listing, \(place)")
        guard !own.isListed else { return }
        if own.isOpenForUnknownOwners {
            #expect(assessed.unknownOwners.contains("P\(number)"), "\(place)")
            return
        }
        let verdict = assessed.verdicts["P\(number)"]?.first
        if own.answer == .no, !own.isNearMiss {
            #expect(verdict == nil, "assess, \(place)")
            return
        }
        #expect(verdict?.answer == own.answer, "assess, \(place)")
        #expect(verdict?.bounds == own.bounds, "assess's bounds, \(place)")
        func told(_ verdict: OwnershipVerdict?, _ name: (EntityID) -> EntityID) -> Set<String> {
            Set((verdict?.chain ?? []).map { "\(name($0.owner)) \(name($0.asset)) \($0.share)" })
        }
        let ids = Dictionary(
            names.indices.map { ("P\($0)", world.identities.representative(of: id($0))) },
            uniquingKeysWith: { first, _ in first })
        #expect(told(own) { $0 } == told(verdict) { ids[$0.rawValue] ?? $0 }, "chain, \(place)")
    }

    @Test(arguments: 0..<50)
    func everyFaceGivesTheAnswerOfTheSlowWay(block: Int) throws {
        for seed in 0..<20 { try Self.check(seed: UInt64(block * 20 + seed)) }
    }
}
