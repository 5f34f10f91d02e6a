import ClewModel
import Foundation
import InventedWorlds
import RegimeRules
import SupplyChain
import Testing
import World

@testable import Casework

/// Each law asks for a day of its own, and every answer names the day.
struct LegalDayTests {
    private typealias Invented = InventedWorld

    /// A chain of one mill and one shipment into the United States.
    private static func caseOf(shipped: String, imported: String?) throws -> Case {
        var found = Invented.caseOf([("MILL", "Orvella Spinning Works Co., Ltd."), ("BUYER", "Harbour Buyer Inc.")])
        let place = SourceLocation(file: "lots.csv", line: 2)
        let tonnes = try #require(Quantity(10, .tonne))
        var lot = Lot(id: "YARN", stage: "spinning-carded", quantity: tonnes, location: place)
        lot.producer = "MILL"
        found.lots = [lot]
        var shipment = Shipment(id: "S1", location: place)
        shipment.items = [Shipment.Item(lot: "YARN", quantity: tonnes, location: place)]
        shipment.shipped = PartialDate(shipped)
        shipment.imported = imported.flatMap { PartialDate($0) }
        shipment.exporter = "MILL"
        shipment.importer = "BUYER"
        shipment.toCountry = "us"
        found.shipments = [shipment]
        found.commodity = "cotton"
        found.requesterCountry = "us"
        found.jurisdictions = ["us"]
        return found
    }

    /// The mill listed on the UFLPA list from a day.
    private static func world(listedFrom day: String, on dataset: DatasetName = "us_dhs_uflpa") throws -> World {
        let invented = try InventedWorld()
        try invented.load(
            dataset, on: "2026-01-01",
            Invented.party("orvella", "Orvella Spinning Works Co., Ltd.", in: dataset)
                + Invented.listing(of: "orvella", in: dataset, from: day))
        return try invented.world()
    }

    private static func assess(_ case: Case, _ world: World, asOf: String = "2026-03-01") throws -> Assessment {
        try Assessor(world: world).assess(`case`, options: AssessmentOptions(asOf: Day(asOf), regimes: []))
    }

    @Test func listedBetweenDepartureAndImportIsInForce() throws {
        let world = try Self.world(listedFrom: "2025-01-15")
        let assessment = try Self.assess(try Self.caseOf(shipped: "2024-12-20", imported: "2025-01-28"), world)
        let finding = try #require(assessment.findings.first { $0.rule == "party.listed" })
        #expect(finding.statement.contains("in force on 2025-01-28, the day of import of S1"))
        let duty = try #require(assessment.duties.first { $0.provision == "us-uflpa.presumption.listed-entity" })
        #expect(duty.status == .applies)
        #expect(duty.judgedOn.day.description == "2025-01-28" && duty.judgedOn.kind == .importDay)
        #expect(duty.reason.contains("in force on 2025-01-28, the day of import"))
        #expect(assessment.findings.contains { $0.rule == "goods.through-listed-party" && $0.severity == .high })
    }

    @Test func listedAfterImportIsNot() throws {
        let world = try Self.world(listedFrom: "2025-02-01")
        let assessment = try Self.assess(try Self.caseOf(shipped: "2024-12-20", imported: "2025-01-28"), world)
        #expect(!assessment.findings.contains { $0.rule == "party.listed" })
        let finding = try #require(assessment.findings.first { $0.rule == "party.listed-later" })
        #expect(finding.statement.hasSuffix("It was not so on 2025-01-28, the day of import of S1."))
        let duty = try #require(assessment.duties.first { $0.provision == "us-uflpa.presumption.listed-entity" })
        #expect(duty.status == .doesNotApply)
        #expect(!assessment.findings.contains { $0.rule == "goods.through-listed-party" && $0.severity == .high })
    }

    @Test func listedInTheMonthOfAnImportKnownToTheMonthIsOpen() throws {
        let world = try Self.world(listedFrom: "2025-01-15")
        let assessment = try Self.assess(try Self.caseOf(shipped: "2024-12-20", imported: "2025-01"), world)
        let finding = try #require(assessment.findings.first { $0.rule == "party.listed-later" })
        #expect(finding.statement.contains("is open"))
        let duty = try #require(assessment.duties.first { $0.provision == "us-uflpa.presumption.listed-entity" })
        #expect(duty.status == .open)
    }

