import ClewModel
import Foundation
import SourceFiles
import Testing

@testable import SupplyChain

/// What moves, is sold, packed, ended and in which order; all parties and goods here are invented.
struct EPCISMovesTests {
    typealias Sketch = EPCISSketch

    // MARK: Identifiers

    @Test(arguments: [
        ("https://id.gs1.org/01/04012345123456/22/10/10/L7", "https://id.gs1.org/01/04012345123456/10/L7"),
        ("https://id.gs1.org/01/04012345123456/10/21/21/S5", "https://id.gs1.org/01/04012345123456/21/S5"),
        ("https://id.gs1.org/01/04012345123456/10/21", "https://id.gs1.org/01/04012345123456/10/21"),
        ("https://example.org/a/01/04012345123456/10/L7?x=1", "https://id.gs1.org/01/04012345123456/10/L7"),
    ])
    func keysAndValuesAlternateInADigitalLink(link: String, expected: String) {
        #expect(GS1Identifier(link).text == expected)
        #expect(GS1Identifier(expected).text == expected)
    }

    // MARK: Sales

    @Test func oneSaleInTonnesAndKilogramsIsOneSale() {
        let found = Sketch.chain([
            Sketch.add("A", 100, 1), Sketch.ship("A", 0.1, 2, unit: "TNE"), Sketch.ship("A", 100, 3, step: "receiving"),
        ])
        #expect(found.events("sell").count == 1)
    }

    @Test func aLocationNumberIsOnePartyUnderEitherKey() {
        let found = Sketch.chain([
            Sketch.add("A", 100, 1), Sketch.ship("A", 100, 2, to: "urn:epc:id:sgln:5412345.00001.0"),
            Sketch.ship("A", 100, 3, step: "receiving"),
        ])
        #expect(found.events("sell").map { $0["counterparty"] } == ["https://id.gs1.org/417/5412345000013"])
    }

    @Test func aShippingThatIsTakenBackIsNoSale() {
        let events = [
            Sketch.add("A", 100, 1), Sketch.ship("A", 100, 2), Sketch.ship("A", 100, 3, step: "void_shipping"),
        ]
        let found = Sketch.chain(events)
        #expect(found.events("sell").isEmpty && found.events("move").isEmpty)
        #expect(found.codes == ["epcis.void"])
        #expect(found.diagnostics.first?.message.contains("urn:example:e2") == true)
        let again = Sketch.chain(events + [Sketch.ship("A", 100, 4, to: "urn:epc:id:pgln:6412345.00001")])
        #expect(again.events("sell").map { $0["event"] } == ["urn:example:e4"])
    }

    /// A shipping that stands can be named once more, and is still there.
    @Test func aShippingThatTheBuyerReceivedStaysThereToBeNamed() {
        let found = Sketch.chain([
            Sketch.add("A", 100, 1), Sketch.ship("A", 100, 2), Sketch.ship("A", 100, 3, step: "receiving"),
            Sketch.ship("A", 100, 4, step: "void_shipping"), Sketch.ship("A", 100, 5, step: "void_shipping"),
        ])
        #expect(found.events("sell").map { $0["quantity"] } == ["100"])
        let told = found.diagnostics.filter { $0.code == "epcis.void" }.map(\.message)
        #expect(told.count == 2 && told.allSatisfy { $0.contains("the buyer tells that it came") })
    }

    /// Of a sale of which the first event states kilograms, a part in pieces cannot be compared.
    @Test func aPartThatCannotBeComparedIsNotSaidToHaveCome() {
        let found = Sketch.chain([
            Sketch.add("A", 100, 1), Sketch.ship("A", 100, 2), Sketch.ship("A", 40, 3, unit: "EA"),
            Sketch.ship("A", 10, 4, unit: "EA", step: "void_shipping"),
        ])
        let message = found.message("epcis.void")
        #expect(message.contains("a part of the shipping") && message.contains("cannot be compared"))
        #expect(found.events("sell").count == 2)
    }

    @Test func aTakingBackThatFitsNoShippingIsTold() {
        let events = [
            Sketch.add("A", 100, 1), Sketch.ship("A", 60, 2), Sketch.ship("A", 100, 3, step: "void_shipping"),
        ]
        let found = Sketch.chain(events)
        #expect(found.events("sell").count == 1)
        #expect(found.message("epcis.void").contains("no event before it"))
    }

