import ClewModel
import SupplyChain
import Testing

/// Each problem that a chain can have, alone in a chain that is sound otherwise.
struct ChainProblemTests {
    /// 100 kg of lint become 85 kg of yarn and 80 kg of fabric, all with records, and are shipped.
    private func sound() -> CaseSketch {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 100, date: "2024-01-05") {
            $0.documents = ["bales"]
            $0.producer = "gin"
        }
        sketch.lot("Y", "yarn", 85) { $0.producer = "mill" }
        sketch.lot("F", "fabric", 80) { $0.producer = "knitter" }
        sketch.transform("spin", from: [("A", 100)], to: [("Y", 85)]) {
            $0.documents = ["laydown"]
            $0.date = PartialDate("2024-02-01")
            $0.party = "mill"
        }
        sketch.transform("knit", from: [("Y", 85)], to: [("F", 80)]) {
            $0.documents = ["log"]
            $0.date = PartialDate("2024-03-01")
            $0.party = "knitter"
        }
        sketch.sale("sale-1", of: "A", 100, from: "gin", to: "mill", on: "2024-01-10")
        sketch.sale("sale-2", of: "Y", 85, from: "mill", to: "knitter", on: "2024-02-10")
        sketch.ship("S", [("F", 80)]) {
            $0.shipped = PartialDate("2024-04-01")
            $0.imported = PartialDate("2024-05-01")
            $0.exporter = "knitter"
        }
        return sketch
    }

    private func problems(_ change: (inout CaseSketch) -> Void) -> [ChainProblem] {
        var sketch = sound()
        change(&sketch)
        return sketch.trace(["A": .outside, "Y": .outside, "F": .outside]).problems
    }

    private func codes(_ change: (inout CaseSketch) -> Void) -> [ChainProblem.Code] {
        problems(change).map(\.code)
    }

    @Test func aSoundChainHasNoProblem() {
        #expect(codes { _ in } == [])
    }

    @Test func moreThanTheYieldAllowsIsAContradiction() {
        let found = problems { sketch in
            sketch.found.lots[0].quantity = .kilograms(94)
            sketch.found.events[0].inputs[0].quantity = .kilograms(94)
            sketch.found.events[2].inputs[0].quantity = .kilograms(94)
        }
        #expect(found.map(\.code) == [.yieldAbove])
        #expect(found[0].subject == ChainProblem.Subject(.event, "spin"))
        #expect(found[0].numbers.first { $0.name == "observed yield" }?.value == 85.0 / 94)
        #expect(found[0].locations == [SourceLocation(file: "events.csv", line: 2, record: "spin")])
        #expect(!found[0].question.isEmpty)
    }

    @Test func lessThanTheYieldLetsExpectIsAnAnomaly() {
        let found = problems { sketch in
            sketch.found.lots[0].quantity = .kilograms(120)
            sketch.found.events[0].inputs[0].quantity = .kilograms(120)
        }
        #expect(found.map(\.code) == [.yieldBelow])
        #expect(found[0].nature == .anomaly)
    }

    @Test func aYieldAtItsBoundIsPlausible() {
        // 85 of 94.5 is 0.8995, of 106.25 exactly 0.8.
        for amount in [94.5, 106.25] {
            #expect(
                codes { sketch in
                    sketch.found.lots[0].quantity = .kilograms(amount)
                    sketch.found.events[0].inputs[0].quantity = .kilograms(amount)
                    sketch.found.events[2].inputs[0].quantity = .kilograms(amount)
                } == [])
        }
    }

    @Test func aCasesOwnYieldReplacesTheUsualOne() {
        #expect(
            codes { sketch in
                let range = YieldRange(
                    basis: .mass, bounds: Bounds(0.5, 0.6), central: nil, citation: Citation("The mill's report"),
                    confidence: .low)
                sketch.found.yields = [
                    YieldOverride(
                        stage: "yarn", range: range, source: "The mill's report",
                        location: SourceLocation(file: "case.yaml"))
                ]
            } == [.yieldAbove])
    }

    @Test func useBeforeMakingIsAContradiction() {
        #expect(codes { $0.found.lots[0].date = PartialDate("2024-03-01") } == [.dateOrder, .dateOrder])
        #expect(codes { $0.found.events[1].date = PartialDate("2024-01-20") } == [.dateOrder, .dateOrder])
    }

    @Test func datesThatMayBeInOrderAreNoProblem() {
        #expect(codes { $0.found.lots[0].date = PartialDate("2024") } == [])
    }

    @Test func aShipmentBeforeTheGoodsWereMadeIsAContradiction() {
        #expect(codes { $0.found.shipments[0].shipped = PartialDate("2024-02-15") } == [.dateOrder])
    }

    @Test func aShipmentThatArrivesBeforeItLeavesIsAContradiction() {
        #expect(codes { $0.found.shipments[0].imported = PartialDate("2024-03-15") } == [.dateOrder])
    }

    @Test func shippingMoreThanThereWasIsAContradiction() {
        let found = codes { $0.found.shipments[0].items[0].quantity = .kilograms(90) }
        #expect(found == [.lotOverused, .shipmentExceeds])
    }

    @Test func sellingALotTwiceIsAContradiction() {
        let found = problems { $0.sale("sale-3", of: "A", 100, from: "gin", to: "trader", on: "2024-01-11") }
        #expect(found.map(\.code) == [.lotOversold])
        #expect(found[0].statement == "gin sold 200 kg of the lot A in sale-1, sale-3, but it holds 100 kg")
    }

    @Test func aLotThatPassesThroughTwoHandsIsSoldOnceByEach() {
        let found = codes { sketch in
            sketch.found.events[2].counterparty = "trader"
            sketch.sale("sale-3", of: "A", 100, from: "trader", to: "mill", on: "2024-01-11")
        }
        #expect(found == [])
    }

    @Test func aLotOfAnotherSizeThanWhatMadeItIsAContradiction() {
        #expect(codes { $0.found.lots[2].quantity = .kilograms(90) } == [.lotQuantity])
        #expect(codes { $0.found.events[1].outputs[0].quantity = .kilograms(84) } == [.lotQuantity])
    }

    @Test func aBlendWithoutAListOfLotsIsAGap() {
        let found = codes { sketch in
            sketch.found.events[0].inputs = []
            sketch.found.events.remove(at: 2)
        }
        #expect(found == [.blendUnlisted])
    }

    @Test func aLotOfUnknownOriginIsAGap() {
        let found = sound().trace(["A": .unknown]).problems
        #expect(found.map(\.code) == [.originUnknown])
        #expect(found[0].nature == .gap)
    }

    @Test func aSkippedStageIsAnAnomaly() {
        let found = problems { sketch in
            sketch.found.events[1].inputs[0].lot = "A"
            sketch.found.events[0].inputs[0].quantity = .kilograms(10)
        }
        #expect(found.map(\.code).contains(.stageOrder))
    }

    @Test func twoPlacesForOneLotAreAContradiction() {
        let found = codes { sketch in
            sketch.found.lots[1].place = "Jinan, Shandong"
            sketch.found.events[0].place = "Korla, Xinjiang"
        }
        #expect(found == [.placeMismatch])
    }

    @Test func anAddressThatNamesThePlaceIsNoContradiction() {
        let found = codes { sketch in
            sketch.found.lots[1].place = "No. 1 Mill Road, Jinan"
            sketch.found.events[0].place = "Jinan"
        }
        #expect(found == [])
    }

    /// An event of EPCIS names its place by a number; nobody who does not know the number can say that it is another place.
    @Test(arguments: [
        "https://id.gs1.org/414/9521141000038", "urn:epc:id:sgln:9521141.00003.0", "https://example.org/mill",
    ])
    func aLocationNumberContradictsNoWords(number: String) {
        let found = codes { sketch in
            sketch.found.lots[1].place = "Jinan, Shandong"
            sketch.found.events[0].place = number
        }
        #expect(found == [])
        let two = codes { sketch in
            sketch.found.lots[1].place = "https://id.gs1.org/414/9521141000014"
            sketch.found.events[0].place = number
        }
        #expect(two == [.placeMismatch])
    }

    /// Who stated all quantities is not asked for them again where it is the yield that nobody knows.
    @Test func aStepOfUnknownYieldIsAskedForItsYield() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 100)
        sketch.lot("B", "bundle", 100)
        sketch.transform("pack", from: [("A", 100)], to: [("B", 100)])
        sketch.ship("out", [("B", 100)])
        let problem = try #require(
            sketch.trace(["A": .outside]).problems.first { $0.code == .balanceUnknown })
        #expect(problem.statement.contains("no yield is known"))
        #expect(problem.question.contains("How much usually comes out"))
        #expect(!problem.question.contains("state the quantities"))
    }

    @Test func aLotInTheHandsOfSomeoneWhoNeverGotItIsAGap() {
        #expect(codes { $0.found.shipments[0].exporter = "trader" } == [.custodyGap])
        #expect(codes { $0.found.events.remove(at: 2) } == [.custodyGap])
    }

    @Test func aUnitThatCannotBeConvertedIsAGap() {
        let found = codes { $0.found.events[1].inputs[0].quantity = Quantity(85, .piece) }
        #expect(found == [.balanceUnknown, .unitMismatch])
    }

    @Test func anotherDeclaredOriginIsAnAnomaly() {
        func declared(_ origin: String) -> [ChainProblem.Code] {
            codes { sketch in
                sketch.found.lots[2].country = "cn"
                sketch.found.shipments[0].declaredOrigin = origin
            }
        }
        #expect(declared("cn") == [])
        #expect(declared("vn") == [.originDeclared])
    }

    @Test func splittingALotCanOnlyLoseMass() {
        func split(into amount: Double) -> [ChainProblem.Code] {
            var sketch = CaseSketch()
            sketch.lot("A", "lint", 100) { $0.documents = ["bales"] }
            sketch.lot("B", "lint", 60)
            sketch.lot("C", "lint", amount)
            sketch.transform("split", from: [("A", 100)], to: [("B", 60), ("C", amount)]) { $0.documents = ["list"] }
            return sketch.trace(["A": .outside]).problems.map(\.code)
        }
        #expect(split(into: 40) == [])
        #expect(split(into: 50) == [.yieldAbove])
    }

    @Test func statementsAccuseNobody() {
        let found = problems { sketch in
            sketch.found.lots[0].quantity = .kilograms(50)
            sketch.found.shipments[0].exporter = "trader"
            sketch.found.events[1].date = PartialDate("2020-01-01")
        }
        for problem in found {
            for word in ["fraud", "false", "launder", "hid", "illegal", "suspicious"] {
                #expect(!problem.statement.lowercased().contains(word))
                #expect(!problem.question.lowercased().contains(word))
            }
        }
    }

    @Test func problemsComeInOneOrderWhateverTheOrderOfTheRows() {
        var sketch = sound()
        sketch.found.lots[0].quantity = .kilograms(50)
        sketch.found.shipments[0].exporter = "trader"
        let before = sketch.trace(["A": .outside]).problems
        sketch.found.events.reverse()
        #expect(sketch.trace(["A": .outside]).problems.map(\.code) == before.map(\.code))
    }

    /// 1,000 kg of 29 degrees Brix hold 290 kg of solids, enough for 2,900 kg of 10 degrees but not for 3,100 kg.
    @Test(arguments: [(2800.0, []), (3100.0, [ChainProblem.Code.yieldAbove])])
    func dilutedGoodsAreBalancedByTheirSolids(amount: Double, expected: [ChainProblem.Code]) {
        let source = Citation("Conservation of solids")
        var commodity = CaseSketch.commodity
        commodity.stages[1].yields = [
            YieldRange(basis: .solids, bounds: Bounds(0.9, 1), central: nil, citation: source, confidence: .high),
            YieldRange(basis: .mass, bounds: Bounds(1, 3.5), central: nil, citation: source, confidence: .high),
        ]
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 1000) {
            $0.solids = 0.29
            $0.documents = ["log"]
        }
        sketch.lot("Y", "yarn", amount) { $0.solids = 0.1 }
        sketch.transform("dilute", from: [("A", 1000)], to: [("Y", amount)]) { $0.documents = ["sheet"] }
        let trace = SupplyGraph(sketch.found, commodity: commodity).trace(origins: ["A": OriginClaim(.outside)])
        #expect(trace.problems.map(\.code) == expected)
        #expect(trace.steps[0].basis == .solids)
        #expect(trace.steps[0].amountIn.map { abs($0 - 290) < 1e-9 } == true)
    }

    /// 1,000 kg of wafers make at most 963 kW of cells by the range of 545 to 963 W a kilogram.
    @Test(arguments: [(900.0, []), (1000.0, [ChainProblem.Code.yieldAbove])])
    func weighedGoodsThatBecomeRatedOnesAreBalancedByWattsAKilogram(
        kilowatts: Double, expected: [ChainProblem.Code]
    ) {
        var commodity = CaseSketch.commodity
        commodity.stages[1].yields = [
            YieldRange(
                basis: .powerPerMass, bounds: Bounds(545, 963), central: nil, citation: Citation("A range"),
                confidence: .high)
        ]
        var sketch = CaseSketch()
        sketch.lot("W", "lint", 1000) { $0.documents = ["traveller"] }
        sketch.lot("C", "yarn", kilowatts, .kilowatt)
        sketch.transform("cells", from: [("W", 1000)], to: []) { event in
            event.documents = ["map"]
            event.outputs = [SupplyEvent.Leg(lot: "C", quantity: nil, location: event.location)]
        }
        let trace = SupplyGraph(sketch.found, commodity: commodity).trace(origins: ["W": OriginClaim(.outside)])
        #expect(trace.problems.map(\.code) == expected)
        #expect(trace.steps[0].basis == .powerPerMass)
    }

    /// 200 shirts of 0.25 kg are 50 kg.
    @Test func countedGoodsAreBalancedByTheMassOfAPiece() {
        var sketch = sound()
        sketch.found.lots[2].quantity = Quantity(320, .piece) ?? sketch.found.lots[2].quantity
        sketch.found.lots[2].unitMass = 0.25
        sketch.found.events[1].outputs[0].quantity = Quantity(320, .piece)
        sketch.found.shipments[0].items[0].quantity = Quantity(320, .piece) ?? .kilograms(80)
        let trace = sketch.trace(["A": .outside])
        #expect(trace.problems.isEmpty)
        #expect(trace.step("knit")?.amountOut == 80)
    }
}

extension Quantity {
    /// Kilograms, for literals that are known to be sound.
    fileprivate static func kilograms(_ amount: Double) -> Quantity {
        guard let quantity = Quantity(amount, .kilogram) else { preconditionFailure("the literal is sound") }
        return quantity
    }
}

extension CaseSketch {
    mutating func sale(
        _ id: String, of lot: String, _ amount: Double, from seller: String, to buyer: String, on date: String
    ) {
        let place = SourceLocation(file: "events.csv", line: found.events.count + 2, record: id)
        var event = SupplyEvent(id: id, kind: .sell, location: place)
        event.inputs = [SupplyEvent.Leg(lot: lot, quantity: Quantity(amount, .kilogram), location: place)]
        event.party = seller
        event.counterparty = buyer
        event.date = PartialDate(date)
        event.documents = ["invoice"]
        found.events.append(event)
    }
}
