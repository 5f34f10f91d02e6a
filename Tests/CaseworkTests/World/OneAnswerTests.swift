import ClewModel
import Foundation
import InventedWorlds
import LabourProgrammes
import ListImport
import OwnershipAnalysis
import Screening
import StatementStore
import SupplyChain
import TestSupport
import Testing
import World

@testable import Casework

/// Questions that once had several answers, by who was asked.
struct OneAnswerTests {
    private typealias Invented = InventedWorld
    private let day = InventedWorld.day("2026-11-01")

    private func steps(
        _ case: Case, _ world: World, rule key: String = "us-ofac"
    ) throws -> (ScreeningStep.Result, Casework.OwnershipStep.Result) {
        let calendar = CaseCalendar(
            `case`, index: CaseIndex(`case`), scope: [], asked: day, gazetteer: try world.knowledge.gazetteer)
        let screening = try ScreeningStep(world: world, calendar: calendar).run(
            `case`, ScreeningStep.candidates(`case`, in: world, on: day))
        let rule = try #require(try world.knowledge.ownershipRules[key])
        return (
            screening,
            try Casework.OwnershipStep(world: world, rules: [rule], calendar: calendar, screening: screening).run(
                `case`)
        )
    }

    @Test func aRegisterIdentifiesAndListsNobody() throws {
        let invented = try InventedWorld()
        try invented.load(
            "gleif", on: "2026-01-01", Invented.party("lei-x", "Quillon Lantern Works Co., Ltd.", in: "gleif"))
        let world = try invented.world()
        let found = InventedWorld.caseOf([("P", "Quillon Lantern Works Co., Ltd.")])
        let (screening, _) = try steps(found, world)
        #expect(screening.matches["P"]?.first?.candidate.entity == "lei-x", "the register says who it is")
        #expect(screening.findings.map(\.id) == [])
        #expect(!world.isListed("lei-x", on: day))
        let base = try ScreeningBase.lists(world, asOf: day)
        let answers = try base.screener(ScreeningOptions()).screen(
            ScreeningQuery(id: "q", schema: .company, names: ["Quillon Lantern Works Co., Ltd."]))
        #expect(!answers.contains { $0.entity == "lei-x" })
    }

    @Test func aListedOwnerOutsideTheCaseReachesAPartyOfIt() throws {
        let invented = try InventedWorld()
        try invented.load(
            "us_ofac_sdn", on: "2026-01-01",
            Invented.party("ofac-1", "Invented Meridian Holding", in: "us_ofac_sdn")
                + Invented.listing(of: "ofac-1", in: "us_ofac_sdn", from: "2024-01-01"))
        try invented.load(
            "stakes", on: "2026-01-02",
            Invented.party("ofac-1", "Invented Meridian Holding", in: "stakes")
                + Invented.party("x", "Quillon Lantern Works Co., Ltd.", in: "stakes")
                + Invented.stake("ofac-1", "x", "80", in: "stakes"))
        let world = try invented.world()
        let (screening, ownership) = try steps(
            InventedWorld.caseOf([("P", "Quillon Lantern Works Co., Ltd.")]), world)
        let rule = try #require(try world.knowledge.ownershipRules["us-ofac"])
        let own = try world.ownership(above: ["x"]).verdict(for: "x", under: rule, on: day)
        let assessed = try #require(ownership.verdicts["P"]?.first)
        #expect(own.answer == .yes && assessed.answer == .yes)
        #expect(own.bounds == Bounds(exactly: 0.8) && assessed.bounds == own.bounds)
        #expect(assessed.chain.map(\.owner) == own.chain.map(\.owner))
        #expect(screening.findings.map(\.rule) == [], "the owned party is not listed itself")
        #expect(ownership.findings.map(\.rule) == ["party.owned-by-listed"])
    }

