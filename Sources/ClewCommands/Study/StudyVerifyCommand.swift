public import ArgumentParser
import Casework
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
            The figures and the page of a report are computed again too; where the lab was asked, with the same plan. Each file that differs is told with the first line that does; the exit status is then 2. inputs.csv says from \
            which reference data an export was made: with other data, other tables come out.
            """)

    @Argument(help: "The folder that was exported to.", completion: .directory)
    var folder: String

    @OptionGroup var plan: StudyPlanOptions

    @OptionGroup var reference: ReferenceOptions

    /// Creates the command.
    public init() {}

    /// Computes and compares.
    public func run() throws {
        let (ledgers, export) = try StudyExport.current(reference, plan: plan)
        let place = URL(filePath: folder)
        // The page is part of a report alone.
        let hasPage = FileManager.default.fileExists(
            atPath: place.appending(path: StudyReport.pageName).path(percentEncoded: false))
        let files = hasPage ? try StudyReport(ledgers, export).files() : export.files
        let verification: StudyVerification
        do throws(StudyError) {
            verification = try StudyVerification(place, against: files, version: export.version)
        } catch {
            throw ClewError(.unknownOption, error.message, diagnostics: error.diagnostics)
        }
        for problem in verification.problems { Console.error(problem.description, isLine: true) }
        let same = verification.lines.count { $0.outcome == .same }
        Console.print(
            "\(same) of \(files.count) files are what is computed now, version sha256:\(export.version)")
        for line in verification.lines where line.outcome == .foreign {
            Console.print("\(SafeText.line(line.name)) is not part of the export and was not looked at")
        }
        if !verification.isSame { throw ExitCode(ExitStatus.inputIsWrong.rawValue) }
    }
}
