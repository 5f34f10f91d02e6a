import Foundation
import TestSupport
import Testing

/// Files as users have them, through the program; all parties are invented.
@Suite(.enabled(if: ClewProgram.location != nil))
struct UserFilesTests {
    private static func screen(_ table: String, against list: String, _ more: String...) throws -> ClewProgram.Run {
        let folder = try TemporaryDirectory()
        let list = try folder.write(list, to: "list.csv").path(percentEncoded: false)
        let table = try folder.write(table, to: "parties.csv").path(percentEncoded: false)
        return try ClewProgram.run(["screen", table, "--against", list] + more)
    }

    @Test func theImporterIsNotReportedForTheExporter() throws {
        let run = try Self.screen(
            "Importer,Exporter\nTarvik Imports Inc,Quonvex Mills Co\n", against: "id,name\nL,Quonvex Mills Co\n",
            "--format",
            "ndjson")
        let lines = run.output.split(separator: "\n").map(String.init)
        #expect(run.status == 1)
        #expect(lines.count == 2)
        #expect(lines.first?.contains("\"role\":\"Importer\",\"results\":[]") == true)
        #expect(lines.last?.contains("\"role\":\"Exporter\"") == true && lines.last?.contains("\"match\":true") == true)
    }

    @Test func theRoleStandsInEveryForm() throws {
        let (table, list) = (
            "Importer,Exporter\nTarvik Imports Inc,Quonvex Mills Co\n", "id,name\nL,Quonvex Mills Co\n"
        )
        for form in ["table", "csv", "html"] {
            let run = try Self.screen(table, against: list, "--format", form)
            #expect(run.output.contains("Exporter"), "\(form)")
        }
    }

    @Test func ruinedRowsAreNeverClear() throws {
        let run = try Self.screen("id,name\n1,#N/A\n2,不详\n3,Tarvik Foods\n", against: "id,name\nL,Quonvex Mills Co\n")
        #expect(run.errors.contains("2 without an answer") || run.output.contains("2 without an answer"))
        let none = try Self.screen("id,name\n1,#N/A\n", against: "id,name\nL,Quonvex Mills Co\n")
        #expect(none.status == 2)
    }

