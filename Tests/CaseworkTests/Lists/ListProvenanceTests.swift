import ClewModel
import InventedWorlds
import StatementStore
import Testing
import World

@testable import Casework

/// A list is cited as what it is: the publisher's address for what was downloaded from it, the file for what somebody imported.
struct ListProvenanceTests {
    private typealias Invented = InventedWorld
    private static let digest = String(repeating: "ab", count: 32)

    /// A world with one listed party, read from a file.
    private static func world(downloadedFrom address: String?) throws -> World {
        let invented = try InventedWorld()
        let request = ListImportRequest(
            dataset: "us_ofac_sdn", recorded: Invented.day("2026-01-01"), published: PartialDate("2026-01-01"),
            reader: "test", files: [ImportedFile(name: "edited.xml", sha256: digest, size: 10)],
            rules: PublishingRules(greatestLoss: 1, fewestEntities: 0))
        _ = try invented.archive.importList(request) { draft in
            draft.targets = 1
            try draft.add(
                Invented.party("orvella", "Orvella Spinning Works Co., Ltd.", in: "us_ofac_sdn")
                    + Invented.listing(of: "orvella", in: "us_ofac_sdn", from: "2025-01-15"))
        }
        if let address {
            try invented.archive.record(
                DownloadRecord(
                    address: address, entityTag: nil, lastModified: nil, sha256: digest,
                    day: Invented.day("2026-01-01")))
        }
        return try invented.world()
    }

    private static func citation(_ world: World) throws -> Citation {
        let found = InventedWorld.caseOf([("P", "Orvella Spinning Works Co., Ltd.")])
        let assessment = try Assessor(world: world).assess(
            found, options: AssessmentOptions(asOf: InventedWorld.day("2026-03-01"), regimes: ["us"]))
        let finding = try #require(assessment.findings.first { $0.rule == "party.listed" })
        return try #require(finding.evidence.first { $0.kind == .listing }).citation
    }

    @Test func aFileImportedByHandIsCitedAsTheFileThatItIs() throws {
        let citation = try Self.citation(Self.world(downloadedFrom: nil))
        #expect(citation.url == nil, "nobody knows that it is what the publisher has")
        #expect(citation.pinpoint?.contains("read from edited.xml, SHA-256 abababababab…") == true)
    }

    @Test func aDownloadedFileIsCitedWithItsAddress() throws {
        let citation = try Self.citation(Self.world(downloadedFrom: "https://lists.example/sdn.xml"))
        #expect(citation.url == "https://lists.example/sdn.xml")
    }

    @Test func aListThatIsStaleOnTheDayAskedAboutStandsOnTheFirstScreen() throws {
        let world = try Self.world(downloadedFrom: nil)
        let found = InventedWorld.caseOf([("P", "Orvella Spinning Works Co., Ltd.")])
        func notKnown(_ day: String) throws -> [String] {
            try Assessor(world: world).assess(
                found, options: AssessmentOptions(asOf: InventedWorld.day(day), regimes: ["us"])
            ).answer.notKnown
        }
        #expect(!(try notKnown("2026-01-02")).contains { $0.contains("older") && $0.contains("OFAC") })
        #expect(try notKnown("2026-12-31").contains { $0.contains("older") && $0.contains("OFAC") })
    }
}
