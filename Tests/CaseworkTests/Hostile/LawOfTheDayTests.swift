import ClewModel
import RegimeRules
import Testing
import World

@testable import Casework

/// No rule is told of a day on which our sources do not know it, or on which it did not exist; and each day that a law asks for counts.
struct LawOfTheDayTests {
    /// A shipment of yarn of lint of Xinjiang.
    private func yarn(to country: String, imported: String, _ jurisdictions: String) -> SketchedFolder {
        var sketch = SketchedFolder()
        sketch.jurisdictions = jurisdictions
        sketch.country = country
        sketch.party("SPI", "Bentwillow Mill Ltd.")
        sketch.lots = [
            "L1,ginning,50,t,,新疆和田地区墨玉县,CN,2020-01-10", "Y1,spinning-carded,45,t,SPI,\"Hue, Vietnam\",VN,2020-03-01",
        ]
        sketch.events = ["E1,transform,2020-03-01,SPI,,in,L1,50,t", "E1,,,,,out,Y1,45,t"]
        sketch.shipments = ["S1,Y1,45,t,5205.12,2020-04-01,\(imported),SPI,IMP,VN,\(country)"]
        return sketch
    }

    /// A duty to answer that lies ahead waits for a request; that goods leave China only is no reason for anything where they enter the Union.
    @Test func whatAComingLawWaitsForIsNotSaidNotToApply() throws {
        let assessment = try yarn(to: "FR", imported: "2026-05-01", "eu").assess(asOf: "2026-06-01")
        let duty = try #require(assessment.duties.first { $0.provision == "eu-flr.information-request" })
        #expect(duty.status == .notTriggered)
        #expect(duty.reason == "The case states no such event: a request for information by an authority.")
    }

    /// The presumption of the UFLPA is that section 307 bars the goods: that is said with it, and not as a second law beside it.
    @Test func whatAPresumptionPresumesIsToldWithIt() throws {
        let assessment = try yarn(to: "US", imported: "2025-05-01", "us").assess(asOf: "2025-06-01")
        #expect(assessment.status("us-uflpa.presumption.region") == .applies)
        let statute = try #require(assessment.duties.first { $0.provision == "us-uflpa.prohibition.forced-labour" })
        #expect(statute.status == .applies && statute.presumedBy == "us-uflpa.presumption.region")
        #expect(statute.requests.isEmpty, "the presumption asks what is to be shown")
        let told = assessment.headline.split(separator: "\n").filter { $0.contains("1307") }
        #expect(told.count == 1, "\(told)")
        #expect(told.first?.hasPrefix("Uyghur Forced Labor Prevention Act: applies to S1; it presumes") == true)
        #expect(!assessment.headline.contains("1307, import ban on goods made with forced labour: "))
    }

    /// Where it is open whether the presumption applies, so is what it presumes; that asks nothing beside it.
    @Test func whatAnOpenPresumptionPresumesIsOpenWithIt() throws {
        var sketch = yarn(to: "US", imported: "2025-05-01", "us")
        sketch.lots[0] = "L1,ginning,50,t,,,,2020-01-10"
        let assessment = try sketch.assess(asOf: "2025-06-01")
        #expect(assessment.status("us-uflpa.presumption.region") == .open)
        #expect(assessment.status("us-uflpa.prohibition.forced-labour") == .open)
        #expect(assessment.headline.contains("Uyghur Forced Labor Prevention Act: may apply to S1"))
        #expect(!assessment.headline.contains("1307"))
    }

    @Test(arguments: ["2020-06-30", "2020-12-01", "2021-02-01"])
    func aLawThatIsOlderThanOurSourcesIsOpenAndNeverComing(imported: String) throws {
        let assessment = try yarn(to: "CA", imported: imported, "ca").assess(asOf: "2021-06-01")
        #expect(assessment.status("ca.import-prohibition") == .open)
        #expect(assessment.headline.contains("(Canada): may apply to S1"))
    }

