public import ArgumentParser
import Foundation
public import SanctionsStudy

extension ComtradeFile.Reporting: ExpressibleByArgument {}

extension CBPFigures.Counting: ExpressibleByArgument {}

/// What is summed of published trade.
enum TradeMeasure: String, ExpressibleByArgument, CaseIterable {
    /// The value.
    case value
    /// Of Comtrade the net weight.
    case weight
    /// Of OTEXA the square metres equivalent.
    case sme
}

/// Trade in one of the layouts that publishers give it.
struct OutcomeOptions: ParsableArguments {
    @Option(help: "A year of world trade in the layout of BACI (CEPII).", completion: .file())
    var baci: [String] = []

    @Option(help: "The country codes that come with BACI.", completion: .file())
    var countryCodes: String?

    @Option(help: "With --baci: the code of the origin; 156 is China.")
    var exporter: Int = 156

    @Option(help: "A download of UN Comtrade (CSV).", completion: .file())
    var comtrade: String?

    @Option(help: "With --comtrade: the three letters of the origin.")
    var origin: String = "chn"

    @Option(help: "With --comtrade: whose figures are taken, those of the origin or of the markets.")
    var reportedBy: ComtradeFile.Reporting = .origin

    @Option(help: "With --baci and --comtrade: the products, as 520100,520300.")
    var products: String?

    @Option(help: "With --comtrade: value or weight; with --otexa: value or sme.")
    var measure: TradeMeasure = .value

    /// Refuses options that go with another file.
    func validate() throws {
        if !baci.isEmpty && products == nil { throw ValidationError("--baci and --products go together.") }
        if baci.isEmpty && countryCodes != nil { throw ValidationError("--country-codes goes with --baci.") }
        if baci.isEmpty && comtrade == nil && products != nil {
            throw ValidationError("--products goes with --baci or --comtrade.")
        }
    }

    /// The question about trade, where exactly one file was given.
    ///
    /// - Parameters:
    ///   - table: A file in the lab's own layout, and the name of its option.
    ///   - otexa: A report of OTEXA, where the model takes one.
    func query(table: (path: String?, option: String), otexa: String? = nil, period: String? = nil) throws
        -> OutcomeQuery
    {
        let sources: [OutcomeQuery.Source] = [
            table.path.map { .table(LabInput(path: $0)) },
            baci.isEmpty ? nil : .baci(baci.map(LabInput.init(path:)), codes: countryCodes.map(LabInput.init(path:))),
            comtrade.map { .comtrade(LabInput(path: $0)) }, otexa.map { .otexa(LabInput(path: $0)) },
        ].compactMap(\.self)
        guard let source = sources.first, sources.count == 1 else {
            throw ValidationError("Give \(table.option), --baci or --comtrade.")
        }
        var query = OutcomeQuery(source)
        query.exporter = exporter
        query.origin = origin
        query.reporting = reportedBy
        query.products = StudyDesignCommand.names(products ?? "")
        query.measure = measure.rawValue
        query.period = period
        return query
    }
}
