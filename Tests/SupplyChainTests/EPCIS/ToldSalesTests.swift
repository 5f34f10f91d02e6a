import Testing

@testable import SupplyChain

/// Sales that several events tell: which of them tells of another sale.
struct ToldSalesTests {
    private func news(_ told: [(amount: Double?, step: String)]) -> [Bool] {
        var sales = ToldSales()
        return told.map { sales.isNew($0.amount, at: $0.step) }
    }

    @Test func oneSaleIsToldByTheStepsOfBothSides() {
        #expect(
            news([(600, "shipping"), (600, "departing"), (300, "receiving"), (300, "receiving")])
                == [true, false, false, false])
    }

    @Test func whatIsShippedAgainIsSoldAgain() {
        #expect(news([(600, "shipping"), (600, "shipping"), (1200, "receiving")]) == [true, true, false])
    }

    @Test func withoutAmountsTheTimesCount() {
        #expect(news([(nil, "shipping"), (nil, "receiving"), (nil, "receiving")]) == [true, false, true])
    }
}
