import ClewModel
import Portfolio
import SourceFiles
import TestSupport
import Testing

struct LookThroughTests {
    private static func value(
        _ text: String, rates: [String: Int64] = [:]
    ) -> (HoldingsList, Valuation?, [Diagnostic]) {
        let list = HoldingsReader(weightUnit: .percent).read(SourceFile(name: "holdings.csv", text: text))
        var found: [Diagnostic] = []
        let valuation = LookThrough(rates: rates).valuation(of: list, into: &found)
        return (list, valuation, found)
    }

    @Test func aFundOnHandIsReplacedByWhatItHolds() throws {
        let (list, valuation, found) = Self.value(
            """
            fund,parent_fund,isin,name,weight
            Top,,ZZ0000000016,Quonvex,50
            Top,,ZZ0000000099,Inner,30
            Top,,,Unknown ETF,20
            Inner,Top,ZZ0000000024,Tarvil,75
            Inner,Top,ZZ0000000016,Quonvex,25
            """)
        let value = try #require(valuation)
        #expect(found.isEmpty)
        #expect(value.total == 1_000_000_000)
        #expect(value.positions.map(\.amount) == [500_000_000, 225_000_000, 75_000_000, 200_000_000])
        #expect(
            value.positions.map { list.holdings[$0.holding].name } == ["Quonvex", "Tarvil", "Quonvex", "Unknown ETF"])
        #expect(value.positions[1].path == ["Top", "Inner"])
    }

    @Test func cashDerivativesAndShortsTakeNothingOffWhatIsHeld() throws {
        let (_, valuation, _) = Self.value(
            """
            isin,name,asset class,weight
            ZZ0000000016,Quonvex,Equity,90
            ,USD CASH,Cash,15
            ,Index Future,Futures,2
            ZZ0000000024,Tarvil,Equity,-5
            """)
        let value = try #require(valuation)
        #expect(value.total == 900_000_000)
        #expect((value.cash, value.derivatives, value.short) == (150_000_000, 20_000_000, 50_000_000))
    }

    /// A list of some holdings of a fund is not the fund: the rest is held and nobody says whose it is.
    @Test func aFundOfWhichAFewHoldingsAreListedKeepsARest() throws {
        let (_, valuation, _) = Self.value(
            "fund,isin,name,weight\n,,Fund A,100\nFund A,ZZ0000000016,Quonvex,10\nFund A,ZZ0000000024,Tarvil,10\n")
        let value = try #require(valuation)
        #expect(value.positions.map(\.amount) == [100_000_000, 100_000_000, 800_000_000])
        #expect(value.positions.map(\.isRest) == [false, false, true])
        #expect(value.positions.last?.path == ["", "Fund A"].filter { !$0.isEmpty })
        // The same where the fund is the whole list.
        let (_, alone, _) = Self.value("fund,name,weight\nFund A,Quonvex,10\n")
        #expect(alone?.positions.map(\.amount) == [100_000_000, 900_000_000])
        // Weights that miss the whole by rounding leave nothing.
        let (_, round, _) = Self.value("fund,name,weight\n,Fund A,100\nFund A,Quonvex,60\nFund A,Tarvil,39.5\n")
        #expect(round?.positions.map(\.isRest) == [false, false])
        #expect(round?.total == 1_000_000_000)
    }

    @Test func aFundWithShortPositionsKeepsItsLongOnes() throws {
        let (_, valuation, _) = Self.value(
            "fund,isin,name,weight\n,,Fund A,40\n,,Other,60\nFund A,ZZ0000000016,Quonvex,-50\n"
                + "Fund A,ZZ0000000024,Tarvil,150\n")
        let value = try #require(valuation)
        #expect(value.short == 200_000_000)
        #expect(value.positions.map(\.amount) == [600_000_000, 600_000_000])
    }

    /// Of values it is known that a fund is worth no less than the stake in it.
    @Test func valuesOfAFundThatAreLessThanTheStakeLeaveARest() throws {
        let (_, valuation, _) = Self.value(
            "fund,name,market_value,currency\n,Fund A,1000,USD\nFund A,Quonvex,100,USD\n")
        #expect(valuation?.positions.map(\.amount) == [10_000, 90_000])
        let (_, whole, _) = Self.value(
            "fund,name,market_value,currency\n,Fund A,1000,USD\nFund A,Quonvex,5000,USD\nFund A,Tarvil,5000,USD\n")
        #expect(whole?.positions.map(\.amount) == [50_000, 50_000])
    }

    @Test func aRowWithoutACurrencyBesideOthersIsToldAndNotAdded() {
        let (_, valuation, found) = Self.value(
            "name,market_value,currency\nQuonvex,1000,\nTarvil,3000,USD\n")
        #expect(valuation == nil)
        #expect(found.map(\.code) == ["portfolio.value"])
        #expect(found.first?.location.line == 2)
    }

    @Test func aRingOfFundsEnds() throws {
        let (_, valuation, found) = Self.value(
            "fund,name,weight\nA,B,100\nB,A,60\nB,Quonvex,40\n")
        #expect(found.map(\.code) == ["portfolio.fund.cycle"])
        #expect(try #require(valuation).total == 1_000_000_000)
    }

    @Test func aFundOfWhichNobodySaysHowMuchIsLeftOutAndTold() throws {
        let (_, valuation, found) = Self.value(
            "fund,parent_fund,name,weight\nTop,,Quonvex,100\nInner,Top,Tarvil,100\n")
        #expect(found.map(\.code) == ["portfolio.fund.unlinked"])
        #expect(try #require(valuation).positions.count == 1)
    }

    @Test func currenciesAreAddedUpByRatesOrNotAtAll() throws {
        let text = "name,market_value,currency\nQuonvex,100,USD\nTarvil,100,EUR\n"
        let (_, none, found) = Self.value(text)
        #expect(none == nil)
        #expect(found.first?.message.contains("EUR, USD") == true)
        let (_, some, _) = Self.value(text, rates: ["EUR": 1_000_000, "USD": 900_000])
        #expect(try #require(some).positions.map(\.amount) == [9_000, 10_000])
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func splittingLosesNothing(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let parts = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
            Int64.random(in: 0...1_000_000_000_000, using: &generator)
        }
        let amount = Int64.random(in: 1...Int64.max / 4, using: &generator)
        let shares = ShareAmount.split(amount, over: parts)
        #expect(shares.reduce(0, +) == (parts.allSatisfy { $0 == 0 } ? 0 : amount))
        let whole = Double(parts.reduce(0, +))
        for (share, part) in zip(shares, parts) where whole > 0 {
            #expect(abs(Double(share) - Double(amount) * Double(part) / whole) <= max(2, Double(amount) * 1e-12))
        }
    }
}
