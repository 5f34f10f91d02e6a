public import ArgumentParser

/// `clew audit`: the log of imports, decisions and assessments.
public struct AuditCommand: AsyncParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Check and export the log of imports, decisions and assessments.",
        discussion: """
            The log is append-only, and each entry holds the hash of the one before it. Keep what 'clew audit head' prints \
            where nobody who can write the archive can write: with it, 'clew audit verify --anchor' finds even a log that \
            was cut short or written anew.
            """,
        subcommands: [AuditVerifyCommand.self, AuditHeadCommand.self, AuditExportCommand.self],
        defaultSubcommand: AuditVerifyCommand.self)

    /// Creates the command.
    public init() {}
}
