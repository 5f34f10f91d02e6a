import ClewModel
import Foundation
import SourceFiles
import SupplyChain
import TestSupport
import Testing

@testable import Casework

struct DossierTests {
    @Test(arguments: ["=1+1", "+49 30", "-cmd", "@SUM(A1)", "\t=1", " =1", "＝1"])
    func aCellThatLooksLikeAFormulaIsDisarmed(text: String) {
        #expect(CSVCell.quoted(text).hasPrefix("\"'"))
    }

    @Test func quotesAreDoubledAndOrdinaryTextIsLeftAlone() {
        #expect(CSVCell.quoted("a \"b\", c") == "\"a \"\"b\"\", c\"")
    }

    @Test func markupInTheCaseIsShownAndNotRun() throws {
        var found = try Examples.read("denim-importer")
        let index = try #require(found.parties.firstIndex { $0.id == "W841" })
        found.parties[index].otherNames = ["<script>alert(1)</script>"]
        found.title = "Jeans \"><img src=x>"
        let assessment = try Examples.assess(found)
        let picture = ChainPicture(of: assessment.chain, title: found.title)
        let html = try DossierPage.html(of: assessment, picture: picture)
        #expect(!html.contains("<script"))
        #expect(!html.contains("<img"))
        #expect(html.contains("&lt;script&gt;"))
    }

    @Test func nothingInTheCaseTurnsASentenceOrCommandsATerminal() throws {
        var found = try Examples.read("denim-importer")
        let hostile = "\u{1B}[8m\u{9B}31m\u{202E}gnaijniX morf\u{2066}\u{E0041}"
        let index = try #require(found.parties.firstIndex { $0.id == "W841" })
        found.parties[index].name += hostile
        found.parties[index].otherNames = ["=cmd" + hostile]
        found.title += hostile
        let assessment = try Examples.assess(found)
        let picture = ChainPicture(of: assessment.chain, title: found.title)
        for text in [
            try DossierPage.html(of: assessment, picture: picture), try DossierDocument.json(of: assessment),
            FindingsTable.csv(of: assessment.findings).replacing("\r\n", with: "\n"),
        ] {
            let left = text.unicodeScalars.filter { SafeText.isCommand($0) && $0 != "\n" && $0 != "\t" }
            #expect(left.isEmpty)
        }
    }

