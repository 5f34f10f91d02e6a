import ClewModel
import Foundation
import SourceFiles
import Testing

@testable import SanctionsStudy

/// The models of the design lab against published figures, toys done by hand, and slow twins.
struct LabTests {
    // MARK: Leverage

    @Test func theSecurityCouncilHasTheSharesOfShapleyAndShubik() {
        // A resolution needs nine of fifteen votes, all five permanent members (players 0 to 4) among them.
        let shares = ShapleyShares(playerCount: 15) { coalition in
            coalition & 0b11111 == 0b11111 && coalition.nonzeroBitCount >= 9 ? 1 : 0
        }
        #expect(shares.isExact)
        // Published as .1963 and .00187.
        for member in 0..<5 { #expect(abs(shares.shares[member].lower - 421.0 / 2145) < 1e-12) }
        for member in 5..<15 { #expect(abs(shares.shares[member].lower - 4.0 / 2145) < 1e-12) }
        #expect(abs(shares.shares.map(\.lower).reduce(0, +) - 1) < 1e-12)
    }

    @Test func whereValuesAddUpShapleyIsThePlainShare() {
        let sizes = [5.0, 3, 1, 1]
        let shares = ShapleyShares(playerCount: 4) { coalition in
            sizes.indices.filter { coalition & (1 << UInt64($0)) != 0 }.map { sizes[$0] }.reduce(0, +)
        }
        for (share, size) in zip(shares.shares, sizes) { #expect(abs(share.lower - size) < 1e-12) }
    }

    @Test func beyondTwentyTheSampleHoldsTheTruthAndIsTheSameEachTime() {
        // A majority game of equals: each of 21 has 1/21.
        func sample() -> ShapleyShares {
            ShapleyShares(playerCount: 21, seed: 7, samples: 4000) { $0.nonzeroBitCount >= 11 ? 1 : 0 }
        }
        let shares = sample()
        #expect(!shares.isExact && shares.sampleCount == 4000)
        // Of 95 per cent intervals a few may miss.
        #expect(shares.shares.count { $0.contains(1.0 / 21) } >= 18)
        #expect(shares == sample())
    }

    private func markets(_ sales: [String: Double]) -> [CoalitionLeverage.Market] {
        sales.map { CoalitionLeverage.Market(name: $0.key, sales: $0.value) }
    }

    @Test func aCoalitionClosesItsShareAndBitesWhatOthersCannotTake() throws {
        let leverage = try CoalitionLeverage(
            markets: markets(["a": 40, "b": 30, "c": 20, "d": 10]), coalition: ["a", "b"], regional: Bounds(0.8, 0.9),
            absorption: Bounds(0.1, 0.5))
        #expect(leverage.closed == Bounds(0.8 * 0.7, 0.9 * 0.7))
        // 70 − 0.5 · 30 = 55; 70 − 0.1 · 30 = 67.
        #expect(abs(leverage.bite.lower - 0.8 * 0.55) < 1e-12 && abs(leverage.bite.upper - 0.9 * 0.67) < 1e-12)
        #expect(leverage.next.map(\.market.name) == ["c", "d"])
        let parts = leverage.parts()
        #expect(parts.isExact)
        #expect(abs(parts.parts.map(\.closed.upper).reduce(0, +) - leverage.closed.upper) < 1e-12)
        #expect(abs(parts.parts.map(\.bite.upper).reduce(0, +) - leverage.bite.upper) < 1e-12)
    }

    @Test func aCoalitionOfAStrangerIsRefused() {
        let error = #expect(throws: StudyError.self) {
            try CoalitionLeverage(
                markets: markets(["a": 1]), coalition: ["z"], regional: Bounds(exactly: 1),
                absorption: Bounds(exactly: 0))
        }
        #expect(error?.message.contains("“z”") == true)
    }

    // MARK: Cost

    @Test func anOriginOfAFifthAtElasticityFiveCosts57PerCent() throws {
        let rise = try PriceRise(share: Bounds(exactly: 0.2), elasticity: Bounds(exactly: 5)).rise
        #expect(Figures.percent(rise) == "5.7")
    }

    @Test func pricesRiseWithTheShareAndFallWithTheElasticity() throws {
        let rise = try PriceRise(share: Bounds(0.1, 0.3), elasticity: Bounds(3, 8)).rise
        for share in [0.1, 0.2, 0.3] {
            for elasticity in [3.0, 5, 8] {
                let inner = try PriceRise(share: Bounds(exactly: share), elasticity: Bounds(exactly: elasticity)).rise
                #expect(rise.lower <= inner.lower + 1e-12 && inner.upper <= rise.upper + 1e-12)
            }
        }
        #expect(throws: StudyError.self) { try PriceRise(share: Bounds(0.5, 1), elasticity: Bounds(exactly: 5)) }
        #expect(throws: StudyError.self) { try PriceRise(share: Bounds(exactly: 0.5), elasticity: Bounds(1, 5)) }
    }

    @Test func roomBelowOneCannotReplaceTheOrigin() throws {
        let room = try PriceRise.headroom(
            capacity: Bounds(exactly: 100), use: Bounds(80, 90), demand: Bounds(20, 40))
        #expect(room == Bounds(0.25, 1))
        #expect(throws: StudyError.self) {
            try PriceRise.headroom(capacity: Bounds(exactly: 1), use: Bounds(exactly: 2), demand: Bounds(exactly: 1))
        }
    }

    // MARK: Vulnerability

    @Test func aShareThatNobodyGaveLiesFromNothingToWhatTheOthersLeave() {
        let question = TargetVulnerability(coalition: ["us", "eu"], absorption: Bounds(0.1, 0.5))
        let half = question.result(
            of: .init(name: "x", shares: ["us": Bounds(exactly: 0.3), "ru": Bounds(exactly: 0.4)]))
        // The European share is not given: what is left besides Russia.
        #expect(abs(half.exposed.lower - 0.3) < 1e-12 && abs(half.exposed.upper - 0.6) < 1e-12)
        #expect(abs(half.lost.lower - 0) < 1e-12 && abs(half.lost.upper - 0.56) < 1e-12)
        let unknown = question.result(of: .init(name: "y", shares: ["us": Bounds(0, 1)]))
        #expect(unknown.exposed == Bounds(0, 1))
        let full = question.result(
            of: .init(name: "z", shares: ["us": Bounds(exactly: 0.6), "eu": Bounds(exactly: 0.4)]))
        #expect(abs(full.lost.lower - 1) < 1e-9)
    }

    // MARK: Target sets

    /// Holdings where owners above half, alone or together, carry the rule on; a slow and plain reading of it.
    static func cascade(_ stakes: [(owner: Int, asset: Int, share: Double)], _ listed: [Int], adds: Bool) -> Set<Int32>
    {
        var inside = Set(listed)
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for asset in Set(stakes.map(\.asset)) where !inside.contains(asset) {
                let held = stakes.filter { $0.asset == asset && inside.contains($0.owner) }.map(\.share)
                if (adds ? held.reduce(0, +) : held.max() ?? 0) >= 0.5 {
                    inside.insert(asset)
                    isGrowing = true
                }
            }
        }
        return Set(inside.map(Int32.init))
    }

