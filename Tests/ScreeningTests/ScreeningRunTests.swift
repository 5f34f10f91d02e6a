import ClewModel
import Foundation
import NameMatching
import Testing
import TestSupport

@testable import Screening

struct ScreeningRunTests {
    private static let entities = [
        InventedParties.company("a", ["Quonvex Mining Ltd"], country: "kz"),
        InventedParties.company("b", ["Halbrit Foods Ltd"], country: "de"),
    ]

    private static func run(
        _ input: ScreeningInput, stretch: Int = 2048, defaultSchema: Schema = .company
    ) throws -> (results: [ScreeningResult], log: DiagnosticLog, state: ScreeningProgress) {
        var run = ScreeningRun(
            screener: try InventedParties.screener(entities), reader: PartyReader(defaultSchema: defaultSchema))
        run.stretch = stretch
        var log = DiagnosticLog()
        var results: [ScreeningResult] = []
        let state = try run.run(input, into: &log) { results.append($0) }
        return (results, log, state)
    }

    private static func text(_ text: String, _ name: String = "input") -> ScreeningInput {
        ScreeningInput(bytes: Array(text.utf8), name: name)
    }

    @Test(arguments: [
        "name,country\nQuonvex Mining Ltd,KZ\nHalbrit Foods Ltd,DE\n",
        "id;Firma;Land\n1;Quonvex Mining Ltd;kz\n2;Halbrit Foods Ltd;de",
        "编号\t企业名称\t国家\r\n1\tQuonvex Mining Ltd\t哈萨克斯坦\r\n2\tHalbrit Foods Ltd\t德国\r\n",
        "\u{FEFF}\"Наименование\"|\"Страна\"\n\"Quonvex Mining Ltd\"|Казахстан\nHalbrit Foods Ltd|Германия\n",
        "Raison sociale,Pays,Note\n\"Quonvex\nMining Ltd\",KZ,x\nHalbrit Foods Ltd,Allemagne,y\n",
        "1,Quonvex Mining Ltd\n2,Halbrit Foods Ltd\n",
        "Quonvex Mining Ltd\nHalbrit Foods Ltd\n",
        "{\"id\":\"1\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Quonvex Mining Ltd\"],\"country\":[\"kz\"]}}\n{\"name\":\"Halbrit Foods Ltd\"}\n",
        "\n{\"id\":1,\"names\":[\"Quonvex Mining Ltd\"],\"identifiers\":{\"leiCode\":\"x\"},\"other\":[{\"a\":1}]}\n\n{\"name\":\"Halbrit Foods Ltd\"}",
    ])
    func tablesAndLinesInEveryUsualShapeAreUnderstood(text: String) throws {
        let (results, log, state) = try Self.run(Self.text(text))
        #expect(results.map { $0.candidates.first?.entity } == ["a", "b"])
        #expect(results.allSatisfy { $0.candidates.first?.isMatch == true })
        #expect(!log.hasErrors)
        #expect(state.queries == 2 && state.queriesWithMatch == 2)
    }

