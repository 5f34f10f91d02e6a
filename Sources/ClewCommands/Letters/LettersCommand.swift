public import ArgumentParser
import Casework
import ClewModel
import Foundation
import SourceFiles
import World

/// `clew letters`: what to ask each supplier, in its own words.
public struct LettersCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "letters",
        abstract: "Write a letter to each supplier that can close a gap.",
        discussion: """
            Assesses the case and writes, for each supplier, one page in English and Simplified Chinese and a form to fill \
            in. A letter speaks in the words of the supplier's own papers: goods, lot number, quantity, day, document \
            number. It names no region, no law and no suspicion, and asks only what that supplier can know. Questions for \
            counsel stand in for-counsel.txt and go to no supplier.

            What comes back is taken into the case by `clew answers import`.
            """)

    @OptionGroup var options: CaseQuestionOptions

    @Option(help: "The folder to write the letters to.", completion: .directory)
    var out: String

    /// Creates the command.
    public init() {}

    /// Writes the letters and names them.
    public func run() throws {
        let question = try options.assessed()
        let letters = question.letters
        let written = try LetterFiles(letters, gaps: question.assessment.gaps, withheld: question.assessment.withheld)
            .write(
                to: URL(filePath: out), mark: question.assessment.fingerprint)
        if letters.isEmpty { Console.print("No supplier has anything to answer.") }
        for letter in letters {
            let count = letter.items.count
            Console.print("\(letter.chineseName ?? letter.name): \(count) \(count == 1 ? "request" : "requests")")
        }
        if let withheld = question.assessment.withheld {
            Console.print(withheld.reason)
            for item in withheld.undocumented {
                Console.print("  undocumented: \(SafeText.line("\(item.missing) (\(item.subject.caption))"))")
            }
        }
        for file in written { Console.print("wrote \(file.path(percentEncoded: false))") }
    }
}
