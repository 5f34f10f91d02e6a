public import ArgumentParser
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
            computed from, datapackage.json (Frictionless) and CITATION.cff. The same reference data give the same bytes; \
            the version is a digest of what the tables say.
            """)

    @Option(help: "The folder to write to.", completion: .directory)
    var out: String

    @OptionGroup var reference: ReferenceOptions

    /// Creates the command.
    public init() {}

    /// Computes and writes.
    public func run() throws {
        let export = try StudyExport.current(reference)
        var bundle = FileBundle()
        for (name, text) in export.files { bundle.add(text, as: name) }
        do {
            let written = try bundle.write(to: URL(filePath: out), mark: export.version)
            Console.print("\(written.count) files in \(SafeText.line(out)), version sha256:\(export.version)")
        } catch {
            throw ClewError(
                .cannotWrite, "\(SafeText.line(out)) cannot be written; check the folder and its permissions")
        }
    }
}

extension StudyExport {
    /// The export of the reference data at hand.
    static func current(_ reference: ReferenceOptions) throws -> StudyExport {
        let knowledge = try reference.knowledge()
        let ledgers = try knowledge.ledgers
        do throws(StudyError) {
            return try StudyExport(ledgers, directory: knowledge.directory)
        } catch {
            throw ClewError(.referenceInvalid, error.message, diagnostics: error.diagnostics)
        }
    }
}