    @Test func theResultDoesNotDependOnHowTheInputIsCut() throws {
        let folder = try TemporaryDirectory()
        var generator = SplitMix64(seed: 9)
        var csv = "id,name,country\n"
        var lines = ""
        for number in 0..<500 {
            let name = InventedParties.randomName(using: &generator).replacing(",", with: "")
            csv += "\(number),\"\(name)\nKrämer 华\",kz\n"
            lines += "{\"id\":\"\(number)\",\"name\":\"\(name)\\nKrämer 华\",\"country\":\"kz\"}\n"
        }
        for (text, name) in [(csv, "a.csv"), (lines, "a.jsonl")] {
            let url = try folder.write(text, to: name)
            let whole = try Self.run(ScreeningInput(file: url))
            #expect(whole.results.map(\.query.id) == (0..<500).map(String.init))
            for size in [100, 333, 4096] {
                var log = DiagnosticLog()
                var queries: [ScreeningQuery] = []
                var places: [ClewModel.SourceLocation?] = []
                try PartyReader(defaultSchema: .company).read(
                    ScreeningInput(file: url, pieceSize: size), into: &log
                ) { entity, location in
                    queries.append(ScreeningQuery(entity))
                    places.append(location)
                }
                #expect(queries == whole.results.map(\.query))
                #expect(places == whole.results.map { $0.location })
            }
            let small = try Self.run(ScreeningInput(file: url), stretch: 7)
            #expect(
                small.results.map { $0.candidates.map(Found.init) }
                    == whole.results.map { $0.candidates.map(Found.init) })
        }
    }

    @Test func brokenLinesAreReportedWithTheirPlaceAndTheRestGoesOn() throws {
        let (results, log, _) = try Self.run(
            Self.text(
                "{\"name\":\"Quonvex Mining Ltd\"}\n{\"name\":\n{\"name\":\"Halbrit Foods Ltd\"} x\n[1]\n{\"id\":\"5\"}\n",
                "list.jsonl"))
        #expect(results.map(\.query.id) == ["Quonvex Mining Ltd", "5"])
        #expect(results.last?.candidates.isEmpty == true)
        #expect(log.counts[.error] == 3)
        #expect(log.first.filter { $0.severity == .error }.compactMap(\.location.line) == [2, 3, 4])
        #expect(log.first.contains { $0.code == "screening.query.empty" && $0.location.line == 5 })
    }

    @Test func halfASurrogatePairIsReplacedAndSaid() throws {
        let (results, log, _) = try Self.run(Self.text("{\"id\":\"1\",\"name\":\"Quonvex \\uD800 Mining Ltd\"}\n"))
        #expect(results.count == 1)
        #expect(log.counts[.warning] == 2)
    }

    @Test func aTableWithoutNamesIsRefusedWithWhatWasFound() throws {
        do {
            _ = try Self.run(Self.text("colour,size,price\nred,3,4\n", "goods.csv"))
            Issue.record("it was read")
        } catch let error as ScreeningError {
            #expect(error.code == .unusableInput)
            #expect(error.description.hasPrefix("goods.csv:1"))
            #expect(error.message.contains("colour"))
        }
    }

    @Test func damagedRowsAreReportedWithTheirLine() throws {
        for (text, line) in [
            ("name,country\nQuonvex,kz\n\"open,de\n", 3), ("name,country\na\"b\" \"c,de\n\"x\"y,kz\n", 3),
        ] {
            let run = try Self.run(Self.text(text, "t.csv"))
            #expect(run.results.count == 1)
            #expect(run.log.first.filter { $0.severity == .error }.map(\.location.line) == [line])
        }
        let ragged = try Self.run(Self.text("name,country\nQuonvex Mining, Ltd,kz\n", "t.csv"))
        #expect(ragged.log.first.map(\.code) == ["screening.key", "screening.row.ragged", "screening.country.unknown"])
        #expect(ragged.log.first.last?.location.line == 2)
    }

    @Test func filesThatAreNotThereAreRefused() throws {
        let folder = try TemporaryDirectory()
        for url in [folder.url, folder.url.appending(path: "none.csv")] {
            #expect(throws: ScreeningError.self) { try Self.run(ScreeningInput(file: url)) }
        }
        #expect(try Self.run(Self.text("")).results.isEmpty)
    }

    @Test func aResultIsOneLineOfJSON() throws {
        let (results, _, _) = try Self.run(Self.text("{\"id\":\"q \\\"1\\\"\\n\",\"name\":\"Quonvex Mining Ltd\"}\n"))
        let line = try #require(results.first).jsonLine()
        #expect(!line.contains(0x0A))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
        #expect(object["id"] as? String == "q \"1\"\n")
        let first = try #require((object["results"] as? [[String: Any]])?.first)
        #expect(first["id"] as? String == "a")
        #expect(first["caption"] as? String == "Quonvex Mining Ltd")
        #expect(first["match"] as? Bool == true)
        #expect((first["score"] as? Double ?? 0) > 0.5)
        #expect(first["explanation"] is [String: Any])
    }

    @Test(arguments: ["csv", "jsonl"])
    func progressCountsTheBytesOfTheRowsThatAreAnswered(_ form: String) throws {
        let rows = (0..<40).map { number in
            form == "csv" ? "\(number),Quonvex Mining\n" : "{\"id\":\"\(number)\",\"name\":\"Quonvex Mining\"}\n"
        }
        let header = form == "csv" ? "id,name\n" : ""
        let text = header + rows.joined()
        var run = ScreeningRun(screener: try InventedParties.screener(Self.entities))
        run.stretch = 10
        var log = DiagnosticLog()
        var read: [Int] = []
        _ = try run.run(Self.text(text), into: &log) {
            read.append($0.bytesRead)
        } _: { _ in
        }
        let ends = [10, 20, 30, 40].map { header.utf8.count + rows.prefix($0).joined().utf8.count }
        #expect(read.count == 5 && read.last == text.utf8.count)
        // A line's feed belongs to no value.
        for (found, expected) in zip(read, ends) { #expect(expected - found <= 1 && found <= expected) }
    }
}
