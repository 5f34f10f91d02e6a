import ClewModel
import Foundation
import SourceFiles
import Testing

@testable import SupplyChain

/// What invoices and ship notices say of goods that are easily taken for one another; every party in them is invented.
struct TradeNoticeTests {
    private static func x12(_ segments: String, number: String = "N-1", name: String = "a.x12") -> BusinessDocument {
        notice("BSN*00*\(number)*20250301*1200~" + segments, name: name)
    }

    /// A ship notice of X12 in its envelope, from `BSN` on.
    private static func notice(_ segments: String, name: String) -> BusinessDocument {
        let count = segments.count { $0 == "~" } + 2
        let text =
            "ISA*00*          *00*          *ZZ*QUONVEX        *ZZ*BRENVIK        *250301*1200*U*00401*000000007*0*P*>~"
            + "GS*SH*QUONVEX*BRENVIK*20250301*1200*7*X*004010~ST*856*0001~" + segments
            + "SE*\(count)*0001~GE*1*7~IEA*1*000000007~"
        return BusinessDocument(SourceFile(name: name, text: text), form: .x12)
    }

    private static let parties = "HL*1**S~N1*SF*Quonvex Mill~N1*ST*Brenvik Garments~"

    /// A despatch advice of EDIFACT in its envelope, from the first `NAD` on.
    private static func edifact(_ segments: String, head: String = "BGM+351+D-1+9'DTM+137:20250301:102'")
        -> BusinessDocument
    {
        let body = head + segments
        let count = body.count { $0 == "'" } + 2
        let text =
            "UNA:+.? 'UNB+UNOC:3+QUONVEX+BRENVIK+250301:1200+9'UNH+1+DESADV:D:96A:UN:EAN005'" + body
            + "UNT+\(count)+1'UNZ+1+9'"
        return BusinessDocument(SourceFile(name: "a.edi", text: text), form: .edifact)
    }

    private static let ends = "NAD+SU+++Quonvex Mill'NAD+DP+++Brenvik Garments'CPS+1'"

    /// An invoice of UBL with these lines.
    private static func ubl(_ lines: String) -> BusinessDocument {
        func party(_ role: String, _ name: String) -> String {
            "<a:\(role)><a:Party><a:PartyName><b:Name>\(name)</b:Name></a:PartyName></a:Party></a:\(role)>"
        }
        let base = "urn:oasis:names:specification:ubl:schema:xsd:"
        let text =
            "<u:Invoice xmlns:u=\"\(base)Invoice-2\" xmlns:b=\"\(base)CommonBasicComponents-2\" "
            + "xmlns:a=\"\(base)CommonAggregateComponents-2\"><b:ID>I-1</b:ID><b:IssueDate>2025-03-01</b:IssueDate>"
            + party("AccountingSupplierParty", "Quonvex Mill") + party("AccountingCustomerParty", "Brenvik Garments")
            + lines + "</u:Invoice>"
        return BusinessDocument(SourceFile(name: "a.xml", text: text), form: .ubl)
    }

    private static func ublLine(_ id: String, _ quantity: String, _ unit: String = "KGM", item: String) -> String {
        "<a:InvoiceLine><b:ID>\(id)</b:ID><b:InvoicedQuantity unitCode=\"\(unit)\">\(quantity)</b:InvoicedQuantity>"
            + "<a:Item>\(item)</a:Item></a:InvoiceLine>"
    }

    private static func ublItem(gtin: String, batch: String) -> String {
        "<a:StandardItemIdentification><b:ID schemeID=\"0160\">\(gtin)</b:ID></a:StandardItemIdentification>"
            + "<a:ItemInstance><a:LotIdentification><b:LotNumberID>\(batch)</b:LotNumberID></a:LotIdentification>"
            + "</a:ItemInstance>"
    }

    private static func chain(_ documents: BusinessDocument...) -> BusinessChain { chain(documents) }

