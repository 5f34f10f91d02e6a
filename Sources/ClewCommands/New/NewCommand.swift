public import ArgumentParser
import Casework
import ClewModel
import Foundation
import SourceFiles
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

    @Option(help: "The commodity, such as cotton, solar or seafood; for any other word the case starts from generic.")
    var commodity: String

    @Option(
        parsing: .upToNextOption, help: "EPCIS 2.0 documents to take parties, lots and events from.",
        completion: .file(extensions: ["json", "jsonld"]))
    var fromEpcis: [String] = []

    @Option(
        name: .customLong("from-ubl"), parsing: .upToNextOption,
        help: "UBL 2 invoices and despatch advices to take parties, lots and events from.",
        completion: .file(extensions: ["xml"]))
    var fromUBL: [String] = []

    @Option(
        name: .customLong("from-x12"), parsing: .upToNextOption,
        help: "X12 ship notices (856) to take parties, lots and events from.", completion: .file())
    var fromX12: [String] = []

    @Option(
        name: .customLong("from-edifact"), parsing: .upToNextOption,
        help: "EDIFACT despatch advices (DESADV) to take parties, lots and events from.", completion: .file())
    var fromEDIFACT: [String] = []

    @OptionGroup var reference: ReferenceOptions

    /// Creates the command.
    public init() {}

    /// Writes the folder and says what to do next.
    public func run() throws {
        let commodities = try reference.knowledge().commodities
        let known = commodities.commodities.map(\.key).joined(separator: ", ")
        let isNamed = commodity.contains { !$0.isWhitespace }
        let meant = commodities.meant(by: commodity)
        guard isNamed, let found = meant ?? commodities[CommodityCatalog.genericKey] else {
            throw ValidationError("The commodity '\(commodity)' is unknown; expected one of \(known).")
        }
        do {
            let files = try fromEpcis.map { try SourceFile.read(URL(filePath: $0), as: $0) }
            let notices = try [(fromUBL, BusinessDocument.Form.ubl), (fromX12, .x12), (fromEDIFACT, .edifact)].flatMap {
                names, form in
                try names.map { BusinessDocument(try SourceFile.read(URL(filePath: $0), as: $0), form: form) }
            }
            let remarks = try CaseTemplate.write(
                to: URL(filePath: folder), commodity: found, epcis: files, notices: notices)
            for remark in remarks { Console.print(remark.description) }
        } catch let error as CaseError {
            throw ClewError(.cannotWrite, "The case was not written.", diagnostics: error.diagnostics)
        } catch let error as SourceFileError {
            throw ClewError(.cannotWrite, "The case was not written.", diagnostics: [error.diagnostic])
        }
        if meant == nil {
            Console.print(
                "no file describes '\(commodity)', so the case starts from \(found.key), which knows no yields; described are \(known)"
            )
        }
        Console.print("wrote \(folder): fill in its files, then run: clew assess \(folder)")
    }
}
