import ClewModel
import GRDB

/// Looks whether a version is what its publisher says now: not an older one, not put together from files of different
/// days, and with all the authorities whose listings it had.
///
/// The attacks are those that The Update Framework names rollback, mix-and-match and freeze; mishaps do the same.
struct SourceProblems {
    private let request: ListImportRequest
    private let published: PartialDate?
    private let days: [PartialDate]
    private let missingFiles: [String]
    private let files: [ImportedFile]
    private let list: Int64
    private let previous: ListVersion?
    private let database: Database

    init(
        _ request: ListImportRequest, _ draft: ImportDraft, list: Int64, after previous: ListVersion?,
        in database: Database
    ) {
        self.request = request
        published = draft.published
        days = draft.publicationDays
        missingFiles = draft.missingFiles
        files = draft.files
        self.list = list
        self.previous = previous
        self.database = database
    }

    /// Every problem.
    ///
    /// - Parameters:
    ///   - goneListings: How many listings of each authority the version no longer has.
    ///   - isSame: Whether the version says what the last one says.
    func all(goneListings: [String: Int], isSame: Bool) throws -> [PublishingProblem] {
        var problems: [PublishingProblem] = []
        if days.count > 1 { problems.append(.differentDays(days)) }
        if let published, let before = previous?.published, published.latest < before.earliest {
            problems.append(.older(published: published, onRecord: before))
        } else if !isSame, let replaced = try replaced() {
            problems.append(.replaced(version: replaced.version, recorded: replaced.day))
        }
        if !missingFiles.isEmpty { problems.append(.filesMissing(missingFiles)) }
        // The publisher's day may have begun before ours.
        if let published, request.recorded.advanced(by: 1) < published.earliest {
            problems.append(.future(published: published, recorded: request.recorded))
        }
        if let limit = request.rules.staleAfterDays, let published,
            published.latest.distance(to: request.recorded) > limit
        {
            problems.append(.outOfDate(published: published, days: limit))
        }
        return problems + (try sources(goneListings))
    }

    /// The earlier version that was read from the same files, where another has replaced it.
    private func replaced() throws -> (version: Int64, day: Day)? {
        guard let previous, !files.isEmpty else { return nil }
        let wanted = files.map(\.sha256).sorted()
        guard previous.files.map(\.sha256).sorted() != wanted else { return nil }
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT version.id, version.recorded FROM version JOIN version_file ON version_file.version = version.id
                WHERE version.list = ? AND version_file.sha256 = ? AND version.id <> ? ORDER BY version.id DESC
                """, arguments: [list, wanted.first, previous.number])
        while let row = try rows.next() {
            let version = try row.decode(Int64.self, atIndex: 0)
            let files = try String.fetchAll(
                database, sql: "SELECT sha256 FROM version_file WHERE version = ?", arguments: [version])
            if files.sorted() == wanted {
                return (version, Day(number: try row.decode(Int32.self, atIndex: 1)))
            }
        }
        return nil
    }

    /// The authorities that have lost all or most of their listings.
    private func sources(_ gone: [String: Int]) throws -> [PublishingProblem] {
        try gone.filter { $0.value >= request.rules.fewestOfSource }.sorted { $0.key < $1.key }
            .compactMap { authority, count in
                let left =
                    try Int.fetchOne(
                        database,
                        sql: """
                            SELECT count(*) FROM statement WHERE value = ? AND closed IS NULL
                            AND property = (SELECT id FROM term WHERE text = ?)
                            AND dataset = (SELECT id FROM term WHERE text = ?)
                            """,
                        arguments: [authority, PropertyName.authority.rawValue, request.dataset.rawValue]) ?? 0
                if left == 0 { return .sourceGone(authority, listings: count) }
                return count > left ? .sourceShrank(authority, gone: count, left: left) : nil
            }
    }
}
