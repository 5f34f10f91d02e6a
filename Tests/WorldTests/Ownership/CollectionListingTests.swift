import ClewModel
import Foundation
import OwnershipAnalysis
import StatementStore
import TestSupport
import Testing

@testable import World

/// What a listing that a collection repeats means for the ownership rules: the regime's where its entry says so, open where it
/// does not say by whom, and never a no.
struct CollectionListingTests {
    private static let knowledge = KnowledgeBase(RepositoryFiles.reference)
    private static let day = Day("2026-11-01") ?? .distantPast

    private static func entity(
        _ id: EntityID, _ schema: Schema, _ values: KeyValuePairs<PropertyName, String>
    ) -> [ClewModel.Statement] {
        values.map { Statement(entity: id, schema: schema, property: $0.key, value: $0.value, dataset: "ftm") }
    }

    /// A company that a person holds with 60 %, whom an entry of the collection lists, and whoever else is given.
    private static func world(_ entry: KeyValuePairs<PropertyName, String>, more: [ClewModel.Statement] = []) throws
        -> (World, TemporaryDirectory)
    {
        let folder = try TemporaryDirectory()
        let archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
        let statements =
            entity("zed", .person, ["name": "Zedekiah Invented", "topics": "sanction"])
            + entity("acme", .company, ["name": "Quonvex Invented Looms", "country": "cn"])
            + entity("stake", .ownership, ["owner": "zed", "asset": "acme", "percentage": "60"])
            + entity("entry", .sanction, entry) + entity("entry", .sanction, ["entity": "zed"]) + more
        let request = ListImportRequest(
            dataset: "ftm", recorded: try #require(Day("2024-01-01")), reader: "test",
            rules: PublishingRules(greatestLoss: 1, fewestEntities: 0))
        _ = try archive.importList(request) { draft in
            draft.targets = 1
            try draft.add(statements)
        }
        return (try World(knowledge, archive: archive), folder)
    }

    private static func verdict(_ world: World, _ party: EntityID, _ regime: String) throws -> OwnershipVerdict {
        let rule = try #require(try knowledge.ownershipRules.rules.first { $0.key == regime })
        return try world.ownership(above: [party]).verdict(for: party, under: rule, on: day)
    }

    @Test(
        arguments: [
            ("us-ofac", ["authority": "Office of Foreign Assets Control", "program": "RUSSIA-EO14024"]),
            ("us-ofac", ["authority": "OFAC"]),
            (
                "eu",
                [
                    "authority":
                        "Directorate\u{2011}General for Financial Stability, Financial Services and Capital Markets Union"
                ]
            ),
            ("eu", ["authority": "Invented Ministry", "programId": "EU-UKR"]),
            ("uk", ["authority": "Foreign, Commonwealth & Development Office"]),
            ("uk", ["programId": "GB-RUS"]),
        ] as [(String, KeyValuePairs<PropertyName, String>)])
    func anEntryThatNamesTheRegimeIsOneOfItsListings(_ regime: String, _ entry: KeyValuePairs<PropertyName, String>)
        throws
    {
        let (world, folder) = try Self.world(entry)
        let own = try Self.verdict(world, "zed", regime)
        #expect(own.answer == .yes && own.isListed)
        #expect(try Self.verdict(world, "acme", regime).answer == .yes)
        withExtendedLifetime(folder) {}
    }

    @Test(
        arguments: [
            ["startDate": "2023-01-01"], ["authority": "Invented Authority"],
            ["authority": "Office of Foreign Assets Control", "program": "CMIC-EO13959"],
            ["programId": "US-INVENTED"],
        ] as [KeyValuePairs<PropertyName, String>])
    func anEntryThatDoesNotSayByWhomLeavesTheAnswerOpenWithTheQuestion(_ entry: KeyValuePairs<PropertyName, String>)
        throws
    {
        let (world, folder) = try Self.world(entry)
        for party in ["zed", "acme"] as [EntityID] {
            let verdict = try Self.verdict(world, party, "us-ofac")
            #expect(verdict.answer == .open, "\(party)")
            #expect(!verdict.isListed)
            let asked = verdict.missing.filter { $0.kind == .listing }
            #expect(asked.map(\.owner) == ["zed"])
            #expect(asked.first?.question.contains("Zedekiah Invented in ftm") == true)
        }
        withExtendedLifetime(folder) {}
    }

