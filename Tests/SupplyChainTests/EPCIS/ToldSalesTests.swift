import Testing

@testable import SupplyChain

/// Sales that several events tell: which of them tells of another sale.
struct ToldSalesTests {
    private func news(_ told: [(amount: Double?, step: String)]) -> [Bool] {
        var sales = ToldSales()
        return told.map { sales.isNew($0.amount, at: ToldSales.Telling(step: $0.step)) }
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

    @Test func whatAnotherUnitTellsIsCountedNotCompared() {
        var sales = ToldSales()
        let shipped = sales.isNew(100, of: "mass", at: ToldSales.Telling(step: "shipping"))
        #expect(shipped)
        let received = sales.isNew(400, of: "count", at: ToldSales.Telling(step: "receiving"))
        #expect(!received)
    }

    @Test func whatTheBuyerReceivedIsNotTakenBack() {
        var sales = ToldSales()
        _ = sales.isNew(100, of: "mass", at: ToldSales.Telling(step: "shipping"))
        _ = sales.isNew(100, of: "mass", at: ToldSales.Telling(step: "receiving"))
        let kept = sales.takeBack(100, of: "mass")
        #expect(kept == .came)
        var unreceived = ToldSales()
        _ = unreceived.isNew(100, of: "mass", at: ToldSales.Telling(step: "shipping"))
        let taken = unreceived.takeBack(100, of: "mass")
        #expect(taken == .isGone)
    }

    /// Of a sale in kilograms nobody can tell how much three pieces are.
    @Test(arguments: [3, nil] as [Double?])
    func aPartInAnotherUnitIsOpen(pieces: Double?) {
        var sales = ToldSales()
        _ = sales.isNew(100, of: "mass", at: ToldSales.Telling(step: "shipping"))
        let part = sales.takeBack(pieces, of: "count", isWhole: false)
        #expect(part == .isOpen)
        // Nothing was taken back of it: the whole can be.
        let whole = sales.takeBack(100, of: "mass")
        #expect(whole == .isGone)
    }
}
