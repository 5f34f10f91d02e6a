import ClewModel
import SourceFiles
import Testing

@testable import SupplyChain

/// What is left of a notice that is taken back in part; every party here is invented.
struct CancellationTests {
    private static func x12(_ begin: String, _ items: String, name: String) -> BusinessDocument {
        let segments =
            begin + "~HL*1**S~N1*SF*Quonvex Mill~N1*ST*Brenvik Garments~" + items
        let count = segments.count { $0 == "~" } + 2
        let text =
            "ISA*00*          *00*          *ZZ*QUONVEX        *ZZ*BRENVIK        *250301*1200*U*00401*000000007*0*P*>~"
            + "GS*SH*QUONVEX*BRENVIK*20250301*1200*7*X*004010~ST*856*0001~" + segments
            + "SE*\(count)*0001~GE*1*7~IEA*1*000000007~"
        return BusinessDocument(SourceFile(name: name, text: text), form: .x12)
    }

    private static func edifact(_ begin: String, _ lines: String, name: String) -> BusinessDocument {
        let body = begin + "'NAD+SU+++Quonvex Mill'NAD+DP+++Brenvik Garments'CPS+1'" + lines
        let count = body.count { $0 == "'" } + 2
        let text =
            "UNA:+.? 'UNB+UNOC:3+QUONVEX+BRENVIK+250301:1200+9'UNH+1+DESADV:D:96A:UN:EAN005'" + body
            + "UNT+\(count)+1'UNZ+1+9'"
        return BusinessDocument(SourceFile(name: name, text: text), form: .edifact)
    }

    private static func ubl(_ head: String, _ lines: String, name: String) -> BusinessDocument {
        func party(_ role: String, _ name: String) -> String {
            "<a:\(role)><a:Party><a:PartyName><b:Name>\(name)</b:Name></a:PartyName></a:Party></a:\(role)>"
        }
        let base = "urn:oasis:names:specification:ubl:schema:xsd:"
        let text =
            "<u:DespatchAdvice xmlns:u=\"\(base)DespatchAdvice-2\" xmlns:b=\"\(base)CommonBasicComponents-2\" "
            + "xmlns:a=\"\(base)CommonAggregateComponents-2\"><b:ID>N-1</b:ID>\(head)"
            + party("DespatchSupplierParty", "Quonvex Mill") + party("DeliveryCustomerParty", "Brenvik Garments")
            + lines + "</u:DespatchAdvice>"
        return BusinessDocument(SourceFile(name: name, text: text), form: .ubl)
    }

    private static func ublLine(_ id: String, _ quantity: Int?, _ article: String, status: String? = nil) -> String {
        "<a:DespatchLine><b:ID>\(id)</b:ID>" + (status.map { "<b:LineStatusCode>\($0)</b:LineStatusCode>" } ?? "")
            + (quantity.map { "<b:DeliveredQuantity unitCode=\"KGM\">\($0)</b:DeliveredQuantity>" } ?? "")
            + "<a:Item><b:Name>\(article)</b:Name><a:SellersItemIdentification><b:ID>\(article)</b:ID>"
            + "</a:SellersItemIdentification></a:Item></a:DespatchLine>"
    }

    /// A notice of 100 kg of A and 70 kg of B, in each form.
    private static let notices = [
        x12(
            "BSN*00*N-1*20250301*1200", "HL*2*1*I~LIN*1*VN*A~SN1**100*KG~HL*3*1*I~LIN*2*VN*B~SN1**70*KG~",
            name: "a.x12"),
        edifact(
            "BGM+351+N-1+9'DTM+137:20250301:102", "LIN+1'PIA+1+A:SA'QTY+12:100:KGM'LIN+2'PIA+1+B:SA'QTY+12:70:KGM'",
            name: "a.edi"),
        ubl(
            "<b:IssueDate>2025-03-01</b:IssueDate>", ublLine("1", 100, "A") + ublLine("2", 70, "B"), name: "a.xml"),
    ]

