public import ArgumentParser

/// `clew study`: what the ledgers of measures, counter-measures and responses say together.
public struct StudyCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "study",
        abstract: "Ask whether the sanctions work: measures, counter-measures and responses in one place.",
        discussion: """
            Each answer says what it rests on and what it leaves out. Rows that are only recalled, and rows that do not \
            concern Xinjiang, are left out unless you ask for them; compare both ways to see how much hangs on them.

            No person is ranked, and no score is formed where the data hold none.
            """,
        subcommands: [
            TimelineCommand.self, OverlapCommand.self, PaceCommand.self, RetaliationCommand.self, LagCommand.self,
            ResponsesCommand.self, DetentionsCommand.self, LeadsCommand.self, DesignCommand.self,
        ])

    /// Creates the command.
    public init() {}
}
