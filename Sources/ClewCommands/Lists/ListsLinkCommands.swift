import ArgumentParser
import Casework
import ClewModel
import StatementStore

/// `clew lists link`: two entities of the lists are one.
struct ListsLinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Record that two entities of the lists are one.",
        discussion: "The link is logged, with its reason and source, and can be taken back with 'clew lists unlink'.")

    @Argument(help: "The identifier of one entity.")
    var one: String

    @Argument(help: "The identifier of the other.")
    var other: String

    @Option(help: "Why they are one.")
    var reason: String

    @Option(help: "Where that can be read.")
    var source: String

    @Option(help: "The address of the source.")
    var url: String?

    @Option(help: "How far it is to be trusted: high, medium or low.")
    var confidence: String = Confidence.medium.rawValue

    @Option(
        name: [.customLong("recorded"), .customLong("known-at")], help: "The day; today where it is not given.")
    var recorded: DayArgument?

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
        guard let confidence = Confidence(rawValue: confidence) else {
            throw ValidationError(
                "--confidence takes high, medium, low or unverified; '\(confidence)' is none of them.")
        }
        let store = try archive.openForWriting()
        let link = try withArchiveErrors {
            try store.record(
                IdentityLink(
                    EntityID(one), EntityID(other), reason: reason,
                    citation: Citation(source, url: url, verification: .secondary), confidence: confidence,
                    recorded: recorded?.day ?? .today()))
        }
        Console.print("link \(link.number): \(link.one) and \(link.other) are one")
    }
}

/// `clew lists unlink`: a link is taken back.
struct ListsUnlinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlink", abstract: "Take a link between two entities back.")

    @Argument(help: "The number of the link.")
    var number: Int64

    @Option(help: "Why it is taken back.")
    var reason: String

    @Option(
        name: [.customLong("recorded"), .customLong("known-at")], help: "The day; today where it is not given.")
    var recorded: DayArgument?

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
        let store = try archive.openForWriting()
        try withArchiveErrors {
            try store.withdraw(link: number, reason: reason, on: recorded?.day ?? .today())
        }
        Console.print("link \(number) was taken back")
    }
}

/// `clew lists links`: the links that stand.
struct ListsLinksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "links", abstract: "Show which entities of the lists are recorded as one.")

    @Option(
        name: [.customLong("known-at"), .customLong("as-of")],
        help: "The day whose links to show; the present where it is not given.")
    var knownAt: DayArgument?

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
        let store = try archive.openForReading()
        let links = try withArchiveErrors { try store.links(knownAt: knownAt?.day ?? .distantFuture) }
        if json {
            Console.print(try JSONOutput.text(links.map(LinkRow.init)))
            return
        }
        for link in links {
            Console.print("link \(link.number), recorded \(link.recordedFrom): \(link.one) and \(link.other)")
            Console.print("  \(link.reason) (\(link.citation), confidence \(link.confidence.rawValue))")
        }
    }
}

/// A link, for machines.
struct LinkRow: Encodable {
    let number: Int64
    let one: String
    let other: String
    let reason: String
    let citation: Citation
    let confidence: Confidence
    let recordedFrom: Day
    let recordedTo: Day?

    init(_ link: IdentityLink) {
        number = link.number
        one = link.one.rawValue
        other = link.other.rawValue
        reason = link.reason
        citation = link.citation
        confidence = link.confidence
        recordedFrom = link.recordedFrom
        recordedTo = link.recordedTo
    }
}