    /// What goes from one member of the Union to another leaves the one and not the Union.
    @Test func whatStaysWithinTheUnionIsNoExportOfIt() throws {
        var sketch = yarn(to: "FR", imported: "2026-05-01", "eu")
        sketch.shipments = ["S1,Y1,45,t,5205.12,2026-04-01,2026-05-01,SPI,IMP,DE,FR"]
        func statements(_ tree: ReasonTree) -> [String] { [tree.statement] + tree.parts.flatMap(statements) }
        let told = try sketch.assessed(asOf: "2026-06-01").reasoning.flatMap(statements)
        #expect(told.contains("The goods leave DE only."))
        #expect(!told.contains { $0.hasPrefix("The goods leave") && $0.contains("EU") })
    }

    @Test func theStatuteOf1930IsNotComingIn2019() throws {
        let assessment = try yarn(to: "US", imported: "2019-09-29", "us").assess(asOf: "2019-10-15")
        let statute = "us-uflpa.prohibition.origin-before-presumption"
        #expect(assessment.status(statute) == .open)
        let duty = try #require(assessment.duties.first { $0.provision == statute })
        #expect(duty.reason.contains("older than 2019-09-30"))
    }

    /// No provision that is older than its first day in our sources is ever told as coming, or as beginning.
    @Test func noOlderProvisionIsComing() throws {
        for regime in try Examples.knowledge.get().regimes.regimes {
            for provision in regime.provisions where provision.isOlder {
                var facts = RegimeFacts()
                let before = provision.appliesFrom.advanced(by: -400)
                for kind in Provision.JudgedOn.allCases where kind != .asked { facts.days[kind] = [before...before] }
                for obligation in RegimeCatalog.evaluate(facts, regime: regime, on: before)
                where obligation.provision.id == provision.id {
                    #expect(obligation.status == .inForce, "\(provision.id)")
                    if case .established = obligation.determination { Issue.record("\(provision.id)") }
                }
            }
            let sheet = try RegimeSheet(regime.key, in: Examples.knowledge.get())
            for (rule, provision) in zip(sheet.rules, regime.provisions) {
                #expect(rule.force.contains("older than") == provision.isOlder, "\(provision.id)")
            }
        }
        let changes = try TimetableWriter(world: Examples.world.get()).timetable(regimes: ["ca"], from: .distantPast)
        #expect(!changes.entries.contains { $0.provision == "ca.import-prohibition" && $0.kind == .applies })
    }

    /// The ban of the Union asks for the day of placing on the market as well as for that of import.
    @Test func placingOnTheMarketIsAskedFor() throws {
        var sketch = yarn(to: "DE", imported: "2027-12-13", "eu")
        sketch.milestones = ["M2,placed-on-market,2027-12-16,,S1,,"]
        let placed = try sketch.assess(asOf: "2028-01-10").duties.filter { $0.provision == "eu-flr.ban" }
        #expect(placed.contains { $0.status == .open && $0.judgedOn.day.description == "2027-12-16" })
        sketch.milestones = ["M2,placed-on-market,2027-12-13,,S1,,"]
        #expect(try sketch.assess(asOf: "2028-01-10").status("eu-flr.ban") == .doesNotApply)
        // Brought in the day before and not yet placed: that may happen on any day since.
        sketch.milestones = []
        let open = try sketch.assess(asOf: "2028-01-10").duties.filter { $0.provision == "eu-flr.ban" }
        #expect(open.contains { $0.status == .open && $0.judgedOn.kind == .placedOnMarket })
    }

    /// Goods that leave the Union are judged on the day on which they leave it, wherever and whenever they arrive.
    @Test(arguments: [("2027-12-13", DutyReport.Status.doesNotApply), ("2027-12-14", .open)])
    func goodsThatLeaveTheUnionAreJudgedWhenTheyLeave(left: String, status: DutyReport.Status) throws {
        var sketch = yarn(to: "TR", imported: "2027-12-20", "eu")
        sketch.shipments = ["S1,Y1,45,t,5205.12,\(left),2027-12-20,SPI,IMP,DE,TR"]
        let assessment = try sketch.assess(asOf: "2028-01-10")
        #expect(assessment.status("eu-flr.ban") == status)
        #expect(assessment.duties.allSatisfy { $0.provision != "eu-flr.ban" || $0.judgedOn.kind == .exportDay })
    }

