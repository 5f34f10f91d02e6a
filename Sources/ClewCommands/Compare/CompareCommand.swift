public import ArgumentParser
import Casework
import ClewModel
import Foundation
import NameMatching
import Screening
import SourceFiles
import World

/// `clew compare`: how alike two names are, and why.
public struct CompareCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare two names and explain the result, or score a table of pairs.",
        discussion: """
            Two names in any script: which parts were set against which, how they relate, and what each contributes to the \
            log-odds. With --pairs, a table with the columns schema, name1 and name2 gets the columns score and match; all \
            other columns are carried through.

              clew compare "Xinjiang Jinxin Textile Co., Ltd." 新疆金鑫纺织有限公司
              clew compare --pairs labelled.csv > scored.csv

            A score is the probability that both name one party, for pairs of which half do. Screening asks a list of \
            thousands, where a chance likeness is far commoner: its scores are lower and its threshold is higher.

            Without --schema the names are read as those of organizations and of persons, and the reading that fits is said. Where \
            one name is in a script that is not read here, the answer is that it cannot be said, without a score.

            Two names: leaves with 1 where they match, with 0 where they do not, with 2 where one is no name or it cannot be said. \
            A table: with 0.
            """
    )

    @Argument(help: "Two names.")
    var names: [String] = []

    @Option(help: "A table of pairs with the columns schema, name1 and name2.", completion: .file())
    var pairs: String?

    @Option(help: "What the names name: Company, Person, Vessel …; for tables, where a row does not say it.")
    var schema: String = "LegalEntity"

    @Option(help: "From which score on a pair is a match, from 0 to 1.")
    var threshold: Double = NamePairComparer.evenOdds

    @Flag(help: "Print JSON.")
    var json = false

    @Option(help: "The file to write a table to; it appears when it is whole.", completion: .file())
    var out: String?

    @OptionGroup var reference: ReferenceOptions

    /// Creates the command.
    public init() {}

    /// Refuses options that contradict each other.
    public func validate() throws {
        if pairs == nil, names.count != 2 {
            throw ValidationError(
                "Give two names, each in quotes, or a table with --pairs; found \(names.count) names.")
        }
        if pairs != nil, !names.isEmpty { throw ValidationError("Give either two names or --pairs, not both.") }
        if !(0...1).contains(threshold) {
            throw ValidationError("--threshold takes a number from 0 to 1.")
        }
    }

    /// Compares.
    public func run() throws {
        guard let schema = Schema(argument: schema) else {
            let all = Schema.screened.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--schema takes one of \(all); '\(schema)' is none of them.")
        }
        let comparer = try NamePairComparer(lexicon: reference.lexicon(), threshold: threshold)
        if let pairs { return try compare(table: pairs, PairTable(comparer: comparer, defaultSchema: schema)) }
        if let none = names.first(where: { !NamePairComparer.isComparable($0) }) {
            throw ClewError(
                .screeningInput,
                "\(SafeText.quoted(none, limit: 40)) is no name but what stands where none is known; it cannot be compared"
            )
        }
        let answer = comparer.compare(names[0], names[1], schema: schema)
        if json {
            Console.print(try JSONOutput.text(PairRow(names, schema, answer)))
        } else {
            let style = TextStyle(isColoured: Console.isColoured)
            Console.print(PairExplanation(answer: answer, isKindOpen: schema == .legalEntity, style: style).text)
        }
        if answer.unread != nil { throw ExitCode(ExitStatus.inputIsWrong.rawValue) }
        if answer.isMatch { throw ExitCode(ExitStatus.findings.rawValue) }
    }

    private func compare(table path: String, _ table: PairTable) throws {
        let bytes: [UInt8]
        if path == "-" {
            bytes = Array(try FileHandle.standardInput.readToEnd() ?? Data())
        } else {
            do {
                bytes = try SourceFile.read(URL(filePath: path), as: path, limit: 2 << 30).bytes
            } catch {
                throw ClewError(.screeningInput, error.message)
            }
        }
        let output = try ResultOutput(out)
        var diagnostics = DiagnosticLog(limit: 20)
        let outcome = try table.compare(bytes, name: path == "-" ? "standard input" : path, into: &diagnostics) {
            try output.write($0)
        }
        try output.finish()
        diagnostics.report()
        if Console.showsProgress {
            Console.error(
                "\(CountText.of(outcome.pairs, "pair", "pairs")), \(CountText.of(outcome.matches, "match", "matches"))"
                    + (outcome.untold > 0 ? ", \(outcome.untold) in scripts that are not read" : ""))
        }
        guard !diagnostics.hasErrors else {
            Console.error("clew: some rows cannot be read and are missing from the output")
            throw ExitCode(ExitStatus.inputIsWrong.rawValue)
        }
    }
}
