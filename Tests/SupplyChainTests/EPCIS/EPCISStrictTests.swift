import ClewModel
import SourceFiles
import Testing

@testable import SupplyChain

/// Nothing of an EPCIS document is lost in silence; all parties and goods here are invented.
struct EPCISStrictTests {
    private static let lot = "https://id.gs1.org/01/04012345222227/10/"

    private func document(_ events: [String]) -> EPCISDocument {
        EPCISDocument(
            SourceFile(
                name: "a.jsonld",
                text: """
                    {"@context": [{"ex": "https://example.org/"}], "type": "EPCISDocument", "schemaVersion": "2.0",
                     "epcisBody": {"eventList": [\(events.joined(separator: ","))]}}
                    """))
    }

    private func chain(_ events: [String]) -> EPCISChain {
        EPCISChain([document(events)], isGeneric: true, start: SourceLocation(file: "a.jsonld", line: 1, column: 1))
    }

    private func event(
        _ type: String, at time: String = "2024-03-01T08:00:00+08:00", id: String? = nil, _ members: String
    ) -> String {
        let name = id.map { "\"eventID\": \"\($0)\", " } ?? ""
        return
            "{\"type\": \"\(type)\", \(name)\"eventTime\": \"\(time)\", \"eventTimeZoneOffset\": \"+08:00\", \(members)}"
    }

    private func amount(_ lot: String, _ quantity: String, _ unit: String) -> String {
        "{\"epcClass\": \"\(Self.lot)\(lot)\", \"quantity\": \(quantity), \"uom\": \"\(unit)\"}"
    }

    @Test(arguments: [
        #""inputEPCList": "https://id.gs1.org/01/04012345222227/10/X""#, #""inputEpcList": ["a:b"]"#,
        #""inputQuantityList": {"epcClass": "a:b"}"#, #""outputQuantityList": null"#, #""eventID": 7"#,
        #""outputEPCList": [["a:b"]]"#, #""bizTransactionList": {"bizTransaction": "a:b"}"#,
        #""bizTransactionList": [{"type": "po"}]"#, #""sourceList": "a:b""#,
        #""destinationList": [{"type": "location"}]"#,
        #""sensorElementList": {}"#, #""sensorElementList": [{"sensorReport": {}}]"#, #""ilmd": []"#,
        #""ilmd": {"cotton": 1}"#,
        #""epcList": ["a:b"]"#, #""quantityList": []"#, #""parentID": "a:b""#, #""transformationId": "a:b""#,
        #""epcis:inputEPCList": ["a:b"]"#, #""persistentDisposition": ["damaged"]"#, #""bizStep": ["shipping"]"#,
        #""inputQuantityList": [{"epcClass": "a:b", "quantity": null}]"#,
        #""inputQuantityList": [{"epcclass": "a:b"}]"#, #""readPoint": ["a:b"]"#,
    ])
    func whatHasNoPlaceInATransformationIsRefusedWithItsPlace(member: String) {
        let output = member.contains("outputQ") ? "" : ", \"outputQuantityList\": [\(amount("Y", "5", "KGM"))]"
        let found = document([event("TransformationEvent", member + output)])
        let errors = found.diagnostics.filter { $0.severity == .error }
        #expect(!errors.isEmpty)
        #expect(errors.allSatisfy { $0.location.line == 2 && ($0.location.column ?? 0) > 1 })
    }

    @Test func aWordWithAPrefixIsLeftToItsOwner() {
        let more =
            #""ex:inputs": {"a": [1]}, "inputQuantityList": ["# + amount("X", "5", "KGM")
            + #"], "outputQuantityList": ["#
            + amount("Y", "5", "KGM") + "]"
        #expect(document([event("TransformationEvent", more)]).diagnostics.isEmpty)
    }

    /// What only goes in, or only comes out, loses the other half; an identifier of the transformation says that another event names it.
    @Test func aTransformationOfOneSideIsRefused() {
        let out = "\"outputQuantityList\": [\(amount("Y", "5", "KGM"))]"
        #expect(document([event("TransformationEvent", out)]).diagnostics.map(\.code) == ["epcis.transformation.side"])
        let joined = out + #", "transformationID": "urn:example:t1""#
        #expect(!document([event("TransformationEvent", joined)]).diagnostics.contains { $0.severity == .error })
    }