    @Test func anAggregationOrTransactionThatShipsMovesItsGoods() {
        let parent = "\"parentID\": \"\(Sketch.pallet)\""
        let parties = Sketch.owners("urn:epc:id:pgln:4012345.00000", "urn:epc:id:pgln:5412345.00001")
        let shipped = Sketch.event(
            "AggregationEvent", 2, step: "shipping",
            ["\"action\": \"OBSERVE\"", parent, Sketch.amounts("childQuantityList", "A", 100), parties])
        #expect(Sketch.chain([Sketch.add("A", 100, 1), shipped]).events("sell").count == 1)
        let papers = Sketch.event(
            "TransactionEvent", 2, step: "shipping",
            [
                "\"action\": \"ADD\"",
                #""bizTransactionList": [{"type": "desadv", "bizTransaction": "urn:example:d1"}]"#,
                Sketch.amounts("quantityList", "A", 100), parties,
            ])
        #expect(Sketch.chain([Sketch.add("A", 100, 1), papers]).events("sell").count == 1)
        // The papers of a shipping tell no second one.
        #expect(Sketch.chain([Sketch.add("A", 100, 1), papers, Sketch.ship("A", 100, 3)]).events("sell").count == 1)
    }

    // MARK: Containers

    private func pack(_ quantity: Double?, _ day: Int, unit: String = "KGM", action: String = "ADD") -> String {
        let children =
            quantity == nil
            ? "\"childEPCs\": [\"urn:epc:class:lgtin:4012345.012345.A\"]"
            : Sketch.amounts("childQuantityList", "A", quantity, unit)
        return Sketch.event(
            "AggregationEvent", day, step: "packing",
            ["\"action\": \"\(action)\"", "\"parentID\": \"\(Sketch.pallet)\"", children])
    }

    private func shipPallet(_ day: Int) -> String {
        Sketch.event(
            "ObjectEvent", day, step: "shipping",
            [
                "\"action\": \"OBSERVE\"", "\"epcList\": [\"\(Sketch.pallet)\"]",
                Sketch.owners(
                    "urn:epc:id:pgln:4012345.00000", "urn:epc:id:pgln:5412345.00001", type: "possessing_party"),
            ])
    }

    @Test func whatIsTakenOutInAnotherUnitLeavesTheRest() throws {
        let found = Sketch.chain([
            Sketch.add("A", 100, 1), pack(0.1, 2, unit: "TNE"), pack(40, 3, action: "DELETE"), shipPallet(4),
        ])
        let move = try #require(found.events("move").first)
        #expect(abs((Double(move["quantity"] ?? "") ?? 0) - 0.06) < 1e-12 && move["unit"] == "TNE")
    }

    @Test func whatIsTakenOutOfAnUnknownAmountLeavesAnUnknownAmount() {
        let found = Sketch.chain([Sketch.add("A", 100, 1), pack(nil, 2), pack(40, 3, action: "DELETE"), shipPallet(4)])
        #expect(found.events("move").map { $0["lot"] } == [Sketch.lot + "A"])
        #expect(found.events("move").map { $0["quantity"] } == [""])
    }

    @Test func whatIsOnlySeenInAContainerLiesInIt() {
        let found = Sketch.chain([Sketch.add("A", 100, 1), pack(100, 2, action: "OBSERVE"), shipPallet(4)])
        #expect(found.events("move").map { $0["quantity"] } == ["100"])
        #expect(found.codes.isEmpty)
    }

    // MARK: Time

    @Test func eventsOfTwoZonesKeepTheOrderOfTheirInstants() {
        let made = Sketch.add("A", 100, 15).replacing("T08:00:00+01:00", with: "T02:00:00+08:00")
            .replacing("\"+01:00\"", with: "\"+08:00\"")
        let used = Sketch.turn(("A", 100), into: ("B", 90), 14).replacing("T08:00:00+01:00", with: "T22:00:00-08:00")
            .replacing("\"+01:00\"", with: "\"-08:00\"")
        let found = Sketch.chain([made, used])
        #expect(found.lot("A")?["date"] == "2024-03-14")
        #expect(found.events("transform").map { $0["date"] } == ["2024-03-15", "2024-03-15"])
        #expect(found.codes == ["epcis.event.days"])
    }

