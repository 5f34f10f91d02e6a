import ArgumentParser
import ClewModel
import SanctionsStudy

/// `clew study design cost`: what closing an origin costs those who buy.
struct CostCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cost", abstract: "Say how prices rise if an origin closes, and what room others have.",
        discussion: """
            The price index rises by (1 - s)^(1/(1 - sigma)) - 1. Elasticities by product come from published tables, such as \
            Fontagné, Guimbard and Orefice (2022); give an interval from their standard error.

              clew study design cost --share 0.2 --elasticity 5
            """)

    @Option(help: "The share of the spending that goes to the origin, 0 to below 1.")
    var share: IntervalArgument

    @Option(help: "The elasticity of substitution between origins, above 1.")
    var elasticity: IntervalArgument

    @Option(help: "The capacity of other origins, in any unit.")
    var capacity: IntervalArgument?

    @Option(help: "What they make already, in the same unit.")
    var use: IntervalArgument?

    @Option(help: "What the origin supplies, in the same unit.")
    var demand: IntervalArgument?

    @Option(help: "How to write the answer.")
    var format: StudyFormat = .table

    func validate() throws {
        let given = [capacity, use, demand].count { $0 != nil }
        if given != 0 && given != 3 {
            throw ValidationError("--capacity, --use and --demand go together.")
        }
    }

    func run() throws {
        let table = try StudyDesignCommand.model { () throws(StudyError) in
            let question = try PriceRise(share: share.bounds, elasticity: elasticity.bounds)
            guard let capacity, let use, let demand else { return question.table() }
            return question.table(
                headroom: try PriceRise.headroom(
                    capacity: capacity.bounds, use: use.bounds, demand: demand.bounds))
        }
        try format.print([table])
    }
}
