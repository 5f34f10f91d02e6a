import ArgumentParser
import Casework
import ClewModel
import StatementStore
import World

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
