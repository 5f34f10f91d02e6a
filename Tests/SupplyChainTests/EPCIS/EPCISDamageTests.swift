import ClewModel
import Testing

@testable import SupplyChain

/// Damaged identifiers, things packed twice, shippings taken back in part; all parties and goods here are invented.
struct EPCISDamageTests {
    typealias Sketch = EPCISSketch

    // MARK: Identifiers

    private static let damaged = [
        "https://id.gs1.org/00/340123450111111111", "(00)340123450111111111", "urn:epc:id:sscc:4012345.011",
    ]

    private static func container(_ type: String, _ parent: String) -> String {
        Sketch.event(
            type, 2, step: "packing",
            [
                "\"action\": \"ADD\"", "\"parentID\": \"\(parent)\"", Sketch.amounts("childQuantityList", "A", 100),
            ])
    }

    @Test(arguments: ["AggregationEvent", "AssociationEvent", "TransactionEvent"], damaged)
    func aDamagedParentIsToldWithItsPlace(type: String, parent: String) {
        let papers = #""bizTransactionList": [{"type": "po", "bizTransaction": "urn:example:d1"}], "type""#
        let children = type == "TransactionEvent" ? "quantityList" : "childQuantityList"
        let event = Self.container(type, parent).replacing("childQuantityList", with: children)
            .replacing("\"type\"", with: type == "TransactionEvent" ? papers : "\"type\"", maxReplacements: 1)
        let document = Sketch.document([Sketch.add("A", 100, 1), event])
        #expect(document.isValid, "\(document.diagnostics)")
        #expect(document.diagnostics.map(\.code) == ["epcis.id.damaged"])
        #expect(document.diagnostics.first?.location.line == 4)
    }

