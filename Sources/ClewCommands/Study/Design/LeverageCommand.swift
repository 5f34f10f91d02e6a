import ArgumentParser
import Foundation
import SanctionsStudy

/// `clew study design leverage`: what a coalition of markets closes.
struct LeverageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leverage",
        abstract: "Say how much of an outlet a coalition closes, and what the next country adds.",
        discussion: """
            What the origin sells in each market comes from a table with the columns market and value, once a market; from a year of \
            BACI (CEPII), with the country codes that come with it markets have two letters, as us, else the numbers of BACI; or from \
            a download of UN Comtrade, where markets have three letters, as usa. You download the files yourself.

              clew study design leverage --sales cotton.csv --coalition us,ca,mx \\
                --regional 0.86..0.9 --absorption 0.05..0.5
              clew study design leverage --baci BACI_HS17_Y2023.csv \\
                --country-codes country_codes.csv --exporter 156 --products 200290 \\
                --coalition us,ca,mx --regional 0.4..0.9 --absorption 0.05..0.5
              clew study design leverage --comtrade TradeData.csv --products 200290 --period 2023 \\
                --coalition usa,can,mex --regional 0.4..0.9 --absorption 0.05..0.5
            """)

    @Option(help: "Sales by market, with the columns market and value.", completion: .file())
    var sales: String?

    @OptionGroup var trade: OutcomeOptions

    @Option(help: "With --comtrade: the period, as 2023 or 2023-05, where the file has several.")
    var period: String?

    @Option(help: "The members of the coalition, as us,ca,mx, in the words of the file.")
    var coalition: String

    @Option(help: "The share of the sales that comes from the region, 0 to 1.")
    var regional: IntervalArgument

    @Option(help: "How much more markets outside can take, as a share of what they take.")
    var absorption: IntervalArgument

    @Option(help: "What samples are drawn from, beyond 20 members.")
    var seed: UInt64 = 1

    @Option(help: "How to write the answer.")
    var format: StudyFormat = .table

    func validate() throws {
        let given = [sales != nil, !trade.baci.isEmpty, trade.comtrade != nil].count { $0 }
        if given != 1 { throw ValidationError("Give --sales, --baci or --comtrade.") }
        if trade.comtrade == nil && period != nil { throw ValidationError("--period goes with --comtrade.") }
    }

    func run() throws {
        let (regional, absorption) = (
            try regional.checked("regional", in: 0...1), try absorption.checked("absorption", in: 0...100)
        )
        let members = StudyDesignCommand.names(coalition)
        guard members.count <= 63 else { throw ValidationError("--coalition takes at most 63 members.") }
        let query = try trade.query(table: (sales, "--sales"), period: period)
        let tables = try StudyDesignCommand.model { () throws(StudyError) in
            let read = try query.markets()
            return try CoalitionLeverage(
                markets: read.markets, coalition: members, regional: regional, absorption: absorption
            )
            .tables(data: read.data, seed: seed, found: read.notes)
        }
        try format.print(tables)
    }
}
