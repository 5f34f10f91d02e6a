import ClewModel
import TestSupport
import Testing
import TradeRecords

/// A table followed by hand; every party is invented.
struct TradeFlowTests {
    private static let header =
        "Bill of Lading Number,Arrival Date,Shipper,Consignee,Notify Party,HS Code,Product Description,Weight,Weight Unit,Value,Currency\n"

    /// Quonvex ships cotton to Tarvil, who ships shirts to Brenvik, who ships shirts to Olvex.
    private static let table =
        header + """
            B1,2024-01-10,Quonvex Mills,Tarvil Yarn,,5201.00,RAW COTTON,20000,KG,40000,USD
            B2,2024-02-01,"QUONVEX MILLS",TARVIL YARN,,520100,COTTON,44092,LBS,38000,EUR
            B2,2024-02-01,"QUONVEX MILLS",TARVIL YARN,,520100,COTTON,44092,LBS,38000,EUR
            B3,2024-03-01,Tarvil Yarn,Brenvik Apparel,,6109.10,T-SHIRTS,5000,kg,,
            B4,2024-01-05,Tarvil Yarn,Zubrand,,6109.10,T-SHIRTS,100,kg,,
            B5,2024-03-05,Tarvil Yarn,Zubrand,,8501.10,MOTORS,100,kg,,
            B6,2024-02-10,Quonvex Mills,TO ORDER,Halmora Trading,5201,COTTON,1000,kg,,
            B7,2024-02-11,Quonvex Mills,Swift Freight Forwarding Ltd,,5201,COTTON,1500,kg,,
            B8,2025-03-05,Brenvik Apparel,Olvex Stores,,61091000,SHIRTS,10,kg,,
            B9,2025-02-01,Brenvik Apparel,Olvex Stores,,61091000,SHIRTS,20,kg,,

            """

    private static let cotton = ProductKinds([
        .init(
            name: "Cotton textiles",
            steps: [
                .init(name: "Ginning", codes: ["5201.00"], inputs: []),
                .init(name: "Spinning", codes: ["5205"], inputs: [0]),
                .init(name: "Sewing", codes: ["61", "62"], inputs: [1]),
            ])
    ])

    private static func root(_ book: TradeBook, _ name: String, from: String?, isEstablished: Bool = true) throws
        -> TradeRoot
    {
        TradeRoot(
            party: try #require(book.party(called: name)), isEstablished: isEstablished,
            periods: from.map { [.init(from: PartialDate($0))] } ?? [])
    }

    private static func flow(
        _ book: TradeBook, from day: String? = "2024-01-20", options: TradeTraceOptions = TradeTraceOptions()
    ) throws -> TradeFlow {
        try book.flow(from: [try root(book, "Quonvex Mills", from: day)], options: options, products: cotton)
    }

    private static func edge(_ flow: TradeFlow, _ book: TradeBook, _ from: String, _ to: String) throws -> TradeEdge {
        let (from, to) = (try #require(book.party(called: from)), try #require(book.party(called: to)))
        return try #require(flow.edges.first { $0.from == from && $0.to == to })
    }

    @Test func goodsAreFollowedForwardInTimeThroughWhatIsMadeOfThem() throws {
        let book = try TradeTables.book(Self.table)
        let flow = try Self.flow(book)
        let reached = flow.parties.map { "\(book.parties[$0.party].name) \($0.step) \($0.standing.key)" }
        #expect(
            reached == [
                "Tarvil Yarn 1 during", "Halmora Trading 1 during", "Brenvik Apparel 2 during", "Olvex Stores 3 during",
            ])
        let way = try #require(flow.parties.last).way
        #expect(way.map(\.place.line) == [3, 5, 11])
        #expect(way.map(\.relation) == [nil, .made(way: "Cotton textiles", from: "Ginning", to: "Sewing"), .heading])
        // The motors are other goods; the shirts of January left before the cotton came; those of March 2025 left too late.
        #expect(flow.counts.otherGoods == 1)
        #expect(flow.counts.notLater == 2)
    }