    @Test(arguments: [
        "\"readPoint\": {\"id\": \"https://id.gs1.org/414/4012345000017\"}",
        "\"bizLocation\": {\"id\": \"https://id.gs1.org/414/4012345000017\"}",
        "\"gdst:productOwner\": \"https://id.gs1.org/417/4012345000017\"",
        Sketch.owners("https://id.gs1.org/417/4012345000017", "urn:epc:id:pgln:5412345.00001"),
        Sketch.owners("urn:epc:id:pgln:5412345.00001", "urn:epc:id:pgln:4012345.1"),
    ])
    func aDamagedPlaceOrPartyIsToldOnce(member: String) {
        let events = [Sketch.add("A", 100, 1, [member]), Sketch.add("B", 100, 2, [member])]
        let document = Sketch.document(events, context: #"{"gdst": "https://gdst.example/"}"#)
        #expect(document.isValid, "\(document.diagnostics)")
        #expect(document.diagnostics.map(\.code) == ["epcis.id.damaged"])
    }

    /// A pallet with a wrong digit is not the pallet that has the right one.
    @Test func aDamagedPalletIsJoinedWithNone() {
        let packed = Self.container("AggregationEvent", Self.damaged[0])
        let shipped = Sketch.event(
            "ObjectEvent", 3, step: "shipping",
            [
                "\"action\": \"OBSERVE\"", "\"epcList\": [\"\(Sketch.pallet)\"]",
                Sketch.owners("urn:epc:id:pgln:4012345.00000", "urn:epc:id:pgln:5412345.00001"),
            ])
        let found = Sketch.chain([Sketch.add("A", 100, 1), packed, shipped])
        #expect(found.events("sell").isEmpty)
        #expect(found.message("epcis.container").contains("nothing says what lay in"))
    }

    @Test(arguments: [
        ("https://id.gs1.org/01/04012345123457/10/L7", GS1Identifier.Kind.lot),
        ("(01)04012345123457(21)S7", .instance), ("https://id.gs1.org/01/123/10/L7", .lot),
        ("urn:epc:class:lgtin:40123.012345.L7", .lot), ("urn:epc:id:sgtin:40123.012345.S7", .instance),
        ("urn:epc:id:sgln:4012345.1.0", .place), ("urn:epc:id:pgln:4012345.1", .party), ("(414)401", .place),
    ])
    func damageIsSeenAndTheTextStaysAsStated(text: String, kind: GS1Identifier.Kind) {
        let id = GS1Identifier(text)
        #expect(id.damage != nil)
        #expect(id.kind == kind)
        #expect(GS1Identifier(id.text).text == id.text)
    }

    // MARK: Containers

    private func packed(_ things: [String], _ day: Int, into parent: String) -> String {
        let list = things.map { "\"\($0)\"" }.joined(separator: ", ")
        return Sketch.event(
            "AggregationEvent", day, step: "packing",
            ["\"action\": \"ADD\"", "\"parentID\": \"\(parent)\"", "\"childEPCs\": [\(list)]"])
    }

    private func used(_ thing: String, _ day: Int, into lot: String) -> String {
        Sketch.event(
            "TransformationEvent", day,
            ["\"inputEPCList\": [\"\(thing)\"]", Sketch.amounts("outputQuantityList", lot, 100)])
    }

    /// A case that goes from one pallet to another without a record of its way out lies on the second alone.
    @Test func aCaseLiesOnOnePalletAtATime() {
        let box = "urn:epc:id:sscc:4012345.0222222222"
        let other = "urn:epc:id:sscc:4012345.0333333333"
        let fill = Sketch.event(
            "AggregationEvent", 2, step: "packing",
            ["\"action\": \"ADD\"", "\"parentID\": \"\(box)\"", Sketch.amounts("childQuantityList", "A", 100)])
        let found = Sketch.chain([
            Sketch.add("A", 100, 1), fill, packed([box], 3, into: Sketch.pallet), packed([box], 4, into: other),
            used(Sketch.pallet, 5, into: "B"), used(other, 6, into: "C"),
        ])
        #expect(found.codes.count { $0 == "epcis.packed.elsewhere" } == 1)
        let inputs = found.events("transform").filter { $0["direction"] == "in" && $0["lot"] == Sketch.lot + "A" }
        #expect(inputs.map { $0["event"] } == ["urn:example:e6"])
    }

    private func seen(_ things: [String], _ day: Int, in parent: String) -> String {
        let list = things.map { "\"\($0)\"" }.joined(separator: ", ")
        return Sketch.event(
            "AggregationEvent", day, step: "inspecting",
            ["\"action\": \"OBSERVE\"", "\"parentID\": \"\(parent)\"", "\"childEPCs\": [\(list)]"])
    }

    /// A piece that is only seen in containers lies in the last of them alone, as one that is packed does.
    @Test(arguments: [false, true])
    func aPieceThatIsSeenElsewhereLiesThereAlone(isPacked: Bool) {
        let piece = "urn:epc:id:sgtin:4012345.012345.S5"
        let other = "urn:epc:id:sscc:4012345.0333333333"
        let first = isPacked ? packed([piece], 2, into: Sketch.pallet) : seen([piece], 2, in: Sketch.pallet)
        let found = Sketch.chain([
            first, seen([piece], 3, in: other), used(Sketch.pallet, 5, into: "B"), used(other, 6, into: "C"),
        ])
        #expect(found.message("epcis.packed.elsewhere").contains("sees"))
        let inputs = found.events("transform").filter { $0["direction"] == "in" && $0["lot"]?.contains("S5") == true }
        #expect(inputs.map { $0["event"] } == ["urn:example:e6"])
    }

    /// Who lists a pallet and what lies on it takes nothing off the pallet.
    @Test(arguments: [false, true])
    func whatIsNamedWithTheContainerInWhichItLiesStaysThere(isPacked: Bool) {
        let piece = "urn:epc:id:sgtin:4012345.012345.S5"
        let truck = "urn:epc:id:sscc:4012345.0333333333"
        let things = [Sketch.pallet, piece]
        let found = Sketch.chain([
            packed([piece], 2, into: Sketch.pallet),
            isPacked ? packed(things, 3, into: truck) : seen(things, 3, in: truck), used(Sketch.pallet, 5, into: "B"),
        ])
        #expect(!found.codes.contains("epcis.packed.elsewhere"))
        let inputs = found.events("transform").filter { $0["direction"] == "in" && $0["lot"]?.contains("S5") == true }
        #expect(inputs.map { $0["event"] } == ["urn:example:e5"])
    }

    // MARK: Shippings taken back in part

    @Test func aPartThatIsTakenBackLeavesTheRestSold() {
        let found = Sketch.chain([
            Sketch.add("A", 100, 1), Sketch.ship("A", 100, 2),
            Sketch.ship("A", 0.04, 3, unit: "TNE", step: "void_shipping"),
        ])
        #expect(found.events("sell").map { $0["quantity"] } == ["60"])
        #expect(found.codes == ["epcis.void"])
        #expect(found.message("epcis.void").contains("0.04 TNE"))
        let again = Sketch.chain([
            Sketch.add("A", 100, 1), Sketch.ship("A", 100, 2), Sketch.ship("A", 40, 3, step: "void_shipping"),
            Sketch.ship("A", 60, 4, step: "void_shipping"),
        ])
        #expect(again.events("sell").isEmpty)
    }

    @Test func aPartOfALotThatIsShippedContradictsNothing() {
        #expect(Sketch.chain([Sketch.add("A", 100, 1), Sketch.ship("A", 60, 2)]).codes.isEmpty)
        #expect(Sketch.chain([Sketch.add("A", 100, 1), Sketch.ship("A", 120, 2)]).codes == ["epcis.quantity.differs"])
    }

    // MARK: Days of one transformation

    private func side(_ list: String, _ lot: String, _ day: Int) -> String {
        Sketch.event(
            "TransformationEvent", day,
            [Sketch.amounts(list, lot, 50), "\"transformationID\": \"urn:example:t1\""])
    }

    /// What came out on the 3rd and on the 9th came of one transformation that went on in March.
    @Test func outputsOfSeveralDaysGiveTheMonth() {
        let found = Sketch.chain([
            Sketch.add("A", 50, 1), side("inputQuantityList", "A", 2), side("outputQuantityList", "B", 3),
            side("outputQuantityList", "C", 9),
        ])
        #expect(Set(found.events("transform").map { $0["date"] }) == ["2024-03"])
        #expect(found.lot("B")?["date"] == "2024-03-03" && found.lot("C")?["date"] == "2024-03-09")
        let later = Sketch.chain([
            Sketch.add("A", 50, 1), side("outputQuantityList", "B", 3), side("inputQuantityList", "A", 5),
        ])
        #expect(Set(later.events("transform").map { $0["date"] }) == ["2024-03"])
        let plain = Sketch.chain([
            Sketch.add("A", 50, 1), side("inputQuantityList", "A", 2), side("outputQuantityList", "B", 3),
        ])
        #expect(Set(plain.events("transform").map { $0["date"] }) == ["2024-03-03"])
    }

    // MARK: Parts of a lot

    /// What joins the parts of a lot is no event of which anybody has a document.
    @Test func whatJoinsPartsNeedsNoDocument() throws {
        var sketch = CaseSketch()
        for lot in ["A (part 1)", "A (part 2)"] { sketch.lot(lot, "lint", 50) { $0.documents = ["gin"] } }
        sketch.lot("A", "lint", 100)
        sketch.transform("joined:A", from: [("A (part 1)", 50), ("A (part 2)", 50)], to: [("A", 100)])
        sketch.ship("S", [("A", 100)])
        let origins: [String: OriginClaim.Answer] = ["A (part 1)": .inside, "A (part 2)": .outside]
        #expect(sketch.found.events[0].joinsParts)
        let trace = sketch.trace(origins)
        #expect(!trace.problems.contains { $0.code == .eventUndocumented || $0.code == .balanceUnknown })
        let shipment = try #require(trace.shipment("S"))
        #expect(shipment.undocumentedShare.isClose(to: Bounds(exactly: 0)))
        #expect(shipment.regionShare.isClose(to: Bounds(exactly: 0.5)))
        // An event of another form under such a name is one like any other.
        sketch.found.events[0].inputs[1].lot = "A (part 3)"
        #expect(!sketch.found.events[0].joinsParts)
    }

    /// What somebody did, somewhere or on a day, is a step that needs its documents, whatever it is called.
    @Test func aStepWithAPartyDateOrPlaceIsNoJoiningOfParts() {
        let place = SourceLocation(file: "events.csv", line: 2)
        let changes: [(inout SupplyEvent) -> Void] = [
            { $0.party = "mill" }, { $0.counterparty = "mill" }, { $0.date = PartialDate("2024-02-01") },
            { $0.place = "Aksu" }, { $0.placeLocation = place }, { $0.documents = ["laydown"] },
        ]
        for (number, change) in changes.enumerated() {
            var sketch = CaseSketch()
            for lot in ["A (part 1)", "A (part 2)", "A"] { sketch.lot(lot, "lint", 50) }
            sketch.transform("joined:A", from: [("A (part 1)", 50), ("A (part 2)", 50)], to: [("A", 50)])
            #expect(sketch.found.events[0].joinsParts)
            change(&sketch.found.events[0])
            #expect(!sketch.found.events[0].joinsParts, "\(number)")
        }
    }
}
