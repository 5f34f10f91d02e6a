public import ArgumentParser
import Casework
import ClewModel
import Foundation
import SourceFiles
import World

/// `clew evidence verify`: what of the evidence is there, and whether it is unchanged.
public struct EvidenceVerifyCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Say field by field what of the evidence of a case is there, and whether hashes agree.",
        discussion: """
            Leaves with 0 where every field is there and agrees, with 1 where something was changed or is gone, and with 3 where \
            nothing was and fields are missing. Who collected it is never printed. That no record was written anew is told by its \
            SHA-256, which is printed: keep it apart.
            """)

    /// How the result is written.
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "The folder of the case.", completion: .directory)
    var `case`: String

    @Option(help: "The form of the result: text or json.")
    var format: Format = .text

    /// Creates the command.
    public init() {}

    /// Verifies and says what is there.
    public func run() throws {
        let found = try EvidenceVerification(caseAt: URL(filePath: `case`))
        switch format {
        case .json: Console.print(json: try JSONOutput.text(found.items))
        case .text: tell(found)
        }
        if found.differences > 0 { throw ExitCode(ExitStatus.findings.rawValue) }
        if found.missing > 0 { throw ExitCode(ExitStatus.listsAreIncomplete.rawValue) }
    }

    private func tell(_ found: EvidenceVerification) {
        for item in found.items {
            Console.print(SafeText.line("\(item.id) \(item.title)"))
            for field in item.fields {
                let state = field.state.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
                Console.print(
                    TextStyle.wrap(
                        "  \(state) \(SafeText.line("\(field.field): \(field.words)"))", columns: Console.width,
                        indent: "           "))
            }
            if !item.record.isEmpty { Console.print("  record.json has the SHA-256 \(item.record)") }
        }
        let count = found.items.count
        Console.print(
            count == 0
                ? "The case has no evidence; clew evidence add keeps some."
                : "\(count) \(count == 1 ? "piece" : "pieces") of evidence, \(found.differences) fields differ, "
                    + "\(found.missing) are missing")
    }
}
