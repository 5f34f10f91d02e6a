import Foundation
import TestSupport
import Testing

/// The program where its streams, its files and its numbers are not what it wishes for.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct HostileSurroundingsTests {
    private static let denim = RepositoryFiles.examples.appending(path: "denim-importer").path(percentEncoded: false)

    /// Runs the program under a shell that redirects its streams.
    private static func shell(_ line: String, in folder: URL? = nil) throws -> (status: Int32, output: String) {
        let program = try #require(ClewProgram.location)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", line]
        process.currentDirectoryURL = folder
        var environment = ProcessInfo.processInfo.environment
        environment["CLEW"] = program.path(percentEncoded: false)
        environment["DENIM"] = denim
        environment["CLEW_REFERENCE"] = RepositoryFiles.reference.path(percentEncoded: false)
        environment["XDG_DATA_HOME"] = "/nonexistent"
        environment["CLEW_ARCHIVE"] = nil
        process.environment = environment
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    private static let commands = [
        "assess $DENIM", "lists", "lists --json", "compare 'Tarvik' 'Tarvic'", "study pace", "study pace --format csv",
        "reference check", "--help", "--version", "screen --name 'Invented Halbrit Foods'", "assess --help",
        "audit head --archive /nonexistent/a.sqlite",
    ]

    @Test(arguments: commands, [">/dev/full", ">&-"])
    func aStandardOutputThatTakesNothingIsAnErrorAndNoCrash(command: String, redirection: String) throws {
        guard redirection != ">/dev/full" || FileManager.default.fileExists(atPath: "/dev/full") else { return }
        #expect(try Self.shell("$CLEW \(command) \(redirection)").status == 2)
    }

    @Test(arguments: commands, ["2>/dev/full", "2>&-", "<&-"])
    func aStandardErrorThatTakesNothingChangesNoStatus(command: String, redirection: String) throws {
        guard redirection != "2>/dev/full" || FileManager.default.fileExists(atPath: "/dev/full") else { return }
        let expected = try Self.shell("$CLEW \(command) >/dev/null").status
        #expect(try Self.shell("$CLEW \(command) >/dev/null \(redirection)").status == expected)
    }

    @Test(arguments: [
        "assess pipe", "screen pipe", "screen --name x --against pipe", "index build pipe -o out.clew",
        "index info pipe",
        "index verify pipe", "own x --graph pipe", "own x --graph stakes.csv --roots pipe", "compare --pairs pipe",
        "lists import us-ofac-sdn pipe --archive a.sqlite",
        "lists import my-x stakes.csv --mapping pipe --archive a.sqlite",
        "lists --archive pipe", "audit verify --anchor pipe --archive a.sqlite",
        "decide --sheet pipe --archive a.sqlite",
        "screen --name x --previous pipe --against list.csv", "own x --graph stakes.csv --rule pipe",
    ])
    func aNamedPipeIsRefusedAndNotWaitedFor(command: String) throws {
        let folder = try TemporaryDirectory()
        _ = try folder.write("owner,asset,share\nx,y,60\n", to: "stakes.csv")
        _ = try folder.write("id,name\nx,Invented Halbrit Foods\n", to: "list.csv")
        let run = try Self.shell(
            "mkfifo pipe; timeout 20 $CLEW \(command); status=$?; exit $status", in: folder.url)
        #expect(run.status != 124, "it waits")
        #expect((2...64).contains(run.status), "\(run)")
        #expect(run.output.contains("pipe"))
    }

    @Test(arguments: [
        "lists update us-ofac-sdn --time-limit 9223372036854775807", "lists update us-ofac-sdn --time-limit -1",
        "lists update us-ofac-sdn --size-limit 9223372036854775807", "lists import x y --reject-limit -1",
        "own x --depth 9223372036854775807", "own x --depth 0", "screen --name x --top 0",
        "screen --name x --threshold nan",
        "screen --name x --threshold 1e400", "assess $DENIM --as-of 9999-12-31", "assess $DENIM --as-of 0001-01-01",
        "screen --name x --born 9999", "audit export --after -1 --archive a.sqlite",
        "lists unlink -1 --archive a.sqlite", "letters $DENIM --out y --reply-days 0",
        "letters $DENIM --out y --reply-days 9223372036854775807", "letters $DENIM --out y --date 9999-12-31",
    ])
    func aNumberBeyondReasonIsRefused(command: String) throws {
        let folder = try TemporaryDirectory()
        #expect(try Self.shell("timeout 20 $CLEW \(command)", in: folder.url).status == 2)
    }

    @Test func aPasswordInAnAddressIsNeitherTakenNorRepeated() throws {
        let folder = try TemporaryDirectory()
        let run = try Self.shell(
            "$CLEW lists update us-ofac-sdn --archive a.sqlite --address http://user:s3cret@127.0.0.1:9/x",
            in: folder.url)
        #expect(run.status == 2)
        #expect(!run.output.contains("s3cret"))
    }

    @Test func whatIsWrittenIsItsOwnersAlone() throws {
        let folder = try TemporaryDirectory()
        _ = try folder.write("id,name\na,Invented Halbrit Foods\n", to: "q.csv")
        let run = try Self.shell(
            """
            umask 000
            $CLEW screen q.csv --format csv --out r.csv
            $CLEW index build q.csv -o q.clew
            $CLEW new case c --commodity cotton
            $CLEW assess $DENIM --out d
            $CLEW lists import stakes nothing.csv --archive a.sqlite
            find . -type f ! -name q.csv ! -perm 600; find . -mindepth 1 -type d ! -perm 700
            """, in: folder.url)
        let left = run.output.split(separator: "\n").filter { $0.hasPrefix("./") }
        #expect(left.isEmpty, "\(left)")
        #expect(
            FileManager.default.fileExists(atPath: folder.url.appending(path: "q.clew").path(percentEncoded: false)))
    }

    @Test func nothingOfACaseCommandsTheTerminal() throws {
        let folder = try TemporaryDirectory()
        let run = try Self.shell(
            """
            cp -R $DENIM case; chmod -R u+w case
            printf 'title: "x\\\\e[8m\\\\u202e\\\\x9b"\\n' > head; grep -v '^title:' case/case.yaml >> head; mv head case/case.yaml
            $CLEW assess case
            """, in: folder.url)
        #expect(!run.output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x9B || $0.value == 0x202E })
        #expect(run.output.contains("\\u{1B}"))
    }

    @Test func noFormulaOfAGraphReachesASpreadsheet() throws {
        let folder = try TemporaryDirectory()
        _ = try folder.write("owner,owned,share\nA,=cmd|' /C calc'!A0,60\nA,\u{1B}[8mB,60\n", to: "stakes.csv")
        let run = try Self.shell(
            "$CLEW own --graph stakes.csv --all --regime us-ofac --listed A --format csv", in: folder.url)
        #expect(run.output.contains("'=cmd"))
        #expect(!run.output.contains("\n=cmd"))
        #expect(!run.output.contains("\u{1B}"))
    }

    /// What a folder of reference data lacks that the user named is theirs to mend; of the one that comes with Clew it is a fault of ours.
    @Test(arguments: ["--reference own", ""])
    func aBrokenReferenceOfTheUserIsWrongInput(option: String) throws {
        let folder = try TemporaryDirectory()
        let run = try Self.shell(
            """
            cp -R "$CLEW_REFERENCE" own; chmod -R u+w own; echo 'a: [' >> own/regimes/us-uflpa.yaml
            \(option.isEmpty ? "CLEW_REFERENCE=own" : "") $CLEW law print us-uflpa \(option)
            """, in: folder.url)
        #expect(run.status == 2, "\(run.output)")
        #expect(run.output.contains("us-uflpa.yaml"))
    }

    /// A quote that is closed rows later swallows nobody in silence.
    @Test func aStrayQuoteInStakesIsRefused() throws {
        let folder = try TemporaryDirectory()
        _ = try folder.write(
            "owner,owned,share\nHalbrit Invented,\"Tarvil Invented,60\nHalbrit Invented,Quonvex Invented\",60\n",
            to: "stakes.csv")
        let run = try Self.shell(
            "$CLEW own --graph stakes.csv --all --regime us-ofac --listed 'Halbrit Invented' --format csv",
            in: folder.url)
        #expect(run.status == 2)
        #expect(run.output.contains("stakes.csv:2") && run.output.contains("holds whole rows"))
    }
}
