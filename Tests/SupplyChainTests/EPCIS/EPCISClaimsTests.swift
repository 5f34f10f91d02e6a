import ClewModel
import Testing

@testable import SupplyChain

/// Every claim of where a lot comes from is kept, in whatever order the events stand; all parties and goods here are invented.
struct EPCISClaimsTests {
    typealias Sketch = EPCISSketch

    @Test func aCommissioningOfALotThatATransformationMadeKeepsItsCountryPlaceAndParty() {
        let found = Sketch.chain([
            Sketch.add("R", 100, 1, [Sketch.country("\"US\"")]), Sketch.turn(("R", 100), into: ("B", 90), 2),
            Sketch.add(
                "B", 90, 3,
                [
                    Sketch.country("\"CN\""), Sketch.place(Sketch.aksu),
                    "\"gdst:productOwner\": \"urn:epc:id:pgln:6912345.00002\"",
                ]),
        ])
        let lot = found.lot("B")
        #expect(lot?["country"] == "CN")
        #expect(lot?["place"] == "阿克苏轧花厂, Aksu, CN")
        #expect(lot?["producer"]?.hasPrefix("https://id.gs1.org/417/") == true)
        #expect(lot?["quantity"] == "90")
        #expect(found.lot("R")?["country"] == "US")
        #expect(found.codes.isEmpty)
    }

    /// The place of a made lot decides whether it is open: China as a whole is not outside of a region in it.
    @Test func aCountryAloneOfAMadeLotIsItsPlaceInWords() {
        let found = Sketch.chain([
            Sketch.turn(("R", 100), into: ("B", 90), 2), Sketch.add("B", 90, 3, [Sketch.country("\"CN\"")]),
        ])
        #expect(found.lot("B")?["country"] == "CN")
        #expect(found.lot("B")?["place"] == "CN")
    }

    @Test func aCommissioningThatContradictsTheTransformationIsKeptBesideItAndTold() {
        let events = [
            Sketch.turn(("R", 100), into: ("B", 90), 2, [Sketch.place(Sketch.texas), Sketch.country("\"US\"")]),
            Sketch.add("B", 90, 3, [Sketch.country("\"CN\""), Sketch.place(Sketch.aksu)]),
        ]
        for ordered in [events, events.reversed()] {
            let found = Sketch.chain(ordered)
            let lot = found.lot("B")
            #expect(lot?["country"] == nil)
            for word in ["Texas gin", "阿克苏轧花厂", "; CN; US"] { #expect(lot?["place"]?.contains(word) == true) }
            let message = found.message("epcis.lot.origins")
            #expect(message.contains("Texas gin") && message.contains("阿克苏轧花厂"))
            #expect(message.contains("a.jsonld:3") && message.contains("a.jsonld:4"))
        }
    }

    /// 60 kg of one place and 40 of another are two lots that feed one, in whatever order they were made.
    @Test(arguments: [false, true])
    func makingsOfTwoPlacesAreKeptApart(isTurned: Bool) throws {
        let (first, second) = isTurned ? (2, 1) : (1, 2)
        let found = Sketch.chain([
            Sketch.add("A", 60, first, [Sketch.place(Sketch.aksu)]),
            Sketch.add("A", 40, second, [Sketch.place(Sketch.texas)]), Sketch.turn(("A", 100), into: ("B", 90), 3),
        ])
        let parts = ["A (part 1)", "A (part 2)"].compactMap { found.lot($0) }
        #expect(parts.map { $0["place"] } == ["Texas gin, Lubbock, US", "阿克苏轧花厂, Aksu, CN"])
        #expect(parts.map { $0["quantity"] } == ["40", "60"])
        #expect(parts.map { $0["country"] } == ["US", "CN"])
        #expect(parts.map { $0["stage"] } == ["raw", "raw"])
        let whole = try #require(found.lot("A"))
        #expect(whole["place"] == nil && whole["country"] == nil)
        #expect(whole["quantity"] == "100" && whole["stage"] == "product" && whole["date"] == "2024-03-01")
        let joint = found.events("transform").filter { $0["event"] == "joined:" + Sketch.lot + "A" }
        #expect(joint.map { $0["direction"] } == ["in", "in", "out"])
        #expect(joint.map { $0["quantity"] } == ["40", "60", "100"])
        #expect(joint.allSatisfy { $0["date"] == nil })
        #expect(found.message("epcis.lot.origins").contains("Texas gin"))
    }

    @Test func aPartThatNothingPlacesIsNotTakenForTheOther() {
        let found = Sketch.chain([
            Sketch.add("A", 60, 1, [Sketch.country("\"US\"")]), Sketch.add("A", 40, 2),
        ])
        #expect(found.lot("A (part 1)")?["quantity"] == "40" && found.lot("A (part 1)")?["country"] == nil)
        #expect(found.lot("A (part 2)")?["quantity"] == "60" && found.lot("A (part 2)")?["country"] == "US")
    }

    @Test func transformationsInTwoPlacesPutOutPartsOfTheirOwn() {
        let found = Sketch.chain([
            Sketch.add("R", 100, 1), Sketch.turn(("R", 60), into: ("B", 60), 2, [Sketch.place(Sketch.aksu)]),
            Sketch.turn(("R", 40), into: ("B", 30), 3, [Sketch.place(Sketch.texas)]),
        ])
        let outputs = found.events("transform").filter { $0["direction"] == "out" }
        #expect(
            outputs.map { $0["lot"] } == ["B (part 2)", "B (part 1)", "B"].map { Sketch.lot + $0 })
        #expect(found.lot("B (part 2)")?["place"] == "阿克苏轧花厂, Aksu, CN")
        #expect(found.lot("B (part 2)")?["date"] == "2024-03-02")
        #expect(found.lot("B")?["quantity"] == "90")
    }