    private func sets(
        _ stakes: [(owner: Int, asset: Int, share: Double)], candidates: Int, entities: Int, adds: Bool,
        weights: [Bounds]? = nil
    ) -> TargetSets {
        TargetSets(
            candidates: (0..<candidates).map { "c\($0)" },
            weights: weights ?? Array(repeating: Bounds(exactly: 1), count: entities), isUnion: !adds
        ) { chosen in
            let reached = LabTests.cascade(stakes, chosen, adds: adds).sorted()
            return TargetSets.Reach(sure: reached, possible: reached)
        }
    }

    @Test func twoOwnersOfThirtyPerCentReachNothingAloneAndTheCompanyTogether() {
        // Entity 2 is held by candidates 0 and 1; only entity 2 has weight.
        let stakes = [(owner: 0, asset: 2, share: 0.3), (owner: 1, asset: 2, share: 0.3)]
        let weights = [Bounds(exactly: 0), Bounds(exactly: 0), Bounds(exactly: 1)]
        let sum = sets(stakes, candidates: 2, entities: 3, adds: true, weights: weights)
        #expect(sum.value(of: [0]).lower == 0 && sum.value(of: [1]).lower == 0)
        #expect(sum.value(of: [0, 1]).lower == 1)
        // Submodular would ask that 1 adds no more after 0 than alone.
        let after = sum.value(of: [0, 1]).lower - sum.value(of: [0]).lower
        #expect(after > sum.value(of: [1]).lower)
        #expect(sum.choices(upTo: 2).last?.reached.lower == 1)
        let single = sets(stakes, candidates: 2, entities: 3, adds: false, weights: weights)
        #expect(single.value(of: [0, 1]).lower == 0)
    }

