import Foundation
import TestSupport
import Testing

/// What `clew assess` says of goods, on small cases of which the truth can be reckoned by hand.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct GoodsAnswerTests {
    /// 40 t of fabric of Kashgar and 43 t of other are sewn into jackets; `unit` is how these are counted.
    private func jackets(
        _ made: String = "100000,pcs", kashgar: String = "40,t", shipped: String? = nil
    ) -> SmallCase {
        var sketch = SmallCase()
        sketch.lot("K,fabric,40,t,KN,\(SmallCase.kashgar),CN,2024-02-01,")
        sketch.lot("M,fabric,43,t,OT,\"Jiaxing, Zhejiang\",CN,2024-02-02,")
        sketch.lot("J,garment,\(made),SEW,\"Hue, Vietnam\",VN,2024-04-01,")
        sketch.event("E1,sell,2024-02-10,KN,SEW,,K,40,t,")
        sketch.event("E2,sell,2024-02-11,OT,SEW,,M,43,t,")
        sketch.event("E3,transform,2024-04-01,SEW,,in,K,\(kashgar),")
        sketch.event("E3,,,,,in,M,43,t,")
        sketch.event("E3,,,,,out,J,\(made),")
        sketch.ship("S1,J,\(shipped ?? made),6201.40,2024-04-10,2024-05-10,SEW,IMP,VN,US")
        return sketch
    }

    // MARK: Presence

    /// Whatever the jackets are counted in, all of them went out, and 40 of the 83 t that went in are of Kashgar.
    @Test(arguments: ["100000,pcs", "8000,dz", "4000,cartons of 25 pcs"])
    func whatWasUsedUpIsInTheGoodsWhateverTheirUnit(made: String) throws {
        let answer = try jackets(made).assess()
        #expect(answer.said.contains("S1: at least 48.19 % of the cotton is from Xinjiang."))
        #expect(answer.said.contains("S1: up to 100 % of the cotton may be from Xinjiang."))
        #expect(answer.finding("goods.region-content/shipment:S1")?["severity"] as? String == "high")
        #expect(answer.shipment("S1")?["presence"] as? String == "established")
        #expect(answer.said.contains("Uyghur Forced Labor Prevention Act: applies to S1"))
    }

    /// Where nobody says how much of the Kashgar fabric went in, some did, and nothing tells how much.
    @Test func anInputOfUnknownAmountIsInTheGoods() throws {
        let answer = try jackets(kashgar: ",").assess()
        #expect(
            answer.said.contains("some of the cotton is from Xinjiang or was worked there, how much cannot be told"))
        #expect(answer.finding("goods.region-content/shipment:S1") != nil)
        #expect(answer.said.contains("Uyghur Forced Labor Prevention Act: applies to S1"))
    }

    /// Rolls of fabric in metres, jackets in pieces, clippings in kilograms: three units, and a loss that nobody states.
    @Test func threeUnitsAndALossHideNothing() throws {
        var sketch = SmallCase()
        sketch.lot("K,fabric,40000,m,KN,\(SmallCase.kashgar),CN,2024-02-01,")
        sketch.lot("M,fabric,43000,m,OT,\"Jiaxing, Zhejiang\",CN,2024-02-02,")
        sketch.lot("J,garment,60000,pcs,SEW,\"Hue, Vietnam\",VN,2024-04-01,")
        sketch.lot("C,other,4,t,SEW,\"Hue, Vietnam\",VN,2024-04-01,")
        sketch.event("E3,transform,2024-04-01,SEW,,in,K,40000,m,")
        sketch.event("E3,,,,,in,M,43000,m,")
        sketch.event("E3,,,,,out,J,60000,pcs,")
        sketch.event("E3,,,,,out,C,4,t,")
        sketch.ship("S1,J,60000,pcs,6201.40,2024-04-10,2024-05-10,SEW,IMP,VN,US")
        let answer = try sketch.assess()
        #expect(answer.shipment("S1")?["presence"] as? String == "established")
        #expect(answer.said.contains("some of the cotton is from Xinjiang"))
    }

    /// A tenth of the jackets may have been cut from the other fabric alone: that is open, and stays open.
    @Test func aPartOfTheJacketsStaysOpen() throws {
        let answer = try jackets(shipped: "10000,pcs").assess()
        #expect(answer.shipment("S1")?["presence"] as? String == "open")
        #expect(answer.said.contains("Cannot be excluded S1: up to 100 % of the cotton may be from Xinjiang."))
        #expect(answer.finding("goods.region-content-possible/shipment:S1")?["severity"] as? String == "medium")
    }

    // MARK: Words

    @Test func noOutputRunsALeastAndAMostTogether() throws {
        let answer = try jackets().assess()
        let json = try JSONSerialization.data(withJSONObject: answer.dossier)
        for text in [answer.run.output, answer.page, answer.findings, String(decoding: json, as: UTF8.self)] {
            #expect(!text.contains("% is from Xinjiang") || text.contains("at least 48.19 %"))
            #expect(text.firstMatch(of: /[0-9] % to [0-9.]+ %/) == nil)
            #expect(text.firstMatch(of: /none to [0-9]/) == nil)
        }
        // Lots in a row with arrows would be a chain only where each was made of the one before.
        let trace = (answer.finding("goods.region-content/shipment:S1")?["evidence"] as? [[String: Any]])?
            .compactMap { $0["statement"] as? String }.first { $0.hasPrefix("Traced") }
        #expect(trace?.contains("E3: K, M → J") == true)
        #expect(trace?.contains("K → M") == false)
    }

    /// Modules of which the silicon alone is traced: the frame and the glass are nobody's business here.
    @Test func allOfItIsSaidOfWhat() throws {
        var sketch = SmallCase()
        sketch.head = sketch.head.replacing("commodity: cotton", with: "commodity: solar")
        sketch.lot("P,polysilicon,100,t,KN,\(SmallCase.kashgar),CN,2024-01-01,")
        sketch.lot("I,ingot,92,t,OT,\"Jiaxing, Zhejiang\",CN,2024-02-01,")
        sketch.event("E1,transform,2024-02-01,OT,,in,P,100,t,")
        sketch.event("E1,,,,,out,I,92,t,")
        sketch.ship("S1,I,92,t,3818,2024-04-10,2024-05-10,OT,IMP,CN,US")
        let answer = try sketch.assess()
        #expect(answer.said.contains("S1: all of the silicon is from Xinjiang"))
        #expect(!answer.said.contains("100 % is from Xinjiang"))
    }

    // MARK: Yields

    /// 98 t of fabric cannot come of 100 t of yarn by a default that nobody sourced: that asks, and says nothing else.
    @Test func aYieldThatNobodySourcedAsksAndAccusesNobody() throws {
        var sketch = SmallCase()
        sketch.lot("Y,spinning-carded,100,t,OT,\"Jiaxing, Zhejiang\",CN,2024-02-01,")
        sketch.lot("L,ginning,116,t,,\"Lubbock, Texas\",US,2024-01-20,")
        sketch.lot("F,fabric,99.6,t,SEW,\"Hue, Vietnam\",VN,2024-03-01,")
        sketch.event("E1,transform,2024-02-01,OT,,in,L,116,t,")
        sketch.event("E1,,,,,out,Y,100,t,")
        sketch.event("E2,transform,2024-03-01,SEW,,in,Y,100,t,")
        sketch.event("E2,,,,,out,F,99.6,t,")
        sketch.ship("S1,F,99.6,t,5209.42,2024-04-10,2024-05-10,SEW,IMP,VN,US")
        let answer = try sketch.assess()
        #expect(answer.said.contains("S1: no content from Xinjiang on the records"))
        #expect(!answer.said.contains("contradicts the others") && !answer.said.contains("contradict the others"))
        let step = (answer.dossier["steps"] as? [[String: Any]])?.first { $0["id"] as? String == "E2" }
        #expect(step?["verdict"] as? String == "question")
        let finding = answer.finding("chain.yield.above/event:E2")
        #expect(finding?["severity"] as? String == "low")
        #expect((finding?["statement"] as? String)?.contains("this is a question and no contradiction") == true)
        let region = answer.shipment("S1")?["region"] as? [String: Any]
        #expect(region?["withUnsourcedYields"] != nil)
        // The same range, stated by the case, contradicts and leaves room.
        sketch.head += "\nyields:\n  - {stage: fabric, low: 0.95, high: 0.99, source: Weaving report of the mill}"
        let stated = try sketch.assess()
        #expect(stated.said.contains("1 record contradicts the others"))
        #expect(stated.finding("goods.region-content-possible/shipment:S1") != nil)
    }

    // MARK: Readings, and what would close them

    /// Two lots of lint in one warehouse, one of the region: 50 t each in, 50 t out.
    private func warehouse(allocated: Bool) -> SmallCase {
        var sketch = SmallCase()
        sketch.pools = ["W,apart"]
        sketch.lot("A,ginning,50,t,KN,\(SmallCase.kashgar),CN,2024-01-10,")
        sketch.lot("B,ginning,50,t,OT,\"Lubbock, Texas\",US,2024-01-10,")
        sketch.lot("X,ginning,50,t,OT,,,2024-02-01,")
        sketch.event("I1,store,2024-01-20,OT,,,A,50,t,W")
        sketch.event("I2,store,2024-01-21,OT,,,B,50,t,W")
        sketch.event("O1,issue,2024-02-01,OT,,out,X,50,t,W")
        if allocated { sketch.event("O1,,,,,in,B,50,t,") }
        sketch.ship("S1,X,50,t,5201.00,2024-04-10,2024-05-10,OT,IMP,CN,US")
        return sketch
    }

    @Test func theThreeReadingsStandSideBySide() throws {
        let answer = try warehouse(allocated: true).assess()
        let region = try #require(answer.shipment("S1")?["region"] as? [String: Any])
        func share(_ key: String) -> [Double] {
            let bounds = (region[key] as? [String: Any])?["share"] as? [String: Double]
            return [bounds?["lower"] ?? -1, bounds?["upper"] ?? -1]
        }
        #expect(share("recordedAllocations") == [0, 0])
        #expect(share("quantitiesOnly") == [0, 1])
        #expect(share("evenlyMixed") == [0.5, 0.5])
        for words in ["Recorded allocations hold", "Quantities, stocks and dates only", "Everything evenly mixed"] {
            #expect(answer.page.contains(words))
        }
    }

    @Test func theRecordsThatWouldCloseItAreNamed() throws {
        let answer = try warehouse(allocated: false).assess()
        let sets = try #require(answer.shipment("S1")?["closing"] as? [[String: Any]])
        let cleared = try #require(sets.first { $0["goal"] as? String == "cleared" })
        let shows = (cleared["records"] as? [[String: Any]])?.compactMap { $0["shows"] as? String }
        #expect(shows == ["which stored lot each issue of W was taken from (issue log)"])
        #expect(answer.page.contains("which stored lot each issue of W was taken from (issue log)"))
    }

    /// Where the bound needs no linear program a machine with a solver and one without come to the same bytes.
    @Test func theSolverIsInTheFingerprintWhereItMatters() throws {
        let answer = try jackets().assess()
        let sources = answer.dossier["sources"] as? [String: Any]
        #expect(sources?["solver"] as? String == "not needed")
        #expect(answer.page.contains("Linear solver"))
    }

    /// Two dye batches of one fabric that lose different parts of their weight, sewn together: no network, and no interval.
    ///
    /// A library that cannot be loaded stands in for a machine without one.
    @Test func withoutASolverTheBoundIsWiderAndSaysSoUnderAnotherFingerprint() throws {
        var sketch = SmallCase()
        sketch.lot("X,spinning-carded,30,t,KN,\(SmallCase.kashgar),CN,2024-01-10,")
        sketch.lot("L,ginning,81.4,t,,\"Lubbock, Texas\",US,2024-01-01,")
        sketch.lot("U,spinning-carded,70,t,OT,\"Jiaxing, Zhejiang\",CN,2024-01-10,")
        sketch.lot("G,fabric,97,t,OT,\"Jiaxing, Zhejiang\",CN,2024-02-01,")
        sketch.lot("F1,finishing,45.5,t,OT,\"Jiaxing, Zhejiang\",CN,2024-02-10,")
        sketch.lot("F2,finishing,46,t,OT,\"Jiaxing, Zhejiang\",CN,2024-02-11,")
        sketch.lot("S,garment,77,t,SEW,\"Hue, Vietnam\",VN,2024-03-01,")
        let steps = [
            ("E0", "2024-01-10", ["L,81.4"], "U,70"), ("E1", "2024-02-01", ["X,30", "U,70"], "G,97"),
            ("E2", "2024-02-10", ["G,48.5"], "F1,45.5"), ("E3", "2024-02-11", ["G,48.5"], "F2,46"),
            ("E4", "2024-03-01", ["F1,45.5", "F2,46"], "S,77"),
        ]
        for (id, day, inputs, output) in steps {
            for input in inputs { sketch.event("\(id),transform,\(day),,,in,\(input),t,") }
            sketch.event("\(id),,,,,out,\(output),t,")
        }
        sketch.ship("S1,S,77,t,6201.40,2024-04-10,2024-05-10,SEW,IMP,VN,US")
        let folder = try TemporaryDirectory()
        for name in ["libClp.so.1", "libClp.so", "libClp.1.dylib", "libClp.dylib"] {
            try folder.write("none", to: name)
        }
        let without = try sketch.assess(environment: ["LD_LIBRARY_PATH": folder.url.path(percentEncoded: false)])
        let sources = without.dossier["sources"] as? [String: Any]
        #expect(sources?["solver"] as? String == "none")
        #expect(without.said.contains("(an outer bound, not the tightest)"))
        #expect(without.run.errors.contains("no linear solver is on this machine"))
        let with = try sketch.assess()
        let solver = (with.dossier["sources"] as? [String: Any])?["solver"] as? String
        guard solver != "none" else { return }
        #expect(solver?.hasPrefix("CLP") == true)
        #expect(!with.said.contains("not the tightest"))
        #expect(with.dossier["fingerprint"] as? String != without.dossier["fingerprint"] as? String)
    }
}
