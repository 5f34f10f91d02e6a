public import ArgumentParser
import Casework
import ClewModel
import Foundation

/// `clew assess`: from a case folder to a dossier.
public struct AssessCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "assess",
        abstract: "Assess a case and write its dossier.",
        discussion: """
            Reads the case, compares every party with the lists, follows ownership, places, programmes and goods, and \
            says what each law in scope asks. With --out, the dossier is written as dossier.html, dossier.json and \
            findings.csv; without it, the answer is only printed.

            The same case, reference data and options give the same bytes. No clock is read: the day is the one that \
            --as-of gives, else the one in case.yaml.
            """
    )

    @Argument(help: "The folder of the case.", completion: .directory)
    var `case`: String

    @Option(name: .customLong("as-of"), help: "The day for which the question is asked, as 2024-03-05.")
    var asOf: DayArgument?

    @Option(name: .customLong("known-at"), help: "Use only what was published by this day.")
    var knownAt: DayArgument?

    @Option(help: "The regimes or jurisdictions in scope, as us,eu,uk,ca,cn or us-uflpa,…")
    var regimes: String?

    @Option(help: "The folder to write the dossier to.", completion: .directory)
    var out: String?

    @Option(help: "The forms to write: any of html,json,csv.")
    var format: String = "html,json,csv"

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var reference: ReferenceOptions

    /// Creates the command.
    public init() {}

    /// Assesses the case, prints the summary, and leaves with 1 where there are findings.
    public func run() throws {
        let formats = try parsedFormats()
        let knowledge = try reference.load()
        let options = AssessmentOptions(
            asOf: asOf?.day, knownAt: knownAt?.day,
            regimes: regimes?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } ?? [])
        let assessor = Assessor(knowledge: knowledge, archive: try archive.openIfPresent())
        let assessment = try assessor.assess(caseAt: URL(filePath: `case`), options: options)
        let written = try out.map { try DossierWriter.write(assessment, to: URL(filePath: $0), formats: formats) } ?? []

        let style = TextStyle(isColoured: Console.isColoured)
        Console.print(AssessmentSummary(assessment: assessment, style: style, width: Console.width).text)
        if !written.isEmpty {
            Console.print("")
            for file in written { Console.print("wrote \(file.path(percentEncoded: false))") }
        }
        for diagnostic in assessment.diagnostics { Console.error(diagnostic.description, isLine: true) }
        if !assessment.findings.isEmpty { throw ExitCode(ExitStatus.findings.rawValue) }
    }

    private func parsedFormats() throws -> [DossierFormat] {
        try format.split(separator: ",").map { name in
            guard let format = DossierFormat(rawValue: name.trimmingCharacters(in: .whitespaces)) else {
                throw ValidationError("--format takes html, json and csv; '\(name)' is none of them.")
            }
            return format
        }
    }
}
