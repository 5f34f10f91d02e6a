import ClewModel
import SupplyChain
import Testing
import World

@testable import Casework

/// Sentences that a defence lawyer would read aloud.
struct CounselReadingTests {
    /// Yarn spun in Viet Nam of lint from there, sold by its mill to the requester.
    private func yarn(lint: String = "\"Hue, Vietnam\",VN") -> SketchedFolder {
        var sketch = SketchedFolder()
        sketch.party("SPI", "Bentwillow Mill Ltd.")
        sketch.party("PAID", "Orvella Invented Holding Ltd.", "CN", "新疆乌鲁木齐市")
        sketch.lots = [
            "L1,ginning,50,t,,\(lint),2024-01-10", "Y1,spinning-carded,45,t,SPI,\"Hue, Vietnam\",VN,2024-03-01",
        ]
        sketch.events = ["E1,transform,2024-03-01,SPI,,in,L1,50,t", "E1,,,,,out,Y1,45,t"]
        sketch.shipments = ["S1,Y1,45,t,5205.12,2024-04-01,2024-05-01,SPI,IMP,VN,US"]
        sketch.listed = [("Orvella Invented Holding Ltd.", "us_ofac_sdn", "2020-07-31", nil)]
        return sketch
    }

    /// A payment to a blocked party is a dealing, whatever its part in the chain of the goods.
    @Test func aPaymentToAListedPartyOutsideTheChainIsADealing() throws {
        var sketch = yarn()
        sketch.milestones = ["M1,payment,2024-06-10,,,PAID,P-9"]
        let assessment = try sketch.assess(asOf: "2024-07-01")
        #expect(assessment.status("us-ofac.freeze.listed") == .applies)
        let duty = try #require(
            assessment.duties.first { $0.provision == "us-ofac.freeze.listed" && $0.status == .applies })
        #expect(duty.reason.contains("Orvella Invented Holding Ltd."))
    }

    /// Who is listed and has no part in the goods is not said to be on no list.
    @Test func aListedPartyWithoutAPartIsNotSaidToBeOnNoList() throws {
        let assessed = try yarn().assessed(asOf: "2024-07-01")
        let duty = try #require(assessed.assessment.duties.first { $0.provision == "us-ofac.freeze.listed" })
        #expect(duty.status != .applies)
        #expect(!duty.reason.contains("No party was found"))
        #expect(duty.reason.contains("No party with a part that counts here was found"))
    }

    /// The law's answer says of what the share is, and that an unknown amount is not known.
    @Test func contentIsSaidOfWhatItIsTheContent() throws {
        let assessment = try yarn(lint: "新疆和田地区墨玉县,CN").assess(asOf: "2024-07-01")
        let duty = try #require(assessment.duties.first { $0.provision == "us-uflpa.presumption.region" })
        #expect(duty.reason.contains("holds content of Xinjiang (100 %, of the cotton)"))
    }

    /// A step that is done by a party in the region, or is fed with what is from there, is never marked as one of which nothing was
    /// found.
    @Test func aStepInTheRegionIsNotGreen() throws {
        var sketch = SketchedFolder()
        sketch.party("SPI", "Bentwillow Mill Ltd.", "CN", "新疆喀什地区喀什市")
        sketch.lots = [
            "L1,ginning,50,t,,\"Adana, Turkey\",TR,2024-01-10", "Y1,spinning-carded,45,t,SPI,新疆喀什地区喀什市,CN,2024-03-01",
            "F1,fabric,44,t,,\"Hue, Vietnam\",VN,2024-04-01",
        ]
        sketch.events = [
            "E1,transform,2024-03-01,SPI,,in,L1,50,t", "E1,,,,,out,Y1,45,t", "E2,transform,2024-04-01,,,in,Y1,45,t",
            "E2,,,,,out,F1,44,t",
        ]
        sketch.shipments = ["S1,F1,44,t,5208.12,2024-04-10,2024-05-01,,IMP,VN,US"]
        let chain = try sketch.assess(asOf: "2024-07-01").chain
        for step in ["event:E1", "event:E2"] {
            let node = try #require(chain.nodes.first { $0.id == step })
            #expect(node.mark == .found, "\(node.text)")
            #expect(!node.text.contains("Nothing was found"))
        }
        #expect(chain.nodes.first { $0.id == "event:E1" }?.text.contains("Who does it is in the region") == true)
    }

    /// The least that listed parties hold and the most that cannot be excluded are never one range that they “hold”.
    @Test(arguments: [
        (Bounds(0.49, 1), "listed parties hold at least 49 % of it; up to 100 % cannot be excluded"),
        (Bounds(0, 0.6), "no stake of a listed party in it is established; up to 60 % cannot be excluded"),
        (Bounds(exactly: 0.5), "listed parties hold 50 % of it"),
    ])
    func anOpenShareIsALeastAndAMost(share: Bounds, words: String) {
        #expect(OwnershipWords.held(share) == words)
    }

    /// Of an amount that nobody knows it is not said to be grown there, unless some is.
    @Test(arguments: [
        (Bounds(0, 1), "some of the cotton is from Xinjiang or was worked there, how much cannot be told"),
        (Bounds(0.1, 1), "some of the cotton is from Xinjiang, how much cannot be told"),
        (Bounds(0, 0), "some of the cotton was worked in Xinjiang, how much cannot be told"),
    ])
    func anUnknownAmountIsOfWhatIsKnownOfIt(raw: Bounds, words: String) {
        #expect(ContentWords.established(Bounds(0, 1), .established, of: "cotton", raw: raw) == words)
    }

    /// An entry that began after the import does not begin to count for it.
    @Test func aLaterListingIsNoReasonToWait() throws {
        var sketch = yarn()
        sketch.listed = [("Bentwillow Mill Ltd.", "us_dhs_uflpa", "2024-06-01", nil)]
        let assessed = try sketch.assessed(asOf: "2024-07-01")
        let duty = try #require(
            assessed.assessment.duties.first { $0.provision == "us-uflpa.presumption.listed-entity" })
        #expect(duty.status == .doesNotApply)
        #expect(duty.wouldChange.contains { $0.hasPrefix("Only an act on or after 2024-06-01") })
    }

    /// After an exclusion under an order the way out by export stays open, with the day on which the goods count as abandoned.
    @Test func goodsExcludedUnderAnOrderCanBeExported() throws {
        var sketch = yarn(lint: "新疆和田地区墨玉县,CN")
        sketch.shipments = ["S1,Y1,45,t,5205.12,2022-02-01,2022-03-01,SPI,IMP,VN,US"]
        sketch.lots = [
            "L1,ginning,50,t,,新疆和田地区墨玉县,CN,2021-01-10", "Y1,spinning-carded,45,t,SPI,\"Hue, Vietnam\",VN,2021-03-01",
        ]
        sketch.events = ["E1,transform,2021-03-01,SPI,,in,L1,50,t", "E1,,,,,out,Y1,45,t"]
        sketch.milestones = ["M1,detention,2022-03-10,,S1,,", "M2,exclusion,2022-04-10,,S1,,"]
        let assessment = try sketch.assess(asOf: "2022-04-20")
        #expect(assessment.status("us-uflpa.route.export-after-exclusion") == .applies)
        #expect(assessment.status("us-uflpa.route.re-export") != .applies)
        #expect(assessment.headline.contains("else they count as abandoned and are destroyed"))
        #expect(assessment.answer.toDo.contains { $0.day?.description == "2022-06-09" })
    }

    /// Who used a lot that nobody handed over is asked from whom that lot came, not what was made of it.
    @Test func aLetterAsksAboutTheLotThatNobodyHandedOver() throws {
        var sketch = yarn()
        sketch.party("BOXER", "Tarnbeck Invented Packaging Ltd.")
        sketch.lots.append("B1,other,2,t,BOXER,\"Hue, Vietnam\",VN,2024-02-01")
        sketch.events.append("E1,,,,,in,B1,2,t")
        let assessed = try sketch.assessed(asOf: "2024-07-01")
        let gap = try #require(assessed.assessment.gaps.first { $0.topic == .custodyOfLot && $0.lot == "B1" })
        #expect(gap.question.contains("Bentwillow Mill Ltd.") && gap.question.contains("Tarnbeck") == false)
        let letters = LetterWriter(
            assessed.captioned, commodity: assessed.commodity, gaps: assessed.assessment.gaps,
            term: Examples.term(of: assessed.assessment), gazetteer: try Examples.knowledge.get().gazetteer
        ).letters
        let mill = try #require(letters.first { $0.party == "SPI" })
        let item = try #require(mill.items.first { $0.topic == .custodyOfLot })
        #expect(item.about.english.contains("2 t"), "\(item.about.english)")
    }
}