    @Test(arguments: [nil, "2026-11-01"])
    func anIndirectInterestWithoutItsChainIsOpen(knownAt: String?) throws {
        let invented = try InventedWorld()
        let text = """
            [{"statementId":"s1","recordId":"l","recordType":"entity","statementDate":"2024-01-01",
              "recordDetails":{"name":"Invented Meridian Holding","entityType":{"type":"registeredEntity"}}},
             {"statementId":"s2","recordId":"x","recordType":"entity","statementDate":"2024-01-01",
              "recordDetails":{"name":"Quillon Lantern Works","entityType":{"type":"registeredEntity"}}},
             {"statementId":"s3","recordId":"r","recordType":"relationship","statementDate":"2024-01-01",
              "recordDetails":{"subject":"x","interestedParty":"l","interests":[
               {"type":"shareholding","directOrIndirect":"indirect","share":{"exact":60}}]}}]
            """
        let file = try invented.folder.write(text, to: "owners.json")
        let importer = try PublishedLists.catalog().importer(for: "bods")
        _ = try ArchiveImport(importer, metadata: nil, archive: invented.archive).run(
            [file], options: ArchiveImportOptions(recorded: InventedWorld.day("2026-01-01")))
        let world = try invented.world(knownAt: knownAt.flatMap { Day($0) })
        let rule = try #require(try world.knowledge.ownershipRules["us-ofac"])
        let fromArchive = try world.ownership(
            above: ["bods-x"], adding: AddedHoldings(listed: [ListedParty("bods-l")])
        ).verdict(for: "bods-x", under: rule, on: day)
        let fromFile = try HoldingsFile(file, as: "owners.json").view(listed: [ListedParty("l")])
            .verdict(for: "x", under: rule, on: day)
        for verdict in [fromArchive, fromFile] {
            #expect(verdict.answer == .open)
            #expect(verdict.bounds == Bounds(0, 0.6))
            #expect(verdict.missing.map(\.kind) == [.chain])
        }
    }

    /// The look-up that is prepared for many questions says what the one for a single question says.
    @Test func aPreparedLookUpFindsWhatASearchFinds() throws {
        let world = try Examples.world.get()
        let find = world.finder()
        var sought = ["", "nobody-knows-it", "Nobody Of This Name"]
        try world.forEachListedParty(standingOn: nil) { party in
            sought += [party.id.rawValue, party.caption, party.caption.uppercased()]
        }
        for name in sought.prefix(600) { #expect(find(name) == world.parties(called: name), "\(name)") }
    }

    @Test func ownersThatNobodyStatesAreOpenInTheDataAndInNoHeadline() throws {
        let assessment = try Examples.assess(Examples.read("denim-importer"))
        let open = assessment.duties.filter { $0.openOnlyFor == .owners }
        #expect(!open.isEmpty)
        #expect(assessment.parties.contains { $0.hasUnknownOwners })
        let headline = assessment.answer.established + assessment.answer.notExcluded
        #expect(!headline.contains { $0.contains("13818") })
        #expect(assessment.answer.notKnown.count { $0.contains("13818") } == 1, "one line, apart from the headline")
        let world = try Examples.world.get()
        let rule = try #require(try world.knowledge.ownershipRules["us-ofac"])
        let verdict = try world.ownership(above: ["nobody-knows-it"]).verdict(
            for: "nobody-knows-it", under: rule, on: day)
        #expect(verdict.answer == .open)
        #expect(verdict.isOpenForUnknownOwners)
    }

    @Test func aDecisionHoldsWhereverThePairAppears() throws {
        let invented = try InventedWorld()
        try invented.load(
            "us_ofac_sdn", on: "2026-01-01",
            Invented.party("ofac-1", "Quillon Lantern Works", in: "us_ofac_sdn")
                + Invented.listing(of: "ofac-1", in: "us_ofac_sdn", from: "2024-01-01"))
        var found = InventedWorld.caseOf([("P", "Quillon Lantern Works")])
        found.parties[0].address = "Invented Road 1"
        let before = try steps(found, invented.world()).0
        #expect(before.findings.map(\.rule) == ["party.listed"])
        // Decided as `clew decide` does: on less than the case says, and under another key.
        let query = ScreeningQuery(id: "k", schema: .legalEntity, names: ["Quillon Lantern Works"], countries: ["cn"])
        let candidate = try #require(
            try invented.world().screener(standingOn: day).screen(query).first { $0.entity == "ofac-1" })
        try DecisionLog.record(
            [
                Screening.Judgement(
                    .noMatch, on: candidate, for: query, reason: "another register number", by: "ab",
                    on: InventedWorld.day("2026-10-01"))
            ], in: invented.archive)
        let after = try steps(found, invented.world()).0
        #expect(after.findings.map(\.rule) == [])
        let judgement = try #require(after.matches["P"]?.first?.candidate.judgement)
        #expect(DecisionWords.sentence(judgement).contains("ab decided on 2026-10-01 that it is another party"))
        // Before it was decided, nobody knew.
        let earlier = try steps(found, invented.world(knownAt: InventedWorld.day("2026-09-30"))).0
        #expect(earlier.findings.map(\.rule) == ["party.listed"])
    }

