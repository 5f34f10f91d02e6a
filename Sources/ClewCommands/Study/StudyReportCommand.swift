public import ArgumentParser
import Casework
import ClewModel
import Foundation
import SanctionsStudy
import SourceFiles

/// `clew study report`: the study with its figures, as a page or as text.
public struct StudyReportCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Show the study with its figures: direct sentences, pictures, what is not coded.",
        discussion: """
            Without --out the report is printed as text. With it the folder holds report.html, which needs no other file and no \
            network, and all files of “clew study export”: for each figure what it draws (CSV) and the picture (SVG). “clew study \
            verify” computes all of them again.

            A plan asks the design lab on files of yours; files are named from the folder of the plan. Its words are those of the \
            commands' options:

              leverage:
                - {title: Cotton, comtrade: TradeData.csv, products: ["520100"], period: "2023",
                   coalition: [usa, can], regional: 0.86..0.9, absorption: 0.05..0.5}
              displacement:
                - {title: Shirts, otexa: apparel.csv, measure: sme, product: "338",
                   coalition: [china], event: "2021", shortest: 1, longest: 3}
              targets:
                - {title: The Corps, c4ads: holdings.csv, candidates: candidates.csv,
                   regime: us-ofac, as-of: 2026-01-15, k: 5}
              customs:
                - {cbp: dashboard.csv, counting: lines}
            """)

    @Option(help: "The folder to write to; without it the report is printed as text.", completion: .directory)
    var out: String?

    @OptionGroup var plan: StudyPlanOptions

    @OptionGroup var reference: ReferenceOptions

    /// Creates the command.
    public init() {}

    /// Computes and writes.
    public func run() throws {
        let (ledgers, export) = try StudyExport.current(reference, plan: plan)
        let report = StudyReport(ledgers, export)
        guard let out else {
            Console.print(report.text)
            return
        }
        let count = try StudyExport.write(try report.files(), to: out, mark: export.version)
        Console.print(report.answers.map { TextStyle.wrap($0, columns: 100, indent: "") }.joined(separator: "\n"))
        Console.print(
            "\(count) files in \(SafeText.line(out)), version sha256:\(export.version); the page is \(SafeText.line(out))/\(StudyReport.pageName)"
        )
    }
}
