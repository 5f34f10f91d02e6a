import ArgumentParser
import ClewService

/// `clew-service user`: who signs in with a name and a password.
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "Give people a name and a password for the pages below /work, show them, and take that back.",
        discussion: """
            A password is read from the terminal, where it is not shown and asked for twice, or from the first line of \
            standard input; never from the arguments, which other users of the machine can see. It has at least 12 \
            characters, of any kind. Only its hash is kept (Argon2id). All of this stands in the audit log of the archive, \
            without the password. A service that runs takes notice at the next request: the sessions of a person end when \
            they are disabled or their password is set here.

            Programs sign in with tokens ('clew-service token'). Disabling a person leaves their tokens as they are.
            """,
        subcommands: [Add.self, List.self, Password.self, Disable.self, Enable.self])

    struct Files: ParsableArguments {
        @Option(help: "The file of users; else CLEW_USERS, else users.json beside the archive.")
        var users: String?

        @Option(help: "The archive, whose log tells of it; else CLEW_ARCHIVE, else the user's data folder.")
        var archive: String?
    }

    struct Act: ParsableArguments {
        @Argument(help: "The person, by the name that they sign in with and that the log has.")
        var person: String

        @Option(help: "Who does it; else the user of this machine.")
        var by: String?

        @OptionGroup var files: Files
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give a person a password.")

        @OptionGroup var act: Act

        @Option(help: "reader, analyst, reviewer or administrator.")
        var scope = "reader"

        func run() throws {
            try end(
                ClewServer.addUser(
                    act.person, scope: scope, by: act.by, users: act.files.users, archive: act.files.archive))
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show who signs in with a password.")

        @OptionGroup var files: Files

        func run() throws { try end(ClewServer.listUsers(users: files.users, archive: files.archive)) }
    }

    struct Password: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set another password for a person; their sessions end.")

        @OptionGroup var act: Act

        func run() throws {
            try end(
                ClewServer.setPassword(
                    of: act.person, by: act.by, users: act.files.users, archive: act.files.archive))
        }
    }

    struct Disable: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a person in no longer; their sessions end.")

        @OptionGroup var act: Act

        func run() throws {
            try end(
                ClewServer.setUser(
                    act.person, isDisabled: true, by: act.by, users: act.files.users, archive: act.files.archive))
        }
    }

    struct Enable: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a disabled person in again, with the password that they had.")

        @OptionGroup var act: Act

        func run() throws {
            try end(
                ClewServer.setUser(
                    act.person, isDisabled: false, by: act.by, users: act.files.users, archive: act.files.archive))
        }
    }
}
