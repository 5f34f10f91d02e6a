import ArgumentParser
import ClewService

/// `clew-service token`: who may sign in.
struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Make, show and take back the tokens that people sign in with.",
        discussion: """
            A token is sent as 'Authorization: Bearer TOKEN' or 'Authorization: ApiKey TOKEN'. It is shown once, when it is \
            made; only its SHA-256 is kept. Making one and taking one back stand in the audit log of the archive. A service \
            that runs takes notice at the next request.
            """,
        subcommands: [Add.self, List.self, Revoke.self])

    struct Files: ParsableArguments {
        @Option(help: "The file of tokens; else CLEW_TOKENS, else tokens.json beside the archive.")
        var tokens: String?

        @Option(help: "The archive, whose log tells of it; else CLEW_ARCHIVE, else the user's data folder.")
        var archive: String?
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make a token and show it, once.")

        @Argument(help: "Whose it is, as the audit log names them.")
        var person: String

        @Option(help: "reader, analyst, reviewer or administrator.")
        var scope = "reader"

        @Option(help: "For how many days after today it is taken.")
        var days = 90

        @Option(help: "Who makes it; else the user of this machine.")
        var by: String?

        @OptionGroup var files: Files

        func run() throws {
            try end(
                ClewServer.addToken(
                    for: person, scope: scope, days: days, by: by, tokens: files.tokens, archive: files.archive))
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show the tokens on file, without what they are.")

        @OptionGroup var files: Files

        func run() throws { try end(ClewServer.listTokens(tokens: files.tokens, archive: files.archive)) }
    }

    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take a token back; it opens nothing from then on.")

        @Argument(help: "The token, as the list names it.")
        var token: String

        @Option(help: "Who takes it back; else the user of this machine.")
        var by: String?

        @OptionGroup var files: Files

        func run() throws {
            try end(ClewServer.revokeToken(token, by: by, tokens: files.tokens, archive: files.archive))
        }
    }
}

/// Leaves with a status.
func end(_ status: Int32) throws {
    if status != 0 { throw ExitCode(status) }
}
