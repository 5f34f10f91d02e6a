import ArgumentParser
import SanctionsStudy

/// `clew study design bifurcation`: whether clean input can have made what is certified as clean.
struct BifurcationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bifurcation", abstract: "Say whether clean input can have made all that is certified as clean.",
        discussion: """
              clew study design bifurcation --clean-input 150 --need 2200 --certified 100 --unit MW

            150 t of polysilicon at 2,200 kg for each megawatt (2.2 g for each watt) allow 68.2 MW.
            """)

    @Option(help: "Input from outside the region, in tonnes.")
    var cleanInput: IntervalArgument

    @Option(help: "Input that one unit of output takes, in kilograms.")
    var need: IntervalArgument

    @Option(help: "Output that is certified as clean, in units.")
    var certified: IntervalArgument

    @Option(help: "The unit of output.")
    var unit: String = "unit"

    @Option(help: "How to write the answer.")
    var format: StudyFormat = .table

    func run() throws {
        let table = try StudyDesignCommand.model { () throws(StudyError) in
            try CleanLine(cleanInput: cleanInput.bounds, need: need.bounds, certified: certified.bounds).table(
                unit: unit)
        }
        try format.print([table])
    }
}
