import Foundation
import TestSupport
import Testing

/// What changes next, as a user asks for it.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct TimetableProgramTests {
    private struct Timetable: Decodable {
        struct Entry: Decodable {
            struct Citation: Decodable { var source: String }
            var day: String
            var kind: String
            var what: String
            var provision: String?
            var bearing: String?
            var citation: Citation
        }
        var from: String
        var entries: [Entry]
    }

    private func timetable(_ arguments: String...) throws -> Timetable {
        let run = try ClewProgram.run(["timetable"] + arguments + ["--json"])
        try #require(run.status == 0, "\(run.errors)")
        return try JSONDecoder().decode(Timetable.self, from: Data(run.output.utf8))
    }

    @Test func theAffiliatesRuleIsStayedToADayAndAppliesAgainOnTheNext() throws {
        let entries = try timetable("--as-of", "2026-10-01").entries.filter {
            $0.provision?.hasPrefix("us-bis.affiliates") ?? false
        }
        #expect(entries.map(\.day) == ["2026-11-09", "2026-11-10"])
        #expect(entries.map(\.kind) == ["suspension-ends", "applies-again"])
    }

    @Test func theEuropeanBanIsToldWithItsDay() throws {
        let entries = try timetable("--as-of", "2026-10-01", "--regimes", "eu").entries
        #expect(entries.contains { $0.provision == "eu-flr.ban" && $0.day == "2027-12-14" && $0.kind == "applies" })
        #expect(entries.allSatisfy { !$0.citation.source.isEmpty })
    }

    @Test(arguments: [("2027-12-13", true), ("2027-12-14", true), ("2027-12-15", false)])
    func aChangeIsToldUpToItsOwnDay(day: String, isTold: Bool) throws {
        let entries = try timetable("--as-of", day, "--regimes", "eu").entries
        #expect(entries.contains { $0.provision == "eu-flr.ban" } == isTold)
    }

    @Test func whatWasAdoptedLaterIsNotKnownEarlier() throws {
        let entries = try timetable("--as-of", "2025-10-01", "--known-at", "2025-10-15", "--regimes", "us").entries
        #expect(!entries.contains { $0.provision?.hasPrefix("us-bis.affiliates") ?? false })
        let later = try timetable("--as-of", "2025-10-01", "--regimes", "us").entries
        #expect(
            later.filter { $0.provision?.hasPrefix("us-bis.affiliates") ?? false }.map(\.kind)
                == ["suspended", "suspension-ends", "applies-again"])
    }

    @Test func entriesOfListsThatBeginAreTold() throws {
        let entries = try timetable("--as-of", "2025-01-01").entries
        #expect(entries.contains { $0.kind == "listing-begins" && $0.day >= "2025-01-01" })
        #expect(entries.map(\.day) == entries.map(\.day).sorted())
    }

    @Test func aCaseIsToldWhatAChangeMeansForIt() throws {
        let example = RepositoryFiles.examples.appending(path: "denim-importer").path(percentEncoded: false)
        let found = try timetable(example, "--as-of", "2026-10-01")
        let ban = try #require(found.entries.first { $0.provision == "eu-flr.ban" })
        #expect(!(ban.bearing ?? "").isEmpty)
        let run = try ClewProgram.run(["timetable", example, "--as-of", "2026-10-01"], environment: ["COLUMNS": "100"])
        #expect(run.output.contains("2026-11-10"))
        #expect(run.output.contains("source: "))
        let again = try ClewProgram.run(
            ["timetable", example, "--as-of", "2026-10-01"], environment: ["COLUMNS": "100"])
        #expect(run.output == again.output)
    }

    @Test func aPeriodThatRunsIsTold() throws {
        let folder = try TemporaryDirectory()
        let copy = folder.url.appending(path: "case")
        try FileManager.default.copyItem(
            atPath: RepositoryFiles.examples.appending(path: "denim-importer").path(percentEncoded: false),
            toPath: copy.path(percentEncoded: false))
        try "id,what,date,shipment\nM1,detention,2026-09-20,S-2024\n".write(
            to: copy.appending(path: "milestones.csv"), atomically: true, encoding: .utf8)
        let entries = try timetable(copy.path(percentEncoded: false), "--as-of", "2026-10-01").entries
        let deadlines = entries.filter { $0.kind == "deadline" }
        #expect(deadlines.contains { $0.day == "2026-10-20" }, "\(deadlines.map(\.what))")
    }

    @Test func withoutACaseADayIsAsked() throws {
        let run = try ClewProgram.run("timetable")
        #expect(run.status == 2)
        #expect(run.errors.contains("--as-of"))
        let unknown = try ClewProgram.run("timetable", "--as-of", "2026-10-01", "--regimes", "atlantis")
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("atlantis"))
    }
}
