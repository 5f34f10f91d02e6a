import Foundation
import TestSupport
import Testing

/// The program as a worker of a distributed run; all parties are invented.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct WorkerProgramTests {
    /// No reference data: a worker has the binary and the index alone.
    private static let alone = ["CLEW_REFERENCE": "/nonexistent", "PATH": "/nonexistent"]

    private static let list =
        "id,name,country\n"
        + (1...40).map { "L-\($0),Quonvex \(["Mining", "Textile", "Foods", "Silicon"][$0 % 4]) \($0) Ltd,cn\n" }
        .joined()

    /// Rows of all kinds, good and bad; each has an answer of its own.
    private static func rows(_ count: Int) -> [[UInt8]] {
        (0..<count).map { number in
            switch number % 10 {
            case 3: Array("{\"id\":\"r\(number)\",\"name\":".utf8)
            case 5: []
            case 7: Array("{\"id\":\"r\(number)\"}".utf8)
            case 8: [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x7D]
            case 9: Array("[\(number)]".utf8)
            default:
                Array("{\"id\":\"r\(number)\",\"name\":\"Quonvex Textile \(number % 40) Ltd\",\"country\":\"cn\"}".utf8)
            }
        }
    }

    private static func joined(_ rows: some Sequence<[UInt8]>) -> [UInt8] { rows.flatMap { $0 + [0x0A] } }

    private static func index(_ folder: TemporaryDirectory, portable: Bool = true) throws -> String {
        let list = try folder.write(list, to: "list.csv").path(percentEncoded: false)
        let index = folder.url.appending(path: "list.clew").path(percentEncoded: false)
        let run = try ClewProgram.run(["index", "build", list, "-o", index] + (portable ? ["--portable"] : []))
        try #require(run.status == 0, "\(run.errors)")
        return index
    }

    private static func lines(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func twoWorkersWriteTheBytesOfOneWhateverTheJobs() throws {
        let folder = try TemporaryDirectory()
        let index = try Self.index(folder)
        let rows = Self.rows(240)
        let arguments = ["screen", "--worker", "--against", index]
        let whole = try ClewProgram.run(arguments, environment: Self.alone, input: Self.joined(rows))
        #expect(whole.status == 0, "\(whole.errors)")
        let first = try ClewProgram.Started(
            arguments + ["--jobs", "1"], environment: Self.alone, input: Self.joined(rows.prefix(97)))
        let second = try ClewProgram.Started(
            arguments + ["--jobs", "5"], environment: Self.alone, input: Self.joined(rows.dropFirst(97)))
        let (one, other) = (try first.wait(), try second.wait())
        #expect(one.status == 0 && other.status == 0)
        #expect(one.output + other.output == whole.output)
    }

    @Test func everyRowHasALineThatSaysWhichIndexAndVersionGaveIt() throws {
        let folder = try TemporaryDirectory()
        let run = try ClewProgram.run(
            ["screen", "--worker", "--against", Self.index(folder)], environment: Self.alone,
            input: Self.joined(Self.rows(20)))
        let lines = try Self.lines(run.output)
        #expect(lines.count == 20)
        #expect(Set(lines.compactMap { $0["index"] as? String }).count == 1)
        #expect(lines.allSatisfy { $0["clew"] is String })
        for (number, line) in lines.enumerated() {
            let isBad = [3, 5, 7, 8, 9].contains(number % 10)
            #expect((line["error"] != nil) == isBad, "row \(number)")
            #expect((line["results"] != nil) == !isBad, "row \(number)")
        }
        #expect(lines[7]["id"] as? String == "r7")
        #expect((lines[7]["error"] as? [String: Any])?["code"] as? String == "screening.query.empty")
        #expect(lines[3]["id"] is NSNull)
        #expect((lines[3]["row"] as? String)?.count == 64)
    }

    @Test func anAnswerIsThatOfAPlainRun() throws {
        let folder = try TemporaryDirectory()
        let index = try Self.index(folder)
        let all = Self.rows(20)
        let rows = Self.joined(all.indices.filter { [0, 1, 2, 4, 6].contains($0 % 10) }.map { all[$0] })
        let plain = try ClewProgram.run(["screen", "-", "--against", index, "--format", "ndjson"], input: rows)
        let worker = try ClewProgram.run(
            ["screen", "--worker", "--against", index], environment: Self.alone, input: rows)
        let answers = worker.output.replacing(/,"index":"[^"]*","clew":"[^"]*"}\n/, with: "}\n")
        #expect(answers == plain.output)
        #expect(plain.status == 1)
        #expect(worker.status == 0)
    }

    @Test func anIndexWithoutTablesNeedsTheReferenceDataAndSaysSo() throws {
        let folder = try TemporaryDirectory()
        let index = try Self.index(folder, portable: false)
        let arguments = ["screen", "--worker", "--against", index]
        #expect(try ClewProgram.run(arguments, input: Self.joined(Self.rows(2))).status == 0)
        let run = try ClewProgram.run(arguments, environment: Self.alone, input: Self.joined(Self.rows(2)))
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("reference data"))
    }

    @Test func aDamagedIndexEndsTheWorkerAndNotARow() throws {
        let folder = try TemporaryDirectory()
        let index = try Self.index(folder)
        let text = try Data(contentsOf: URL(filePath: index))
        let cut = folder.url.appending(path: "cut.clew")
        try text.prefix(text.count - 1000).write(to: cut)
        let run = try ClewProgram.run(
            ["screen", "--worker", "--against", cut.path(percentEncoded: false)], environment: Self.alone,
            input: Self.joined(Self.rows(2)))
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
    }

    @Test func ownersAreAnsweredRowByRowFromFilesAlone() throws {
        let folder = try TemporaryDirectory()
        let stakes = try folder.write(
            "owner,owned,share\nlisted-co,held-co,60\nheld-co,far-co,80\nother-co,free-co,100\n", to: "stakes.csv")
        let rule = RepositoryFiles.reference.appending(path: "ownership-rules/us-ofac.yaml")
        let arguments = [
            "own", "--worker", "--graph", stakes.path(percentEncoded: false), "--listed", "listed-co", "--rule",
            rule.path(percentEncoded: false), "--as-of", "2026-01-05",
        ]
        let rows = ["far-co", "{\"id\":\"k\",\"party\":\"held-co\"}", "", "nobody", "{\"party\":1}", "free-co"]
        let input = Array((rows.joined(separator: "\n") + "\n").utf8)
        let run = try ClewProgram.run(arguments, environment: Self.alone, input: input)
        #expect(run.status == 0, "\(run.errors)")
        let lines = try Self.lines(run.output)
        #expect(lines.count == rows.count)
        func answer(_ number: Int) -> String? {
            (lines[number]["verdicts"] as? [[String: Any]])?.first?["answer"] as? String
        }
        #expect(answer(0) == "yes" && answer(1) == "yes" && answer(5) != "yes")
        #expect(lines[1]["id"] as? String == "k")
        #expect([2, 3, 4].allSatisfy { lines[$0]["error"] != nil })
        let one = try ClewProgram.run(
            arguments + ["--jobs", "1"], environment: Self.alone, input: Array((rows[0] + "\n" + rows[1] + "\n").utf8))
        let other = try ClewProgram.run(
            arguments + ["--jobs", "3"], environment: Self.alone,
            input: Array((rows.dropFirst(2).joined(separator: "\n") + "\n").utf8))
        #expect(one.output + other.output == run.output)
    }

    @Test func casesAreAssessedRowByRow() throws {
        let cases = ["denim-importer", "tomato-sauce-brand"].map {
            RepositoryFiles.examples.appending(path: $0).path(percentEncoded: false)
        }
        let rows = [cases[0], "{\"id\":\"b\",\"case\":\"\(cases[1])\"}", "/nonexistent/case"]
        let run = try ClewProgram.run(
            ["assess", "--worker"], environment: ["PATH": "/nonexistent"],
            input: Array((rows.joined(separator: "\n") + "\n").utf8))
        #expect(run.status == 0, "\(run.errors)")
        let lines = try Self.lines(run.output)
        #expect(lines.count == 3)
        #expect((lines[0]["findings"] as? [Any])?.isEmpty == false)
        #expect(lines[1]["id"] as? String == "b")
        #expect((lines[2]["error"] as? [String: Any])?["code"] as? String == "case.invalid")
        let single = try ClewProgram.run(
            ["assess", "--worker", "--jobs", "1"], environment: ["PATH": "/nonexistent"],
            input: Array((rows[1] + "\n").utf8))
        #expect(run.output.split(separator: "\n")[1] + "\n" == single.output)
    }

    @Test func optionsThatWouldDoNothingAreRefused() throws {
        for arguments in [
            ["screen", "--worker"], ["screen", "--worker", "--against", "x", "--format", "csv"],
            ["screen", "a.csv", "--jobs", "2"], ["own", "--worker", "--all"], ["assess", "--worker", "--out", "x"],
            ["screen", "--worker", "--against", "x", "--jobs", "0"],
        ] {
            #expect(try ClewProgram.run(arguments).status == 2, "\(arguments)")
        }
    }
}
