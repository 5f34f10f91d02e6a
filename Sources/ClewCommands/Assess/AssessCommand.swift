public import ArgumentParser
import Casework
import ClewModel
import Foundation
import StatementStore
import World

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

            Leaves with 0 where there are no findings, with 1 where there are, with 2 where the case cannot be read whole, \
            and with 3 where there are none and an imported list is not whole.

            With --worker each line of standard input is the folder of a case, or an object with id and case; each line of \
            output answers one of them, a bad one too, and it leaves with 0 unless the worker itself fails.
            """
    )

    @Argument(help: "The folder of the case.", completion: .directory)
    var `case`: String?

    @Option(name: .customLong("as-of"), help: "The day for which the question is asked, as 2024-03-05.")
    var asOf: DayArgument?

    @Option(name: .customLong("known-at"), help: "Use only what was published by this day.")
    var knownAt: DayArgument?

    @Option(help: "The regimes or jurisdictions in scope, as us,eu,uk,ca,cn or us-uflpa,…")
    var regimes: String?

    @Flag(
        name: .customLong("no-prc-collection"),
        help: "Leave out every step and question that would gather facts inside China; say what stays undocumented.")
    var isWithoutPRCCollection = false

    @Option(help: "The folder to write the dossier to.", completion: .directory)
    var out: String?

    @Option(help: "The forms to write: any of html,json,csv.")
    var format: String = "html,json,csv"

    @Option(help: "A dossier.json to compute again; says whether the same bytes come out.", completion: .file())
    var verify: String?

    @OptionGroup(title: "Distributed runs") var worker: WorkerOptions
    @OptionGroup var onHand: WorldOptions
    @OptionGroup var completeness: CompletenessOptions

    /// Creates the command.
    public init() {}

    /// Refuses options that contradict each other.
    public func validate() throws {
        try worker.validate()
        if worker.isWorker {
            guard `case` == nil, out == nil, verify == nil else {
                throw ValidationError("--worker reads the folders of cases from standard input and writes no files.")
            }
            return
        }
        guard verify != nil else {
            if `case` == nil { throw ValidationError("Name the folder of a case, or a dossier with --verify.") }
            return
        }
        if asOf != nil || knownAt != nil || regimes != nil || out != nil || isWithoutPRCCollection {
            throw ValidationError(
                "--verify takes the days and regimes of the dossier, and writes nothing; leave out the other options.")
        }
    }

    /// Assesses the case, prints the summary, and leaves with 1 where there are findings.
    public func run() throws {
        if let verify { return try verifyDossier(verify) }
        let formats = try parsedFormats()
        let options = AssessmentOptions(
            asOf: asOf?.day,
            regimes: regimes?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } ?? [],
            isWithoutPRCCollection: isWithoutPRCCollection)
        let world = try onHand.world(knownAt: knownAt?.day)
        let assessor = Assessor(world: world)
        if worker.isWorker { return try worker.run(AssessmentRows(assessor, options, world: world), over: nil) }
        let assessment = try assessor.assess(caseAt: URL(filePath: `case` ?? ""), options: options)
        let written = try out.map { try DossierWriter.write(assessment, to: URL(filePath: $0), formats: formats) } ?? []

        let style = TextStyle(isColoured: Console.isColoured)
        Console.print(AssessmentSummary(assessment: assessment, style: style, width: Console.width).text)
        if !written.isEmpty {
            Console.print("")
            for file in written { Console.print("wrote \(file.path(percentEncoded: false))") }
        }
        for diagnostic in assessment.diagnostics { Console.error(diagnostic.description, isLine: true) }
        try onHand.archive.log { archive in
            try archive.recordAssessment(
                of: assessment.question.title, fingerprint: assessment.fingerprint, on: .today())
        }
        try completeness.end(world.reservations(), hasFindings: !assessment.findings.isEmpty)
    }

    /// Computes a dossier again, and leaves with 1 where the same bytes do not come out.
    private func verifyDossier(_ path: String) throws {
        let dossier = URL(filePath: path)
        let verification = try AssessmentVerification(dossier: dossier)
        let folder = try verification.caseFolder(
            named: `case`.map { URL(filePath: $0) }, dossier: dossier,
            current: URL(filePath: FileManager.default.currentDirectoryPath))
        let world = try onHand.world(knownAt: verification.knownAt)
        switch try verification.run(caseAt: folder, in: world) {
        case .same:
            Console.print("\(path): the same bytes come out; fingerprint \(verification.fingerprint)")
        case .inputsDiffer(let differences):
            Console.print("\(path): not what it was computed from:")
            for difference in differences { Console.print("  \(difference.subject): \(difference.found)") }
            throw ExitCode(ExitStatus.findings.rawValue)
        case .bytesDiffer(let line):
            Console.print(
                "\(path): every input is the same, and other bytes come out, from line \(line) on: the dossier was changed, "
                    + "or it is a fault of ours")
            throw ExitCode(ExitStatus.findings.rawValue)
        }
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
