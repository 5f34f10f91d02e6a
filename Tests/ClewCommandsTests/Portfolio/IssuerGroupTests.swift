import Foundation
import TestSupport
import Testing

/// Issuers that stand for others, such as financing vehicles, and those of which nobody reports a parent; all are invented, the listed party is
/// the Corps.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct IssuerGroupTests {
    private static let mill = "EXAMPLE0000000000184"
    private static let group = "EXAMPLE0000000000281"
    private static let vehicle = "EXAMPLE0000000000378"

    /// The report on an equal part of a mill without a reported parent, of a group that the Corps holds, and of the group's vehicle.
    private static func report() throws -> [String: [String: Any]] {
        let folder = try TemporaryDirectory()
        let path = { (name: String) in folder.url.appending(path: name).path(percentEncoded: false) }
        let archive = path("archive.sqlite")
        func bring(_ list: String, _ files: [(name: String, text: String)]) throws {
            for file in files { try folder.write(file.text, to: file.name) }
            let run = try ClewProgram.run(
                ["lists", "import", list] + files.map { path($0.name) } + [
                    "--archive", archive, "--recorded", "2026-01-02",
                ])
            try #require(run.status == 0, "\(list): \(run.errors)")
        }
        let entity = ",1 Example Street,Example City,NL,NL,ACTIVE\n"
        try bring(
            "gleif",
            [
                (
                    "lei.csv",
                    "LEI,Entity.LegalName,Entity.LegalAddress.FirstAddressLine,Entity.LegalAddress.City,Entity.LegalAddress.Country,"
                        + "Entity.LegalJurisdiction,Entity.EntityStatus\n" + "\(mill),Quonvex Mining Co\(entity)"
                        + "\(group),Tarvil Foods AG\(entity)" + "\(vehicle),Tarvil Finance BV\(entity)"
                ),
                (
                    "rr.csv",
                    "Relationship.StartNode.NodeID,Relationship.StartNode.NodeIDType,Relationship.EndNode.NodeID,"
                        + "Relationship.EndNode.NodeIDType,Relationship.RelationshipType,Relationship.RelationshipStatus,"
                        + "Registration.RegistrationStatus\n"
                        + "\(vehicle),LEI,\(group),LEI,IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE,PUBLISHED\n"
                ),
                (
                    "repex.csv",
                    "LEI,ExceptionCategory,ExceptionReason.1\n"
                        + "\(mill),DIRECT_ACCOUNTING_CONSOLIDATION_PARENT,NO_KNOWN_PERSON\n"
                ),
            ])
        try bring(
            "gleif-isin",
            [("isin.csv", "LEI,ISIN\n\(mill),ZZ0000000016\n\(group),ZZ0000000024\n\(vehicle),ZZ0000000032\n")])
        try bring(
            "stakes",
            [
                (
                    "stakes.csv",
                    "owner,owner_id,asset,asset_id,percent,source\n"
                        + "Xinjiang Production and Construction Corps,ofac-29299,Tarvil Foods AG,lei-\(group),60,Invented report\n"
                )
            ])
        try folder.write(
            "isin,name,weight\nZZ0000000016,Quonvex Mining Co,40\nZZ0000000024,Tarvil Foods AG,30\nZZ0000000032,Tarvil Finance BV,30\n",
            to: "holdings.csv")
        let run = try ClewProgram.run([
            "portfolio", path("holdings.csv"), "--out", path("out"), "--as-of", "2026-01-05", "--archive", archive,
        ])
        try #require(run.status == 1, "\(run.errors)")
        let data = try Data(contentsOf: folder.url.appending(path: "out/report.json"))
        let report = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let issuers = report["issuers"] as? [[String: Any]] ?? []
        return Dictionary(
            issuers.compactMap { issuer in (issuer["key"] as? String).map { ($0, issuer) } },
            uniquingKeysWith: { one, _ in one })
    }

    /// A vehicle is told with its group; that it is consolidated is control and no share, so that a rule of shares leaves it open.
    @Test func aFinancingVehicleIsToldWithItsGroup() throws {
        let issuers = try Self.report()
        let group = try #require(issuers["lei-\(Self.group)"])
        #expect(group["standing"] as? String == "exposed")
        let vehicle = try #require(issuers["lei-\(Self.vehicle)"])
        let parents = vehicle["parents"] as? [[String: Any]] ?? []
        #expect(parents.contains { ($0["name"] as? String)?.contains("Tarvil Foods") == true }, "\(vehicle)")
        let ties = vehicle["exposures"] as? [[String: Any]] ?? []
        #expect(!ties.isEmpty, "\(vehicle)")
        #expect(!ties.contains { $0["key"] as? String == "owned/us-ofac" && $0["isEstablished"] as? Bool == true })
        #expect(vehicle["standing"] as? String != "none")
    }

    /// Why no parent is reported is said, and is no answer to who owns the party.
    @Test func anExceptionSaysWhyNoParentIsReported() throws {
        let mill = try #require(try Self.report()["lei-\(Self.mill)"])
        let exceptions = mill["exceptions"] as? [String] ?? []
        #expect(exceptions.count == 1, "\(mill)")
        #expect((mill["parents"] as? [Any])?.isEmpty == true)
        #expect(mill["standing"] as? String != "exposed")
    }
}
