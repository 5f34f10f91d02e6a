import ArgumentParser
import ClewService

/// The process: its streams are made safe before the machinery of concurrency opens files of its own.
@main
enum ClewServiceProcess {
    static func main() { ClewServer.runProcess { await ClewServiceMain.start() } }
}

/// The HTTP service; everything it does is in `ClewService`.
struct ClewServiceMain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clew-service",
        abstract: "Answer screening requests over HTTP, in the wire format of yente.",
        discussion: """
            Reads the lists that come with Clew and the archive once, and answers /match, /search, /entities, /own, /catalog, \
            /algorithms, /metrics, /healthz and /readyz, and a page with a search box at /. It listens on this machine alone unless \
            --host says otherwise, knows no users and no TLS (put it behind a reverse proxy that does), and neither logs \
            nor keeps what it is asked.

            SIGHUP makes it read the lists again while it goes on answering; /catalog says when the archive has others. \
            SIGTERM makes it answer what is under way and leave within 8 seconds. /readyz fails where an imported list is \
            out of date or not whole.

            EXIT STATUS
              0   it was told to stop
              2   the input is wrong, or the address cannot be listened on
              70  a fault of ours
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

    @Flag(name: .customLong("accept-incomplete"), help: "Be ready even though an imported list is not whole.")
    var acceptIncomplete = false

    @Flag(
        name: .customLong("log-requests"),
        help:
            "Write a line of JSON for each request to standard error: when, which route, the outcome; not what was asked."
    )
    var logsRequests = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535.") }
    }

    /// Parses the arguments and serves; what is wrong with them ends with 2, as with `clew`.
    static func start() async {
        do {
            var command = try parseAsRoot()
            guard let service = command as? ClewServiceMain else { return try command.run() }
            let status = await ClewServer.serve(
                host: service.host, port: service.port, archive: service.archive, reference: service.reference,
                acceptsIncomplete: service.acceptIncomplete, logsRequests: service.logsRequests)
            if status != 0 { throw ExitCode(status) }
        } catch {
            if exitCode(for: error) == .validationFailure { ClewServer.refuse(fullMessage(for: error)) }
            exit(withError: error)
        }
    }
}
