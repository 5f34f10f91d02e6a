import ClewModel
import Foundation
import Testing

@testable import SanctionsStudy

/// Intervals of the lab hold what every value of the inputs gives, not what their ends give alone.
struct LabBoundsTests {
    private func leverage(
        _ sales: [Double], members: Int, absorption: Bounds
    ) throws -> CoalitionLeverage {
        try CoalitionLeverage(
            markets: sales.enumerated().map { CoalitionLeverage.Market(name: "m\(10 + $0.offset)", sales: $0.element) },
            coalition: (0..<members).map { "m\(10 + $0)" }, regional: Bounds(exactly: 1), absorption: absorption)
    }

    @Test func aPartOfTheBiteCanBeLeastBetweenTheEnds() throws {
        // Of 100, a sells 40 and b 30. While b alone bites (r below 3/7) its part (v(b) + v(ab) − v(a)) / 2 falls to 0.3 − 0.2 · 3/7;
        // then it rises to 0.225 at r = 0.5. At r = 0.05 it is 0.29.
        let parts = try leverage([40, 30, 20, 10], members: 2, absorption: Bounds(0.05, 0.5)).parts()
        #expect(parts.isExact)
        #expect(abs(parts.parts[1].bite.lower - (0.3 - 0.2 * 3 / 7)) < 1e-12)
        #expect(abs(parts.parts[1].bite.upper - 0.29) < 1e-12)
        // That of a falls all the way, from 0.395 to 0.325.
        #expect(abs(parts.parts[0].bite.lower - 0.325) < 1e-12 && abs(parts.parts[0].bite.upper - 0.395) < 1e-12)
    }

