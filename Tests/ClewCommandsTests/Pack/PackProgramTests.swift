import Foundation
import TestSupport
import Testing

/// `clew pack` as a user runs it.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct PackProgramTests {
    private let folder: TemporaryDirectory
    private let denim = RepositoryFiles.examples.appending(path: "denim-importer").path(percentEncoded: false)

    init() throws { folder = try TemporaryDirectory() }

    private func path(_ name: String) -> String { folder.url.appending(path: name).path(percentEncoded: false) }

    private func run(_ arguments: String...) throws -> ClewProgram.Run {
        try ClewProgram.run(arguments, environment: ["PATH": "/nonexistent", "COLUMNS": "100"])
    }

    @Test func withAndWithoutAPrinterTheZIPIsTheSameAndItVerifies() throws {
        let one = try run("pack", denim, "--for", "cbp-applicability", "--out", path("one.zip"))
        #expect(one.status == 0)
        #expect(one.output.contains("No PDF was written: Chromium is not on this machine."))
        #expect(one.output.contains("Before you send it"))
        let other = try run("pack", denim, "--for", "cbp-applicability", "--out", path("two.zip"), "--no-pdf")
        #expect(!other.output.contains("PDF"))
        let bytes = try Data(contentsOf: folder.url.appending(path: "one.zip"))
        #expect(try bytes == Data(contentsOf: folder.url.appending(path: "two.zip")))
        let verified = try run("pack", "verify", path("one.zip"))
        #expect(verified.status == 0)
        #expect(verified.output.contains("all as the manifest says"))
    }

    @Test func aPackageThatWasChangedEndsWithOne() throws {
        #expect(try run("pack", denim, "--for", "buyer", "--out", path("out"), "--no-pdf").status == 0)
        try folder.write("other", to: "out/index.html")
        let verified = try run("pack", "verify", path("out"))
        #expect(verified.status == 1)
        #expect(verified.output.hasPrefix("index.html: changed\n1 difference in "))
    }

    @Test func rowsAreShownAndTheOthersProved() throws {
        try folder.write("thirty-two bytes of a test's own!", to: "key")
        let made = try run(
            "pack", denim, "--disclose", "S-2026,E03", "--key", path("key"), "--out", path("rows.zip"), "--no-pdf")
        #expect(made.status == 0)
        #expect(made.output.contains("The root is "))
        let verified = try run("pack", "verify", path("rows.zip"))
        #expect(verified.status == 0)
        #expect(verified.output.contains("rows of the ledger are shown"))
        let root = try #require(
            verified.output.split(separator: "\n").first { $0.hasPrefix("the root of the ledger is ") }?.split(
                separator: " "
            ).last)
        #expect(try run("pack", "verify", path("rows.zip"), "--root", String(root)).status == 0)
        let other = try run("pack", "verify", path("rows.zip"), "--root", String(root.reversed()))
        #expect(other.status == 1)
        #expect(other.output.contains("not the one that was told before"))
    }

    @Test(arguments: [
        ["--for", "buyer", "--disclose", "E03", "--key", "x", "--out", "x.zip"],
        ["--disclose", "E03", "--out", "x.zip"],
        ["--disclose", "E03", "--key", "/nonexistent/key", "--out", "x.zip"], ["--for", "cbp-applicability"],
        ["--for", "me", "--out", "x.zip"],
        ["--for", "buyer", "--out", "x.zip", "--shipment", "S-1999"],
        ["--for", "buyer", "--out", "x.zip", "--largest-document", "0"],
        ["--for", "buyer", "--out", "/nonexistent/x/y.zip"],
    ])
    func wrongOptionsEndWithTwoAndWriteNothing(options: [String]) throws {
        let options = options.map { $0 == "x.zip" ? path("x.zip") : $0 }
        let found = try ClewProgram.run(["pack", denim] + options, environment: ["PATH": "/nonexistent"])
        #expect(found.status == 2)
        #expect(!found.errors.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: path("x.zip")))
    }

    @Test func whatTwoCasesClaimIsNamedAndEndsWithOne() throws {
        let others = ["tomato-sauce-brand", "solar-developer"].map {
            RepositoryFiles.examples.appending(path: $0).path(percentEncoded: false)
        }
        let apart = try ClewProgram.run(["pack", "check", denim] + others)
        #expect(apart.status == 0)
        #expect(apart.output == "Nothing is claimed twice in 3 cases.\n")
        try FileManager.default.copyItem(at: URL(filePath: denim), to: folder.url.appending(path: "copy"))
        let twice = try run("pack", "check", denim, path("copy"))
        #expect(twice.status == 1)
        #expect(twice.output.contains("twice: lot LINT-US1 of Brazos Fork Gin Cooperative."))
        #expect(try run("pack", "check", denim, denim + "/").status == 2)
        #expect(try run("pack", "check", denim, path("absent")).status == 2)
    }
}