    @Test func theFilesOfADossierAreItsOwnersAlone() throws {
        let folder = try TemporaryDirectory()
        let out = folder.url.appending(path: "out")
        let assessment = try Examples.assess(Examples.read("denim-importer"))
        let written = try DossierWriter.write(assessment, to: out, formats: [.json, .csv])
        func mode(_ url: URL) throws -> Int? {
            (try FileManager.default.attributesOfItem(atPath: url.path(percentEncoded: false))[.posixPermissions]
                as? NSNumber)?.intValue
        }
        #expect(try mode(out) == 0o700)
        for file in written { #expect(try mode(file) == 0o600) }
    }

    @Test(arguments: ["exit 1", "sleep 1000", "echo nonsense", "yes graph"])
    func aPictureIsDrawnInPlainRowsWhereGraphvizDoesNotAnswer(script: String) throws {
        let folder = try TemporaryDirectory()
        let dot = try folder.write("#!/bin/sh\n\(script)\n", to: "dot")
        let path = dot.path(percentEncoded: false)
        try FileManager.default.setAttributes([.posixPermissions: NSNumber(value: 0o700)], ofItemAtPath: path)
        let assessment = try Examples.assess(Examples.read("denim-importer"))
        let picture = ChainPicture(
            of: assessment.chain, title: "Chain", graphviz: Graphviz(program: HelperProgram(path: path)),
            timeLimit: .milliseconds(300))
        for node in assessment.chain.nodes { #expect(picture.svg.contains(HTMLText.escape(node.text))) }
        #expect(picture.svg.contains("marker-end"))
    }

    @Test func plainRowsEndOnACircleToo() {
        let node = { (id: String) in
            ChainGraph.Node(id: id, kind: .lot, lines: [id], mark: .open, group: "lots", text: id)
        }
        let edge = { (from: String, to: String) in ChainGraph.Edge(from: from, to: to, label: "") }
        let graph = ChainGraph(
            nodes: ["a", "b", "c", "d"].map(node),
            edges: [edge("a", "b"), edge("b", "c"), edge("c", "b"), edge("d", "d"), edge("x", "a")])
        let layout = GraphLayout.rows(of: graph, sizes: [(10, 10), (20, 10), (10, 30), (10, 10)])
        #expect(layout.boxes.count == 4)
        #expect(layout.arrows.count == 4)
        let centers = layout.boxes.values.map { "\($0.center.x) \($0.center.y)" }
        #expect(Set(centers).count == 4, "no box hides another")
    }

    @Test func thePageStandsAlone() throws {
        let assessment = try Examples.assess(Examples.read("denim-importer"))
        let html = try DossierPage.html(of: assessment, picture: nil)
        #expect(!html.contains("<link") && !html.contains(" src="))
        #expect(html.contains("default-src 'none'"))
        #expect(html.contains("<html lang=\"en\">"))
    }

    @Test func headingsAreInOrder() throws {
        let assessment = try Examples.assess(Examples.read("solar-developer"))
        let html = try DossierPage.html(of: assessment, picture: nil)
        var last = 0
        for match in html.matches(of: /<h([1-6])[ >]/) {
            let level = Int(match.1) ?? 0
            #expect(level <= last + 1, "h\(level) after h\(last)")
            last = level
        }
    }

    @Test func everyIdIsUnique() throws {
        let assessment = try Examples.assess(Examples.read("solar-developer"))
        let html = try DossierPage.html(of: assessment, picture: nil)
        let ids = html.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
    }

    @Test func textInAnotherScriptCarriesItsLanguage() {
        #expect(
            Markup.tagged("mill 棉花 Ltd") == "mill <span lang=\"zh\">棉花</span> Ltd"
                || Markup.tagged("mill 棉花 Ltd") == "mill <span lang=\"zh\">棉花 </span>Ltd")
        #expect(Markup.tagged("شىنجاڭ").contains("lang=\"ug-Arab\" dir=\"rtl\""))
        #expect(Markup.tagged("plain & simple") == "plain &amp; simple")
    }

    @Test func doubtIsNeverRoundedAway() {
        #expect(Wording.share(Bounds(exactly: 0)) == "none")
        #expect(Wording.share(Bounds(0.0001, 1)) == "under 0.1 % to 100 %")
        #expect(Wording.share(Bounds(0, 0.9999)) == "none to over 99.9 %")
        #expect(Wording.score(0.9999) == "0.99")
        #expect(Wording.score(0.0001) == "0.01")
        #expect(Wording.number(1_234_567.5, decimals: 2) == "1\u{2009}234\u{2009}567.5")
    }

    @Test func thePictureHasATextForEachNode() throws {
        let assessment = try Examples.assess(Examples.read("tomato-sauce-brand"))
        guard let picture = ChainPicture(of: assessment.chain, title: "The supply chain") else {
            return  // Graphviz is not installed; the page says so and keeps the table.
        }
        for node in assessment.chain.nodes { #expect(picture.svg.contains(HTMLText.escape(node.text))) }
        #expect(picture.svg.contains("role=\"group\""))
    }

    @Test func writesAllFilesOrNone() throws {
        let assessment = try Examples.assess(Examples.read("denim-importer"))
        let folder = try TemporaryDirectory()
        let out = folder.url.appending(path: "out")
        let written = try DossierWriter.write(assessment, to: out, formats: [.json, .csv])
        #expect(written.map(\.lastPathComponent) == ["dossier.json", "findings.csv"])
        _ = try DossierWriter.write(assessment, to: out, formats: [.json])
        let blocked = try folder.write("a file", to: "blocked")
        #expect(throws: ClewError.self) { try DossierWriter.write(assessment, to: blocked, formats: [.json]) }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path(percentEncoded: false))
        #expect(left.sorted() == ["blocked", "out"])
    }

    @Test(.enabled(if: SchemaCheck.isAvailable, "Python with jsonschema is not installed"))
    func theDocumentFollowsItsPublishedSchema() throws {
        for name in Examples.names {
            let folder = try TemporaryDirectory()
            let file = try folder.write(
                DossierDocument.json(of: Examples.assess(Examples.read(name))), to: "dossier.json")
            #expect(try SchemaCheck.problems(of: file) == "")
        }
    }
}

/// The published schema, checked by the Python package `jsonschema` where it is installed.
enum SchemaCheck {
    static let isAvailable = (try? run(["-c", "import jsonschema"]))?.status == 0

    static func problems(of file: URL) throws -> String {
        let schema = RepositoryFiles.root.appending(path: "docs/schema/dossier.schema.json").path(percentEncoded: false)
        let script = """
            import json, sys, jsonschema
            schema, document = (json.load(open(name)) for name in sys.argv[1:3])
            for error in jsonschema.Draft202012Validator(schema).iter_errors(document):
                print(error.json_path, error.message[:200])
            """
        return try run(["-c", script, schema, file.path(percentEncoded: false)]).output
    }

    private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
