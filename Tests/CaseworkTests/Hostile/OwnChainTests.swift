import ClewModel
import Testing

@testable import Casework

/// A shipment answers for its own chain: what became of other parts of its lots is no part of it.
struct OwnChainTests {
    private static let listed = "Orvella Spinning Works Co., Ltd."

    /// 100 t of lint of Texas: one half goes to a mill whose yarn is shipped, the other to a listed mill.
    private func shared(soldToUser: Bool = true, otherUses: Bool = true) -> SketchedFolder {
        var sketch = SketchedFolder()
        sketch.party("GIN", "Lowvale Gin LLC", "US", "\"Lubbock, Texas\"")
        sketch.party("SPI", "Bentwillow Mill Ltd.")
        sketch.party("HUA", Self.listed, "CN", "浙江省绍兴市")
        sketch.lots = [
            "L1,ginning,100,t,GIN,\"Lubbock, Texas\",US,2025-01-10",
            "Y1,spinning-carded,45,t,SPI,\"Hue, Vietnam\",VN,2025-03-01",
        ]
        if otherUses { sketch.lots.append("Y2,spinning-carded,45,t,HUA,浙江省绍兴市,CN,2025-03-01") }
        if soldToUser { sketch.events.append("E0,sell,2025-02-01,GIN,SPI,,L1,50,t") }
        sketch.events += [
            "E0b,sell,2025-02-01,GIN,HUA,,L1,50,t", "E1,transform,2025-03-01,SPI,,in,L1,50,t", "E1,,,,,out,Y1,45,t",
        ]
        if otherUses { sketch.events += ["E2,transform,2025-03-01,HUA,,in,L1,50,t", "E2,,,,,out,Y2,45,t"] }
        sketch.shipments = ["S1,Y1,45,t,5205.12,2025-04-01,2025-05-12,SPI,IMP,VN,US"]
        sketch.listed = [
            (Self.listed, "us_dhs_uflpa", "2023-01-01", nil), (Self.listed, "us_ofac_sdn", "2023-01-01", nil),
        ]
        return sketch
    }

    private func isFree(_ assessment: Assessment) -> Bool {
        assessment.status("us-uflpa.presumption.listed-entity") == .doesNotApply
            && !assessment.duties.contains { $0.shipment == "S1" && $0.reason.contains(Self.listed) }
            && !assessment.findings.contains {
                $0.rule == FindingRule.goodsThroughListed.id && $0.subject.id == "S1"
            }
    }

    @Test func whoBoughtAnotherPartOfALotIsNoPartOfTheChain() throws {
        #expect(isFree(try shared().assess(asOf: "2025-06-01")))
    }

    /// Whatever becomes of the other part: shipped elsewhere, not told, or never sold by record.
    @Test func whatBecameOfTheOtherPartChangesNothing() throws {
        var shipped = shared()
        shipped.shipments.append("S2,Y2,45,t,5205.12,2025-04-01,2025-05-12,HUA,IMP,CN,US")
        let both = try shipped.assess(asOf: "2025-06-01")
        #expect(isFree(both))
        #expect(both.status("us-uflpa.presumption.listed-entity", "S2") == .applies)
        #expect(isFree(try shared(otherUses: false).assess(asOf: "2025-06-01")))
        // Where no sale to the mill is on record, the listed one has used up all that it bought.
        #expect(isFree(try shared(soldToUser: false).assess(asOf: "2025-06-01")))
    }

    /// Where the records do not say where the mill had its lint from, and the listed buyer's part is not accounted for, it stays in.
    @Test func aHandOverThatMayBeMissingKeepsItsPartyInTheChain() throws {
        let assessment = try shared(soldToUser: false, otherUses: false).assess(asOf: "2025-06-01")
        #expect(!isFree(assessment))
    }

    @Test func aTraderOnTheWayStaysInTheChain() throws {
        var sketch = shared()
        sketch.events[0] = "E0,sell,2025-02-01,GIN,HUA,,L1,50,t"
        sketch.events.append("E3,sell,2025-02-03,HUA,SPI,,L1,50,t")
        let assessment = try sketch.assess(asOf: "2025-06-01")
        #expect(assessment.status("us-uflpa.presumption.listed-entity") == .open)
        #expect(
            assessment.findings.contains { $0.rule == FindingRule.goodsThroughListed.id && $0.subject.id == "S1" })
    }

    /// A store to which goods were moved may have held the part that was shipped; a buyer's own store of another part did not.
    @Test func movementsFollowTheirOwnWay() throws {
        var sketch = shared()
        sketch.events.append("M1,move,2025-02-02,GIN,HUA,,L1,50,t")
        #expect(isFree(try sketch.assess(asOf: "2025-06-01")))
        var stored = shared(otherUses: false)
        stored.events.removeAll { $0.hasPrefix("E0b") }
        stored.events.append("M1,move,2025-02-02,GIN,HUA,,L1,50,t")
        #expect(!isFree(try stored.assess(asOf: "2025-06-01")))
    }

    /// One catch, two plants: the plant that cut another part made nothing of the shipment.
    @Test func aSisterTransformationMakesNobodyAProducer() throws {
        var sketch = shared()
        sketch.events.removeAll { $0.hasPrefix("E0") }
        #expect(isFree(try sketch.assess(asOf: "2025-06-01")))
    }
}
