public import ArgumentParser
import Casework
import ClewModel
import Foundation
import SupplyChain
import World

/// `clew new`: empty things to fill in.
public struct NewCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Write an empty, commented case.", subcommands: [NewCaseCommand.self],
        defaultSubcommand: NewCaseCommand.self)

    /// Creates the command.
    public init() {}
}

/// `clew new case`: a case folder with every file, each column explained.
public struct NewCaseCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Write an empty, commented case folder.")

    @Argument(help: "The folder to write; it must be missing or empty.", completion: .directory)
    var folder: String

    @Option(help: "The commodity, such as cotton, tomato or solar.")
    var commodity: String

    @OptionGroup var reference: ReferenceOptions

    /// Creates the command.
    public init() {}

    /// Writes the folder and says what to do next.
    public func run() throws {
        let commodities = try reference.knowledge().commodities
        guard let found = commodities[commodity.lowercased()] else {
            let known = commodities.commodities.map(\.key).joined(separator: ", ")
            throw ValidationError("The commodity '\(commodity)' is unknown; expected one of \(known).")
        }
        do {
            try CaseTemplate.write(to: URL(filePath: folder), commodity: found)
        } catch {
            throw ClewError(.cannotWrite, "The case was not written.", diagnostics: error.diagnostics)
        }
        Console.print("wrote \(folder): fill in its files, then run: clew assess \(folder)")
    }
}
