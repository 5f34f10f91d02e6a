import ArgumentParser
import Casework
import ClewModel
import ListImport
import StatementStore
import World

/// `clew lists`: each list with its version, its size and its age.
struct ListsShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show each list with its version, its size and its age.")

    @Option(name: .customLong("as-of"), help: "The day from which ages are counted; today where it is not given.")
    var asOf: DayArgument?

    @Option(name: .customLong("known-at"), help: "Show the versions that were on record on this day.")
    var knownAt: DayArgument?

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var reference: ReferenceOptions

    func run() throws {
        let context = try ListsContext(reference)
        let day = asOf?.day ?? knownAt?.day ?? .today()
        let versions = try withArchiveErrors {
            try archive.openIfPresent()?.lists(knownAt: knownAt?.day ?? .distantFuture) ?? []
        }
        let rows = ListRow.all(versions, context: context, on: day)
        if json {
            Console.print(try JSONOutput.text(rows))
            return
        }
        let keys = rows.map(\.key.count).max() ?? 0
        for row in rows {
            let padding = String(repeating: " ", count: keys - row.key.count)
            Console.print("\(row.key)\(padding)  \(row.sentence)")
        }
        if versions.isEmpty {
            Console.print("")
            Console.print("No list has been imported. Import one with 'clew lists import LIST FILE…'.")
        }
    }
}

/// One list as a line of `clew lists`.
struct ListRow: Encodable {
    let key: String
    let dataset: String
    let title: String?
    let publisher: String?
    let isImported: Bool
    let version: Int64?
    let recorded: Day?
    let checked: Day?
    let published: PartialDate?
    let records: Int?
    let entities: Int?
    let statements: Int?
    let rejected: Int?
    /// How many entities are kept as an earlier version had them.
    let stale: Int?
    let duplicates: Int?
    let stated: Int?
    let missing: Int?
    /// Whether the version is all that its publisher says.
    let isWhole: Bool?
    /// Why it is not.
    let shortfall: String?
    /// How old what the version says is; `nil` where neither its publication nor a later check tells.
    let ageInDays: Int?
    /// How many days ago the version was recorded.
    let recordedDaysAgo: Int?
    let staleAfterDays: Int?
    let isStale: Bool?
    /// How many parties a whole version has at least, where this one has fewer.
    let fewestOfWhole: Int?

    init(key: String, dataset: DatasetName, version: ListVersion?, metadata: ListMetadata?, on day: Day) {
        self.key = key
        self.dataset = dataset.rawValue
        title = metadata?.title
        publisher = metadata?.publisher
        isImported = version != nil
        self.version = version?.number
        recorded = version?.recorded
        checked = version?.checked
        published = version?.published
        records = version?.counts.records
        entities = version?.counts.entities
        statements = version?.counts.statements
        var state = version?.completeness
        rejected = state?.rejected
        stale = state?.stale
        duplicates = state?.duplicates
        stated = state?.stated
        missing = state?.missing
        isWhole = state?.isWhole
        // That it is a part is said with the number of parties of a whole one.
        state?.problems.removeAll { $0 == "list.too-few" }
        shortfall = state?.shortfall
        let age = version.map { ListAge(ImportedVersion($0), staleAfterDays: metadata?.staleAfterDays, on: day) }
        ageInDays = age?.days
        recordedDaysAgo = age?.recordedDaysAgo
        staleAfterDays = metadata?.staleAfterDays
        let held = version.map { $0.counts.targets ?? $0.counts.entities }
        fewestOfWhole = metadata.flatMap { metadata in
            held.flatMap { $0 < metadata.minimumEntities ? metadata.minimumEntities : nil }
        }
        isStale = age?.isStale
    }

    /// The lists that can be imported and those that are in the archive, sorted by key.
    static func all(_ versions: [ListVersion], context: ListsContext, on day: Day) -> [ListRow] {
        let byDataset = Dictionary(versions.map { ($0.dataset, $0) }, uniquingKeysWith: { first, _ in first })
        let known = context.catalog.importers.map { importer in
            ListRow(
                key: importer.key, dataset: importer.dataset, version: byDataset[importer.dataset],
                metadata: context.metadata(of: importer.key), on: day)
        }
        let others = versions.filter { version in !context.catalog.importers.contains { $0.dataset == version.dataset }
        }
        .map {
            ListRow(
                key: $0.dataset.rawValue.replacing("_", with: "-"), dataset: $0.dataset, version: $0, metadata: nil,
                on: day)
        }
        return (known + others).sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }

    /// The list in one line.
    var sentence: String {
        guard let version, let recorded, let records, let entities else { return "not imported" }
        let published = published.map { ", published \($0)" } ?? ""
        let size = records == 1 ? "1 record" : "\(records) records"
        let state = isStale == true ? ", stale: it changes more often than every \(staleAfterDays ?? 0) days" : ""
        let part = fewestOfWhole.map { ", a part: the whole list has at least \($0) parties" } ?? ""
        let gap = shortfall.map { ", not whole: \($0)" } ?? ""
        return
            "version \(version), recorded \(recorded)\(published), \(size) (\(entities) entities), \(age)\(part)\(gap)\(state)"
    }

    private var age: String {
        func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }
        if let ageInDays { return "\(days(ageInDays)) old" }
        return "publication day unknown, recorded \(days(recordedDaysAgo ?? 0)) ago"
    }
}
