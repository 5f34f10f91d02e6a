public import ArgumentParser
import Casework
import ClewModel
import Foundation
import World

/// `clew answers`: what suppliers sent back.
public struct AnswersCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "answers", abstract: "Take what suppliers answered into a case.",
        subcommands: [AnswersImportCommand.self])

    /// Creates the command.
    public init() {}
}

/// `clew answers import`: forms that came back.
public struct AnswersImportCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read forms that suppliers filled in, and keep them in the case.",
        discussion: """
            Takes the form as a workbook (XLSX), as a table (CSV) or the text that the form's page hands to an e-mail program. The file is kept in \
            the case as it came, with its SHA-256; each answer is written to answers.csv with the mark of its request. An \
            answer is a statement: the dossier shows it beside the question, which a record in the tables of the case closes.
            All files are taken over or none.
            """)

    @OptionGroup var options: CaseQuestionOptions

    @Argument(help: "The files that came back.", completion: .file())
    var files: [String]

    /// Creates the command.
    public init() {}

    /// Imports the files and says what came of it.
    public func run() throws {
        let question = try options.assessed()
        let report = try AnswerImport(
            into: URL(filePath: options.case), question.case, letters: question.letters
        ).run(files.map { URL(filePath: $0) })
        for diagnostic in report.diagnostics { Console.error(diagnostic.description, isLine: true) }
        Console.print(
            "\(report.added) \(report.added == 1 ? "answer" : "answers") added"
                + (report.known == 0 ? "" : ", \(report.known) on record already"))
    }
}
