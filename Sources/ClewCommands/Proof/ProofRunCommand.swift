public import ArgumentParser
import Casework
import ClewModel
import Foundation
import Screening
import SourceFiles
import World

/// `clew proof run`: puts a deck to a screening system and reports what came.
public struct ProofRunCommand: AsyncParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Put a deck to Clew or to another screening service, and report what was found.",
        discussion: """
            Without --against the lists on hand are asked; a file or an index is screened by Clew; an address is asked by the \
            matching API of yente. A connection is opened to that address alone.

              clew proof run deck.json --against list.csv
              clew proof run deck.json --against http://localhost:8000/match/default --threshold 0.7 --format html --out report.html

            Leaves with 0 where every listed name as it stands is a match or a question, with 1 where one is neither, with 2 where the input \
            cannot be read whole.
            """
    )

    @Argument(help: "A deck of clew proof build.", completion: .file())
    var deck: String

    @Option(help: "From which score on a candidate is a match, from 0 to 1.")
    var threshold: Double = ScreeningWeights.standard.threshold

    @Option(
        help: ArgumentHelp(
            "From which score on a candidate is a question to a person, from 0 to --threshold; else 0.25, or --threshold where that is less."
        ))
    var possible: Double?

    @Option(help: "The form of the report: table, csv, json or html.")
    var format: ProofFormat = .table

    @Option(help: "The file to write; it appears when it is whole.", completion: .file())
    var out: String?

    @OptionGroup(title: "What is asked") var base: BaseOptions

    /// Creates the command.
    public init() {}

    /// Refuses a threshold that is none.
    public func validate() throws {
        if !(0...1).contains(threshold) { throw ValidationError("--threshold takes a number from 0 to 1.") }
        if let possible, !(0...threshold).contains(possible) {
            throw ValidationError("--possible takes a number from 0 to --threshold.")
        }
    }

    /// Asks, and writes the report.
    public func run() async throws {
        let bytes: [UInt8]
        do {
            bytes = try SourceFile.read(URL(filePath: deck), as: deck, limit: 1 << 30).bytes
        } catch {
            throw ClewError(.screeningInput, error.message)
        }
        let proof = try ProofRun(deck: bytes, name: deck, threshold: threshold, possible: possible)
        let report: ProofReport
        var isWhole = true
        if let address = base.against, MatchService.isAddress(address) {
            let service = try MatchService(address, threshold: proof.threshold, possible: proof.possible)
            report = proof.report(
                of: await service.outcomes(of: proof.deck), target: [service.url.absoluteString])
        } else {
            let parties = try base.load()
            isWhole = parties.loss == nil
            report = try proof.report(against: parties)
        }
        let output = try ResultOutput(out)
        switch format {
        case .table: try output.write(text(report))
        case .csv: try output.write(report.csv(proof.deck))
        case .json: try output.write(try JSONOutput.text(report) + "\n")
        case .html: try output.write(try report.html())
        }
        try output.finish()
        guard isWhole else { throw ExitCode(ExitStatus.inputIsWrong.rawValue) }
        if !report.isControlWhole { throw ExitCode(ExitStatus.findings.rawValue) }
    }

    private func text(_ report: ProofReport) -> String {
        var text = "as listed    \(report.summary(of: .control))\n"
        text += "changed      \(report.summary(of: .manipulated))\n"
        text += "clean        \(report.summary(of: .clean))\n\n"
        text += "  found\tmatch\tquestion\tasked\tpart, script, kind\n"
        for tally in report.tallies {
            let kind = tally.degree > 1 ? "\(tally.kind), degree \(tally.degree)" : tally.kind
            text +=
                "  \(tally.share)\t\(tally.matches)\t\(tally.questions)\t\(tally.asked)\t\(tally.part.rawValue), \(tally.script), \(kind)\n"
        }
        for line in report.notAsked { text += "not asked: \(line)\n" }
        for sample in report.missed.filter({ $0.id.hasPrefix("control") }).prefix(20) {
            text += "missed: \(SafeText.line(sample.name)): \(SafeText.line(sample.reason))\n"
        }
        return text + "\nfingerprint  \(report.fingerprint)\n"
    }
}

/// The forms of a report.
enum ProofFormat: String, ExpressibleByArgument, CaseIterable {
    /// Lines for a person.
    case table
    /// One row a question, for a spreadsheet.
    case csv
    /// The whole report for a program.
    case json
    /// A page for a browser.
    case html
}
