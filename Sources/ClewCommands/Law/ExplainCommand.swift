public import ArgumentParser
import Casework
import ClewModel
import World

/// `clew explain`: why a dossier says what it says.
public struct ExplainCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Print the reasoning behind a finding or a duty as a tree.",
        discussion: """
            Assesses the case and prints the conclusion, each reason with its answer (yes, no, open, or a caveat), under it \
            the evidence with its source, and what would change the conclusion. The identifier is that of a finding, as the \
            dossier and findings.csv give it, or that of a provision, such as us-uflpa.presumption.region, which is then \
            explained for each shipment and day for which it was judged. The beginning of an identifier is enough where no \
            other begins so.

            Leaves with 0, and with 2 where nothing has that identifier; those that come near it are named.
            """)

    @OptionGroup var options: CaseQuestionOptions

    @Argument(help: "The identifier of a finding or a provision, or the beginning of one.")
    var finding: String

    @Flag(help: "Print JSON.")
    var json = false

    /// Creates the command.
    public init() {}

    /// Explains and prints.
    public func run() throws {
        let explanations = try Explainer(options.assessed()).explain(finding)
        guard !json else { return Console.print(json: try JSONOutput.text(explanations)) }
        let style = TextStyle(isColoured: Console.isColoured)
        let texts = explanations.map { ExplanationText(explanation: $0, style: style, width: Console.width).text }
        Console.print(texts.joined(separator: "\n\n"))
    }
}
