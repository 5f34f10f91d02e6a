import ArgumentParser
import Casework
import ClewModel
import Foundation
import StatementStore
import World

/// `clew lists link`: two entities of the lists are one.
struct ListsLinkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Record that two entities of the lists are one.",
        discussion: "The link is logged, with its reason and source, and can be taken back with 'clew lists unlink'.")

    @Argument(help: "The identifiers of the two entities.")
    var entities: [String] = []

    @Option(help: "A table of pairs, with the columns of Reference/identities/.", completion: .file())
    var table: String?

    @Option(help: "Why they are one.")
    var reason: String?

    @Option(help: "Where that can be read.")
    var source: String?

    @Option(help: "The address of the source.")
    var url: String?

    @Option(help: "How far it is to be trusted: high, medium or low.")
    var confidence: String = Confidence.medium.rawValue

    @Option(
        name: [.customLong("recorded"), .customLong("known-at")], help: "The day; today where it is not given.")
    var recorded: DayArgument?

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var reference: ReferenceOptions

    func validate() throws {
        if table != nil {
            guard entities.isEmpty else { throw ValidationError("Give two entities or a table, not both.") }
        } else {
            guard entities.count == 2 else {
                throw ValidationError("Give the identifiers of two entities, or --table.")
            }
            guard reason != nil, source != nil else {
                throw ValidationError("A link needs a --reason and a --source.")
            }
        }
        guard Confidence(rawValue: confidence) != nil else {
            throw ValidationError("--confidence takes high, medium or low; '\(confidence)' is none of them.")
        }
    }

    func run() throws {
        if table == nil { try checkEntities() }
        let store = try archive.openForWriting()
        let day = recorded?.day ?? .today()
        if let table {
            let pairs = try IdentityTable(URL(filePath: table))
            let links = try pairs.record(in: store, on: day)
            for link in links { Console.print("link \(link.number): \(link.one) and \(link.other) are one") }
            Console.print(
                "\(links.count) of \(pairs.count) pairs are new; the others are on record, or not in the archive")
            return
        }
        let link = try withArchiveErrors {
            try store.record(
                IdentityLink(
                    EntityID(entities[0]), EntityID(entities[1]), reason: reason ?? "",
                    citation: Citation(source ?? "", url: url, verification: .secondary),
                    confidence: Confidence(rawValue: confidence) ?? .medium, recorded: day))
        }
        Console.print("link \(link.number): \(link.one) and \(link.other) are one")
    }

    /// Refuses identifiers that no list has: a slip there would link nothing, and be on record for good.
    private func checkEntities() throws {
        let store = try archive.openIfPresent()
        let unknown = try withArchiveErrors {
            try entities.filter { id in try !(store?.hasEntity(EntityID(id)) ?? false) }
        }
        guard !unknown.isEmpty else { return }
        let bundled = try reference.knowledge().bundledEntities
        let missing = unknown.filter { !bundled.contains(EntityID($0)) }
        guard missing.isEmpty else {
            throw ClewError(
                .listUnknown,
                "no list on hand has the identifier \(missing.joined(separator: " or ")); nothing was linked")
        }
    }
}
