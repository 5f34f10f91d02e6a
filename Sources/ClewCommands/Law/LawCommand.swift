public import ArgumentParser
import Casework
import World

/// `clew law`: the law as data, for a lawyer.
public struct LawCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "law", abstract: "Print the law as data, for a lawyer to sign off.",
        subcommands: [LawListCommand.self, LawPrintCommand.self])

    /// Creates the command.
    public init() {}
}

/// `clew law list`: the regimes at hand.
public struct LawListCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Name the regimes at hand.",
        discussion: """
            One line a regime: its key, how many provisions it has, how many cases test them, and its name.
            """)

    @OptionGroup var reference: ReferenceOptions

    /// Creates the command.
    public init() {}

    /// Prints the list.
    public func run() throws {
        let knowledge = try reference.knowledge()
        let sheets = try RegimeSheet.keys(in: knowledge).map { try RegimeSheet($0, in: knowledge) }
        let width = sheets.map(\.key.count).max() ?? 0
        for sheet in sheets {
            let tests = sheet.rules.reduce(0) { $0 + $1.tests.count }
            let key = sheet.key + String(repeating: " ", count: width - sheet.key.count)
            let rules = sheet.rules.count == 1 ? "1 provision" : "\(sheet.rules.count) provisions"
            Console.print("\(key)  \(rules), \(tests == 1 ? "1 case" : "\(tests) cases")  \(sheet.name)")
        }
    }
}

/// `clew law print`: one regime on one sheet.
public struct LawPrintCommand: ParsableCommand {
    /// The forms of a sheet.
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, html, json }

    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "Print a regime: provisions, conditions in words, and the cases that test them.",
        discussion: """
            For each provision: the condition in words, which day counts, what follows, how the text was read, the documents \
            asked for, the periods, the source with its confidence, and beside it the cases with the answer that each must \
            give. clew reference check runs these cases. The sheet names the state of the reference data, so that it is known \
            what was signed.
            """)

    @Argument(help: "The key of the regime, as clew law list gives it.")
    var regime: String

    @Option(help: "The form: text, html or json.")
    var format: Format = .text

    @OptionGroup var reference: ReferenceOptions

    /// Creates the command.
    public init() {}

    /// Prints the sheet.
    public func run() throws {
        let sheet = try RegimeSheet(regime, in: reference.knowledge())
        switch format {
        case .text: Console.print(sheet.text.trimmingLineEnd)
        case .html: Console.print(sheet.html.trimmingLineEnd)
        case .json: Console.print(json: try JSONOutput.text(sheet))
        }
    }
}

extension String {
    /// The text without the line feed at its end, which printing adds.
    var trimmingLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
