public import ArgumentParser
import ClewModel
import Foundation
import SanctionsStudy
import SourceFiles

/// `clew study verify`: whether an export says what is computed now.
public struct StudyVerifyCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Compute an export again and compare it byte by byte.",
        discussion: """
            Each file that differs is told with the first line that does; the exit status is then 2. inputs.csv says from \
            which reference data an export was made: with other data, other tables come out.
            """)

    @Argument(help: "The folder that was exported to.", completion: .directory)
    var folder: String

    @OptionGroup var reference: ReferenceOptions

    /// Creates the command.
    public init() {}

    /// Computes and compares.
    public func run() throws {
        let export = try StudyExport.current(reference)
        let verification: StudyVerification
        do throws(StudyError) {
            verification = try StudyVerification(URL(filePath: folder), against: export)
        } catch {
            throw ClewError(.unknownOption, error.message, diagnostics: error.diagnostics)
        }
        for problem in verification.problems { Console.error(problem.description, isLine: true) }
        let same = verification.lines.count { $0.outcome == .same }
        Console.print(
            "\(same) of \(export.files.count) files are what is computed now, version sha256:\(export.version)")
        for line in verification.lines where line.outcome == .foreign {
            Console.print("\(SafeText.line(line.name)) is not part of the export and was not looked at")
        }
        if !verification.isSame { throw ExitCode(ExitStatus.inputIsWrong.rawValue) }
    }
}