    @Test(
        arguments: [
            ["authority": "State Secretariat for Economic Affairs", "country": "ch", "programId": "SECO-UKRAINE"],
            ["authority": "Bureau of Industry and Security", "programId": "US-BIS-EL"],
        ] as [KeyValuePairs<PropertyName, String>])
    func anEntryOfAnotherRegimeIsNone(_ entry: KeyValuePairs<PropertyName, String>) throws {
        let (world, folder) = try Self.world(entry)
        #expect(try Self.verdict(world, "zed", "us-ofac").answer == .no)
        withExtendedLifetime(folder) {}
    }

    @Test func anEntryWithoutADayIsNotTakenForThatOfAnotherAuthority() throws {
        let (world, folder) = try Self.world(
            ["authority": "OFAC"],
            more: Self.entity(
                "entry-2", .sanction, ["entity": "zed", "authority": "Invented Authority", "startDate": "2022-01-01"]))
        #expect(try Self.verdict(world, "zed", "us-ofac").answer == .yes)
        withExtendedLifetime(folder) {}
    }

    @Test func whatIsKeptOfAWorldSaysTheSame() throws {
        let folder = try TemporaryDirectory()
        let (first, kept) = try Self.world(["authority": "OFAC"])
        let url = kept.url.appending(path: "archive.sqlite")
        let cache = WorldCache(besideArchive: url)
        for _ in 0..<2 {
            let world = try World(Self.knowledge, archive: Archive(at: url, access: .reading), cache: cache)
            #expect(try Self.verdict(world, "acme", "us-ofac") == Self.verdict(first, "acme", "us-ofac"))
        }
        withExtendedLifetime((folder, kept)) {}
    }

    @Test(arguments: ["UnknownLink", "Directorship", "Employment"])
    func aTieThatIsNoHoldingDoesNotMakeTheOwnersKnown(_ schema: String) throws {
        let ends: (PropertyName, PropertyName) =
            switch schema {
            case "UnknownLink": ("subject", "object")
            case "Directorship": ("director", "organization")
            default: ("employee", "employer")
            }
        let (world, folder) = try Self.world(
            ["authority": "OFAC"],
            more: Self.entity("mill", .company, ["name": "Bravura Invented Spinning"])
                + Self.entity("ann", .person, ["name": "Annabel Invented"])
                + [
                    Statement(
                        entity: "tie", schema: Schema(rawValue: schema), property: ends.0, value: "ann", dataset: "ftm"),
                    Statement(
                        entity: "tie", schema: Schema(rawValue: schema), property: ends.1, value: "mill", dataset: "ftm"
                    ),
                    Statement(
                        entity: "tie", schema: Schema(rawValue: schema), property: "role", value: "Linked To",
                        dataset: "ftm"),
                ])
        let verdict = try Self.verdict(world, "mill", "us-ofac")
        #expect(verdict.answer == .open)
        #expect(verdict.isOpenForUnknownOwners)
        withExtendedLifetime(folder) {}
    }
}

extension CollectionListingTests {
    /// What a party is, and what it is to others, lists nobody: only a topic that says a measure does.
    @Test(arguments: [
        ("sanction", true), ("debarment", true), ("export.control", true), ("forced.labor", true),
        ("corp.public", false),
        ("gov.soe", false), ("fin.bank", false), ("export.control.linked", false), ("poi", false), ("nonsense", false),
    ])
    func onlyATopicThatSaysAMeasureLists(topic: String, isListed: Bool) {
        let natures = DatasetNatures((try? Self.knowledge.lists) ?? [], [])
        let party = Entity(id: "p", schema: .company, properties: [.topics: [topic]], datasets: ["ftm"])
        #expect(natures.lists(party, in: "ftm") == isListed)
    }

    /// A list lists whom it names, whatever else it says of them.
    @Test func aPartyOnAListIsListedWhateverItIs() {
        let natures = DatasetNatures((try? Self.knowledge.lists) ?? [], [])
        let party = Entity(id: "p", schema: .company, properties: [.topics: ["corp.public"]], datasets: ["us_ofac_sdn"])
        #expect(natures.lists(party, in: "us_ofac_sdn"))
    }
}