    @Test func eachUnitAndEachCurrencyIsCountedForItself() throws {
        let book = try TradeTables.book(Self.table)
        let flow = try Self.flow(book)
        let edge = try Self.edge(flow, book, "Quonvex Mills", "Tarvil Yarn")
        #expect(edge.tallies.map(\.standing.key) == ["during", "before"])
        let during = try #require(edge.tallies.first).tally
        #expect(during.shipments == TradeRange(1, 1))
        #expect(
            during.amounts == [
                TradeMeasure.of(.weight, "lb"): TradeRange(44_092_000, 44_092_000),
                TradeMeasure.of(.value, "EUR"): TradeRange(38_000_000, 38_000_000),
            ])
        let before = try #require(edge.tallies.last).tally
        #expect(before.amounts[TradeMeasure.of(.weight, "kg")] == TradeRange(20_000_000, 20_000_000))
        #expect(before.first?.description == "2024-01-10")
        #expect(flow.counts.aside == ["repeated": 1])
        #expect(edge.places.map(\.line) == [2, 3])
    }

    @Test func toOrderAndForwardersAreOpenAndTheNotifyPartyStandsIn() throws {
        let book = try TradeTables.book(Self.table)
        let flow = try Self.flow(book)
        let standIn = try Self.edge(flow, book, "Quonvex Mills", "Halmora Trading")
        #expect(standIn.standIns == [.toOrder: 1])
        #expect(standIn.toRoles == [.notifyParty])
        let open = try #require(flow.edges.first { $0.to == nil })
        #expect(open.openEnd == .forwarder)
        #expect(open.openNames.map { book.parties[$0].name } == ["Swift Freight Forwarding Ltd"])
        #expect(flow.counts.openEnds == ["to-order": 1, "forwarder": 1])
    }

    @Test func whatLeftBeforeAListingIsToldApartToTheEnd() throws {
        let book = try TradeTables.book(Self.table)
        let flow = try Self.flow(book, from: "2024-06-01")
        #expect(Set(flow.parties.map(\.standing.key)) == ["before"])
        let unlisted = try Self.flow(book, from: nil)
        #expect(Set(unlisted.parties.map(\.standing.key)) == ["during"])
        let asked = try book.flow(from: [
            try Self.root(book, "quonvex mills.", from: "2024-01-20", isEstablished: false)
        ])
        #expect(Set(asked.parties.map(\.standing.key)) == ["maybe-during"])
    }

    @Test func limitsOfStepsDaysAndRowsHoldAndAreTold() throws {
        let book = try TradeTables.book(Self.table)
        var options = TradeTraceOptions()
        options.steps = 1
        #expect(try Self.flow(book, options: options).parties.map(\.step) == [1, 1])
        options.steps = 3
        options.days = 20
        #expect(try Self.flow(book, options: options).parties.map(\.step) == [1, 1])
        options.days = 400
        let number = try #require(book.party(called: "Olvex Stores"))
        let olvex = try Self.flow(book, options: options).goods.first { $0.party == number }
        #expect(olvex?.year == 2025)
        #expect(olvex?.tally.shipments == TradeRange(2, 2))
        options.rowLimit = 2
        let cut = try Self.flow(book, options: options)
        #expect(cut.counts.isCut)
        #expect(cut.counts.reached == 2)
    }

    @Test func allGoodsAreFollowedWhereThatIsAsked() throws {
        let book = try TradeTables.book(Self.table)
        var options = TradeTraceOptions()
        options.followsAllGoods = true
        let flow = try Self.flow(book, options: options)
        #expect(flow.counts.otherGoods == 0)
        #expect(try Self.edge(flow, book, "Tarvil Yarn", "Zubrand").relations == [.other])
    }

    @Test func aMasterBillCountsThroughItsHouseBills() throws {
        let book = try TradeTables.book(
            """
            BL No,Master BL,Master/House,Date,Exporter,Importer,HS Code,Gross Weight (kg)
            M1,,Master,2024-02-01,Quonvex Mills,Swift Cargo,5201,30000
            H1,M1,House,2024-02-01,Quonvex Mills,Tarvil,5201,10000
            H2,M1,House,2024-02-01,Quonvex Mills,Brenvik,5201,20000

            """)
        let flow = try Self.flow(book)
        #expect(flow.counts.aside == ["master": 1])
        #expect(flow.edges.compactMap(\.to).count == 2)
        #expect(flow.edges.allSatisfy { $0.openEnd == nil })
        #expect(
            flow.goods.reduce(0) { $0 + ($1.tally.amounts[TradeMeasure.of(.weight, "kg", "gross")]?.most ?? 0) }
                == 30_000_000)
    }

    @Test func versionsOfABillAreSettledByAColumnAndElseARange() throws {
        let told = try TradeTables.book(
            """
            Bill No,Amendment,Date,Shipper,Consignee,HS,Weight kg
            B1,0,2024-02-01,Quonvex Mills,Tarvil,5201,100
            B1,1,2024-02-01,Quonvex Mills,Tarvil,5201,120
            B2,cancelled,2024-02-01,Quonvex Mills,Tarvil,5201,50

            """)
        let settled = try Self.flow(told)
        #expect(settled.counts.aside == ["amended": 1, "cancelled": 1])
        #expect(settled.edges.first?.tallies.first?.tally.amounts.values.first == TradeRange(120_000, 120_000))
        let untold = try TradeTables.book(
            """
            Bill No,Date,Shipper,Consignee,HS,Weight kg
            B1,2024-02-01,Quonvex Mills,Tarvil,5201,100
            B1,2024-02-01,Quonvex Mills,Tarvil,5201,120

            """)
        let open = try Self.flow(untold)
        #expect(open.counts.unsettled == 2)
        #expect(open.edges.first?.tallies.first?.tally.shipments == TradeRange(1, 1))
        #expect(open.edges.first?.tallies.first?.tally.amounts.values.first == TradeRange(100_000, 220_000))
        let items = try TradeTables.book(
            """
            Bill No,Date,Shipper,Consignee,HS,Weight kg
            B1,2024-02-01,Quonvex Mills,Tarvil,5201,100
            B1,2024-02-01,Quonvex Mills,Tarvil,5205,120

            """)
        let both = try Self.flow(items)
        #expect(both.counts.unsettled == 0)
        #expect(both.edges.first?.tallies.first?.tally.shipments == TradeRange(1, 1))
        #expect(both.edges.first?.tallies.first?.tally.amounts.values.first == TradeRange(220_000, 220_000))
    }

    @Test func rowsWithoutABillThatAreTheSameAreOneOrSeveral() throws {
        let book = try TradeTables.book(
            """
            Date,Shipper,Consignee,HS,Weight kg
            2024-02-01,Quonvex Mills,Tarvil,5201,100
            2024-02-01,Quonvex Mills,Tarvil,5201,100

            """)
        let tally = try #require(try Self.flow(book).edges.first?.tallies.first).tally
        #expect(tally.shipments == TradeRange(1, 2))
        #expect(tally.amounts.values.first == TradeRange(100_000, 200_000))
    }

    @Test func whoActsForAnotherIsNotTheOwner() throws {
        let book = try TradeTables.book(
            """
            Bill No,Date,Shipper,Consignee,HS
            B1,2024-02-01,Swift Logistics Co on behalf of Quonvex Mills,Tarvil; Brenvik,5201
            B2,2024-02-02,Quonvex Mills,TO THE ORDER OF EXAMPLE BANK,5201
            B3,2024-02-03,Quonvex Mills,NOT AVAILABLE,5201
            B4,2024-02-04,Quonvex Mills,To the order of Olvex Stores,5201
            B5,2024-02-05,Quonvex Mills,Quonvex Mills,5201

            """)
        let flow = try Self.flow(book)
        #expect(flow.parties.map { book.parties[$0.party].name } == ["Tarvil", "Brenvik", "Olvex Stores"])
        #expect(flow.counts.openEnds == ["bank": 1, "masked": 1, "itself": 1])
        #expect(!flow.edges.contains { book.parties[$0.from].name.hasPrefix("Swift") })
    }

    @Test func aRowWithoutADayLeadsNoFurther() throws {
        let book = try TradeTables.book(
            """
            Bill No,Date,Shipper,Consignee,HS
            B1,,Quonvex Mills,Tarvil,5201
            B2,2024-05-02,Tarvil,Brenvik,5201
            B3,2024-02,Quonvex Mills,Olvex,5201

            """)
        let flow = try Self.flow(book)
        #expect(flow.parties.map { book.parties[$0.party].name } == ["Olvex", "Tarvil"])
        #expect(flow.parties.map(\.standing.key) == ["during", "open"])
        #expect(flow.counts.undated == 2)
        #expect(flow.goods.map(\.year) == [2024, nil])
    }
}

extension TradeMeasure {
    static func of(_ kind: Kind, _ unit: String, _ basis: String? = nil) -> TradeMeasure {
        TradeMeasure(kind: kind, unit: unit, basis: basis)
    }
}
