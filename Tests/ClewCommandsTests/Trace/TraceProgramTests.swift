import Foundation
import TestSupport
import Testing

/// `clew trace` and `clew drill` as a user runs them.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct TraceProgramTests {
    private let folder: TemporaryDirectory
    private let denim = RepositoryFiles.examples.appending(path: "denim-importer").path(percentEncoded: false)

    init() throws { folder = try TemporaryDirectory() }

    private func run(_ arguments: String...) throws -> ClewProgram.Run {
        try ClewProgram.run(arguments, environment: ["PATH": "/nonexistent", "COLUMNS": "100"])
    }

    @Test func theTreeOfAnExample() throws {
        let run = try run("trace", denim)
        #expect(run.status == 0)
        #expect(try Golden.difference(run.output, from: "trace/denim-importer.txt") == nil)
        let down = try self.run("trace", denim, "--lot", "LINT-841", "--down")
        #expect(try Golden.difference(down.output, from: "trace/denim-importer-LINT-841-down.txt") == nil)
    }

    @Test func aPictureIsDrawnWithoutGraphviz() throws {
        let file = folder.url.appending(path: "chain.svg").path(percentEncoded: false)
        let run = try run("trace", denim, "--lot", "JEANS-2", "--up", "--svg", file)
        #expect(run.status == 0 && run.output.hasSuffix("wrote \(file)\n"))
        let svg = try String(contentsOfFile: file, encoding: .utf8)
        #expect(svg.hasPrefix("<?xml") && svg.contains("JEANS-2") && !svg.contains("JEANS-1"))
    }

    @Test(arguments: [
        ["--lot", "NONE"], ["--up", "--down"], ["--unfolded", "0"], ["--svg", "/nonexistent/x/y.svg"],
    ])
    func wrongOptionsEndWithTwo(options: [String]) throws {
        let run = try ClewProgram.run(["trace", denim] + options, environment: ["PATH": "/nonexistent"])
        #expect(run.status == 2 && !run.errors.isEmpty)
    }

    @Test func aDrillOfAnExample() throws {
        let run = try run("drill", denim, "--day", "2026-09-01")
        #expect(run.status == 1)
        #expect(try Golden.difference(run.output, from: "drill/denim-importer.txt") == nil)
        let json = try self.run("drill", denim, "--day", "2026-09-01", "--format", "json")
        #expect(json.status == 1 && json.output.contains("\"format\" : \"clew.drill/1\""))
        #expect(try self.run("drill", denim).status == 2)
        #expect(try self.run("drill", denim, "--day", "2026-02-30").status == 2)
    }

    @Test func answerTimesAreReadAndCheckedWithTheirPlace() throws {
        try FileManager.default.copyItem(at: URL(filePath: denim), to: folder.url.appending(path: "case"))
        let parties = folder.url.appending(path: "case/parties.csv")
        var text = try String(contentsOf: parties, encoding: .utf8)
        text = text.replacing("registration_number,note", with: "registration_number,answer_days,note")
            .replacing(",,invented", with: ",,7,invented").replacing(",,listed", with: ",,,listed")
            .replacing(",,named by", with: ",,,named by")
        try Data(text.utf8).write(to: parties)
        let path = folder.url.appending(path: "case").path(percentEncoded: false)
        let run = try run("drill", path, "--day", "2026-09-01", "--shipment", "S-2026")
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        #expect(run.output.contains("answers within 7 days, by 2026-09-08"))
        try Data(text.replacing(",,7,invented", with: ",,1.5,invented").utf8).write(to: parties)
        let broken = try self.run("drill", path, "--day", "2026-09-01")
        #expect(broken.status == 2 && broken.errors.contains("answer_days is “1.5”"))
    }
}