    @Test func withoutADayOfImportItLiesBetweenDepartureAndTheDayAsked() throws {
        let found = try Self.caseOf(shipped: "2024-12-20", imported: nil)
        let open = try Self.assess(found, Self.world(listedFrom: "2025-01-15"))
        #expect(open.duties.first { $0.provision == "us-uflpa.presumption.listed-entity" }?.status == .open)
        let before = try Self.assess(found, Self.world(listedFrom: "2024-11-01"))
        #expect(before.duties.first { $0.provision == "us-uflpa.presumption.listed-entity" }?.status == .applies)
    }

    @Test func aPaymentIsJudgedOnItsOwnDay() throws {
        var found = try Self.caseOf(shipped: "2024-12-20", imported: "2025-01-28")
        let place = SourceLocation(file: "milestones.csv", line: 2)
        var payment = Milestone(
            id: "M1", kind: .payment, day: try #require(Day("2024-12-01")), location: place)
        payment.party = "MILL"
        found.milestones = [payment]
        let world = try Self.world(listedFrom: "2025-01-15", on: "us_ofac_sdn")
        let duties = try Self.assess(found, world).duties.filter { $0.provision == "us-ofac.freeze.listed" }
        #expect(duties.map(\.judgedOn.kind) == [.asked, .payment])
        #expect(duties.map(\.status) == [.applies, .doesNotApply])
    }

    /// A freeze binds dealings: a listed party deep in the chain, to whom nothing is paid, stands in no headline.
    @Test func aFreezeIsAskedOfThoseWhoDealWithTheParty() throws {
        var found = try Self.caseOf(shipped: "2024-12-20", imported: "2025-01-28")
        let place = SourceLocation(file: "parties.csv", line: 4)
        found.parties.append(CaseParty(id: "TRADER", name: "Quenby Trading Pte. Ltd.", location: place))
        found.shipments[0].exporter = "TRADER"
        let world = try Self.world(listedFrom: "2024-01-15", on: "us_ofac_sdn")
        let assessment = try Self.assess(found, world)
        let duty = try #require(assessment.duties.first { $0.provision == "us-ofac.freeze.listed" })
        #expect(duty.status == .open && duty.openOnlyFor == .acts)
        #expect(duty.reason.contains("A payment to it, a supply or a contract would be barred; the case states none."))
        let headline = assessment.answer.established + assessment.answer.notExcluded
        #expect(!headline.contains { $0.contains("13818") })
        #expect(assessment.answer.notKnown.contains { $0.contains("13818") })
        var payment = Milestone(id: "M1", kind: .payment, day: try #require(Day("2026-02-01")), location: place)
        payment.party = "MILL"
        found.milestones = [payment]
        let paid = try Self.assess(found, world).duties.filter { $0.provision == "us-ofac.freeze.listed" }
        #expect(paid.contains { $0.status == .applies })
    }

    /// Where customs decided nothing in time the goods count as excluded, and the time for a protest runs from that day.
    @Test func anExclusionByLapseOfTimeStartsTheTimeForAProtest() throws {
        var found = try Self.caseOf(shipped: "2025-12-20", imported: "2026-02-03")
        let place = SourceLocation(file: "milestones.csv", line: 2)
        func milestone(_ kind: Milestone.Kind, _ day: String) throws -> Milestone {
            var milestone = Milestone(id: kind.rawValue, kind: kind, day: try #require(Day(day)), location: place)
            milestone.shipment = "S1"
            return milestone
        }
        func told(_ milestones: [Milestone], asOf: String) throws -> [String] {
            found.milestones = milestones
            return try Self.assess(found, Self.world(listedFrom: "2025-01-15"), asOf: asOf).answer.toDo.map(\.sentence)
        }
        let stopped = [try milestone(.examination, "2026-02-06"), try milestone(.detention, "2026-02-10")]
        let before = try told(stopped, asOf: "2026-03-08")
        #expect(
            before.contains { $0.hasPrefix("On 2026-03-08: Without a decision of customs the goods count as excluded") }
        )
        #expect(!before.contains { $0.contains("protest") })
        // The reply has to be there before: the 30 days of the detention end on 12 March.
        let reply = try #require(before.first { $0.contains("Reply to the detention") })
        #expect(reply.contains("the goods count as excluded on 2026-03-08: have it there before"), "\(reply)")
        // 8 March and 180 days are 4 September.
        let after = try told(stopped, asOf: "2026-03-09")
        #expect(after.contains { $0.hasPrefix("Since 2026-03-08: Without a decision of customs") })
        #expect(!after.contains { $0.contains("Reply to the detention") })
        #expect(after.contains { $0.hasPrefix("By 2026-09-04: File a protest against the exclusion, S1") })
        let noticed = try told(stopped + [try milestone(.exclusion, "2026-03-20")], asOf: "2026-04-01")
        let protest = try #require(noticed.first { $0.contains("File a protest") })
        #expect(protest.hasPrefix("By 2026-09-04"))
        #expect(protest.contains("counted from the later notice it would be 2026-09-16: keep the earlier day"))
        let released = try told(stopped + [try milestone(.release, "2026-03-01")], asOf: "2026-04-01")
        #expect(!released.contains { $0.contains("protest") })
    }

    @Test func theEntityListAsksNothingOfAnImporterWhoOnlyBuys() throws {
        var found = try Self.caseOf(shipped: "2024-12-20", imported: "2025-01-28")
        let world = try Self.world(listedFrom: "2024-01-15", on: "us_bis_entity_list")
        let buying = try Self.assess(found, world)
        let duty = try #require(buying.duties.first { $0.provision == "us-bis.entity-list" })
        #expect(duty.status == .open && duty.openOnlyFor == .acts)
        let headline = buying.answer.established + buying.answer.notExcluded
        #expect(!headline.contains { $0.contains("Export Administration") })
        #expect(buying.answer.notKnown.count { $0.contains("Export Administration") } == 1)
        found.plannedActs = ["supply"]
        let supplying = try Self.assess(found, world)
        #expect(supplying.duties.first { $0.provision == "us-bis.entity-list" }?.status == .applies)
    }

    @Test func aDetentionPutsItsLastDaysAndTheWaysOutOnTheFirstScreen() throws {
        var found = try Self.caseOf(shipped: "2025-12-20", imported: "2026-02-03")
        let place = SourceLocation(file: "milestones.csv", line: 2)
        func milestone(_ kind: Milestone.Kind, _ day: String) throws -> Milestone {
            var milestone = Milestone(id: kind.rawValue, kind: kind, day: try #require(Day(day)), location: place)
            milestone.shipment = "S1"
            return milestone
        }
        found.milestones = [try milestone(.examination, "2026-02-06"), try milestone(.detention, "2026-02-10")]
        let world = try Self.world(listedFrom: "2025-01-15")
        let assessment = try Self.assess(found, world)
        let days = assessment.answer.toDo.compactMap { $0.day?.description }
        #expect(days == ["2026-03-08", "2026-03-12"])
        let sentences = assessment.answer.toDo.map(\.sentence)
        #expect(
            sentences.contains { $0.hasPrefix("By 2026-03-12: Reply to the detention with the review package, S1") })
        #expect(sentences.contains { $0.contains("extended twice at most") })
        let ways = try #require(sentences.first { $0.hasPrefix("Choose a way out for S1") })
        for way in ["applicability review", "exception", "export of detained goods", "abandonment"] {
            #expect(ways.contains(way), "\(way)")
        }
        #expect(!ways.contains("protest"), "nothing was excluded yet")
        found.milestones.append(try milestone(.release, "2026-02-20"))
        let released = try Self.assess(found, world)
        #expect(released.answer.toDo.allSatisfy { $0.day == nil }, "a release ends the periods")
    }

    /// An order that its list calls inactive, or modified, without a day is in force on none for certain, and open until the version that
    /// says so; afterwards one that has ended is none.
    @Test(arguments: [
        ("Inactive", "2025-06-01", DutyReport.Status.open), ("Modified", "2025-06-01", .open),
        ("Active", "2025-06-01", .applies),
        ("Revoked", "2026-01-20", .doesNotApply), ("Modified", "2026-01-20", .open),
    ])
    func anEntryThatItsListMarksIsNotInForce(mark: String, imported: String, status: DutyReport.Status) throws {
        let invented = try InventedWorld()
        let name = "Orvella Spinning Works Co., Ltd."
        try invented.load(
            "us_cbp_wro", on: "2026-01-10",
            InventedWorld.party("orvella", name, in: "us_cbp_wro")
                + InventedWorld.listing(
                    of: "orvella", in: "us_cbp_wro", from: "2020-01-05", mark: mark, reason: "All products"))
        let found = try Self.caseOf(shipped: "2025-05-01", imported: imported)
        let assessment = try Self.assess(found, try invented.world())
        let order = try #require(assessment.duties.first { $0.provision == "us-uflpa.order.named" })
        #expect(order.status == status, "\(order.reason)")
        #expect(assessment.findings.contains { $0.rule == "party.listed" } == (status == .applies))
        if status == .open {
            let finding = try #require(assessment.findings.first { $0.rule == "party.listed-later" })
            #expect(finding.statement.contains("marks it “\(mark)”") && finding.statement.contains("is open"))
        }
    }

    /// What an authority did after the day asked about had not happened on it; a decision of exclusion ends the wait for one.
    @Test func whatComesAfterTheDayAskedAboutHasNotHappened() throws {
        var found = try Self.caseOf(shipped: "2025-12-20", imported: "2026-02-03")
        func milestone(_ kind: Milestone.Kind, _ day: String) throws -> Milestone {
            var milestone = Milestone(
                id: kind.rawValue, kind: kind, day: try #require(Day(day)),
                location: SourceLocation(file: "milestones.csv", line: 2))
            milestone.shipment = "S1"
            return milestone
        }
        let world = try Self.world(listedFrom: "2025-01-15")
        let stopped = [try milestone(.examination, "2026-02-06"), try milestone(.detention, "2026-02-10")]
        for later in [Milestone.Kind.release, .reexport, .exclusion] {
            found.milestones = stopped + [try milestone(later, "2026-03-02")]
            let days = try Self.assess(found, world, asOf: "2026-02-20").answer.toDo.compactMap { $0.day?.description }
            #expect(days == ["2026-03-08", "2026-03-12"], "\(later)")
        }
        let excluded = try Self.assess(found, world, asOf: "2026-03-04").answer.toDo.map(\.sentence)
        #expect(!excluded.contains { $0.contains("Without a decision") || $0.contains("Reply to the detention") })
        #expect(excluded.contains { $0.hasPrefix("By 2026-08-29: File a protest") }, "\(excluded)")
        #expect(excluded.contains { $0.contains("which customs has stopped") })
    }

    /// The rule allows two extensions, each granted while the period runs; what is stated beyond that moves nothing.
    @Test(arguments: [
        ([("2026-03-01", "2026-04-10")], "2026-04-10", "extended on 2026-03-01 to 2026-04-10", nil as String?),
        (
            [("2026-03-01", "2026-04-10"), ("2026-04-09", "2026-05-10")], "2026-05-10",
            "extended on 2026-03-01 to 2026-04-10; extended on 2026-04-09 to 2026-05-10", nil
        ),
        ([("2026-03-13", "2026-04-10")], "2026-03-12", "", "2026-03-13 to 2026-04-10 is not counted"),
        (
            [("2026-03-01", "2026-04-10"), ("2026-04-09", "2026-05-10"), ("2026-05-01", "2026-06-10")], "2026-05-10",
            "extended on 2026-04-09 to 2026-05-10", "2026-05-01 to 2026-06-10 is not counted"
        ),
    ])
    func anExtensionMovesTheLastDayAsFarAsTheRuleGoes(
        granted: [(String, String)], last: String, words: String, refused: String?
    ) throws {
        var found = try Self.caseOf(shipped: "2025-12-20", imported: "2026-02-03")
        let place = SourceLocation(file: "milestones.csv", line: 2)
        var detention = Milestone(
            id: "D", kind: .detention, day: try #require(Day("2026-02-10")), location: place)
        detention.shipment = "S1"
        found.milestones = [detention]
        for (number, extended) in granted.enumerated() {
            var milestone = Milestone(
                id: "E\(number)", kind: .extension, day: try #require(Day(extended.0)), location: place)
            milestone.until = try #require(Day(extended.1))
            milestone.shipment = "S1"
            found.milestones.append(milestone)
        }
        // Asked on the day of the last of them: what is granted later has not happened.
        let asked = try #require(granted.map(\.0).max())
        let assessment = try Self.assess(found, try Self.world(listedFrom: "2025-01-15"), asOf: asked)
        let reply = try #require(
            assessment.answer.toDo.map(\.sentence).first { $0.contains("Reply to the detention") })
        #expect(reply.hasPrefix("By \(last): ") || reply.hasPrefix("Was due on \(last)"), "\(reply)")
        #expect(words.isEmpty || reply.contains(words), "\(reply)")
        if let refused { #expect(reply.contains(refused), "\(reply)") }
    }
}
