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

            QUESTIONS, as in “clew study pace --from 2024-01-01”
            \(StudyQuestion.list)
            """,
        subcommands: [
            StudyAskCommand.self, StudyDesignCommand.self, StudyReportCommand.self, StudyExportCommand.self,
            StudyVerifyCommand.self,
        ],
        defaultSubcommand: StudyAskCommand.self)

    /// Creates the command.
    public init() {}
}
