import ArgumentParser
import ClewService

/// The process: its streams are made safe before the machinery of concurrency opens files of its own.
@main
enum ClewServiceProcess {
    static func main() { ClewServer.runProcess { await ClewServiceMain.start() } }
}

/// The HTTP service; everything it does is in `ClewService`.
struct ClewServiceMain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clew-service",
        abstract: "Answer screening requests over HTTP, in the wire format of yente.",
        version: ClewServer.version,
        subcommands: [ServeCommand.self, TokenCommand.self, UserCommand.self],
        defaultSubcommand: ServeCommand.self)

    /// Parses the arguments and serves; what is wrong with them ends with 2, as with `clew`.
    static func start() async {
        do {
            var command = try parseAsRoot()
            guard let serve = command as? ServeCommand else { return try command.run() }
            let status = await serve.serve()
            if status != 0 { throw ExitCode(status) }
        } catch {
            if exitCode(for: error) == .validationFailure { ClewServer.refuse(fullMessage(for: error)) }
            exit(withError: error)
        }
    }
}

/// `clew-service serve`, the default.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answer requests until told to stop; the default.",
        discussion: """
            Reads the lists that come with Clew and the archive once, and answers /match, /search, /entities, /own, /catalog, \
            /algorithms, /metrics, /healthz and /readyz, and a page with a search box at /; below /work are the pages that people work in. It neither logs nor keeps what it is \
            asked. It listens on this machine alone, for whoever uses it, unless --host says otherwise; then everybody signs \
            in, with a password ('clew-service user add'), with a token ('clew-service token add') or by a proxy \
            (--trust-proxy), and it does not start where nobody could. TLS belongs to the proxy in front of it.

            SIGHUP makes it read the lists again while it goes on answering; /catalog says when the archive has others. \
            SIGTERM makes it answer what is under way and leave within 8 seconds. /readyz fails where an imported list is \
            out of date or not whole.

            EXIT STATUS
              0   it was told to stop
              2   the input is wrong, or the address cannot be listened on
              70  a fault of ours
            """)

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

    @Option(help: "Who works in the pages below /work where nobody signs in; else the user of this machine.")
    var person: String?

    @Option(
        name: .customLong("work"),
        help: "The folder that keeps people's work; else work beside the archive, made when somebody comes.")
    var workFolder: String?

    @Flag(name: .customLong("sign-in"), help: "Have people sign in on this machine's own address too.")
    var signIn = false

    @Option(help: "The file of tokens; else CLEW_TOKENS, else tokens.json beside the archive.")
    var tokens: String?

    @Option(help: "The file of who signs in with a password; else CLEW_USERS, else users.json beside the archive.")
    var users: String?

    @Option(
        name: .customLong("trust-proxy"),
        help: "The address of a proxy that signs people in; from no other address is its word taken.")
    var trustProxy: String?

    @Option(name: .customLong("proxy-person-header"), help: "The header field in which that proxy names the person.")
    var proxyPersonHeader = "X-Remote-User"

    @Option(
        name: .customLong("proxy-role-header"),
        help: "The header field in which it states their role; without it everybody is a reader.")
    var proxyRoleHeader: String?

    @Option(
        help: "How many requests a second each address and each person may send; 200 where people sign in, else any.")
    var rate: Int?

    @Option(help: "An origin whose pages may read the answers, as https://example.org; may be given more than once.")
    var cors: [String] = []

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535.") }
    }

    /// Serves, and says with which status to leave.
    func serve() async -> Int32 {
        var access = AccessOptions()
        access.asksSignIn = signIn
        access.tokens = tokens
        access.users = users
        access.proxyAddress = trustProxy
        access.proxyPersonField = proxyPersonHeader
        access.proxyRoleField = proxyRoleHeader
        access.rate = rate
        access.origins = cors
        return await ClewServer.serve(
            host: host, port: port, archive: archive, reference: reference, acceptsIncomplete: acceptIncomplete,
            logsRequests: logsRequests, work: WorkOptions(person: person, folder: workFolder), access: access)
    }
}
