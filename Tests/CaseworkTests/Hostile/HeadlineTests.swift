import ClewModel
import Testing

@testable import Casework

/// What stands on the first screen is what the records and the law say, in one voice: no order that accuses, no way out that is closed.
struct HeadlineTests {
    private static let listed = "Orvella Spinning Works Co., Ltd."

    /// Yarn of a listed mill, with cotton of Texas.
    private func yarn(imported: String, milestones: [String] = []) -> SketchedFolder {
        var sketch = SketchedFolder()
        sketch.party("SPI", Self.listed, "CN", "浙江省绍兴市")
        sketch.lots = [
            "L1,ginning,50,t,,\"Lubbock, Texas\",US,2024-01-10", "Y1,spinning-carded,45,t,SPI,浙江省绍兴市,CN,2024-03-01",
        ]
        sketch.events = ["E1,transform,2024-03-01,SPI,,in,L1,50,t", "E1,,,,,out,Y1,45,t"]
        sketch.shipments = ["S1,Y1,45,t,5205.12,2024-12-01,\(imported),SPI,IMP,CN,US"]
        sketch.milestones = milestones
        sketch.listed = [(Self.listed, "us_dhs_uflpa", "2023-01-01", nil)]
        return sketch
    }

    /// That two entries are one party is said once, whichever of the two a name led to.
    @Test func anIdentityOnRecordIsToldOnce() throws {
        var sketch = yarn(imported: "2025-01-15")
        sketch.listed.append((Self.listed, "us_ofac_sdn", "2023-01-01", nil))
        sketch.links = [("us_ofac_sdn-0", "us_dhs_uflpa-0")]
        let listed = try #require(
            try sketch.assess(asOf: "2025-06-01").findings.first { $0.rule == FindingRule.partyListed.id })
        let told = listed.evidence.filter { $0.statement.contains("on record as one party") }
        #expect(told.map(\.id.rawValue) == ["same:us_dhs_uflpa-0/us_ofac_sdn-0"])
    }

    private static let detained = ["M1,examination,2025-01-16,,S1,,", "M2,detention,2025-01-20,,S1,,"]

    private func ways(_ assessment: Assessment) -> String {
        assessment.answer.toDo.map(\.what).filter { $0.contains("way out") }.joined(separator: "\n")
    }

    @Test func eachWayOutIsToldWithItsLastDay() throws {
        let ways = ways(try yarn(imported: "2025-01-15", milestones: Self.detained).assess(asOf: "2025-01-25"))
        #expect(ways.contains("applicability review (by 2025-02-19)"))
        #expect(ways.contains("abandonment of the goods (within 30 days after entry"))
        #expect(!ways.contains("past"))
    }

    @Test func afterAnExclusionTheProtestIsLeft() throws {
        let assessment = try yarn(imported: "2025-01-15", milestones: Self.detained).assess(asOf: "2025-06-30")
        #expect(ways(assessment).contains("Choose a way out for S1: protest against an exclusion (by 2025-08-14)"))
        #expect(!ways(assessment).contains("abandonment") && !ways(assessment).contains("review"))
        #expect(assessment.status("us-uflpa.route.abandonment") == .doesNotApply)
        let late = try yarn(imported: "2025-01-15", milestones: Self.detained).assess(asOf: "2025-09-30")
        #expect(ways(late).contains("Ask counsel whether any way out is left for S1"))
        #expect(ways(late).isEmpty == false && !ways(late).contains("Choose"))
    }

    @Test func aWayWhoseDayIsPastIsSaidToBePast() throws {
        let ways = ways(
            try yarn(imported: "2025-01-15", milestones: ["M2,detention,2025-01-20,,S1,,"]).assess(asOf: "2025-06-30"))
        #expect(ways.contains("past by the periods that are known: applicability review (was due on 2025-02-19)"))
        #expect(ways.hasPrefix("Choose a way out for S1: export of detained goods"))
    }

    @Test(arguments: ["release", "re-export"])
    func aDetentionThatEndedAsksNoReply(kind: String) throws {
        let ended = try yarn(
            imported: "2025-01-15", milestones: Self.detained + ["M3,\(kind),2025-02-10,,S1,,"]
        ).assess(asOf: "2025-06-30")
        #expect(ended.status("us-uflpa.detention") == .doesNotApply)
        #expect(!ended.headline.contains("reply to a detention"))
        #expect(ended.headline.contains("stopped by customs"))
        // Detained again, it asks again.
        let again = try yarn(
            imported: "2025-01-15",
            milestones: Self.detained + ["M3,release,2025-02-10,,S1,,", "M4,detention,2025-06-10,,S1,,"]
        ).assess(asOf: "2025-06-30")
        #expect(again.status("us-uflpa.detention") == .applies)
    }

    /// An order withholds goods on suspicion: the headline names the order and its day, and not a law whose name says how goods were made.
    @Test func anOrderGoesByItsOwnTitle() throws {
        var sketch = yarn(imported: "2021-07-15")
        sketch.listed = [(Self.listed, "us_cbp_wro", "2021-06-24", "all products")]
        let assessment = try sketch.assess(asOf: "2021-08-01")
        #expect(
            assessment.answer.established.contains(
                "Withhold release order of 2021-06-24 on \(Self.listed): applies to S1."))
        #expect(!assessment.answer.established.contains { $0.contains("import ban on goods made with forced labour") })
    }

    /// What nobody showed is established as stated, and says so.
    @Test func withoutADocumentAnAccountIsTheCasesOwn() throws {
        let assessment = try yarn(imported: "2025-01-15").assess(asOf: "2025-02-01")
        let content = try #require(assessment.answer.established.first { $0.contains("from Xinjiang") })
        #expect(content.contains("on every path at least one record has no document"))
    }

    /// Worked goods of which nothing shows what they were made of are open, whatever stage the case gives them.
    @Test(arguments: ["garment", "other"])
    func theStageOfAWorkedLotClearsNothing(stage: String) throws {
        var sketch = SketchedFolder()
        sketch.party("SEW", "Bentwillow Garment Ltd.")
        sketch.lots = ["G1,\(stage),20,t,SEW,\"Hue, Vietnam\",VN,2024-03-01"]
        sketch.shipments = ["S1,G1,20,t,6109.10,2024-12-01,2025-01-15,SEW,IMP,VN,US"]
        let assessment = try sketch.assess(asOf: "2025-02-01")
        #expect(assessment.status("us-uflpa.presumption.region") == .open)
        #expect(!assessment.headline.contains("no content from Xinjiang"))
        // Nor where it is all that the shipped goods were made of.
        sketch.lots.append("J1,garment,18,t,SEW,\"Hue, Vietnam\",VN,2024-04-01")
        sketch.events = ["E1,transform,2024-04-01,SEW,,in,G1,20,t", "E1,,,,,out,J1,18,t"]
        sketch.shipments = ["S1,J1,18,t,6109.10,2024-12-01,2025-01-15,SEW,IMP,VN,US"]
        #expect(try sketch.assess(asOf: "2025-02-01").status("us-uflpa.presumption.region") == .open)
    }
}