    @Test func theOrderOfEventsOfOneInstantInTheFileChangesNothing() {
        func at(_ event: String, _ number: Int) -> String {
            event.replacing("2024-03-0\(number)T", with: "2024-03-01T")
        }
        let events = [
            at(Sketch.add("A", 100, 1), 1), at(pack(100, 2), 2), at(shipPallet(3), 3),
            at(pack(100, 4, action: "DELETE"), 4),
        ]
        let found = Sketch.chain(events)
        let turned = Sketch.chain(events.reversed())
        #expect(found.events("move").map { $0["quantity"] } == ["100"])
        #expect(turned.events("move") == found.events("move"))
        #expect(found.codes.isEmpty && turned.codes.isEmpty)
    }

    // MARK: Ends

    @Test(arguments: [(100.0, 1), (60.0, 1), (nil, 1), (10.0, 0)] as [(Double?, Int)])
    func goodsThatAreUsedAfterTheyEndedAreTold(ended: Double?, count: Int) {
        let end = Sketch.event(
            "ObjectEvent", 2, step: "decommissioning",
            ["\"action\": \"DELETE\"", Sketch.amounts("quantityList", "A", ended)])
        let found = Sketch.chain([Sketch.add("A", 100, 1), end, Sketch.turn(("A", 90), into: ("B", 90), 3)])
        #expect(found.codes.count { $0 == "epcis.used.afterEnd" } == count)
    }

    @Test func aTransformationOfWhichNoEventNamesTheOutputIsTold() {
        let side = Sketch.event(
            "TransformationEvent", 2,
            [Sketch.amounts("inputQuantityList", "A", 100), "\"transformationID\": \"urn:example:t1\""])
        let other = Sketch.event(
            "TransformationEvent", 3,
            [Sketch.amounts("outputQuantityList", "B", 90), "\"transformationID\": \"urn:example:t1\""])
        let open = Sketch.chain([Sketch.add("A", 100, 1), side])
        #expect(open.message("epcis.transformation.open").contains(Sketch.lot + "A"))
        #expect(Sketch.chain([Sketch.add("A", 100, 1), side, other]).codes.isEmpty)
    }

    // MARK: Words

    @Test(arguments: [
        "urn:epcglobal:cbv:bizstep:shiping", "https://ref.gs1.org/cbv/BizStep-shiping", "cbv:BizStep-shiping",
        "mine:BizStep-shiping", "shiping",
    ])
    func aMistypedWordOfTheVocabularyIsRefusedInEverySpelling(word: String) {
        let context = #"{"mine": "https://ref.gs1.org/cbv/"}"#
        let mistyped = Sketch.document([Sketch.ship("A", 100, 2, step: word)], context: context)
        #expect(mistyped.diagnostics.map(\.code) == ["epcis.word"])
        let right = word.replacing("shiping", with: "shipping")
        let document = Sketch.document([Sketch.ship("A", 100, 2, step: right)], context: context)
        #expect(document.diagnostics.isEmpty)
        #expect(document.events.first?.step == "shipping")
    }

    @Test func aKindOfPartyThatTheVocabularyLacksIsTold() {
        let event = Sketch.ship("A", 100, 2).replacing("owning_party", with: "urn:epcglobal:cbv:sdt:owning_prty")
        let document = Sketch.document([event])
        #expect(document.isValid)
        #expect(document.diagnostics.map(\.code) == ["epcis.party", "epcis.party"])
    }

    // MARK: Files

    private func read(_ files: [String: String], commodity: String = "generic") throws -> Case {
        let folder = FileManager.default.temporaryDirectory.appending(path: "epcis-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        var files = files
        files["case.yaml"] = "title: A\nrequester: {name: A}\njurisdictions: [us]\ncommodity: \(commodity)\n"
        files["shipments.csv"] = "id,lot,quantity,unit\nS,\(Sketch.lot)A,100,kg\n"
        for (name, text) in files {
            let url = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        let catalog = try CommodityCatalog(directory: URL(filePath: "Reference/commodities"))
        return try CaseFolder.read(folder, commodities: catalog)
    }

    @Test func whatIsNotReadForItsNameIsTold() throws {
        let found = try read([
            "epcis/a.jsonld": Sketch.text([Sketch.add("A", 100, 1)]), "epcis/more.xml": "<epcis:EPCISDocument/>",
            "epcis/b.jsonld.gz": "x", "epcis/older/c.jsonld": "{}", "epcis/notes.txt": "x", "events.xml": "<a/>",
        ])
        let told = found.warnings.filter { $0.code == "case.file.unknown" }
        #expect(
            Set(told.map(\.location.file)) == [
                "epcis/more.xml", "epcis/b.jsonld.gz", "epcis/older", "epcis/notes.txt", "events.xml",
            ])
        #expect(
            told.first { $0.location.file == "epcis/more.xml" }?.message.contains("EPCIS as XML is not read") == true)
    }

