import ArgumentParser
import Foundation
import SanctionsStudy

/// `clew study design displacement`: whether trade fell, or moved.
struct DisplacementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "displacement",
        abstract: "Say whether trade fell after an event or moved, beside placebo products and days.",
        discussion: """
            The file has the columns period (2021 or 2021-03), partner, product and value: what one origin sends. Every window \
            from --shortest to --longest that fits is shown, so that none is picked.
            """)

    @Option(help: "Flows from one origin.", completion: .file())
    var flows: String

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
        if shortest < 1 || longest < shortest || longest > 1200 {
            throw ValidationError("--shortest is at least 1 and at most --longest, which is at most 1200.")
        }
    }

    func run() throws {
        guard let day = FlowDisplacement.period(event) else {
            throw ValidationError("--event takes a period such as 2021 or 2021-03.")
        }
        let read = try StudyDesignCommand.model { () throws(StudyError) in
            try FlowDisplacement.flows(URL(filePath: flows), as: flows)
        }
        guard day.isMonth == read.isMonthly else {
            throw ValidationError("--event and the file have the same periods: \(read.isMonthly ? "months" : "years").")
        }
        let panel = try StudyDesignCommand.model { () throws(StudyError) in
            try FlowDisplacement(flows: read.flows, coalition: Set(StudyDesignCommand.names(coalition)))
        }
        let windows = (shortest...longest).compactMap { panel.window(of: product, at: day.number, length: $0) }
        guard !windows.isEmpty else {
            throw ValidationError(
                "No window of \(shortest) to \(longest) periods around \(event) fits the file, or it has no product '\(product)'."
            )
        }
        try format.print(FlowDisplacement.tables(windows, product: product, data: [(flows, read.digest)]))
    }
}
