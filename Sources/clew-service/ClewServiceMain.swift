import ArgumentParser
import ClewService

/// The process: its streams are made safe before the machinery of concurrency opens files of its own.
@main
enum ClewServiceProcess {
    static func main() { ClewServer.runProcess { await ClewServiceMain.main() } }
}

/// The HTTP service; everything it does is in `ClewService`.
struct ClewServiceMain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clew-service",
        abstract: "Answer screening requests over HTTP, in the wire format of yente.",
        discussion: """
            Reads the lists that come with Clew and the archive once, and answers /match, /search, /entities, /catalog, \
            /algorithms, /healthz and /readyz, and a page with a search box at /. It listens on this machine alone unless \
            --host says otherwise, knows no users and no TLS (put it behind a reverse proxy that does), and neither logs \
            nor keeps what it is asked. Start it again to take up new lists.
            """,
        version: ClewServer.version)

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 8000

    @Option(help: "The archive of imported lists; else CLEW_ARCHIVE, else the user's data folder.")
    var archive: String?

    @Option(help: "The folder of the reference data, where it is not found by itself.")
    var reference: String?

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535.") }
    }

    func run() async throws {
        let status = try await ClewServer.serve(host: host, port: port, archive: archive, reference: reference)
        if status != 0 { throw ExitCode(status) }
    }
}
