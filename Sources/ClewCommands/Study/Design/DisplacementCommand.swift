import ArgumentParser
import Foundation
import SanctionsStudy

/// `clew study design displacement`: whether trade fell, or moved.
struct DisplacementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "displacement",
        abstract: "Say whether trade fell after an event or moved, beside placebo products and days.",
        discussion: """
            What one origin sends comes from a table with the columns period (2021 or 2021-03), partner, product and value; from years \
            of BACI, one file each; or from a download of UN Comtrade. With --otexa it is what the United States import by origin, and \
            --coalition names the origins that you ask about. Other products of the file, those of --products among them, are the placebos. \
            Every window from --shortest to --longest that fits is shown, so that none is picked.

              clew study design displacement --comtrade TradeData.csv --product 520100 \\
                --coalition usa,can --event 2021-01
              clew study design displacement --otexa apparel.csv --measure sme --product 338 \\
                --coalition china --event 2021 --shortest 1 --longest 3
            """)

    @Option(help: "Flows from one origin.", completion: .file())
    var flows: String?

    @OptionGroup var trade: OutcomeOptions

    @Option(help: "Imports into the United States by origin, a report of OTEXA.", completion: .file())
    var otexa: String?

    @Option(help: "The product that the event is about, in the words of the file.")
    var product: String

    @Option(help: "The members of the coalition, as us,ca,mx, in the words of the file.")
    var coalition: String

    @Option(help: "The first period after the event.")
    var event: String

    @Option(help: "The shortest window, in periods before and after.")
    var shortest: Int = 6

    @Option(help: "The longest window.")
    var longest: Int = 24

    @Option(help: "How to write the answer.")
    var format: StudyFormat = .table

    func validate() throws {
        let given = [flows != nil, !trade.baci.isEmpty, trade.comtrade != nil, otexa != nil].count { $0 }
        if given != 1 { throw ValidationError("Give --flows, --baci, --comtrade or --otexa.") }
        if shortest < 1 || longest < shortest || longest > 1200 {
            throw ValidationError("--shortest is at least 1 and at most --longest, which is at most 1200.")
        }
    }

    func run() throws {
        guard let day = FlowDisplacement.period(event) else {
            throw ValidationError("--event takes a period such as 2021 or 2021-03.")
        }
        let query = try trade.query(table: (flows, "--flows"), otexa: otexa)
        let read = try StudyDesignCommand.model { () throws(StudyError) in try query.flows(of: product) }
        guard day.isMonth == read.isMonthly else {
            throw ValidationError("--event and the file have the same periods: \(read.isMonthly ? "months" : "years").")
        }
        let tables = try StudyDesignCommand.model { () throws(StudyError) in
            let panel = try FlowDisplacement(flows: read.flows, coalition: Set(StudyDesignCommand.names(coalition)))
            let windows = try panel.windows(
                of: product, at: day.number, event: event, lengths: shortest...longest, label: read.label)
            return FlowDisplacement.tables(
                windows, product: product, data: read.data, found: read.notes + panel.remarks(label: read.label),
                isImports: query.isImports, unit: read.unit)
        }
        try format.print(tables)
    }
}