    /// No event names a stage, so that the tables say it of the lot, and it is that of its parts.
    @Test func aCommodityWithStagesKeepsPartsApartToo() {
        let events = [
            Sketch.add("A", 60, 1, [Sketch.place(Sketch.aksu)]), Sketch.add("A", 40, 2, [Sketch.place(Sketch.texas)]),
        ]
        let found = Sketch.chain(events, isGeneric: false)
        #expect(["A (part 1)", "A (part 2)"].map { found.lot($0)?["quantity"] } == ["40", "60"])
        #expect(["A (part 1)", "A (part 2)", "A"].allSatisfy { found.lot($0)?["stage"] == nil })
        #expect(found.lot("A")?["place"] == nil)
        #expect(found.codes.contains("epcis.lot.origins"))
    }

    // MARK: Countries

    /// Without its country a town such as Aksu may be one of several.
    @Test func theCountryOfThePlaceIsThatOfTheLotWhereNoOtherIsClaimed() {
        let placed = Sketch.chain([Sketch.add("A", 60, 1, [Sketch.place(Sketch.aksu)])])
        #expect(placed.lot("A")?["country"] == "CN")
        let same = Sketch.chain([Sketch.add("A", 60, 1, [Sketch.place(Sketch.aksu), Sketch.country("\"CN\"")])])
        #expect(same.lot("A")?["country"] == "CN" && same.codes.isEmpty)
        let unread = Sketch.chain([Sketch.add("A", 60, 1, [Sketch.place(Sketch.aksu), Sketch.country("\"XX\"")])])
        #expect(unread.lot("A")?["country"] == nil)
        let unknown = Sketch.chain([Sketch.add("A", 60, 1, [Sketch.place("urn:epc:id:sgln:5412345.00001.0")])])
        #expect(unknown.lot("A")?["country"] == nil)
    }

    /// Goods that were made in one country and are claimed to come from another are of neither for sure.
    @Test func aClaimedCountryDoesNotSilentlyBeatThatOfThePlace() {
        let claimed = Sketch.chain([Sketch.add("A", 60, 1, [Sketch.place(Sketch.aksu), Sketch.country("\"VN\"")])])
        #expect(claimed.lot("A")?["country"] == nil)
        #expect(claimed.lot("A")?["place"] == "阿克苏轧花厂, Aksu, CN; VN")
        #expect(claimed.codes == ["epcis.lot.origins"])
        #expect(claimed.message("epcis.lot.origins").contains("阿克苏轧花厂, Aksu, CN, VN"))
    }

    @Test(arguments: [
        "urn:epcglobal:cbv:mda:countryOfOrigin", "mine:countryOfOrigin", "cbvmda:countryOfOrigin", "countryOfOrigin",
        "web:countryOfOrigin",
    ])
    func theCountryOfOriginIsReadInEverySpellingOfItsName(name: String) {
        let event = Sketch.add("A", 60, 1, ["\"ilmd\": {\"\(name)\": \"cn\"}"])
        let document = Sketch.document(
            [event], context: #"{"mine": "urn:epcglobal:cbv:mda:", "web": "https://ref.gs1.org/cbv/"}"#)
        #expect(document.diagnostics.isEmpty)
        #expect(document.events.first?.country == "cn")
    }

    @Test(arguments: [
        (#""CHN""#, "CHN"), (#""156""#, "156"), ("156", "156"), (#"["CN", "US"]"#, "CN, US"),
        (#"{"@value": "CN"}"#, "CN"),
        (#""XX""#, "XX"), (#""UK""#, "UK"),
    ])
    func aCountryThatIsNoCodeIsToldAndStaysOpen(value: String, words: String) {
        let events = [Sketch.add("A", 60, 1, [Sketch.country(value)])]
        let document = Sketch.document(events)
        #expect(document.isValid)
        #expect(document.diagnostics.map(\.code) == ["epcis.country"])
        #expect(document.diagnostics.first?.message.contains(words) == true)
        let lot = Sketch.chain(events).lot("A")
        #expect(lot?["country"] == nil)
        #expect(lot?["place"] == words)
    }
}
