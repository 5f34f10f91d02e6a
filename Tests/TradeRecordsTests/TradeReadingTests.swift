import ClewModel
import Testing
import TradeRecords

/// Headers of several vendors, dates, names and amounts as they come; every party is invented.
struct TradeReadingTests {
    private static func roles(_ header: String) throws -> [TradeRole] {
        try TradeTables.book(header + "\n").files[0].roles
    }

    @Test(arguments: [
        // Panjiva, as public programs that load its files spell the titles.
        "Bill of Lading Number,Bill of Lading Type,Master Bill of Lading Number,Arrival Date,Consignee,Consignee Address,Consignee Country,"
            + "Consignee (Original Format),Consignee Ultimate Parent,Shipper,Shipper Country,Shipper (Original Format),Carrier,Notify Party,"
            + "Notify Party SCAC,Shipment Origin,Port of Unlading,Port of Lading,Volume (TEU),Quantity,Weight (kg),Weight (t),"
            + "Weight (Original Format),Value of Goods (USD),Number of Containers,HS Code,Goods Shipped",
        "panjivaRecordId,billOfLadingNumber,arrivalDate,conName,conCountry,conOriginalFormat,shpName,shpCountry,shpOriginalFormat,carrier,"
            + "notifyParty,masterBillOfLadingNumber,billOfLadingType,weightKg,valueOfGoodsUSD",
        // Datamyne.
        "Date,Consignee Declared,Consignee Declared Address,Shipper Declared,Notify Name,Carrier Code,Carrier,Master Consignee (Unified),"
            + "Master Shipper,Consignee (Unified),Shipper (Unified),Bill of lading Nbr.,Master/House,Bill Master,HS,Quantity,Quantity Unit,"
            + "Weight,Weight Unit,Metric Tons,Description",
        // Trademo.
        "Shipment Date,Master Document Number,Document Number,HS Code,Product Description,Country of Export,Shipper Standardized Name,"
            + "Shipper Name,Shipper Parent Company,Consignee Standardized Name,Consignee Name,Notify Party,Carrier,Quantity,Quantity Unit,"
            + "Shipment Value (USD),Shipment Weight (KG)",
        // The raw manifest.
        "ACTUAL ARRIVAL DATE,SHIPPER NAME,RAW SHIPPER NAME,CONSIGNEE NAME,RAW CONSIGNEE NAME,NOTIFY PARTY NAME,RAW NOTIFY PARTY NAME,HS CODE,"
            + "CARRIER,WEIGHT,WEIGHT UNIT,BILL OF LADING,MASTER BILL OF LADING,BILL TYPE CODE",
    ])
    func layoutsOfVendorsAreKnown(header: String) throws {
        let book = try TradeTables.book(header + "\n")
        #expect(Set(book.files[0].roles) == [.shipper, .consignee, .notifyParty, .carrier])
        #expect(book.files[0].hasBills)
        #expect(!book.diagnostics.contains { $0.code == "trade.date.missing" })
        // Every vendor has the names of the bill beside its own: those are read.
        #expect(!book.diagnostics.contains { $0.code == "trade.names.vendor" })
        var options = TradeBook.Options()
        options.names = .vendor
        let other = try TradeTables.book(header + "\n", options: options)
        #expect(other.files[0].roles == book.files[0].roles)
    }

