public import ArgumentParser

/// `clew proof`: whether a screening system finds what it has to find.
public struct ProofCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "proof",
        abstract: "Validate a screening system with questions whose answers are known.",
        discussion: """
            A deck is made from any list: its names as they stand, the same names changed by kind and degree, and names that \
            nobody on the list bears. It is then put to Clew, or to any service with the matching API of yente, and the report \
            says what was found, what was missed and why, and what was alerted without reason.

              clew proof build --against list.csv --out deck.json
              clew proof run deck.json --against list.csv --format html --out report.html
              clew proof run deck.json --against http://localhost:8000/match/default

            docs/proof.md says how to read a report.
            """,
        subcommands: [ProofBuildCommand.self, ProofRunCommand.self]
    )

    /// Creates the command.
    public init() {}
}
