import ClewModel
import SupplyChain
import Testing

/// Goods that come back can be sold again; all parties are invented.
struct ReturnedGoodsTests {
    /// A transfer of lot A, of which the mill made 100 kg.
    private struct Transfer {
        var kind = SupplyEvent.Kind.sell
        var amount: Double? = 100
        var from: String
        var to: String
        var day: Int?
    }

    private func codes(_ transfers: [Transfer], maker: String? = "mill") -> [ChainProblem.Code] {
        problems(transfers, maker: maker).map(\.code)
    }

    private func problems(_ transfers: [Transfer], maker: String? = "mill") -> [ChainProblem] {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 100) { $0.producer = maker }
        for (number, transfer) in transfers.enumerated() {
            let place = SourceLocation(file: "events.csv", line: number + 2)
            var event = SupplyEvent(id: "T\(number)", kind: transfer.kind, location: place)
            (event.party, event.counterparty) = (transfer.from, transfer.to)
            event.date = transfer.day.map { PartialDate(Day(number: Int32(20_000 + $0))) }
            event.inputs = [
                SupplyEvent.Leg(
                    lot: "A", quantity: transfer.amount.flatMap { Quantity($0, .kilogram) }, location: place)
            ]
            sketch.found.events.append(event)
        }
        return sketch.trace(["A": .outside]).problems.filter { $0.code == .lotOversold }
    }

    private let sold = Transfer(from: "mill", to: "trader", day: 1)
    private let again = Transfer(from: "mill", to: "dyer", day: 5)

    @Test(arguments: [SupplyEvent.Kind.sell, .move], ["mill", nil])
    func whatCameBackIsSoldAgain(kind: SupplyEvent.Kind, maker: String?) {
        let back = Transfer(kind: kind, from: "trader", to: "mill", day: 3)
        #expect(codes([sold, back, again], maker: maker).isEmpty)
        #expect(codes([again, back, sold], maker: maker).isEmpty)
        var undated = [sold, back, again]
        for index in undated.indices { undated[index].day = nil }
        #expect(codes(undated, maker: maker).isEmpty)
        var unmeasured = back
        unmeasured.amount = nil
        #expect(codes([sold, unmeasured, again], maker: maker).isEmpty)
    }

    @Test func whatComesBackLaterOrInPartDoesNotSuffice() {
        #expect(codes([sold, again]) == [.lotOversold])
        #expect(codes([sold, Transfer(from: "trader", to: "mill", day: 6), again]) == [.lotOversold])
        #expect(codes([sold, Transfer(amount: 40, from: "trader", to: "mill", day: 3), again]) == [.lotOversold])
    }

    /// Goods that were never sold come back from a store.
    @Test func whatComesBackFromAStoreIsNoMore() {
        let stored = Transfer(kind: .move, from: "mill", to: "store", day: 0)
        let fetched = Transfer(kind: .move, from: "store", to: "mill", day: 0)
        #expect(codes([stored, fetched, sold, again]) == [.lotOversold])
    }

    @Test func aTraderSellsAgainWhatCameBack() {
        let passed = Transfer(from: "trader", to: "dyer", day: 2)
        let back = Transfer(from: "dyer", to: "trader", day: 3)
        let other = Transfer(from: "trader", to: "weaver", day: 4)
        #expect(codes([sold, passed, back, other]).isEmpty)
        #expect(codes([sold, passed, other]) == [.lotOversold])
    }

    /// A sale back and the transport of it are one return.
    @Test func aReturnThatIsToldTwiceIsOne() {
        let back = Transfer(from: "trader", to: "mill", day: 3)
        let carried = Transfer(kind: .move, from: "trader", to: "mill", day: 3)
        let third = Transfer(from: "mill", to: "weaver", day: 6)
        #expect(codes([sold, back, carried, again]).isEmpty)
        #expect(codes([sold, back, carried, again, third]) == [.lotOversold])
    }

    /// Nobody says in which order things went on one day.
    @Test(arguments: [SupplyEvent.Kind.sell, .move])
    func whatIsSoldAndComesBackOnOneDayIsSoldAgain(kind: SupplyEvent.Kind) {
        let back = Transfer(kind: kind, from: "trader", to: "mill", day: 1)
        for transfers in [[sold, back, again], [back, sold, again]] { #expect(codes(transfers).isEmpty) }
        #expect(codes([sold, back, again, Transfer(from: "mill", to: "weaver", day: 5)]) == [.lotOversold])
        let noon = Transfer(from: "mill", to: "dyer", day: 1)
        #expect(codes([sold, back, noon]).isEmpty)
    }

    /// Goods that were stored and fetched unsold are not what a buyer sends back.
    @Test func onlyWhatCameBackAfterTheSaleIsSoldAgain() {
        let stored = Transfer(kind: .move, from: "mill", to: "store", day: 0)
        let fetched = Transfer(kind: .move, from: "store", to: "mill", day: 0)
        func back(_ amount: Double) -> Transfer { Transfer(amount: amount, from: "trader", to: "mill", day: 3) }
        #expect(codes([stored, fetched, sold, back(1), again]) == [.lotOversold])
        #expect(codes([stored, fetched, sold, back(100), again]).isEmpty)
    }

    @Test func whatCameBackIsToldBesideWhatWasSold() throws {
        let found = problems([sold, Transfer(amount: 40, from: "trader", to: "mill", day: 3), again])
        let message = try #require(found.first?.statement)
        #expect(message.contains("sold 200 kg") && message.contains("it holds 100 kg, and 40 kg came back"))
        // What comes back later is none of it.
        let late = problems([sold, again, Transfer(from: "trader", to: "mill", day: 6)])
        #expect(late.first?.statement.hasSuffix("it holds 100 kg") == true)
    }
}