    @Test func aNameInCapitalLettersIsRead() throws {
        let found = try read(["epcis/A.JSONLD": Sketch.text([Sketch.add("A", 100, 1)])])
        #expect(found.lots.map(\.id) == [Sketch.lot + "A"])
    }

    @Test func aPlaceNumberInTheTableOfPartiesIsThePartyOfTheEvents() throws {
        let number = "https://id.gs1.org/414/5412345000013"
        let found = try read([
            "epcis/a.jsonld": Sketch.text([Sketch.add("A", 100, 1), Sketch.ship("A", 100, 2)]),
            "parties.csv": "id,name\n\(number),Invented Buyer\n",
        ])
        #expect(found.parties.map(\.name).contains("Invented Buyer"))
        #expect(found.parties.count == 2)
    }

    /// The parts of a lot are read as any other lots.
    @Test func partsOfALotMakeACase() throws {
        let found = try read([
            "epcis/a.jsonld": Sketch.text([
                Sketch.add("A", 60, 1, [Sketch.place(Sketch.aksu)]),
                Sketch.add("A", 40, 2, [Sketch.place(Sketch.texas)]),
            ])
        ])
        #expect(found.lots.count == 3)
        #expect(found.events.first?.inputs.count == 2)
    }

    /// 60 of 100 t of lint come from the region, whichever half is shipped; as one lot of two places it would be 0 to 100 %.
    @Test func partsOfALotOfACommodityWithStagesHaveTheStageOfTheLot() throws {
        let found = try read(
            [
                "epcis/a.jsonld": Sketch.text([
                    Sketch.add("A", 60, 1, [Sketch.place(Sketch.aksu)]),
                    Sketch.add("A", 40, 2, [Sketch.place(Sketch.texas)]),
                ]),
                "lots.csv": "id,stage,quantity,unit\n\(Sketch.lot)A,ginning,100,kg\n",
            ], commodity: "cotton")
        #expect(found.lots.map(\.stage) == ["ginning", "ginning", "ginning"])
        let catalog = try CommodityCatalog(directory: URL(filePath: "Reference/commodities"))
        let graph = SupplyGraph(found, commodity: try #require(catalog["cotton"]))
        let parts = [1, 2].map { SupplyEvent.part($0, of: Sketch.lot + "A") }
        // The lot itself has no place: where its parts were made is all there is.
        let origins = [
            parts[0]: OriginClaim(.outside), parts[1]: OriginClaim(.inside), Sketch.lot + "A": OriginClaim(.unknown),
        ]
        let whole = graph.trace(origins: origins)
        #expect(whole.shipments.first?.regionShare.isClose(to: Bounds(exactly: 0.6)) == true)
        var half = found
        half.shipments[0].items[0].quantity = try #require(Quantity(50, .kilogram))
        let halved = SupplyGraph(half, commodity: try #require(catalog["cotton"])).trace(origins: origins)
        // Nothing mixed the parts: half of them may be of one place but for 10 kg.
        #expect(halved.shipments.first?.regionShare.isClose(to: Bounds(0.2, 1)) == true)
    }

    @Test func xmlIsRefusedByItsForm() {
        let document = EPCISDocument(SourceFile(name: "a.jsonld", text: "\n<?xml version=\"1.0\"?><a/>"))
        #expect(document.diagnostics.map(\.code) == ["epcis.xml"])
    }

    /// A unit that a case knows only by another is converted, in events as in tables.
    @Test func aDecitonneIsAHundredKilograms() throws {
        let events = [
            Sketch.add("A", 1, 1, unit: "DTN"), Sketch.ship("A", 100, 2), Sketch.ship("A", 1, 3, unit: "DTN"),
        ]
        let found = try read(["epcis/a.jsonld": Sketch.text(events)])
        #expect(found.lots.first?.quantity == Quantity(100, .kilogram))
        #expect(Sketch.chain(events).unitRemarks.isEmpty)
        #expect(Sketch.chain(events).codes.isEmpty)
    }

    @Test func aUnitThatNoCaseKnowsIsToldOnce() {
        let found = Sketch.chain([Sketch.add("A", 5, 1, unit: "MTK"), Sketch.turn(("A", 5), into: ("B", 5), 2)])
        #expect(found.unitRemarks.map(\.code) == ["epcis.unit"])
        #expect(found.unitRemarks.first?.message.contains("MTK") == true)
    }
}
