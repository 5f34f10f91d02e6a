public import ArgumentParser
import Casework
import ClewModel
import Foundation
import SanctionsStudy
import SourceFiles
import World

/// `clew study export`: the study as a data package.
public struct StudyExportCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the ledgers and indices as a data package to cite.",
        discussion: """
            One CSV for each ledger and index, a panel in long form, a codebook, the sources, the digests of what it was \
            computed from, datapackage.json (Frictionless) and CITATION.cff; for each figure what it draws (CSV) and the picture (SVG). \
            The same reference data give the same bytes; the version is a digest of what the tables say.
            """)

    @Option(help: "The folder to write to.", completion: .directory)
    var out: String

    @OptionGroup var plan: StudyPlanOptions

    @OptionGroup var reference: ReferenceOptions

    /// Creates the command.
    public init() {}

    /// Computes and writes.
    public func run() throws {
        let export = try StudyExport.current(reference, plan: plan).export
        let count = try StudyExport.write(export.files, to: out, mark: export.version)
        Console.print("\(count) files in \(SafeText.line(out)), version sha256:\(export.version)")
    }
}

/// The plan of the design lab that goes with an export or a report.
struct StudyPlanOptions: ParsableArguments {
    @Option(
        help: "A plan (YAML): questions to the design lab on files of yours, whose figures are added.",
        completion: .file())
    var plan: String?
}

extension StudyExport {
    /// The export of the reference data at hand, with the figures of a plan.
    static func current(
        _ reference: ReferenceOptions, plan options: StudyPlanOptions
    ) throws -> (ledgers: StudyLedgers, export: StudyExport) {
        let knowledge = try reference.knowledge()
        let ledgers = try knowledge.ledgers
        let plan = try options.plan.map { path in
            try StudyPlan(
                URL(filePath: path), as: URL(filePath: path).lastPathComponent,
                rules: StudyDesignCommand.rules(reference))
        }
        do throws(StudyError) {
            return (
                ledgers,
                try StudyExport(
                    ledgers, directory: knowledge.directory, lab: plan?.figures ?? [], data: plan?.data ?? [])
            )
        } catch {
            throw ClewError(.referenceInvalid, error.message, diagnostics: error.diagnostics)
        }
    }

    /// Writes files that belong together: all of them or none.
    static func write(_ files: [(name: String, text: String)], to out: String, mark: String) throws -> Int {
        var bundle = FileBundle()
        for (name, text) in files { bundle.add(text, as: name) }
        do {
            return try bundle.write(to: URL(filePath: out), mark: mark).count
        } catch {
            throw ClewError(
                .cannotWrite, "\(SafeText.line(out)) cannot be written; check the folder and its permissions")
        }
    }
}
