import Foundation
import TestSupport
import Testing

/// Each step is asked for what that step can have, and what the dossier itself holds is on file.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct RecordChecklistTests {
    private static let provision = "us-uflpa.presumption.region"

    /// Two lots of lint, one of Kashgar, spun and sold; `documents` are rows of the index.
    private func yarn(_ documents: [String]) throws -> SmallCase.Answer {
        var sketch = SmallCase()
        sketch.lot("A,ginning,50,t,KN,\(SmallCase.kashgar),CN,2024-01-10,")
        sketch.lot("B,ginning,50,t,OT,\"Lubbock, Texas\",US,2024-01-10,")
        sketch.lot("Y,spinning-carded,86,t,SEW,\"Hue, Vietnam\",VN,2024-03-01,")
        sketch.event("V1,sell,2024-02-01,KN,SEW,,A,50,t,")
        sketch.event("V2,sell,2024-02-02,OT,SEW,,B,50,t,")
        sketch.event("M2,move,2024-02-05,OT,SEW,,B,50,t,")
        sketch.event("P1,transform,2024-03-01,SEW,,in,A,50,t,")
        sketch.event("P1,,,,,in,B,50,t,")
        sketch.event("P1,,,,,out,Y,86,t,")
        sketch.ship("S1,Y,86,t,5205.11,2024-04-10,2024-05-10,SEW,IMP,VN,US")
        sketch.documents = documents.map { ($0, "A paper.\n") }
        return try sketch.assess()
    }

    private func lacking(_ answer: SmallCase.Answer, _ words: String) -> String {
        let text = answer.request(Self.provision, words)?["description"] as? String ?? "not asked"
        guard let start = text.range(of: "(none for ") else { return "" }
        return String(text[start.upperBound...].dropLast())
    }

    @Test func aSpinnerIsAskedForNoWaybillAndASaleForNoProductionRecord() throws {
        let answer = try yarn([
            "D1,d1.txt,production-record,P1,,", "D2,d2.txt,invoice,V1,,", "D3,d3.txt,waybill,M2,,",
            "D4,d4.txt,purchase-order,V1;V2,,",
        ])
        // The gins made their lots, and no event tells of it: their records are asked for all the same.
        #expect(lacking(answer, "Production record") == "the making of A, the making of B")
        // So is the sale of what was shipped.
        #expect(lacking(answer, "Purchase order") == "the sale of S1")
        #expect(lacking(answer, "Invoice") == "V2, the sale of S1")
        // The first sale is the only record that its goods moved; the second has a movement of its own.
        #expect(lacking(answer, "Transport record") == "V1")
    }

    @Test func aBaleListCountsForTheLotThatItNames() throws {
        let one = try yarn(["D1,d1.txt,bale-list,,A,"])
        #expect(lacking(one, "Bale lists") == "B")
        let both = try yarn(["D1,d1.txt,bale-list,,A;B,"])
        #expect(both.request(Self.provision, "Bale lists")?["isComplete"] as? Bool == true)
        // Each lot by its own list leaves nothing open about the blend either.
        #expect(one.finding("chain.blend.undocumented/event:P1") != nil)
        #expect(both.finding("chain.blend.undocumented/event:P1") == nil)
    }

    @Test func aRecordOfALotCountsForTheStepThatMadeIt() throws {
        let answer = try yarn([
            "D1,d1.txt,laydown-sheet,,Y,", "D2,d2.txt,production-record,,A;B,", "D3,d3.txt,invoice,,,S1",
        ])
        #expect(answer.request(Self.provision, "Production record")?["isComplete"] as? Bool == true)
        #expect(lacking(answer, "Invoice") == "V1, V2")
        #expect(answer.request(Self.provision, "Mixing or laydown")?["isComplete"] as? Bool == true)
    }

    @Test(arguments: ["Flow chart", "Every party", "Record of screening"])
    func whatTheDossierHoldsIsOnFile(words: String) throws {
        let answer = try yarn([])
        let provision = words.hasPrefix("Record") ? "us-uflpa.presumption.listed-entity" : Self.provision
        let request = answer.request(provision, words)
        if words.hasPrefix("Record"), request == nil { return }
        #expect((request?["answeredBy"] as? [String])?.first?.hasPrefix("this dossier") == true)
        #expect(request?["isComplete"] as? Bool == true)
    }
}
