import ArgumentParser
import Casework
import ClewModel
import Foundation
import OwnershipAnalysis
import SanctionsStudy

/// `clew study design targets`: which candidates reach most under a law's own rule of ownership.
struct TargetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "targets",
        abstract: "Choose k listings that reach most under a law's own rule, for each programme.",
        discussion: """
            Candidates are organizations of the graph, each with the programme that your evidence ties it to; each programme \
            gets a set of its own. To 20 candidates every set is looked at.

            In place of a file of stakes --c4ads takes the holdings of the Corps in the layout of C4ADS, where parties are known by \
            their Chinese names; in place of a table of candidates --sheffield takes the workbook of companies named in reports \
            (Sheffield Hallam), whose sheets say which programme. You get both files yourself.

              clew study design targets --graph stakes.csv \\
                --candidates candidates.csv --regime us-ofac --as-of 2026-01-15 -k 10
            """)

    @Option(help: "A file of stakes, as 'clew own --graph' reads it.", completion: .file())
    var graph: String?

    @Option(name: .customLong("c4ads"), help: "Holdings of the Corps in the layout of C4ADS.", completion: .file())
    var corps: String?

    @Option(help: "Candidates, with the columns entity and programme.", completion: .file())
    var candidates: String?

    @Option(help: "A workbook of companies named in reports (Sheffield Hallam, XLSX).", completion: .file())
    var sheffield: String?

    @Option(help: "Weights, with the columns entity, weight_least and weight_most.", completion: .file())
    var weights: String?

    @Option(help: "A party that is listed already; may be given more than once.")
    var listed: [String] = []

    @Option(help: "The regime whose rule is asked.")
    var regime: String

    @Option(name: .customShort("k"), help: "How many listings for each programme.")
    var count: Int = 10

    @Option(name: .customLong("as-of"), help: "The day for which the question is asked, as 2024-03-05.")
    var asOf: DayArgument

    @Option(help: "How to write the answer.")
    var format: StudyFormat = .table

    @OptionGroup var reference: ReferenceOptions

    func validate() throws {
        if (graph == nil) == (corps == nil) { throw ValidationError("Give --graph or --c4ads.") }
        if (candidates == nil) == (sheffield == nil) { throw ValidationError("Give --candidates or --sheffield.") }
        if !(1...1000).contains(count) { throw ValidationError("-k takes a number from 1 to 1000.") }
    }

    func run() throws {
        let catalog = try StudyDesignCommand.rules(reference)
        guard let rule = catalog[regime] else {
            let known = catalog.rules.map(\.key).joined(separator: ", ")
            throw ValidationError("There is no regime '\(regime)'. The regimes are \(known).")
        }
        let who: TargetDesign.Graph =
            corps.map { .corps(LabInput(path: $0)) } ?? .stakes(LabInput(path: graph ?? ""))
        let whom: TargetDesign.Source =
            sheffield.map { .named(LabInput(path: $0)) } ?? .table(LabInput(path: candidates ?? ""))
        let design = try TargetDesign(
            graph: who, candidates: whom, weights: weights.map(LabInput.init(path:)),
            listed: listed.map { ListedParty(EntityID($0)) }, rule: rule, on: asOf.day)
        try format.print(design.tables(upTo: count))
    }
}