    @Test func customsTablesNameExportersAndImporters() throws {
        #expect(
            try Self.roles("HS_CODE,EXP_DATE,EXPORTER_NAME,BUYER_NAME,USD_FOB,QUANTITY,UNIT") == [.exporter, .buyer])
        #expect(try Self.roles("日期,发货人,收货人,通知人,海关编码,重量") == [.shipper, .consignee, .notifyParty])
    }

    @Test func whatIsNoTableOfTradeIsRefusedWithItsName() {
        #expect(throws: TradeError.self) { try TradeTables.book("name,country\nTarvil,ch\n") }
        #expect(throws: TradeError.self) { try TradeTables.book("") }
    }

    @Test func linesAboveTheHeaderAreNoRows() throws {
        let book = try TradeTables.book("Export of 2024-05-01\n\nShipper;Consignee;Date\nTarvil;Brenvik;2024-01-01\n")
        #expect(book.rows == 1)
        #expect(book.parties.map(\.name) == ["Tarvil", "Brenvik"])
    }

    @Test func rowsThatCannotBeReadAreCountedAndTold() throws {
        let book = try TradeTables.book(
            "Shipper,Consignee,Date\nTarvil,Brenvik,2024-01-01\nTarvil,2024-01-02\n\"Tar\"vil,Brenvik,2024-01-03\nOlvex,Brenvik,2024-01-04\n"
        )
        #expect(book.files[0].rows == 2)
        #expect(book.files[0].unread == 2)
        #expect(
            book.diagnostics.filter { $0.code.hasPrefix("trade.row") || $0.code.hasPrefix("file.") }.map(
                \.location.line) == [3, 4])
    }

    @Test func datesAreReadByTheEvidenceOfTheFile() throws {
        func days(_ cells: [String], _ order: DateOrder? = nil) throws -> [String] {
            var options = TradeBook.Options()
            options.dates = order
            let text =
                "Shipper,Consignee,Date,Bill\n"
                + cells.enumerated().map { "Tarvil,Brenvik,\($0.element),B\($0.offset)\n" }.joined()
            let book = try TradeTables.book(text, options: options)
            let flow = try book.flow(from: [TradeRoot(party: 0, isEstablished: true, periods: [])])
            return flow.rows.map { $0.date?.description ?? "none" }
        }
        #expect(try days(["03/04/2024", "25/04/2024"]) == ["2024-04-03", "2024-04-25"])
        #expect(try days(["03/04/2024", "04/25/2024"]) == ["2024-03-04", "2024-04-25"])
        #expect(try days(["03/04/2024", "05/05/2024"], .monthFirst) == ["2024-03-04", "2024-05-05"])
        // Both orders in one column: only what can be one thing is read.
        #expect(try days(["03/04/2024", "25/04/2024", "04/25/2024"]) == ["none", "2024-04-25", "2024-04-25"])
        #expect(throws: TradeError.self) { try days(["03/04/2024"]) }
        #expect(
            try days([
                "2024-04-03", "20240403", "2024-04-03T10:00:00Z", "2024-04-03 11:22", "3 Apr 2024", "2024/4/3",
                "2024-04", "x", "n/a",
            ])
                == [
                    "2024-04-03", "2024-04-03", "2024-04-03", "2024-04-03", "2024-04-03", "2024-04-03", "2024-04",
                    "none", "none",
                ])
        #expect(
            try days(["03/04/24", "2024-02-30", "13/13/2024", "2024-01-05"]) == ["none", "none", "none", "2024-01-05"])
    }

    @Test func codesOfEveryLengthAreComparedByWhatTheyShare() {
        #expect(HSCode("8541.40.60")?.heading == "8541")
        #expect(HSCode("0101")?.chapter == "01")
        #expect(HSCode("101.21") == nil)
        #expect(HSCode("no code") == nil)
        #expect(HSCode("0012") == nil)
        let kinds = ProductKinds()
        #expect(kinds.relation(from: HSCode("52010000"), to: HSCode("5201")) == .heading)
        #expect(kinds.relation(from: HSCode("52"), to: HSCode("5201")) == .chapter)
        #expect(kinds.relation(from: HSCode("5201"), to: HSCode("6109")) == .other)
        #expect(kinds.relation(from: nil, to: HSCode("6109")) == .unknown)
    }

    @Test func amountsKeepTheirUnitsAndDoubtIsCounted() throws {
        let book = try TradeTables.book(
            """
            Shipper,Consignee,Date,Bill,Weight,Quantity,Value
            Tarvil,Brenvik,2024-01-01,B1,"1,200 KG",3903 PCS,"USD 12,345.60"
            Tarvil,Brenvik,2024-01-02,B2,5 tons,2 cartons,$100
            Tarvil,Brenvik,2024-01-03,B3,-5,many,0

            """)
        let flow = try book.flow(from: [TradeRoot(party: 0, isEstablished: true, periods: [])])
        let amounts = try #require(flow.edges.first?.tallies.first).tally.amounts
        let told = amounts.map { "\($0.key.kind.rawValue) \($0.key.unit) \($0.value.most)" }.sorted()
        #expect(
            told == [
                "quantity carton 2000", "quantity pcs 3903000", "value USD 12345600", "value not stated 100000",
                "weight kg 1200000",
                "weight ton (which, is not said) 5000",
            ])
        #expect(flow.counts.doubtful == 1)
    }

    @Test func rowsThatNameNoSenderAreCounted() throws {
        let book = try TradeTables.book(
            "Shipper,Exporter,Consignee,Date\nNOT AVAILABLE,,Brenvik,2024-01-01\n,Tarvil,Brenvik,2024-01-02\nOlvex,,Brenvik,2024-01-03\n"
        )
        #expect(book.files[0].withoutSender == 1)
    }

    @Test func spellingsThatDifferBySignsAreOneName() throws {
        let book = try TradeTables.book(
            "Shipper,Shipper Country,Consignee,Date\nTarvil Co.,CN,Brenvik S.A.,2024-01-01\nTARVIL  CO,China,BRENVIK SA,2024-01-02\n"
                + "Tarvil Company,,Brenvik,2024-01-02\n")
        #expect(book.parties.map(\.name) == ["Tarvil Co.", "Brenvik S.A.", "Tarvil Company", "Brenvik"])
        #expect(book.parties[0].countries == ["cn"])
        #expect(book.parties[0].cells == 2)
        #expect(book.party(called: "tarvil, co") == 0)
        #expect(book.party(called: "Olvex") == nil)
    }
}