    /// What is past when a rule begins stays what it was, and no first page says that the rule may reach it.
    @Test func aRuleThatBeganAfterTheImportIsNotToldAsComing() throws {
        let assessment = try yarn(to: "US", imported: "2022-06-20", "us").assess(asOf: "2026-11-28")
        #expect(assessment.status("us-uflpa.presumption.region") == .doesNotApply)
        #expect(!assessment.headline.contains("may reach such goods"))
    }

    /// T-shirts of cotton, all of it of Xinjiang, detained before the presumption existed.
    private func shirts(hs: String = "6109.10") -> SketchedFolder {
        var sketch = SketchedFolder()
        sketch.party("SEW", "Bentwillow Garment Ltd.")
        sketch.lots = [
            "L1,ginning,50,t,,新疆和田地区墨玉县,CN,2021-10-10", "Y1,spinning-combed,40,t,SEW,\"Hue, Vietnam\",VN,2021-11-01",
        ]
        sketch.events = ["E1,transform,2021-11-01,SEW,,in,L1,50,t", "E1,,,,,out,Y1,40,t"]
        sketch.shipments = ["S1,Y1,40,t,\(hs),2022-02-01,2022-03-10,SEW,IMP,VN,US"]
        sketch.milestones = ["M1,examination,2022-03-11,,S1,,", "M2,detention,2022-03-15,,S1,,"]
        return sketch
    }

    @Test func aDetentionBeforeThePresumptionKnowsNoReplyAndNoReviewOfIt() throws {
        let question = try shirts().assessed(asOf: "2022-05-31")
        let assessment = question.assessment
        #expect(assessment.status("us-uflpa.order.cotton-tomatoes") == .applies)
        #expect(assessment.status("us-uflpa.detention") == .doesNotApply)
        #expect(assessment.status("us-uflpa.route.applicability-review") == .doesNotApply)
        #expect(assessment.status("us-uflpa.customs-decision") == .applies)
        #expect(!assessment.headline.contains("reply to a detention"))
        #expect(assessment.headline.contains("Region-wide order on cotton and tomatoes of Xinjiang: applies to S1."))
        // Customs' own days are older than the presumption: excluded on 10 April, a protest within 180 days.
        #expect(assessment.answer.toDo.contains { $0.day == Day("2022-04-10") && $0.isLapse })
        #expect(assessment.answer.toDo.contains { $0.day == Day("2022-10-07") && !$0.isPast })
        #expect(assessment.headline.contains("Take counsel on S1, which customs has stopped"))
        let entries = try TimetableWriter(world: Examples.world.get()).timetable(of: question).entries
        for entry in entries where entry.kind == .applies && entry.day > (Day("2022-05-31") ?? .distantPast) {
            #expect(!(entry.bearing ?? "").contains("reaches, or may reach, S1"), "\(entry.what)")
        }
        #expect(throws: ClewError.self) {
            try DetentionDrill(question, on: Day("2022-03-15") ?? .distantPast, in: Examples.world.get())
        }
    }

    /// What the nomenclature calls “of cotton” is within the order; what it leaves open the chain of the case settles.
    @Test(arguments: ["6109.10", "6203.42", "6205.20", "6302.21", "6109.90", "6203.43"])
    func goodsOfCottonAreWithinTheOrder(hs: String) throws {
        #expect(try shirts(hs: hs).assess(asOf: "2022-05-31").status("us-uflpa.order.cotton-tomatoes") == .applies)
    }

    /// A licence to wind down goes before a freeze on the day of a payment, too.
    @Test func everyDayThatALawAsksForIsJudged() throws {
        let catalog = try Examples.knowledge.get().regimes
        func days(_ id: ProvisionID) throws -> Set<Provision.JudgedOn> {
            Set(try #require(try catalog.provision(id)?.provision.judgedOn))
        }
        #expect(try days("us-ofac.licence.xpcc-wind-down") == days("us-ofac.freeze.owned"))
        #expect(try days("eu-flr.ban").contains(.placedOnMarket))
    }
}