    @Test func whatTheNextCountryAddsCanBeMostBetweenTheEnds() throws {
        // 40 of 100 alone bite up to r = 2/3; there the next 30 add 0.7 − 2/3 · 0.3 = 0.5. At r = 0.05 they add 0.315, at 3 nothing.
        let next = try leverage([40, 30, 30], members: 1, absorption: Bounds(0.05, 3)).next
        #expect(next.count == 2)
        for country in next { #expect(country.bite.lower == 0 && abs(country.bite.upper - 0.5) < 1e-12) }
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func noRateOfAbsorptionGivesWhatTheBoundsLeaveOut(seed: UInt64) throws {
        var generator = LabRandom(seed: seed)
        let sales = (0..<8).map { _ in Double.random(in: 0...50, using: &generator) }
        let members = Int.random(in: 1...6, using: &generator)
        let rates = Bounds(0.02, Double.random(in: 0.02...4, using: &generator))
        let whole = try leverage(sales, members: members, absorption: rates)
        let parts = whole.parts().parts.map(\.bite)
        var (least, most) = (parts.map { _ in Double.infinity }, parts.map { _ in -Double.infinity })
        for step in 0...400 {
            let rate = rates.lower + (rates.upper - rates.lower) * Double(step) / 400
            let one = try leverage(sales, members: members, absorption: Bounds(exactly: rate))
            let shares = one.parts().parts.map(\.bite)
            // At one rate the parts add up to what all members bite (efficiency).
            #expect(abs(shares.map(\.lower).reduce(0, +) - one.bite.lower) < 1e-9)
            for (index, share) in shares.enumerated() {
                #expect(parts[index].lower - 1e-9 <= share.lower && share.upper <= parts[index].upper + 1e-9)
                least[index] = min(least[index], share.lower)
                most[index] = max(most[index], share.upper)
            }
            for country in one.next {
                let bounds = try #require(whole.next.first { $0.market == country.market }).bite
                #expect(bounds.lower - 1e-9 <= country.bite.lower && country.bite.upper <= bounds.upper + 1e-9)
            }
        }
        // And they are no wider than a fine grid shows.
        for index in parts.indices {
            #expect(least[index] - parts[index].lower < 0.01 && parts[index].upper - most[index] < 0.01)
        }
    }

    @Test func aCoalitionOfNobodyOrOfTooManyIsRefused() {
        #expect(throws: StudyError.self) { try leverage([1, 2], members: 0, absorption: Bounds(exactly: 0)) }
        #expect(throws: StudyError.self) {
            try leverage(Array(repeating: 1, count: 70), members: 64, absorption: Bounds(exactly: 0))
        }
    }

    @Test func whereUseMayBeAsLargeAsCapacityThereMayBeNoRoom() throws {
        let room = try PriceRise.headroom(
            capacity: Bounds(2.0, 2.4), use: Bounds(1.9, 2.1), demand: Bounds(exactly: 0.5))
        #expect(room.lower == 0 && abs(room.upper - 1) < 1e-12)
    }

    /// Beyond 20 members the parts are looked at at five rates, and what they may be between these is not known.
    @Test(arguments: [3, 21])
    func boundsThatWereSampledAreNotSaidToHoldForAllValues(members: Int) throws {
        let leverage = try leverage(
            Array(repeating: 1, count: members + 1), members: members, absorption: Bounds(0.05, 0.5))
        let assumed = try #require(leverage.tables().first?.coverage.notes).joined(separator: "\n")
        #expect(assumed.contains("hold for all values of both intervals"))
        #expect(assumed.contains("only as far as they were sampled") == (members > 20))
    }

    // MARK: Target sets

    @Test func theChoiceInManyCornersIsMadeStepByStepWhereEverySetWouldTakeTooLong() {
        // 20 candidates and 10 of them: 616,665 sets, in 256 corners. Each candidate reaches itself and no more.
        let weights = (0..<20).map { $0 < 8 ? Bounds(1, 2) : Bounds(exactly: $0 < 12 ? 0.5 : 3) }
        let sets = TargetSets(candidates: (0..<20).map { "c\($0)" }, weights: weights, isUnion: false) { chosen in
            TargetSets.Reach(sure: chosen.sorted().map(Int32.init), possible: chosen.sorted().map(Int32.init))
        }
        let firm = sets.stability(of: 10)
        #expect(firm.isComplete && firm.cornerCount == 256 && !firm.isExhaustive)
        // The eight of weight 3 are in every choice, and two more.
        #expect(firm.counts[12...].allSatisfy { $0 == 256 } && firm.counts.reduce(0, +) == 2560)
        #expect(sets.stability(of: 1).isExhaustive)
    }

    @Test func aTableOfCornersSaysThatTheChoiceInEachIsMadeStepByStep() throws {
        // 16 candidates: all 6,884 sets of up to 5 are looked at once, not in each of 256 corners.
        let weights = (0..<16).map { $0 < 8 ? Bounds(1, 2) : Bounds(exactly: 3) }
        let sets = TargetSets(candidates: (0..<16).map { "c\($0)" }, weights: weights, isUnion: false) { chosen in
            TargetSets.Reach(sure: chosen.sorted().map(Int32.init), possible: chosen.sorted().map(Int32.init))
        }
        func title(_ count: Int) throws -> String {
            try #require(sets.tables(upTo: count, caption: "").last).title
        }
        #expect(try title(5).contains("in each corner chosen step by step"))
        #expect(try !title(1).contains("step by step"))
    }

    // MARK: Displacement

    private func yearly(_ years: [Int], coalition: Set<String> = ["us"]) throws -> FlowDisplacement {
        try FlowDisplacement(
            flows: years.flatMap { year in
                ["p", "q"].map { FlowDisplacement.Flow(period: year, partner: "us", product: $0, value: 10) }
            }, coalition: coalition)
    }

    @Test func aYearThatNoFileIsOfIsNoYearWithoutTrade() throws {
        let panel = try yearly([2018, 2019, 2021, 2022])
        #expect(panel.emptyPeriods == [2020])
        // The years before 2021 hold 2020; the one after 2022 does not.
        #expect(panel.window(of: "p", at: 2021, length: 1) == nil && panel.window(of: "p", at: 2021, length: 2) == nil)
        #expect(panel.window(of: "p", at: 2022, length: 1)?.direct == 0)
        let error = try #require(throws: StudyError.self) {
            try panel.windows(of: "p", at: 2021, event: "2021", lengths: 1...2, label: String.init)
        }
        #expect(error.message.contains("2018 to 2022 and has no row of 2020"))
        #expect(panel.remarks(label: String.init).first?.contains("no row is of 2020") == true)
        // A row of 0 says that nothing flowed.
        let told = try FlowDisplacement(
            flows: [2018, 2019, 2020].map { .init(period: $0, partner: "us", product: "p", value: $0 == 2019 ? 0 : 5) },
            coalition: ["us"])
        #expect(told.emptyPeriods.isEmpty && told.window(of: "p", at: 2019, length: 1)?.direct == -5)
    }

    @Test func aProductAndAPartnerThatTheFileLacksAreNamed() throws {
        let panel = try yearly([2020, 2021], coalition: ["us", "usa"])
        let error = try #require(throws: StudyError.self) {
            try panel.windows(of: "z", at: 2021, event: "2021", lengths: 1...1, label: String.init)
        }
        #expect(error.message.contains("“z”") && error.message.contains("p, q"))
        #expect(panel.remarks(label: String.init) == ["no row names usa, which counts as 0."])
        #expect(throws: StudyError.self) { try yearly([2020, 2021], coalition: []) }
    }
}
