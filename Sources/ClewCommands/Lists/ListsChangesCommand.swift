import ArgumentParser
import Casework
import ClewModel
import StatementStore
import World

/// `clew lists changes`: what a list says now and did not say before.
struct ListsChangesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes", abstract: "Show what changed in a list between two days.",
        discussion: "Without --since, the changes are those of the last version.")

    @Argument(help: "The key of the list.")
    var list: String

    @Option(help: "The day whose knowledge to compare with.")
    var since: DayArgument?

    @Option(
        name: [.customLong("known-at"), .customLong("as-of")],
        help: "The day whose knowledge to show; the present where it is not given.")
    var knownAt: DayArgument?

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var reference: ReferenceOptions

    func run() throws {
        let dataset = try ListsContext(reference).dataset(list)
        let store = try archive.openForReading()
        let changes = try withArchiveErrors {
            let last = knownAt?.day ?? .distantFuture
            let first = try since?.day ?? Self.before(store.versions(of: dataset), last)
            return try store.changes(in: dataset, between: first, and: last)
        }
        if json {
            Console.print(try JSONOutput.text(changes.map(ChangeRow.init)))
            return
        }
        for change in changes {
            Console.print("\(change.kind.rawValue)  \(change.entity)  \(Self.caption(of: change))")
            guard change.kind == .changed else { continue }
            for statement in change.removed { Console.print("  - \(statement.property.rawValue): \(statement.value)") }
            for statement in change.added { Console.print("  + \(statement.property.rawValue): \(statement.value)") }
        }
        func count(_ kind: EntityChange.Kind) -> Int { changes.count { $0.kind == kind } }
        Console.print("\(list): new \(count(.new)), changed \(count(.changed)), gone \(count(.gone))")
    }

    /// What an entity is called; one without a name, such as a listing, by its kind and whom it is about.
    static func caption(of change: EntityChange) -> String {
        guard change.caption == change.entity.rawValue, let schema = (change.added + change.removed).first?.schema
        else {
            return change.caption
        }
        let subject = (change.added + change.removed).first { $0.property == .entity || $0.property == "holder" }
        return subject.map { "\(schema.rawValue) of \($0.value)" } ?? schema.rawValue
    }

    /// The day before the last version that was recorded by a day.
    private static func before(_ versions: [ListVersion], _ day: Day) -> Day {
        versions.last { $0.recorded <= day }?.recorded.advanced(by: -1) ?? .distantPast
    }
}

/// A change of an entity, for machines.
struct ChangeRow: Encodable {
    struct Value: Encodable {
        let property: String
        let value: String
    }

    let entity: String
    let kind: String
    let caption: String
    let added: [Value]
    let removed: [Value]

    init(_ change: EntityChange) {
        entity = change.entity.rawValue
        kind = change.kind.rawValue
        caption = change.caption
        added = change.added.map { Value(property: $0.property.rawValue, value: $0.value) }
        removed = change.removed.map { Value(property: $0.property.rawValue, value: $0.value) }
    }
}
