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
            number. It names no region but for the supplier's own name and address, no law and no suspicion, and asks only \
            what that supplier can know. Questions for counsel stand in for-counsel.txt and go to no supplier.

            A letter bears the day of the question, or that of --date, and asks for an answer within 14 days, or within those of \
            --reply-days; where a period of customs or of an authority that runs ends sooner than twice that time, halfway to its \
            last day. An address stands on it where parties.csv states one and no remark with it.

            What comes back is taken into the case by `clew answers import`.
            """)

    @OptionGroup var options: CaseQuestionOptions

    @Option(help: "The folder to write the letters to.", completion: .directory)
    var out: String

    @Option(help: "The day that the letters bear, as 2026-03-05; else the day of the question.")
    var date: DayArgument?

    @Option(help: "In how many days an answer is asked for, from 1 to 365.")
    var replyDays = ReplyTerm.usualDays

    /// Creates the command.
    public init() {}

    /// Refuses a number of days in which nobody answers.
    public func validate() throws {
        guard (1...365).contains(replyDays) else {
            throw ValidationError("--reply-days is \(replyDays); it counts days, from 1 to 365.")
        }
    }

    /// Writes the letters and names them.
    public func run() throws {
        let question = try options.assessed()
        let assessment = question.assessment
        let term = ReplyTerm(
            from: date?.day ?? assessment.question.asOf, days: replyDays, duties: assessment.duties)
        let letters = question.letters.map { $0.dated(term) }
        let written = try LetterFiles(letters, gaps: question.assessment.gaps, withheld: question.assessment.withheld)
            .write(
                to: URL(filePath: out), mark: question.assessment.fingerprint)
        if letters.isEmpty { Console.print("No supplier has anything to answer.") }
        if !letters.isEmpty { Console.print("Dated \(term.date); an answer is asked for by \(term.replyBy).") }
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
