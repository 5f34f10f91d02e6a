import ArgumentParser
import Foundation
import SanctionsStudy

/// `clew study design shock`: what stops if one company stops.
struct ShockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shock", abstract: "Say what stops in your network of suppliers if one company stops.",
        discussion: """
            Companies have the columns company, sector and size; supplies from, to, value and essential (yes or no). The files \
            are yours: no network of companies comes with Clew.
            """)

    @Option(help: "The companies of the network.", completion: .file())
    var companies: String

    @Option(help: "What they supply to each other.", completion: .file())
    var supplies: String

    @Option(help: "How to write the answer.")
    var format: StudyFormat = .table

    func run() throws {
        let table = try StudyDesignCommand.model { () throws(StudyError) in
            let read = try NetworkShock.network(
                companies: URL(filePath: companies), supplies: URL(filePath: supplies), names: (companies, supplies))
            return read.network.table(data: read.data, found: read.notes)
        }
        try format.print([table])
    }
}
