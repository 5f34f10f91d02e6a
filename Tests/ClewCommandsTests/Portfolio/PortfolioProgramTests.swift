import Foundation
import TestSupport
import Testing

/// What an investor's holdings are exposed to; all issuers are invented, the listed party is the Corps.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct PortfolioProgramTests {
    /// An archive with issuers, securities and stakes, made once.
    private static let archive: Result<(folder: TemporaryDirectory, path: String), any Error> = Result {
        let folder = try TemporaryDirectory()
        let path = folder.url.appending(path: "archive.sqlite").path(percentEncoded: false)
        func bring(_ list: String, _ text: String) throws {
            let file = try folder.write(text, to: list + ".csv").path(percentEncoded: false)
            let run = try ClewProgram.run([
                "lists", "import", list, file, "--archive", path, "--recorded", "2026-01-02",
            ])
            try #require(run.status == 0, "\(list): \(run.errors)")
        }
        let header =
            "LEI,Entity.LegalName,Entity.LegalAddress.FirstAddressLine,Entity.LegalAddress.City,Entity.LegalAddress.Country,"
            + "Entity.LegalJurisdiction,Entity.EntityStatus\n"
        try bring(
            "gleif",
            header + "EXAMPLE0000000000184,Quonvex Mining Co,1 Example Street,Qingdao,CN,CN,ACTIVE\n"
                + "EXAMPLE0000000000281,Tarvil Foods AG,2 Example Street,Basel,CH,CH,ACTIVE\n"
                + "EXAMPLE0000000000378,Brenvik Silicon Holding,3 Example Street,Oslo,NO,NO,ACTIVE\n"
                + "EXAMPLE0000000000475,Depositrix Bank,4 Example Street,New York,US,US,ACTIVE\n")
        try bring(
            "gleif-isin",
            "LEI,ISIN\nEXAMPLE0000000000184,ZZ0000000016\nEXAMPLE0000000000281,ZZ0000000024\nEXAMPLE0000000000378,ZZ0000000032\n"
                + "EXAMPLE0000000000475,ZZ0000000040\n")
        try bring(
            "stakes",
            "owner,owner_id,asset,asset_id,percent,source\n"
                + "Xinjiang Production and Construction Corps,ofac-29299,Quonvex Mining Co,lei-EXAMPLE0000000000184,60,Invented report\n"
                + "Brenvik Silicon Holding,lei-EXAMPLE0000000000378,Xinjiang Production and Construction Corps,ofac-29299,5,Invented report\n"
        )
        return (folder, path)
    }

    private static let holdings = """
        Invented fund
        Holdings as of,2026-01-05

        isin,name,asset class,weight (%)
        ZZ0000000016,QUONVEX MINING CO,Equity,40
        ZZ0000000024,TARVIL FOODS,Equity,20
        ZZ0000000032,BRENVIK SILICON,Equity,15
        ZZ0000000040,HALMORA TEXTILE ADR,Equity,10
        ,Zubrand Unknown Plc,Equity,10
        ,EUR CASH,Cash,5

        """

    private static func run(
        _ holdings: String = holdings, into folder: TemporaryDirectory, out: String = "out", _ more: [String] = []
    ) throws -> (ClewProgram.Run, report: [String: Any]) {
        let file = try folder.write(holdings, to: "holdings.csv").path(percentEncoded: false)
        let target = folder.url.appending(path: out)
        let run = try ClewProgram.run(
            [
                "portfolio", file, "--out", target.path(percentEncoded: false), "--as-of", "2026-01-05", "--archive",
                try archive.get().path,
            ] + more)
        let data = (try? Data(contentsOf: target.appending(path: "report.json"))) ?? Data("{}".utf8)
        return (run, try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:])
    }

    private static func issuers(_ report: [String: Any]) -> [String: [String: Any]] {
        let all = report["issuers"] as? [[String: Any]] ?? []
        return Dictionary(
            all.compactMap { issuer in (issuer["key"] as? String).map { ($0, issuer) } },
            uniquingKeysWith: { one, _ in one })
    }

    private static func share(_ report: [String: Any], _ name: String) -> Int {
        ((report["shares"] as? [String: Any])?[name] as? [String: Any])?["share"] as? Int ?? -1
    }

    @Test func threeSharesOfTheValueAndNoScore() throws {
        let folder = try TemporaryDirectory()
        let (run, report) = try Self.run(into: folder)
        #expect(run.status == 1, "\(run.errors)")
        let found = Self.issuers(report)
        let mining = try #require(found["lei-EXAMPLE0000000000184"])
        #expect(mining["standing"] as? String == "exposed")
        #expect(mining["nearest"] as? String == "owned")
        #expect(mining["isCovered"] as? Bool == true)
        let ties = mining["exposures"] as? [[String: Any]] ?? []
        #expect(ties.contains { $0["key"] as? String == "owned/us-ofac" && $0["isEstablished"] as? Bool == true })
        #expect((mining["dealings"] as? [Any])?.isEmpty == false)
        let holder = try #require(found["lei-EXAMPLE0000000000378"])
        #expect(holder["nearest"] as? String == "owns")
        // 40 + 15 of 95 hundredths are exposed; the others are open, none of them clean.
        #expect(Self.share(report, "exposed") == 550_000_000_000_000_000 / 950_000_000)
        #expect(Self.share(report, "undetermined") == 400_000_000_000_000_000 / 950_000_000)
        #expect(report["cash"] as? Int == 50_000_000)
        #expect(report["score"] == nil)
    }

    @Test func whoIsUnknownIsUndeterminedAndNeverClean() throws {
        let folder = try TemporaryDirectory()
        let (_, report) = try Self.run(into: folder)
        let found = Self.issuers(report)
        let unknown = try #require(found.values.first { ($0["name"] as? String) == "Zubrand Unknown Plc" })
        #expect(unknown["standing"] as? String == "undetermined")
        #expect(unknown["basis"] as? String == "none")
        #expect(unknown["isCovered"] as? Bool == false)
        let receipt = try #require(found.values.first { ($0["name"] as? String)?.hasPrefix("HALMORA") == true })
        #expect(receipt["party"] == nil)
        #expect(
            (receipt["questions"] as? [String])?.contains { $0.contains("depositary receipt ZZ0000000040") } == true)
        let foods = try #require(found["lei-EXAMPLE0000000000281"])
        #expect(foods["standing"] as? String == "undetermined")
        #expect((foods["questions"] as? [String])?.contains { $0.contains("Who held") } == true)
    }

    @Test func theSameInputsGiveTheSameBytes() throws {
        let folder = try TemporaryDirectory()
        _ = try Self.run(into: folder, out: "one")
        _ = try Self.run(into: folder, out: "two")
        for file in ["report.html", "report.json", "holdings.csv", "exposures.csv", "issuer-1.html"] {
            let one = try Data(contentsOf: folder.url.appending(path: "one/" + file))
            #expect(try Data(contentsOf: folder.url.appending(path: "two/" + file)) == one, "\(file)")
            #expect(!one.isEmpty)
        }
    }

    @Test func whatChangedSinceTheReportBeforeIsSaid() throws {
        let folder = try TemporaryDirectory()
        _ = try Self.run(into: folder, out: "before")
        let previous = folder.url.appending(path: "before/report.json").path(percentEncoded: false)
        let less = Self.holdings.replacing("ZZ0000000032,BRENVIK SILICON,Equity,15\n", with: "")
        let (_, report) = try Self.run(less, into: folder, out: "after", ["--since", previous])
        let changes = (report["changes"] as? [String: Any])?["changes"] as? [[String: Any]] ?? []
        #expect(changes.map { $0["kind"] as? String } == ["issuer-gone"])
        let (_, same) = try Self.run(into: folder, out: "same", ["--since", previous])
        #expect(((same["changes"] as? [String: Any])?["changes"] as? [Any])?.isEmpty == true)
    }

    @Test func tiesAndEngagementComeFromTablesWithTheirSources() throws {
        let folder = try TemporaryDirectory()
        let ties = try folder.write(
            "party,tie,source,other,grade,confidence\nTARVIL FOODS,programme,Invented study,Invented transfer,T4,medium\n"
                + "ZZ0000000040,supplier,Invented study,ofac-29299,,high\nZubrand Unknown Plc,subsidy,Hearsay,,,unverified\n",
            to: "ties.csv"
        ).path(percentEncoded: false)
        let log = try folder.write(
            "issuer,act,on,by,note\nZZ0000000024,asked,2025-12-01,ab,Where is it from?\nNobody Here,asked,2025-12-01,,\n",
            to: "engagement.csv"
        ).path(percentEncoded: false)
        let (run, report) = try Self.run(into: folder, ["--ties", ties, "--engagement", log])
        let found = Self.issuers(report)
        #expect(found["lei-EXAMPLE0000000000281"]?["nearest"] as? String == "programme")
        #expect((found["lei-EXAMPLE0000000000281"]?["engagement"] as? [Any])?.count == 1)
        let receipt = found.values.first { ($0["name"] as? String)?.hasPrefix("HALMORA") == true }
        #expect(receipt?["nearest"] as? String == "trade")
        let hearsay = found.values.first { ($0["name"] as? String) == "Zubrand Unknown Plc" }
        #expect(hearsay?["standing"] as? String == "undetermined")
        #expect(run.errors.contains("nobody in the portfolio is called"))
        let page = try String(contentsOf: folder.url.appending(path: "out/report.html"), encoding: .utf8)
        #expect(page.contains("asked on 2025-12-01, and no answer is on record 35 days later"))
        #expect(!page.contains("<script"))
    }

    @Test func aNameAloneAsksAndOffersTheDecision() throws {
        let folder = try TemporaryDirectory()
        let (run, report) = try Self.run(
            "name,country,weight\nXinjiang Production and Construction Corps,cn,100\n", into: folder)
        #expect(run.status == 1)
        #expect(Self.share(report, "exposed") == 0)
        #expect(Self.share(report, "undetermined") == 1_000_000_000)
        let issuer = try #require(Self.issuers(report).values.first)
        #expect((issuer["decisions"] as? [String])?.first?.hasPrefix("clew decide '") == true)
        #expect((issuer["exposures"] as? [[String: Any]])?.allSatisfy { $0["isEstablished"] as? Bool == false } == true)
    }

    @Test func aListThatCannotBeAddedUpWritesNothing() throws {
        let folder = try TemporaryDirectory()
        let (run, _) = try Self.run("name,market_value,currency\nQuonvex,1,USD\nTarvil,1,EUR\n", into: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains("--rates"))
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "out").path(percentEncoded: false)))
    }

    /// The published schema, checked by the Python package `jsonschema` where it is installed.
    @Test func theReportKeepsItsSchema() throws {
        let folder = try TemporaryDirectory()
        _ = try Self.run(into: folder)
        let report = folder.url.appending(path: "out/report.json").path(percentEncoded: false)
        let schema = RepositoryFiles.root.appending(path: "docs/schema/portfolio.schema.json").path(
            percentEncoded: false)
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
