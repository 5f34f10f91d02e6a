import Foundation
import TestSupport
import Testing

/// Records of trade from a listed party on; all parties but the listed one are invented, and no record is real.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct TradeProgramTests {
    private static let example = RepositoryFiles.examples.appending(path: "trade-records/bills.csv").path(
        percentEncoded: false)

    private static func run(
        _ file: String = example, into folder: TemporaryDirectory, out: String = "out", _ more: [String] = []
    ) throws -> (run: ClewProgram.Run, report: [String: Any]) {
        let target = folder.url.appending(path: out)
        let run = try ClewProgram.run(
            ["trade", "forward", file, "--out", target.path(percentEncoded: false), "--as-of", "2023-06-30"] + more,
            environment: ["PATH": "/nonexistent", "COLUMNS": "100"])
        let data = (try? Data(contentsOf: target.appending(path: "trade.json"))) ?? Data("{}".utf8)
        return (run, try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:])
    }

    private static func parties(_ report: [String: Any]) -> [[String: Any]] {
        report["parties"] as? [[String: Any]] ?? []
    }

    private static func standing(_ report: [String: Any], _ name: String) -> String? {
        let party = parties(report).first { ($0["name"] as? String)?.hasPrefix(name) == true }
        return (party?["reached"] as? [String: Any])?["standing"] as? String
    }

    @Test func recordsLeadFromTheListedPartyOn() throws {
        let folder = try TemporaryDirectory()
        let (run, report) = try Self.run(into: folder)
        #expect(run.status == 1, "\(run.errors)")
        let root = try #require(Self.parties(report).first)
        #expect((root["root"] as? [String: Any])?["basis"] as? String == "listed")
        #expect(Self.standing(report, "Halvek") == "during")
        #expect(Self.standing(report, "Talvo") == "during")
        #expect(Self.standing(report, "Dornay") == "during")
        #expect(Self.standing(report, "Sandvel") == "during")
        // What left before the list named the sender is told apart.
        #expect(Self.standing(report, "Quarle") == "before")
        #expect(run.output.contains("What they cannot show:"))
        #expect(!run.output.contains("Swiftkeel"))
        #expect((report["counts"] as? [String: Any])?["notLater"] as? Int == 1)
        let aside = (report["counts"] as? [String: Any])?["aside"] as? [String: Int]
        #expect(aside == ["master": 1, "repeated": 1])
    }

    @Test func whatItWritesIsAsItWas() throws {
        let folder = try TemporaryDirectory()
        let (run, _) = try Self.run(into: folder)
        let text = run.output.replacing(folder.url.path(percentEncoded: false), with: "…/")
        #expect(try Golden.difference(text + run.errors, from: "trade/forward.txt") == nil)
        for file in ["trade.html", "edges.csv", "consignees.csv", "rows.csv"] {
            let text = try String(contentsOf: folder.url.appending(path: "out/" + file), encoding: .utf8)
                .replacing(/[0-9a-f]{64}/, with: "<sha256>")
            #expect(try Golden.difference(text, from: "trade/" + file) == nil)
        }
    }

    @Test func theSameInputsGiveTheSameBytes() throws {
        let folder = try TemporaryDirectory()
        _ = try Self.run(into: folder, out: "one")
        _ = try Self.run(into: folder, out: "two")
        for file in ["trade.html", "trade.json", "edges.csv", "consignees.csv", "rows.csv"] {
            let one = try Data(contentsOf: folder.url.appending(path: "one/" + file))
            #expect(try Data(contentsOf: folder.url.appending(path: "two/" + file)) == one, "\(file)")
            #expect(!one.isEmpty)
        }
        let page = try String(contentsOf: folder.url.appending(path: "one/trade.html"), encoding: .utf8)
        #expect(!page.contains("<script"))
    }

    @Test func whoIsAskedForIsFollowedThoughNoListNamesIt() throws {
        let folder = try TemporaryDirectory()
        let (run, report) = try Self.run(into: folder, ["--from", "Talvo Textile Trading (invented)", "--steps", "1"])
        #expect(run.status == 1)
        #expect((Self.parties(report).first?["root"] as? [String: Any])?["basis"] as? String == "asked")
        #expect(run.output.contains("no list on hand names it"))
        // Of a party that no list names nothing is said to be while it was listed.
        let (other, _) = try Self.run(into: folder, ["--from", "Halvek Spinning Mills Ltd (invented)"])
        #expect(other.output.contains("▲ asked for  Dornay"))
        #expect(!other.output.contains("while"))
        let page = try String(contentsOf: folder.url.appending(path: "out/trade.html"), encoding: .utf8)
        #expect(!page.contains("while it was listed"))
        #expect(!page.contains("▲ while listed"))
        let (unknown, _) = try Self.run(into: folder, out: "none", ["--from", "Nobody Here Ltd"])
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("sends nothing in these tables"))
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "none").path(percentEncoded: false)))
    }

    @Test func aTableFromWhichNothingStartsLeavesWithNothingFound() throws {
        let folder = try TemporaryDirectory()
        let file = try folder.write(
            "Shipper,Consignee,Date,HS\nZubrand Invented Works,Olvex Invented Stores,2024-01-01,8501\n", to: "bills.csv"
        ).path(percentEncoded: false)
        let (run, report) = try Self.run(file, into: folder)
        #expect(run.status == 0, "\(run.errors)")
        #expect(Self.parties(report).isEmpty)
    }

    @Test(arguments: [
        ("name,country\nTarvil,ch\n", "expected titles such as Shipper and Consignee"),
        ("Shipper,Consignee,Date\nTarvil,Brenvik,03/04/2024\n", "--dates day-first"), ("", "expected titles"),
        ("%PDF-1.7\n", "PDF"),
    ])
    func whatCannotBeReadWritesNothing(text: String, message: String) throws {
        let folder = try TemporaryDirectory()
        let file = try folder.write(text, to: "bills.csv").path(percentEncoded: false)
        let (run, _) = try Self.run(file, into: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "out").path(percentEncoded: false)))
    }

    /// The published schema, checked by the Python package `jsonschema` where it is installed.
    @Test func theReportKeepsItsSchema() throws {
        let folder = try TemporaryDirectory()
        _ = try Self.run(into: folder)
        let report = folder.url.appending(path: "out/trade.json").path(percentEncoded: false)
        let schema = RepositoryFiles.root.appending(path: "docs/schema/trade.schema.json").path(percentEncoded: false)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            """
            import json, sys
            try: import jsonschema
            except ImportError: sys.exit(0)
            schema, document = (json.load(open(name)) for name in sys.argv[1:3])
            errors = [error.json_path + " " + error.message[:200] for error in jsonschema.Draft202012Validator(schema).iter_errors(document)]
            print("\\n".join(errors))
            """, schema, report,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(output.trimmingCharacters(in: .whitespacesAndNewlines) == "")
    }
}