    private func random(_ seed: UInt64, candidates: Int, entities: Int) -> [(owner: Int, asset: Int, share: Double)] {
        var generator = LabRandom(seed: seed)
        return (0..<entities * 2).map { _ in
            (
                owner: Int.random(in: 0..<entities, using: &generator),
                asset: Int.random(in: candidates..<entities, using: &generator),
                share: Double.random(in: 0.2...0.7, using: &generator)
            )
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func greedyKeepsItsBoundAndTheLimitHolds(seed: UInt64) {
        // 22 candidates, of which greedy chooses; the best three are found by looking at all.
        let stakes = random(seed, candidates: 22, entities: 60)
        let sets = sets(stakes, candidates: 22, entities: 60, adds: false)
        let greedy = sets.choices(upTo: 3)
        var best = 0.0
        for a in 0..<22 {
            for b in a + 1..<22 { for c in b + 1..<22 { best = max(best, sets.value(of: [a, b, c]).lower) } }
        }
        let reached = greedy[2].reached.lower
        #expect(greedy[2].isCertified == false)
        #expect(reached >= (1 - exp(-1)) * best - 1e-9)
        #expect((greedy[2].limit ?? 0) >= best - 1e-9)
        #expect(sets.value(of: greedy[2].chosen).lower == reached)
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func toTwentyCandidatesTheChoiceIsTheBestOfAll(seed: UInt64) throws {
        let stakes = random(seed, candidates: 8, entities: 30)
        let sets = sets(stakes, candidates: 8, entities: 30, adds: true)
        let choices = sets.choices(upTo: 8)
        for size in 1...8 {
            let best =
                (0..<256).filter { $0.nonzeroBitCount == size }
                .map { mask in sets.value(of: (0..<8).filter { mask & (1 << $0) != 0 }).lower }.max() ?? 0
            #expect(choices[size - 1].reached.lower == best)
            #expect(choices[size - 1].isCertified && choices[size - 1].chosen.count == size)
        }
        for (first, second) in zip(choices, choices.dropFirst()) {
            #expect(first.reached.lower <= second.reached.lower)
        }
    }

    @Test func aChoiceThatHangsOnAnIntervalSaysSo() {
        // Two candidates without holdings: which is worth more is open.
        let open = sets([], candidates: 2, entities: 2, adds: false, weights: [Bounds(1, 3), Bounds(exactly: 2)])
        let stability = open.stability(of: 1)
        #expect(stability.isComplete && stability.cornerCount == 2 && stability.counts == [1, 1])
        let sure = sets([], candidates: 2, entities: 2, adds: false, weights: [Bounds(3, 4), Bounds(exactly: 2)])
        #expect(sure.stability(of: 1).counts == [2, 0])
    }

    // MARK: Displacement

    /// Products 0 to 29 to a coalition and to one partner outside, over 24 months; `planted` cuts product 0 from month 12.
    private func flows(seed: UInt64, planted: Double) -> [FlowDisplacement.Flow] {
        var generator = LabRandom(seed: seed)
        return (0..<30).flatMap { product in
            (0..<24).flatMap { period -> [FlowDisplacement.Flow] in
                let base = 100.0 * Double.random(in: 0.9...1.1, using: &generator)
                let cut = product == 0 && period >= 12 ? base * planted : 0
                return [
                    .init(period: period, partner: "us", product: "p\(product)", value: base - cut),
                    .init(period: period, partner: "xx", product: "p\(product)", value: 50 + cut),
                ]
            }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func aPlantedFallIsFoundAndSoIsWhereItWent(seed: UInt64) throws {
        let panel = try FlowDisplacement(flows: flows(seed: seed, planted: 0.5), coalition: ["us"])
        let window = try #require(panel.window(of: "p0", at: 12, length: 6))
        #expect(window.productRank?.larger == 1 && window.productRank?.of == 30)
        #expect(try #require(window.effect) < -0.5)
        #expect(abs(window.direct + 50) < 8)
        #expect(abs(try #require(window.deflected["xx"]) - 50) < 8)
        #expect(window.dayRank?.larger == 1)
    }

    @Test func whereNothingWasPlantedItIsRarelyFound() throws {
        let found = try (0..<60 as Range<UInt64>).count { seed in
            let panel = try FlowDisplacement(flows: flows(seed: seed, planted: 0), coalition: ["us"])
            let window = try #require(panel.window(of: "p0", at: 12, length: 6))
            return try #require(window.productChance) <= 0.05
        }
        // At five per cent three of sixty are due to chance.
        #expect(found <= 8)
    }

    @Test func aWindowThatDoesNotFitIsNone() throws {
        let panel = try FlowDisplacement(flows: flows(seed: 1, planted: 0), coalition: ["us"])
        #expect(panel.window(of: "p0", at: 12, length: 13) == nil)
        #expect(panel.window(of: "nothing", at: 12, length: 6) == nil)
        #expect(throws: StudyError.self) { try FlowDisplacement(flows: flows(seed: 1, planted: 0), coalition: ["zz"]) }
    }

    @Test func aPanelThatNoMemoryHoldsIsRefused() {
        let flows = [0, 60_000_000].map {
            FlowDisplacement.Flow(period: $0, partner: "us", product: "p", value: 1)
        }
        #expect(throws: StudyError.self) { try FlowDisplacement(flows: flows, coalition: ["us"]) }
    }

    @Test func theCeilingOfReroutingTakesTheLesserOfBothChanges() {
        #expect(FlowDisplacement.reroutingCeiling([(10, 4), (3, 8), (-5, 9), (2, -1)]) == 7)
    }

    // MARK: Bifurcation

    @Test func oneHundredFiftyTonnesAllow682Megawatts() throws {
        // 2.2 g for each watt are 2,200 kg for each megawatt.
        let line = try CleanLine(
            cleanInput: Bounds(exactly: 150), need: Bounds(exactly: 2200), certified: Bounds(exactly: 100))
        #expect(Figures.text(line.allowed, digits: 1) == "68.2")
        #expect(line.isExceeded == true)
        #expect(
            try CleanLine(cleanInput: Bounds(100, 300), need: Bounds(2000, 2400), certified: Bounds(60, 60)).isExceeded
                == nil)
        #expect(
            try CleanLine(cleanInput: Bounds(exactly: 0), need: Bounds(exactly: 1), certified: Bounds(exactly: 1)).ratio
                == nil)
        #expect(throws: StudyError.self) {
            try CleanLine(cleanInput: Bounds(exactly: 1), need: Bounds(0, 1), certified: Bounds(exactly: 1))
        }
    }

    // MARK: Shock

    private func chain(_ length: Int, essential: Bool) -> NetworkShock {
        NetworkShock(
            companies: (0..<length).map { .init(name: "e\($0)", sector: "s\($0)", size: 1) },
            supplies: (1..<length).map { .init(from: $0 - 1, to: $0, value: 10, isEssential: essential) })
    }

    @Test func aChainOfEssentialInputsStopsWhole() {
        let shock = chain(6, essential: true)
        for company in 0..<6 {
            let loss = shock.loss(ifStopped: company)
            #expect(loss.isSettled)
            #expect(abs(loss.share - 1) < 1e-9, "inputs stop below, orders above")
        }
    }

    @Test func aSupplierThatOthersReplaceIsMissedLess() {
        // Two makers of one input, each half; the customer needs it.
        let shock = NetworkShock(
            companies: [
                .init(name: "a", sector: "in", size: 1), .init(name: "b", sector: "in", size: 1),
                .init(name: "c", sector: "out", size: 1),
            ],
            supplies: [
                .init(from: 0, to: 2, value: 5, isEssential: true), .init(from: 1, to: 2, value: 5, isEssential: true),
            ])
        let loss = shock.loss(ifStopped: 0).share
        #expect(loss < 1 && loss > 1.0 / 3)
    }

    @Test func aCompanyWithoutSuppliesTakesOnlyItselfAlong() {
        let shock = NetworkShock(
            companies: [.init(name: "a", sector: "x", size: 1), .init(name: "b", sector: "y", size: 3)], supplies: [])
        #expect(abs(shock.loss(ifStopped: 1).share - 0.75) < 1e-12)
    }
}
