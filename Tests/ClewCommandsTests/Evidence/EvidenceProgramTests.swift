import Foundation
import TestSupport
import Testing

/// `clew evidence` as a user runs it.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct EvidenceProgramTests {
    private let folder: TemporaryDirectory
    private let place: String

    init() throws {
        folder = try TemporaryDirectory()
        let copy = folder.url.appending(path: "case")
        try FileManager.default.copyItem(at: RepositoryFiles.examples.appending(path: "denim-importer"), to: copy)
        place = copy.path(percentEncoded: false)
    }

    private func run(_ arguments: String...) throws -> ClewProgram.Run {
        try ClewProgram.run(["evidence"] + arguments, environment: ["COLUMNS": "100"])
    }

    @Test func addsAndVerifies() throws {
        let file = try folder.write("洛浦县组织转移就业人员120名到青岛青禾海制衣有限公司就业。\n", to: "notice.txt").path(percentEncoded: false)
        let none = try run("verify", place)
        #expect(none.status == 0)
        #expect(none.output.contains("The case has no evidence"))
        let added = try run("add", place, file, "--type", "public-notice", "--collector", "Jane Collector")
        #expect(added.status == 0)
        #expect(added.output.contains("QINGHE: ") && added.output.contains("at line 1, column "))
        let verified = try run("verify", place)
        #expect(verified.status == 3)
        #expect(verified.output.contains("0 fields differ"))
        #expect(!verified.output.contains("Jane"))
        try FileManager.default.removeItem(atPath: place + "/evidence/index.csv")
        let changed = try run("verify", place, "--format", "json")
        #expect(changed.status == 1)
        #expect(changed.output.contains("\"differs\""))
    }

    @Test func aTextThatNamesWorkersEndsWithTwo() throws {
        let file = try folder.write("The worker Amina Example said so.\n", to: "a.txt").path(percentEncoded: false)
        let refused = try run("add", place, file)
        #expect(refused.status == 2)
        #expect(!refused.errors.contains("Amina"))
        #expect(try run("add", place, file, "--mask-persons").status == 0)
    }
}