    @Test func eitherNameOfAFieldFindsTheParty() throws {
        let list = "id,name\nL,Halbrit Foods Co. (also known as Kelmar Trading)\n"
        for name in ["Halbrit Foods Co.", "Kelmar Trading"] {
            #expect(try Self.screen("id,name\n1,\(name)\n", against: list).status == 1)
        }
        #expect(
            try Self.screen("id,name\n1,Kelmar Trading f/k/a Orvane Traders\n", against: "id,name\nL,Orvane Traders\n")
                .status == 1)
    }

    @Test func aTableOfNamePartsIsScreened() throws {
        let list = "id,name,schema\nL,Gamma Quenlin,Person\n"
        for header in ["First name,Last name", "Vorname,Nachname", "Prénom,Nom"] {
            #expect(try Self.screen("Nr,\(header)\n1,Gamma,Quenlin\n", against: list).status == 1, "\(header)")
        }
    }

    @Test(arguments: ["root\nx\n", "x\n", "id\nx\n"])
    func rootsAreReadWithATitleOrWithoutOne(text: String) throws {
        let folder = try TemporaryDirectory()
        let graph = try folder.write("owner,owned,share\nx,a,60%\n", to: "g.csv").path(percentEncoded: false)
        let roots = try folder.write(text, to: "roots.txt").path(percentEncoded: false)
        let run = try ClewProgram.run(
            "own", "--graph", graph, "--roots", roots, "--all", "--regime", "us-ofac", "--format", "csv")
        #expect(run.output.contains("a,yes,0.6,0.6,1"))
    }

    @Test(arguments: [
        ("nr;firm\n1;\"x\"\n", "a"), ("# of ours\nname|id\nSomebody, Inc.|x\n", "a"), ("\"x, y\",1\nz,2\n", "b"),
    ])
    func rootsAreReadFromTablesOfAnySeparator(text: String, held: String) throws {
        let folder = try TemporaryDirectory()
        let graph = try folder.write("owner,owned,share\nx,a,60%\n\"x, y\",b,60%\n", to: "g.csv")
        let roots = try folder.write(text, to: "roots.txt").path(percentEncoded: false)
        let run = try ClewProgram.run(
            "own", "--graph", graph.path(percentEncoded: false), "--roots", roots, "--all", "--regime", "us-ofac",
            "--format", "csv")
        #expect(run.output.contains("\(held),yes,0.6,0.6,1"), "\(run.output) \(run.errors)")
    }

    @Test func aQuoteThatNeverClosesIsToldWithItsLine() throws {
        let folder = try TemporaryDirectory()
        let graph = try folder.write("owner,owned,share\nx,a,60%\n", to: "g.csv").path(percentEncoded: false)
        let roots = try folder.write("# of ours\nid,name\nx,\"open\n", to: "roots.csv").path(percentEncoded: false)
        let run = try ClewProgram.run("own", "--graph", graph, "--roots", roots, "--all", "--regime", "us-ofac")
        #expect(run.status == 2)
        #expect(run.errors.contains("roots.csv:3"), "\(run.errors)")
    }

    @Test(arguments: ["root", "id", "roots"])
    func aPartyCalledRootIsOne(name: String) throws {
        let folder = try TemporaryDirectory()
        let graph = try folder.write("owner,owned,share\n\(name),a,60%\n", to: "g.csv").path(percentEncoded: false)
        let roots = try folder.write(name + "\n", to: "roots.txt").path(percentEncoded: false)
        let run = try ClewProgram.run(
            "own", "--graph", graph, "--roots", roots, "--all", "--regime", "us-ofac", "--format", "csv")
        #expect(run.output.contains("a,yes,0.6,0.6,1"))
    }

    @Test func anEmptyCascadeIsNoSuccess() throws {
        let folder = try TemporaryDirectory()
        let graph = try folder.write("owner,owned,share\nx,a,60%\n", to: "g.csv").path(percentEncoded: false)
        for text in ["", "id\n", "# nobody\n"] {
            let roots = try folder.write(text, to: "roots.txt").path(percentEncoded: false)
            let run = try ClewProgram.run("own", "--graph", graph, "--roots", roots, "--all", "--regime", "us-ofac")
            #expect(run.status == 2, "\(text)")
            #expect(run.errors.contains("nobody") || run.errors.contains("no party is listed"), "\(run.errors)")
        }
    }

    @Test(arguments: ["", "id,name\n", "\n\n\n", "name", " ", "\u{FEFF}", "id;name;country\n\n"])
    func anEmptyTableIsNoSuccess(text: String) throws {
        let run = try Self.screen(text, against: "id,name\nL,Quonvex Mills Co\n")
        #expect(run.status == 2)
        #expect(run.errors.contains("nothing was looked up"))
    }

    @Test func aBadLineHasALineOfItsOwnAndFailsNoPipeline() throws {
        let rows = "{\"id\":\"a\",\"name\":\"Tarvik\"}\nnot json\n{\"id\":\"c\",\"name\":\"Quonvex Mills Co\"}\n"
        let run = try Self.screen(rows, against: "id,name\nL,Quonvex Mills Co\n", "--format", "ndjson", "--exit-zero")
        let lines = run.output.split(separator: "\n").map(String.init)
        #expect(run.status == 0)
        #expect(lines.count == 3)
        #expect(lines.first?.contains("\"id\":\"a\"") == true && lines.last?.contains("\"match\":true") == true)
        #expect(lines.dropFirst().first?.hasPrefix("{\"id\":null,\"error\":{\"code\":") == true)
        #expect(lines.dropFirst().first?.hasSuffix("\"line\":2}") == true)
        let strict = try Self.screen(rows, against: "id,name\nL,Quonvex Mills Co\n", "--format", "ndjson")
        #expect(strict.status == 2)
    }

    @Test func aBadRowOfATableHasALineToo() throws {
        let run = try Self.screen(
            "id,name\n1,Tarvik\n2,\"Orvane\"x\n3,Quonvex Mills Co\n", against: "id,name\nL,Quonvex Mills Co\n",
            "--format",
            "ndjson", "--exit-zero")
        #expect(run.status == 0)
        #expect(run.output.split(separator: "\n").count == 3)
        #expect(run.output.contains("\"line\":3"))
    }

    @Test func aWrappedNameIsFound() throws {
        let list = "id,name\nL,Zorvan Textile Mill\n"
        #expect(try Self.screen("id,name\n1,\"Zorvan\nTextile Mill\"\n", against: list).status == 1)
        #expect(try Self.screen("{\"id\":\"1\",\"name\":\"Zorvan\\nTextile Mill\"}\n", against: list).status == 1)
    }

    @Test func severalNamesOfTheCommandLineAreEachLookedUp() throws {
        let folder = try TemporaryDirectory()
        let list = try folder.write("id,name\nL,Lembrun Assets\n", to: "l.csv").path(percentEncoded: false)
        let name = "Quivara Holdings, a.k.a. Strovik Capital, a.k.a. Lembrun Assets"
        #expect(try ClewProgram.run("screen", "--name", name, "--schema", "Company", "--against", list).status == 1)
    }

    @Test(arguments: [
        "root,name\nx,Tarvik\n", "company,id\nTarvik,x\n", "name;root\nTarvik;x\n", "Tarvik\tx\n",
        "id,owner\nx,nobody\n",
        "\"Tarvik, Inc\",x\n",
    ])
    func rootsAreReadFromTheColumnThatHoldsThem(text: String) throws {
        let run = try Self.own(roots: text)
        #expect(run.output.contains("a,yes,0.6,0.6,1"), "\(run.errors)")
    }

    @Test(arguments: ["root,name\nz,Tarvik\n", "z\n", "company,id\nTarvik,z\n"])
    func rootsThatTheGraphHasNoneOfAreNoSuccess(text: String) throws {
        let run = try Self.own(roots: text)
        #expect(run.status == 2)
        #expect(run.errors.contains("nothing was looked up"))
    }

    @Test func listedPartiesThatTheGraphHasNoneOfAreNoSuccess() throws {
        let folder = try TemporaryDirectory()
        let graph = try folder.write("owner,owned,share\nx,a,60%\n", to: "g.csv").path(percentEncoded: false)
        let run = try ClewProgram.run("own", "--graph", graph, "--listed", "ZZ", "--all", "--regime", "us-ofac")
        #expect(run.status == 2)
    }

    private static func own(roots: String) throws -> ClewProgram.Run {
        let folder = try TemporaryDirectory()
        let graph = try folder.write("owner,owned,share\nx,a,60%\n", to: "g.csv").path(percentEncoded: false)
        let file = try folder.write(roots, to: "roots.txt").path(percentEncoded: false)
        return try ClewProgram.run(
            "own", "--graph", graph, "--roots", file, "--all", "--regime", "us-ofac", "--format", "csv")
    }

    @Test(arguments: [["#N/A", "#N/A"], ["NULL", "Quonvex"], ["-", "-"], ["Quonvex", "不详"]])
    func whatIsNoNameCannotBeCompared(names: [String]) throws {
        let run = try ClewProgram.run(["compare", "--"] + names)
        #expect(run.status == 2)
        #expect(run.errors.contains("cannot be compared"))
    }
}