    /// A table of stakes that names a holder as a list names a party, and no identity on record.
    private func namesake() throws -> InventedWorld {
        let invented = try InventedWorld()
        try invented.load(
            "us_ofac_sdn", on: "2026-01-01",
            Invented.party("ofac-1", "Quillon Lantern Works", in: "us_ofac_sdn")
                + Invented.listing(of: "ofac-1", in: "us_ofac_sdn", from: "2024-01-01"))
        try invented.load(
            "stakes", on: "2026-01-02",
            Invented.party("s-1", "Quillon Lantern Works Co., Ltd.", in: "stakes")
                + Invented.party("s-2", "Invented Beech Food", in: "stakes")
                + Invented.party("x", "Invented Alder Fibre", in: "stakes")
                + Invented.stake("s-1", "x", "80", in: "stakes") + Invented.stake("s-2", "x", "20", in: "stakes"))
        return invented
    }

    private func decide(_ verdict: Screening.Judgement.Verdict, in invented: InventedWorld) throws {
        let query = ScreeningQuery(
            id: "s-1", schema: .company, names: ["Quillon Lantern Works Co., Ltd."], countries: ["cn"])
        let candidate = try #require(
            try invented.world().screener(standingOn: day).screen(query).first { $0.entity == "ofac-1" })
        try DecisionLog.record(
            [
                Screening.Judgement(
                    verdict, on: candidate, for: query, reason: "register number", by: "ab",
                    on: InventedWorld.day("2026-10-01"))
            ], in: invented.archive)
    }

    @Test func anOwnerThatBearsTheNameOfAListedPartyLeavesTheAnswerOpen() throws {
        let invented = try namesake()
        let world = try invented.world()
        let rule = try #require(try world.knowledge.ownershipRules["us-ofac"])
        let own = try world.ownership(above: ["x"]).verdict(for: "x", under: rule, on: day)
        #expect(own.answer == .open && own.bounds == Bounds(0, 0.8))
        let question = try #require(own.missing.first { $0.kind == .identity })
        #expect(question.owner == "s-1")
        #expect(
            question.question
                == "Is Quillon Lantern Works Co., Ltd. (s-1) the party that us_ofac_sdn names as Quillon Lantern Works "
                + "(ofac-1)? Only the names say so.")
        // The same of a party of a case that the stakes on hand are about.
        let assessed = try steps(InventedWorld.caseOf([("P", "Invented Alder Fibre")]), world).1
        let verdict = try #require(assessed.verdicts["P"]?.first)
        #expect(verdict.answer == .open && verdict.bounds == own.bounds)
        #expect(verdict.missing.map(\.kind) == own.missing.map(\.kind))
        // By a rule whose lists do not name it, nothing asks.
        let other = try #require(try world.knowledge.ownershipRules["uk"])
        #expect(try world.ownership(above: ["x"]).verdict(for: "x", under: other, on: day).answer == .no)
    }

    @Test(arguments: [
        (Screening.Judgement.Verdict.match, OwnershipVerdict.Answer.yes), (.noMatch, .no), (.unsure, .open),
    ])
    func aDecisionSaysWhetherAnOwnerIsTheListedParty(
        verdict: Screening.Judgement.Verdict, answer: OwnershipVerdict.Answer
    ) throws {
        let invented = try namesake()
        try decide(verdict, in: invented)
        let world = try invented.world()
        let rule = try #require(try world.knowledge.ownershipRules["us-ofac"])
        #expect(try world.ownership(above: ["x"]).verdict(for: "x", under: rule, on: day).answer == answer)
        // Before it was decided, nobody knew.
        let before = try invented.world(knownAt: InventedWorld.day("2026-09-30"))
        #expect(try before.ownership(above: ["x"]).verdict(for: "x", under: rule, on: day).answer == .open)
    }

    @Test func eachListHasOneTitle() throws {
        let knowledge = try Examples.knowledge.get()
        let importers = try knowledge.catalog.importers
        for list in try knowledge.lists {
            let title = importers.first { $0.key == list.key }?.title
            #expect(title == list.title)
        }
    }

    /// A data set in a known format takes a description and no code; what it is was written when it was imported, and stays where the
    /// description is gone.
    @Test(arguments: [("register", false), ("own_list", true)])
    func aDataSetInAKnownFormatTakesADescriptionAlone(nature: String, isListed: Bool) throws {
        let invented = try InventedWorld()
        let reference = invented.folder.url.appending(path: "Reference")
        try FileManager.default.copyItem(at: RepositoryFiles.reference, to: reference)
        let ftm = try String(contentsOf: reference.appending(path: "lists/ftm.yaml"), encoding: .utf8)
        try ftm.replacing("key: ftm", with: "key: invented-set").replacing(
            "dataset: ftm", with: "dataset: invented_set"
        )
        .replacing("nature: collection", with: "nature: \(nature)")
        .write(to: reference.appending(path: "lists/invented-set.yaml"), atomically: true, encoding: .utf8)
        let knowledge = KnowledgeBase(reference)
        let file = try invented.folder.write(
            #"{"id":"i-1","schema":"Company","properties":{"name":["Quillon Lantern Works"]}}"# + "\n", to: "i.json")
        let metadata = try #require(try knowledge.lists.first { $0.key == "invented-set" })
        _ = try ArchiveImport(
            try knowledge.catalog.importer(for: "invented-set"), metadata: metadata, archive: invented.archive
        ).run([file], options: ArchiveImportOptions(recorded: InventedWorld.day("2026-01-01")))
        for known in [knowledge, KnowledgeBase(RepositoryFiles.reference)] {
            let world = try World(known, archive: invented.archive)
            #expect(world.nature(of: "invented_set").rawValue == nature)
            #expect(world.isListed("i-1", on: day) == isListed)
        }
    }

    @Test func nothingIsKeptBehindALink() throws {
        let invented = try InventedWorld()
        try invented.load("stakes", on: "2026-01-02", Invented.party("x", "Invented Beech Food", in: "stakes"))
        let cache = WorldCache(besideArchive: invented.folder.url.appending(path: "archive.sqlite"))
        let other = invented.folder.url.appending(path: "somebody's")
        try FileManager.default.createDirectory(
            at: other, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
        var place = cache.folder.path(percentEncoded: false)
        while place.hasSuffix("/") { place.removeLast() }
        try FileManager.default.createSymbolicLink(
            atPath: place, withDestinationPath: other.path(percentEncoded: false))
        let world = try World(InventedWorld.knowledge.get(), archive: invented.archive, cache: cache)
        #expect(world.partyCount > 0)
        let attributes = try FileManager.default.attributesOfItem(atPath: other.path(percentEncoded: false))
        #expect(attributes[.posixPermissions] as? Int == 0o755)
        #expect(try FileManager.default.contentsOfDirectory(atPath: other.path(percentEncoded: false)).isEmpty)
    }

    @Test func aWorldThatWasKeptIsTheSameAndADamagedOneIsBuiltAgain() throws {
        let invented = try InventedWorld()
        try invented.load(
            "us_ofac_sdn", on: "2026-01-01",
            Invented.party("ofac-1", "Quillon Lantern Works", in: "us_ofac_sdn")
                + Invented.listing(of: "ofac-1", in: "us_ofac_sdn", from: "2024-01-01"))
        try invented.load(
            "stakes", on: "2026-01-02",
            Invented.party("x", "Invented Beech Food", in: "stakes") + Invented.stake("ofac-1", "x", "60", in: "stakes")
        )
        let cache = WorldCache(besideArchive: invented.folder.url.appending(path: "archive.sqlite"))
        let knowledge = try Examples.knowledge.get()
        func answers() throws -> String {
            let world = try World(knowledge, archive: invented.archive, cache: cache)
            let rule = try #require(try knowledge.ownershipRules["us-ofac"])
            let verdict = try world.ownership(above: ["x"]).verdict(for: "x", under: rule, on: day)
            let parties = (0..<world.everyone.count).map { try? world.everyone.parties([$0]).first?.id.rawValue ?? "" }
            return "\(world.fingerprint) \(world.datasets) \(verdict) \(parties) \(world.designations(of: "ofac-1"))"
        }
        let built = try answers()
        let files = try FileManager.default.contentsOfDirectory(atPath: cache.folder.path(percentEncoded: false))
            .sorted()
        #expect(files.contains { $0.hasSuffix(".world") })
        for name in files {
            let path = cache.folder.appending(path: name).path(percentEncoded: false)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(name)")
        }
        #expect(try answers() == built, "what was kept gives the same")
        for name in files where name.hasSuffix(".world") {
            let url = cache.folder.appending(path: name)
            var bytes = try Data(contentsOf: url)
            bytes[bytes.count / 2] ^= 0x40
            try bytes.write(to: url)
        }
        #expect(try answers() == built, "what was damaged is built again")
    }
}