    private static func chain(_ documents: [BusinessDocument]) -> BusinessChain {
        for document in documents { #expect(document.isValid, "\(document.diagnostics)") }
        return BusinessChain(documents, isGeneric: true, start: SourceLocation(file: "a", line: 1, column: 1))
    }

    private static func rows(_ chain: BusinessChain, _ table: CaseTable) -> [[String: String]] {
        chain.draft.tables[table.rawValue]?.rows.map(\.cells) ?? []
    }

    /// How much of each lot there is, such as `1000 kg`, in order of their identifiers.
    private static func amounts(_ chain: BusinessChain) -> [String] {
        rows(chain, .lots).map { "\($0["quantity"] ?? "") \($0["unit"] ?? "")" }
    }

    private static func warnings(_ document: BusinessDocument) -> [String] {
        document.diagnostics.filter { $0.severity == .warning }.map(\.code)
    }

    // MARK: Lines and articles

    private static let twoArticles = [
        x12(
            parties + "HL*2*1*O~PRF*PO-A~HL*3*2*I~LIN*1*VN*YARN-40~SN1**1000*KG~"
                + "HL*4*1*O~PRF*PO-B~HL*5*4*I~LIN*1*VN*ZIP-9~SN1**250*KG~"),
        edifact(
            ends + "CPS+2+1'LIN+1'PIA+1+YARN-40:SA'QTY+12:1000:KGM'CPS+3+1'LIN+1'PIA+1+ZIP-9:SA'QTY+12:250:KGM'"),
        ubl(
            ublLine("1", "1000", item: "<b:Name>yarn</b:Name>") + ublLine("1", "250", item: "<b:Name>zip</b:Name>")),
    ]

    @Test(arguments: twoArticles.indices)
    func differentArticlesThatShareALineNumberAreApart(index: Int) {
        let chain = Self.chain(Self.twoArticles[index])
        #expect(Self.amounts(chain) == ["1000 kg", "250 kg"])
        #expect(chain.diagnostics.map(\.code) == ["business.line.twice"])
    }

    @Test func aLineNumberThatIsThereTwiceInAnInvoiceIsToldAlsoForOneArticle() {
        let line = Self.ublLine("1", "5", item: "<b:Name>yarn</b:Name>")
        #expect(Self.warnings(Self.ubl(line + line)) == ["ubl.line.twice"])
    }

    @Test func oneArticleInTwoPacksOfALineIsOneLotAndOfTwoOriginsTwo() {
        func lines(_ origin: String) -> String {
            "HL*2*1*P~HL*3*2*I~LIN*1*VN*Y-30*CH*US~SN1**10*KG~HL*4*1*P~HL*5*4*I~LIN*1*VN*Y-30*CH*\(origin)~SN1**5*KG~"
        }
        #expect(Self.amounts(Self.chain(Self.x12(Self.parties + lines("US")))) == ["15 kg"])
        #expect(Self.amounts(Self.chain(Self.x12(Self.parties + lines("CN")))) == ["10 kg", "5 kg"])
    }

    @Test func anOrderNumberIsOnlyOfItsItems() {
        let events = Self.rows(Self.chain(Self.twoArticles[0]), .events)
        #expect(events.map { $0["note"] } == ["order PO-A", "order PO-B"])
    }

    @Test func aBatchOfAPackIsThatOfTheItemsBelowIt() {
        let chain = Self.chain(
            Self.x12(
                Self.parties + "HL*2*1*P~REF*LT*L1~HL*3*2*I~LIN*1*VN*A~SN1**100*KG~"
                    + "HL*4*1*P~REF*LT*L2~HL*5*4*I~LIN*1*VN*A~SN1**50*KG~"))
        #expect(Self.rows(chain, .lots).map { $0["number"] } == ["L1", "L2"])
        #expect(Self.amounts(chain) == ["100 kg", "50 kg"])
    }

    @Test func aPackBelowAnItemIsOfThatItem() {
        let chain = Self.chain(
            Self.x12(
                Self.parties + "HL*2*1*I~LIN*1*VN*A~SN1**100*KG~HL*3*1*I~LIN*2*VN*B~SN1**50*KG~"
                    + "HL*4*2*P~REF*LT*L1~SN1**100*KG~"))
        #expect(Self.rows(chain, .lots).map { $0["id"] } == ["Quonvex Mill/A/L1", "despatch N-1/2"])
    }

    private static let damagedItems = [
        x12(
            parties + "HL*2*1*I~LIN*1*UK*09506000134353*LT*L1~SN1**500*KG~"
                + "HL*3*1*I~LIN*2*UK*09506000199994*LT*L1~SN1**20*KG~"),
        edifact(
            ends + "LIN+1++9506000134353:SRV'RFF+BT:L1'QTY+12:500:KGM'LIN+2++9506000199994:SRV'RFF+BT:L1'QTY+12:20:KGM'"
        ),
        ubl(
            ublLine("1", "500", item: ublItem(gtin: "09506000134353", batch: "L1"))
                + ublLine("2", "20", item: ublItem(gtin: "09506000199994", batch: "L1"))),
    ]

    @Test(arguments: damagedItems.indices)
    func aWrongCheckDigitOfAnItemIsToldAndTheArticlesStayApart(index: Int) {
        let document = Self.damagedItems[index]
        #expect(Self.warnings(document) == ["business.gtin", "business.gtin"])
        #expect(
            document.diagnostics.contains {
                $0.message.hasSuffix("09506000134353”: the check digit does not fit; it is kept as stated")
                    || $0.message == "“9506000134353”: the check digit does not fit; it is kept as stated"
            })
        let chain = Self.chain(document)
        #expect(
            Self.rows(chain, .lots).map { $0["id"] } == [
                "https://id.gs1.org/01/09506000134353/10/L1", "https://id.gs1.org/01/09506000199994/10/L1",
            ])
        #expect(Self.amounts(chain) == ["500 kg", "20 kg"])
    }

    @Test func whatIsNoItemNumberIsToldAndTellsArticlesApart() {
        let document = Self.x12(
            Self.parties + "HL*2*1*I~LIN*1*UP*95A*LT*L1~SN1**5*KG~HL*3*1*I~LIN*2*UP*95B*LT*L1~SN1**6*KG~")
        #expect(Self.warnings(document) == ["business.gtin", "business.gtin"])
        #expect(Self.amounts(Self.chain(document)) == ["5 kg", "6 kg"])
    }

    @Test func twoSerialNumbersOfABatchAreOneLot() {
        func instance(_ serial: String) -> String {
            "<a:ItemInstance><b:SerialID>\(serial)</b:SerialID><a:LotIdentification><b:LotNumberID>L1</b:LotNumberID>"
                + "</a:LotIdentification></a:ItemInstance>"
        }
        let item = "<b:Name>yarn</b:Name>" + instance("S1") + instance("S2")
        let chain = Self.chain(Self.ubl(Self.ublLine("1", "500", item: item)))
        #expect(Self.amounts(chain) == ["500 kg"])
        #expect(chain.diagnostics.isEmpty)
    }

    // MARK: Levels

    @Test func whoSendsAndReceivesHoldsForWhatIsBelow() {
        let chain = Self.chain(
            Self.x12(
                "HL*1**S~N1*SF*Quonvex Mill~HL*2*1*O~N1*ST*Brenvik Garments~HL*3*2*I~LIN*1*VN*A*LT*L1~SN1**10*KG~"
                    + "HL*4*1*O~N1*ST*Tarvil Shirts~HL*5*4*I~LIN*2*VN*A*LT*L2~SN1**20*KG~"))
        let events = Self.rows(chain, .events)
        #expect(events.map { $0["counterparty"] } == ["Brenvik Garments", "Tarvil Shirts"])
        #expect(events.map { $0["party"] } == ["Quonvex Mill", "Quonvex Mill"])
        #expect(events.map { $0["event"] } == ["despatch N-1", "despatch N-1 (part 2)"])
        let papers = Self.rows(chain, .documents)
        #expect(papers.map { $0["events"] } == ["despatch N-1; despatch N-1 (part 2)"])
        #expect(papers.map { $0["issuer"] } == ["Quonvex Mill"])
    }

    @Test func eachOrderCanHaveASenderOfItsOwn() {
        let chain = Self.chain(
            Self.x12(
                "HL*1**S~N1*ST*Brenvik Garments~HL*2*1*O~N1*SF*Quonvex Mill~HL*3*2*I~LIN*1*VN*A*LT*L1~SN1**10*KG~"
                    + "HL*4*1*O~N1*SF*Zarnov Mill~HL*5*4*I~LIN*2*VN*A*LT*L1~SN1**20*KG~"))
        #expect(Self.rows(chain, .lots).map { $0["id"] } == ["Quonvex Mill/A/L1", "Zarnov Mill/A/L1"])
        #expect(Self.rows(chain, .events).map { $0["party"] } == ["Quonvex Mill", "Zarnov Mill"])
        #expect(Self.rows(chain, .documents).map { $0["issuer"] } == [""])
    }

    @Test func anItemThatNobodySendsIsRefused() {
        let document = Self.x12(
            "HL*1**S~N1*ST*Brenvik Garments~HL*2*1*O~N1*SF*Quonvex Mill~HL*3*2*I~LIN*1*VN*A~SN1**10*KG~"
                + "HL*4*1*O~HL*5*4*I~LIN*2*VN*B~SN1**20*KG~")
        #expect(document.diagnostics.filter { $0.severity == .error }.map(\.code) == ["x12.missing"])
    }

    @Test func theDayOfAnOrderIsThatOfItsItems() {
        let chain = Self.chain(
            Self.x12(
                Self.parties + "HL*2*1*O~DTM*011*20250310~HL*3*2*I~LIN*1*VN*A*LT*L1~SN1**10*KG~"
                    + "HL*4*1*O~DTM*011*20250420~HL*5*4*I~LIN*2*VN*A*LT*L2~SN1**10*KG~"
                    + "HL*6*1*O~HL*7*6*I~LIN*3*VN*A*LT*L3~SN1**10*KG~"))
        #expect(Self.rows(chain, .events).map { $0["date"] } == ["2025-03-10", "2025-04-20", "2025-03-01"])
    }

    // MARK: Makers and numbers of parties

    private static let madeByOne = [
        x12(
            "HL*1**S~N1*SF*Quonvex Trade~N1*ST*Brenvik Garments~N1*MF*Zarnov Mill~HL*2*1*I~LIN*1*VN*A*LT*L1~SN1**9*KG~"),
        edifact(ends + "NAD+MF+++Zarnov Mill'LIN+1'PIA+1+A:SA'RFF+BT:L1'QTY+12:9:KGM'"),
    ]

    @Test(arguments: madeByOne.indices)
    func theMakerOfAWholeNoticeIsTheProducerOfItsLots(index: Int) {
        let chain = Self.chain(Self.madeByOne[index])
        #expect(Self.rows(chain, .lots).map { $0["producer"] } == ["Zarnov Mill"])
        #expect(chain.diagnostics.isEmpty)
    }

    @Test func theMakerOfAnItemIsAheadOfThatOfTheNotice() {
        let chain = Self.chain(
            Self.x12(
                Self.parties + "N1*MF*Zarnov Mill~HL*2*1*I~LIN*1*VN*A~SN1**9*KG~N1*MF*Tarvil Mill~"
                    + "HL*3*1*I~LIN*2*VN*A~SN1**9*KG~"))
        #expect(Self.rows(chain, .lots).map { $0["producer"] } == ["Tarvil Mill", "Zarnov Mill"])
    }

    @Test func twoMakersOfAWholeNoticeLeaveOpenWhoMadeWhat() {
        let chain = Self.chain(
            Self.x12(Self.parties + "N1*MF*Zarnov Mill~N1*MF*Tarvil Mill~HL*2*1*I~LIN*1*VN*A~SN1**9*KG~"))
        #expect(Self.rows(chain, .lots).map { $0["producer"] ?? "" } == [""])
        #expect(chain.diagnostics.map(\.code) == ["business.makers"])
    }

    @Test func aLocationNumberWithAWrongCheckDigitIsToldAndIsNoRegistration() {
        let document = Self.edifact(
            "NAD+SU+4012345000008::9++Quonvex Mill'NAD+DP+++Brenvik Garments'LIN+1'PIA+1+A:SA'QTY+12:9:KGM'")
        #expect(Self.warnings(document) == ["business.gln"])
        let mill = Self.rows(Self.chain(document), .parties).last
        #expect(mill?["id"] == "Quonvex Mill")
        #expect(mill?["registration_number"] == nil)
        #expect(mill?["note"] == "location number as stated: 4012345000008, which is not sound")
    }

    // MARK: Amounts

    /// Several amounts of a line: what they come to, and what is told.
    @Test(arguments: [
        ("QTY+12:500:KGM'QTY+12:20:PCE'", "500 kg", ["business.quantity.twice"]),
        ("QTY+12:20:PCE'QTY+12:500:KGM'", "500 kg", ["business.quantity.twice"]),
        ("QTY+12:500:KGM'QTY+12:20:CT'", "500 kg", ["business.quantity.twice"]),
        ("QTY+12:500:KGM'QTY+12:0.5:TNE'", "500 kg", []),
        ("QTY+12:20:PCE'QTY+12:7:MTR'", "1 lot", ["business.quantity.twice"]),
        ("QTY+12:500:KGM'QTY+12:100:KGM'", "1 lot", ["business.quantity.twice"]),
        ("LOC+7+A'QTY+12:500:KGM'LOC+7+B'QTY+12:100:KGM'", "600 kg", []),
        ("QTY+12:600:KGM'LOC+7+A'QTY+12:500:KGM'LOC+7+B'QTY+12:100:KGM'", "600 kg", []),
        ("QTY+12:500:KGM'LOC+7+B'QTY+12:100:KGM'", "600 kg", ["business.quantity.twice"]),
        ("QTY+12:500:KGM'LOC+7+B'QTY+12:7:MTR'", "1 lot", ["business.quantity.twice"]),
    ])
    func severalAmountsOfALineAreNeverOverwritten(quantities: String, amount: String, told: [String]) {
        let document = Self.edifact(Self.ends + "LIN+1'PIA+1+A:SA'RFF+BT:L1'" + quantities)
        #expect(Self.warnings(document) == told)
        #expect(Self.amounts(Self.chain(document)) == [amount])
    }

    @Test func aCommaBeforeDecimalsIsReadAndToldWhereTheFileNamesAPoint() {
        let document = Self.edifact(Self.ends + "LIN+1'PIA+1+A:SA'QTY+12:1250,5:KGM'")
        #expect(Self.warnings(document) == ["edifact.comma"])
        #expect(Self.amounts(Self.chain(document)) == ["1250.5 kg"])
        let both = Self.edifact(Self.ends + "LIN+1'PIA+1+A:SA'QTY+12:1.250,5:KGM'")
        #expect(both.diagnostics.filter { $0.severity == .error }.map(\.code) == ["business.quantity"])
    }

    private static let takenBack = [
        x12(parties + "HL*2*1*I~LIN*1*VN*A~SN1**-5*KG~HL*3*1*I~LIN*2*VN*B~SN1**5*KG~"),
        edifact(ends + "LIN+1'PIA+1+A:SA'QTY+12:-5:KGM'LIN+2'PIA+1+B:SA'QTY+12:5:KGM'"),
        ubl(ublLine("1", "-5", item: "<b:Name>yarn</b:Name>") + ublLine("2", "5", item: "<b:Name>zip</b:Name>")),
    ]

    @Test(arguments: takenBack.indices)
    func anAmountBelowZeroIsRefusedWithItsPlace(index: Int) {
        let errors = Self.takenBack[index].diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.code) == ["business.negative"])
        #expect(errors.first?.location.line != nil)
    }

    private static let withoutAmount = [
        x12(parties + "HL*2*1*I~LIN*1*VN*A~"), edifact(ends + "LIN+1'PIA+1+A:SA'"),
        ubl("<a:InvoiceLine><b:ID>1</b:ID><a:Item><b:Name>yarn</b:Name></a:Item></a:InvoiceLine>"),
    ]

    @Test(arguments: withoutAmount.indices)
    func anItemWithoutAnAmountIsRefusedWithItsPlace(index: Int) {
        let errors = Self.withoutAmount[index].diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.code) == [["x12.missing", "edifact.missing", "ubl.missing"][index]])
        #expect(errors.first?.location.line != nil)
    }

    @Test(arguments: [
        ("DTN", "300 kg"), ("KTN", "3000 t"), ("HGM", "300 g"), ("MGM", "0.003 g"), ("ONZ", "0.1875 lb"),
        ("CEN", "300 pcs"), ("MIL", "3000 pcs"), ("PR", "6 pcs"), ("GRO", "36 dz"), ("CMT", "0.03 m"),
        ("FOT", "0.9144 m"), ("XBL", "3 bale"), ("LTR", "1 lot"), ("KG", "1 lot"), ("SET", "1 lot"),
    ])
    func unitsOfTheRecommendationAreConvertedExactlyOrLeftOpen(code: String, amount: String) {
        let chain = Self.chain(Self.ubl(Self.ublLine("1", "3", code, item: "<b:Name>yarn</b:Name>")))
        #expect(Self.amounts(chain) == [amount])
        #expect(chain.diagnostics.map(\.code) == (amount == "1 lot" ? ["business.unit"] : []))
    }

    @Test(arguments: [
        ("BA", "3 bale"), ("MP", "3 t"), ("TN", "3 short ton"), ("PR", "6 pcs"), ("OZ", "0.1875 lb"), ("SF", "1 lot"),
    ])
    func unitsOfX12AreConvertedExactlyOrLeftOpen(code: String, amount: String) {
        let chain = Self.chain(Self.x12(Self.parties + "HL*2*1*I~LIN*1*VN*A~SN1**3*\(code)~"))
        #expect(Self.amounts(chain) == [amount])
        #expect(chain.diagnostics.map(\.code) == (amount == "1 lot" ? ["business.unit"] : []))
    }

    // MARK: Notices that are taken back or replaced

    private static func version(
        _ purpose: String, _ quantity: Int, at time: String = "20250301*1200", by sender: String = "Quonvex Mill"
    ) -> BusinessDocument {
        notice(
            "BSN*\(purpose)*N-1*\(time)~HL*1**S~N1*SF*\(sender)~N1*ST*Brenvik Garments~HL*2*1*I~LIN*1*VN*A*LT*L1~"
                + "SN1**\(quantity)*KG~", name: "\(purpose)-\(quantity).x12")
    }

    private static func cancellation(_ party: String, at time: String = "20250301*1200") -> BusinessDocument {
        notice("BSN*01*N-1*\(time)~HL*1**S~\(party)", name: "back.x12")
    }

    @Test func aCancellationTakesBackOnlyWhatItsSenderSent() {
        let (own, other) = (Self.version("00", 100), Self.version("00", 70, by: "Zarnov Mill"))
        let named = Self.chain(own, Self.cancellation("N1*SF*Quonvex Mill~"), other)
        #expect(Self.amounts(named) == ["70 kg"])
        #expect(named.diagnostics.map(\.code) == ["business.cancelled"])
        let unnamed = Self.chain(own, Self.cancellation(""), other)
        #expect(Self.amounts(unnamed) == ["100 kg", "70 kg"])
        #expect(unnamed.diagnostics.map(\.code) == ["business.cancellation.open"])
        let alone = Self.chain(own, Self.cancellation(""))
        #expect(Self.amounts(alone).isEmpty)
        let stranger = Self.chain(own, Self.cancellation("N1*SF*Tarvil Mill~"))
        #expect(Self.amounts(stranger) == ["100 kg"])
        #expect(stranger.diagnostics.map(\.code) == ["business.cancellation.open"])
    }

    @Test func whatWasWrittenAfterACancellationStands() {
        let chain = Self.chain(
            Self.version("00", 100), Self.version("05", 80, at: "20250302*1200"),
            Self.cancellation("N1*SF*Quonvex Mill~", at: "20250301*1300"))
        #expect(Self.amounts(chain) == ["80 kg"])
        #expect(chain.diagnostics.map(\.code) == ["business.cancelled", "business.cancelled.before"])
    }

    @Test(arguments: [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
    func theLatestReplacementStandsInAnyOrderOfTheFiles(order: [Int]) {
        let days = [
            Self.version("00", 100), Self.version("05", 90), Self.version("05", 80, at: "20250302*1200"),
        ]
        let times = [
            Self.version("00", 100), Self.version("05", 90, at: "20250301*1210"),
            Self.version("05", 80, at: "20250301*121030"),
        ]
        for versions in [days, times] {
            let chain = Self.chain(order.map { versions[$0] })
            #expect(Self.amounts(chain) == ["80 kg"])
            #expect(chain.diagnostics.map(\.code) == ["business.replaced", "business.replaced"])
        }
    }

    @Test func twoReplacementsOfOneTimeThatDifferAreRefused() {
        let chain = Self.chain(Self.version("05", 90), Self.version("05", 80))
        #expect(chain.diagnostics.map(\.code) == ["business.conflict"])
        #expect(
            Self.chain(Self.version("05", 90), Self.version("05", 90)).diagnostics.map(\.code) == ["business.twice"])
    }

    @Test func theTimeOfADespatchAdviceOrdersItsReplacements() {
        func version(_ function: String, _ quantity: String, _ time: String) -> BusinessDocument {
            Self.edifact(
                Self.ends + "LIN+1'PIA+1+A:SA'RFF+BT:L1'QTY+12:\(quantity):KGM'",
                head: "BGM+351+D-1+\(function)'DTM+137:\(time):203'")
        }
        let chain = Self.chain(
            version("5", "80", "202503011400"), version("9", "100", "202503011200"), version("5", "90", "202503011300"))
        #expect(Self.amounts(chain) == ["80 kg"])
    }
}