    /// A cancellation in each form that names an article and an amount of it.
    private static func back(_ article: String, _ quantity: Int?, line: String = "1") -> [BusinessDocument] {
        let sent = quantity.map { "SN1**\($0)*KG~" } ?? ""
        let moved = quantity.map { "QTY+12:\($0):KGM'" } ?? ""
        return [
            x12("BSN*01*N-1*20250302*1200", "HL*2*1*I~LIN*\(line)*VN*\(article)~\(sent)", name: "back.x12"),
            edifact(
                "BGM+351+N-1+1'DTM+137:20250302:102", "LIN+\(line)'PIA+1+\(article):SA'\(moved)", name: "back.edi"),
            ubl(
                "<b:IssueDate>2025-03-02</b:IssueDate><b:DocumentStatusCode>Cancelled</b:DocumentStatusCode>",
                ublLine(line, quantity, article), name: "back.xml"),
        ]
    }

    private static func chain(_ documents: BusinessDocument...) -> BusinessChain {
        for document in documents { #expect(document.isValid, "\(document.diagnostics)") }
        return BusinessChain(documents, isGeneric: true, start: SourceLocation(file: "a", line: 1, column: 1))
    }

    private static func amounts(_ chain: BusinessChain) -> [String] {
        (chain.draft.tables["lots.csv"]?.rows ?? []).map { "\($0.cells["quantity"] ?? "") \($0.cells["unit"] ?? "")" }
    }

    @Test(arguments: notices.indices)
    func aLineThatIsTakenBackLeavesTheOthers(form: Int) {
        for quantity in [100, nil] {
            let back = Self.back("A", quantity)[form]
            for chain in [Self.chain(Self.notices[form], back), Self.chain(back, Self.notices[form])] {
                #expect(Self.amounts(chain) == ["70 kg"])
                #expect(chain.diagnostics.map(\.code) == ["business.cancelled.part"])
            }
        }
    }

    @Test(arguments: notices.indices)
    func aPartOfALineThatIsTakenBackLeavesTheRest(form: Int) {
        let back = Self.back("A", 40)[form]
        let chain = Self.chain(Self.notices[form], back)
        #expect(Self.amounts(chain) == ["60 kg", "70 kg"])
        #expect(chain.diagnostics.map(\.code) == ["business.cancelled.part"])
        // The same cancellation in another file takes no more back.
        #expect(Self.amounts(Self.chain(Self.notices[form], back, back)) == ["60 kg", "70 kg"])
    }

    @Test(arguments: notices.indices)
    func whatTheNoticeDoesNotHaveIsToldAndTakesNothingBack(form: Int) {
        let chain = Self.chain(Self.notices[form], Self.back("C", 40, line: "9")[form])
        #expect(Self.amounts(chain) == ["100 kg", "70 kg"])
        #expect(chain.diagnostics.map(\.code) == ["business.cancellation.open"])
        // Another article under the number of a line is not that line.
        #expect(Self.amounts(Self.chain(Self.notices[form], Self.back("C", 40)[form])) == ["100 kg", "70 kg"])
    }

    @Test func aCancellationThatNamesAllLinesTakesTheNoticeBack() {
        let items = "HL*2*1*I~LIN*1*VN*A~SN1**100*KG~HL*3*1*I~LIN*2*VN*B~SN1**70*KG~"
        let chain = Self.chain(
            Self.notices[0], Self.x12("BSN*03*N-1*20250302*1200", items, name: "back.x12"))
        #expect(Self.amounts(chain).isEmpty)
        #expect(chain.diagnostics.map(\.code) == ["business.cancelled"])
    }

    @Test func aBatchThatIsTakenBackLeavesTheOthersOfItsLine() {
        let notice = Self.x12(
            "BSN*00*N-1*20250301*1200",
            "HL*2*1*I~LIN*1*VN*A~SN1**100*KG~HL*3*2*P~LIN**LT*L1~SN1**60*KG~HL*4*2*P~LIN**LT*L2~SN1**40*KG~",
            name: "a.x12")
        let whole = Self.x12(
            "BSN*01*N-1*20250302*1200", "HL*2*1*I~LIN*1*VN*A*LT*L1~", name: "back.x12")
        #expect(Self.amounts(Self.chain(notice, whole)) == ["40 kg"])
        let part = Self.x12(
            "BSN*01*N-1*20250302*1200", "HL*2*1*I~LIN*1*VN*A*LT*L1~SN1**25*KG~", name: "back.x12")
        #expect(Self.amounts(Self.chain(notice, part)) == ["35 kg", "40 kg"])
    }

    /// In pieces of 100 kg nobody can take anything.
    @Test func aPartInAnotherUnitLeavesOpenHowMuchIsLeft() {
        let back = Self.x12("BSN*01*N-1*20250302*1200", "HL*2*1*I~LIN*1*VN*A~SN1**3*EA~", name: "back.x12")
        let chain = Self.chain(Self.notices[0], back)
        #expect(Self.amounts(chain) == ["1 lot", "70 kg"])
        #expect(chain.diagnostics.map(\.code) == ["business.cancelled.open", "business.cancelled.part"])
    }

    private static let marked = [
        x12(
            "BSN*00*N-1*20250301*1200",
            "HL*2*1*I~LIN*1*VN*A~SN1**100*KG*****ID~HL*3*1*I~LIN*2*VN*B~SN1**70*KG~", name: "a.x12"),
        edifact(
            "BGM+351+N-1+9'DTM+137:20250301:102",
            "LIN+1+2'PIA+1+A:SA'QTY+12:100:KGM'LIN+2+1'PIA+1+B:SA'QTY+12:70:KGM'", name: "a.edi"),
        ubl(
            "<b:IssueDate>2025-03-01</b:IssueDate>",
            ublLine("1", 100, "A", status: "Cancelled") + ublLine("2", 70, "B", status: "Added"), name: "a.xml"),
    ]

    @Test(arguments: marked.indices)
    func aLineThatIsMarkedAsTakenOutIsToldAndLeftOut(form: Int) {
        let document = Self.marked[form]
        #expect(document.diagnostics.filter { $0.severity == .warning }.map(\.code) == ["business.line.cancelled"])
        #expect(Self.amounts(Self.chain(document)) == ["70 kg"])
    }

    @Test func aRevisedDespatchAdviceStandsInPlaceOfTheEarlierOne() {
        let revised = Self.ubl(
            "<b:IssueDate>2025-03-01</b:IssueDate><b:IssueTime>14:00:00</b:IssueTime>"
                + "<b:DocumentStatusCode>Revised</b:DocumentStatusCode>",
            Self.ublLine("1", 90, "A"), name: "b.xml")
        #expect(Self.amounts(Self.chain(Self.notices[2], revised)) == ["90 kg"])
        let disputed = Self.ubl(
            "<b:IssueDate>2025-03-01</b:IssueDate><b:DocumentStatusCode>Disputed</b:DocumentStatusCode>",
            Self.ublLine("1", 90, "A"), name: "b.xml")
        #expect(disputed.diagnostics.map(\.code) == ["ubl.status"])
    }

    /// A revision of 15:00 in one of the zones stands in spite of a cancellation of 14:30 there.
    @Test(arguments: [
        ("14:30:00Z", "15:00:00Z", true), ("14:30:00+08:00", "15:00:00+08:00", true),
        ("14:30:00.250", "15:00:00.5", true), ("15:00:00Z", "14:30:00Z", false),
        // 15:00 east of Greenwich is 07:00 there.
        ("14:30:00Z", "15:00:00+08:00", false), ("07:30:00Z", "15:00:00+08:00", false),
        ("06:30:00Z", "15:00:00+08:00", true), ("06:30:00-01:00", "15:00:00+07:30", false),
        // Where only one names a zone nobody can tell.
        ("14:30:00", "15:00:00Z", false),
    ])
    func timesWithFractionsAndZonesAreRead(back: String, revised: String, stands: Bool) {
        func notice(_ status: String, _ time: String, _ lines: String, name: String) -> BusinessDocument {
            Self.ubl(
                "<b:IssueDate>2025-03-02</b:IssueDate><b:IssueTime>\(time)</b:IssueTime>"
                    + "<b:DocumentStatusCode>\(status)</b:DocumentStatusCode>", lines, name: name)
        }
        let revision = notice("Revised", revised, Self.ublLine("1", 90, "A"), name: "b.xml")
        let cancellation = notice("Cancelled", back, "", name: "c.xml")
        #expect(revision.diagnostics.isEmpty && cancellation.diagnostics.isEmpty)
        #expect(Self.amounts(Self.chain(revision, cancellation)) == (stands ? ["90 kg"] : []))
    }

    @Test(arguments: ["2 pm", "25:00:00", "14.30", "14:30:00+8", "14:30:00+15:00"])
    func aTimeThatCannotBeReadIsTold(time: String) {
        let document = Self.ubl(
            "<b:IssueDate>2025-03-02</b:IssueDate><b:IssueTime>\(time)</b:IssueTime>", Self.ublLine("1", 90, "A"),
            name: "a.xml")
        #expect(document.isValid)
        #expect(document.diagnostics.map(\.code) == ["business.time"])
        let notice = Self.x12("BSN*00*N-1*20250301*noon", "HL*2*1*I~LIN*1*VN*A~SN1**5*KG~", name: "a.x12")
        #expect(notice.diagnostics.filter { $0.severity == .warning }.map(\.code) == ["business.time"])
    }

    /// Each line is found by its own goods, however many lines share an article.
    @Test func manyLinesAreTakenBackEachByItsBatch() {
        func items(_ batches: some Sequence<Int>) -> String {
            batches.enumerated().map { number, batch in
                "HL*\(number + 2)*1*I~LIN*\(number + 1)*VN*A*LT*L\(batch)~SN1**\(batch)*KG~"
            }.joined()
        }
        let notice = Self.x12("BSN*00*N-1*20250301*1200", items(1...300), name: "a.x12")
        // Under other numbers of lines, all but the last.
        let back = Self.x12("BSN*01*N-1*20250302*1200", items((1...299).reversed()), name: "back.x12")
        #expect(Self.amounts(Self.chain(notice, back)) == ["300 kg"])
    }

    @Test func aCountryThatIsNotThatOfTheAddressOfOriginStaysOpen() {
        func origin(_ country: String) -> String {
            "<a:OriginCountry><b:IdentificationCode>\(country)</b:IdentificationCode></a:OriginCountry>"
                + "<a:OriginAddress><b:CityName>Aksu</b:CityName><a:Country><b:IdentificationCode>CN"
                + "</b:IdentificationCode></a:Country></a:OriginAddress>"
        }
        func notice(_ country: String) -> BusinessDocument {
            Self.ubl(
                "<b:IssueDate>2025-03-01</b:IssueDate>",
                "<a:DespatchLine><b:ID>1</b:ID><b:DeliveredQuantity unitCode=\"KGM\">5</b:DeliveredQuantity><a:Item>"
                    + "<b:Name>lint</b:Name>\(origin(country))</a:Item></a:DespatchLine>", name: "a.xml")
        }
        #expect(notice("CN").diagnostics.isEmpty && notice("VN").diagnostics.map(\.code) == ["business.differs"])
        let rows = ["CN", "VN"].map { Self.chain(notice($0)).draft.tables["lots.csv"]?.rows.first?.cells }
        #expect(rows[0]?["country"] == "cn" && rows[0]?["place"] == "Aksu")
        #expect(rows[1]?["country"] == nil && rows[1]?["place"] == "Aksu; CN; VN")
    }

    // MARK: Damaged numbers of packs

    @Test(arguments: [
        ("HL*2*1*T~MAN*GM*00106141412345678909~HL*3*2*I~LIN*1*VN*A~SN1**5*KG~", ["business.sscc"]),
        ("HL*2*1*T~MAN*GM*00106141412345678908~HL*3*2*I~LIN*1*VN*A~SN1**5*KG~", []),
        ("HL*2*1*I~LIN*1*VN*A~SN1**5*KG~HL*3*2*P~MAN*GM*12345~REF*LT*L1~", ["business.sscc"]),
        ("HL*2*1*P~LIN**UK*04012345123457~HL*3*2*I~LIN*1*VN*A~SN1**5*KG~", ["business.gtin"]),
    ])
    func aDamagedNumberOfAPackIsToldWithItsPlace(items: String, codes: [String]) {
        let document = Self.x12("BSN*00*N-1*20250301*1200", items, name: "a.x12")
        let warnings = document.diagnostics.filter { $0.severity == .warning }
        #expect(document.isValid)
        #expect(warnings.map(\.code) == codes)
        #expect(warnings.allSatisfy { $0.location.line == 1 && ($0.location.column ?? 0) > 100 })
    }

    @Test func aDamagedNumberOfAPackOfADespatchAdviceIsTold() {
        let document = Self.edifact(
            "BGM+351+N-1+9'DTM+137:20250301:102",
            "PCI+33E'GIN+BJ+106141412345678909'LIN+1'PIA+1+A:SA'QTY+12:100:KGM'GIN+BJ+106141412345678908'",
            name: "a.edi")
        #expect(document.diagnostics.filter { $0.severity == .warning }.map(\.code) == ["business.sscc"])
    }
}