    @Test(arguments: [#""eventList": {}"#, #""eventlist": []"#, #""eventList": [], "events": []"#])
    func aBodyOfAnotherKindIsRefused(body: String) {
        let text = #"{"@context": [], "type": "EPCISDocument", "schemaVersion": "2.0", "epcisBody": {\#(body)}}"#
        #expect(!EPCISDocument(SourceFile(name: "a.jsonld", text: text)).isValid)
    }

    // MARK: Amounts

    private func lots(_ events: [String]) -> [String: String] {
        let rows = chain(events).draft.tables["lots.csv"]?.rows ?? []
        return Dictionary(
            rows.map { row in
                (String((row.cells["id"] ?? "").suffix(1)), "\(row.cells["quantity"] ?? "") \(row.cells["unit"] ?? "")")
            }, uniquingKeysWith: { first, _ in first })
    }

    private func made(_ lot: String, _ quantity: String, _ unit: String, on day: String) -> String {
        event(
            "ObjectEvent", at: "2024-03-\(day)T08:00:00+08:00",
            "\"action\": \"ADD\", \"quantityList\": [\(amount(lot, quantity, unit))]")
    }

    @Test func kilogramsAndTonnesOfOneLotAddUp() {
        #expect(lots([made("X", "25000", "KGM", on: "01"), made("X", "25", "TNE", on: "02")]) == ["X": "50000 KGM"])
        // What two systems tell of one instant is one making, in whatever unit.
        #expect(lots([made("X", "25000", "KGM", on: "01"), made("X", "25", "TNE", on: "01")]) == ["X": "25000 KGM"])
        let transformed = ["43000, KGM", "43, TNE"].enumerated().map { number, text in
            let parts = text.split(separator: ", ").map(String.init)
            return event(
                "TransformationEvent", at: "2024-03-0\(number + 1)T08:00:00+08:00",
                "\"outputQuantityList\": [\(amount("Y", parts[0], parts[1]))]")
        }
        #expect(lots(transformed) == ["Y": "86000 KGM"])
    }

    @Test func amountsThatDoNotAddUpAreUnknownAndTold() {
        let events = [made("X", "25000", "KGM", on: "01"), made("X", "25", "H87", on: "02")]
        #expect(lots(events) == ["X": "1 lot"])
        #expect(chain(events).diagnostics.map(\.code) == ["epcis.lot.units"])
    }

    @Test func aLotThatNobodyMadeHoldsTheLargestAmountNotTheLargestNumber() {
        let seen = ["1000, KGM", "50, TNE"].enumerated().map { number, text in
            let parts = text.split(separator: ", ").map(String.init)
            return event(
                "ObjectEvent", at: "2024-03-0\(number + 1)T08:00:00+08:00",
                "\"action\": \"OBSERVE\", \"quantityList\": [\(amount("X", parts[0], parts[1]))]")
        }
        #expect(lots(seen) == ["X": "50 TNE"])
    }

    // MARK: Containers

    @Test func aContainerThatGoesIntoATransformationStandsForWhatLiesInIt() {
        let pallet = "https://id.gs1.org/00/106141412345678908"
        let events = [
            made("X", "100", "KGM", on: "01"),
            event(
                "AggregationEvent", at: "2024-03-02T08:00:00+08:00",
                "\"action\": \"ADD\", \"parentID\": \"\(pallet)\", "
                    + "\"childQuantityList\": [\(amount("X", "100", "KGM"))]"),
            event(
                "TransformationEvent", at: "2024-03-03T08:00:00+08:00",
                "\"inputEPCList\": [\"\(pallet)\"], \"outputQuantityList\": [\(amount("Y", "90", "KGM"))]"),
        ]
        let found = chain(events)
        let rows = found.draft.tables["events.csv"]?.rows.map(\.cells) ?? []
        #expect(rows.filter { $0["direction"] == "in" }.map { $0["lot"] } == [Self.lot + "X"])
        #expect(rows.first { $0["direction"] == "in" }?["quantity"] == "100")
        #expect(lots(events).keys.sorted() == ["X", "Y"])
        #expect(found.diagnostics.isEmpty)
        // Of one of which nobody says what lay in it something of unknown origin goes in.
        let closed = chain([events[2]])
        #expect(closed.diagnostics.map(\.code) == ["epcis.container"])
        #expect(closed.draft.tables["events.csv"]?.rows.first?.cells["lot"] == pallet)
    }

    @Test func whatIsNotFollowedIsToldOnce() {
        let seen = event(
            "ObjectEvent",
            #""action": "OBSERVE", "epcList": ["urn:example:tank-1"], "quantityList": ["#
                + #"{"epcClass": "https://id.gs1.org/01/04012345222227", "quantity": 5, "uom": "KGM"}]"#)
        let later = seen.replacing("2024-03-01", with: "2024-03-02")
        let found = chain([seen, later])
        #expect(found.diagnostics.map(\.code) == ["epcis.item.unfollowed", "epcis.item.unfollowed"])
    }

    // MARK: The same event

    private func transformation(
        _ time: String = "2024-03-01T08:00:00+08:00", id: String? = nil, isTurned: Bool = false, step: String = "other"
    ) -> String {
        let inputs = [amount("X", "50", "KGM"), amount("Z", "50", "KGM")]
        let list = (isTurned ? inputs.reversed() : inputs).joined(separator: ",")
        return event(
            "TransformationEvent", at: time, id: id,
            "\"bizStep\": \"\(step)\", \"inputQuantityList\": [\(list)], "
                + "\"outputQuantityList\": [\(amount("Y", "90", "KGM"))]")
    }

    @Test func theSameEventWrittenInAnotherWayCountsOnce() {
        let utc = "2024-03-01T00:00:00Z"
        for (first, second) in [
            (transformation(), transformation(utc)), (transformation(), transformation(isTurned: true)),
            (transformation(), transformation(utc, isTurned: true, step: "https://ref.gs1.org/cbv/BizStep-other")),
            (transformation(id: "a"), transformation(utc, id: "a")), (transformation(id: "a"), transformation(utc)),
            (transformation(utc), transformation(id: "a")),
        ] {
            let found = chain([first, second])
            #expect(found.diagnostics.map(\.code) == ["epcis.event.twice"], "\(first) \(second)")
            #expect(found.draft.tables["events.csv"]?.rows.count == 3)
        }
        let other = chain([transformation(), transformation("2024-03-01T00:00:01Z")])
        #expect(other.draft.tables["events.csv"]?.rows.count == 6)
    }
}
