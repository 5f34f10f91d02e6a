import ArgumentParser
import Foundation
import SanctionsStudy

/// `clew study design leverage`: what a coalition of markets closes.
struct LeverageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leverage",
        abstract: "Say how much of an outlet a coalition closes, and what the next country adds.",
        discussion: """
            What the origin sells in each market comes from a table with the columns market and value, once a market, or from a \
            year of BACI (CEPII), which you download yourself; with the country codes that come with it markets have two letters, \
            as us, else the numbers of BACI.

              clew study design leverage --sales cotton.csv --coalition us,ca,mx \\
                --regional 0.86..0.9 --absorption 0.05..0.5
              clew study design leverage --baci BACI_HS17_Y2023.csv \\
                --country-codes country_codes.csv --exporter 156 --products 200290 \\
                --coalition us,ca,mx --regional 0.4..0.9 --absorption 0.05..0.5
            """)

    @Option(help: "Sales by market, with the columns market and value.", completion: .file())
    var sales: String?

    @Option(help: "A year of world trade in the layout of BACI.", completion: .file())
    var baci: String?

    @Option(help: "The country codes that come with BACI.", completion: .file())
    var countryCodes: String?

    @Option(help: "With --baci: the code of the origin; 156 is China.")
    var exporter: Int = 156

    @Option(help: "With --baci: the products, as 520100,520300.")
    var products: String?

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
        if (sales == nil) == (baci == nil) { throw ValidationError("Give --sales or --baci.") }
        if (baci == nil) != (products == nil) { throw ValidationError("--baci and --products go together.") }
        if baci == nil && countryCodes != nil { throw ValidationError("--country-codes goes with --baci.") }
    }

    func run() throws {
        let (regional, absorption) = (
            try regional.checked("regional", in: 0...1), try absorption.checked("absorption", in: 0...100)
        )
        let members = StudyDesignCommand.names(coalition)
        guard members.count <= 63 else { throw ValidationError("--coalition takes at most 63 members.") }
        let tables = try StudyDesignCommand.model { () throws(StudyError) in
            let (markets, data) = try read()
            return try CoalitionLeverage(
                markets: markets, coalition: members, regional: regional, absorption: absorption
            )
            .tables(data: data, seed: seed)
        }
        try format.print(tables)
    }

    private func read() throws(StudyError) -> ([CoalitionLeverage.Market], [(name: String, digest: String)]) {
        if let baci {
            let found = try BACIFile.sales(
                URL(filePath: baci), as: baci, exporter: exporter,
                products: StudyDesignCommand.names(products ?? ""),
                codes: countryCodes.map { (URL(filePath: $0), $0) })
            return (found.markets, found.data)
        }
        let table = sales ?? ""
        let found = try CoalitionLeverage.markets(URL(filePath: table), as: table)
        return (found.markets, [(table, found.digest)])
    }
}
