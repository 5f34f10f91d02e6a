import Foundation
import TestSupport
import Testing

/// What the program writes today for the examples, for many names, for the rules of ownership, and as help.
///
/// Nothing but the bundled reference data is on hand, and no Graphviz: a picture depends on its version.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct GoldenTests {
    private func run(_ arguments: String...) throws -> ClewProgram.Run {
        try ClewProgram.run(arguments, environment: ["PATH": "/nonexistent", "COLUMNS": "100"])
    }

    @Test(
        arguments: ["denim-importer", "tomato-sauce-brand", "solar-developer"],
        [(nil, nil), ("2023-09-30", "2023-10-31")] as [(String?, String?)])
    func dossiers(example: String, days: (asOf: String?, knownAt: String?)) throws {
        let folder = try TemporaryDirectory()
        let out = folder.url.appending(path: "out").path(percentEncoded: false)
        let example = RepositoryFiles.examples.appending(path: example)
        var arguments = ["assess", example.path(percentEncoded: false), "--out", out]
        if let asOf = days.asOf { arguments += ["--as-of", asOf] }
        if let knownAt = days.knownAt { arguments += ["--known-at", knownAt] }
        let run = try ClewProgram.run(arguments, environment: ["PATH": "/nonexistent", "COLUMNS": "100"])
        let name = "assess/\(example.lastPathComponent)-\(days.asOf ?? "own-day")"
        let text = run.output.replacing(folder.url.path(percentEncoded: false), with: "…/")
        #expect(try Golden.difference(text, from: name + ".txt") == nil)
        for file in ["dossier.html", "dossier.json", "findings.csv"] {
            // Digests change with every fact that is added; what is said changes with those that matter here.
            let text = try String(contentsOfFile: out + "/" + file, encoding: .utf8)
                .replacing(/[0-9a-f]{64}/, with: "<sha256>")
            #expect(try Golden.difference(text, from: "\(name).\(file)") == nil)
        }
    }

    @Test func screening() throws {
        let queries = Golden.folder.appending(path: "screen/queries.csv").path(percentEncoded: false)
        let run = try run("screen", queries, "--as-of", "2026-11-01", "--format", "ndjson", "--top", "2")
        #expect(run.status == 1)
        #expect(try Golden.difference(run.output, from: "screen/results.ndjson") == nil)
    }

    @Test(arguments: ["cn-lists", "eu", "uk", "us-bis", "us-ofac", "us-uflpa"])
    func ownership(rule: String) throws {
        let graph = Golden.folder.appending(path: "own/stakes.csv").path(percentEncoded: false)
        let roots = Golden.folder.appending(path: "own/roots.csv").path(percentEncoded: false)
        let ofFile = try run(
            "own", "--graph", graph, "--roots", roots, "--all", "--near-misses", "--regime", rule, "--as-of",
            "2025-10-15", "--format", "csv")
        let messages = ofFile.errors.replacing(Golden.folder.path(percentEncoded: false), with: "…/")
        #expect(try Golden.difference(ofFile.output + messages, from: "own/graph-\(rule).csv") == nil)
        let onHand = try run("own", "--all", "--regime", rule, "--as-of", "2025-10-15", "--format", "csv")
        #expect(try Golden.difference(onHand.output + onHand.errors, from: "own/on-hand-\(rule).csv") == nil)
    }

    @Test(arguments: [
        "", "assess", "screen", "decide", "forget", "compare", "proof", "proof build", "proof run", "index",
        "index build",
        "index check", "new", "new case", "own",
        "lists", "lists show", "lists import", "lists update", "lists changes", "lists versions", "lists verify",
        "lists export", "lists link", "lists unlink", "lists links", "study", "study ask", "study report",
        "study export",
        "study verify", "study design", "study design leverage", "study design targets", "study design vulnerability",
        "study design cost", "study design displacement", "study design bifurcation", "study design shock", "audit",
        "audit verify", "audit export", "audit head", "reference", "reference check", "pack", "pack make",
        "pack verify",
        "pack check", "explain", "timetable", "law", "law list", "law print", "trace", "drill", "portfolio", "monitor",
        "monitor add", "monitor run", "monitor seen", "monitor list", "evidence", "evidence add", "evidence verify",
        "trade", "trade forward",
    ])
    func help(command: String) throws {
        let words = command.split(separator: " ").map(String.init)
        let run = try ClewProgram.run(words + ["--help"], environment: ["PATH": "/nonexistent", "COLUMNS": "100"])
        let name = command.isEmpty ? "clew" : command.replacing(" ", with: "-")
        #expect(try Golden.difference(run.output + run.errors, from: "help/\(name).txt") == nil)
    }
}

/// An archive that an earlier version of the program made, with lists, a link and two decisions: it must still open, hold
/// the same, and count.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct EarlierArchiveTests {
    private let folder: TemporaryDirectory
    private let archive: String

    init() throws {
        folder = try TemporaryDirectory()
        let copy = folder.url.appending(path: "archive.sqlite")
        try FileManager.default.copyItem(
            at: RepositoryFiles.fixtures.appending(path: "archive/earlier-version.archive"), to: copy)
        archive = copy.path(percentEncoded: false)
    }

    private func run(_ arguments: String...) throws -> ClewProgram.Run {
        try ClewProgram.run(arguments + ["--archive", archive], environment: ["COLUMNS": "100"])
    }

    @Test func holdsTheSame() throws {
        let links = try run("lists", "links")
        #expect(try Golden.difference(links.output, from: "archive/links.txt") == nil)
        let log = try run("audit", "export")
        #expect(try Golden.difference(log.output, from: "archive/audit.txt") == nil)
        let statements = try run("lists", "export", "--format", "statements.csv")
        #expect(try Golden.difference(statements.output, from: "archive/statements.txt") == nil)
        #expect(try run("audit", "verify").status == 0)
    }

    @Test func itsDecisionsCount() throws {
        let front = try run("screen", "--name", "EXAMPLE FRONT COMPANY", "--as-of", "2026-11-01")
        // Nothing matches, and some lists of that archive are not whole.
        #expect(front.status == 3)
        #expect(front.errors.contains("is not whole"))
        #expect(front.output.contains("another register number"))
        let trade = try run("screen", "--name", "EXAMPLE TRADING", "--country", "cn", "--as-of", "2026-11-01")
        #expect(trade.status == 1)
        #expect(trade.output.contains("same address"))
    }
}
