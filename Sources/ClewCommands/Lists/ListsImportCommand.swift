import ArgumentParser
import Casework
import ClewModel
import Foundation
import ListImport
import SourceFiles
import StatementStore
import World

/// `clew lists import`: a version of a list from files.
struct ListsImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read a version of a list from files into the archive.",
        discussion: """
            LIST is the key of the list, such as us-ofac-sdn; 'clew lists' shows all. The format is found by the content of \
            the files, never by their names. The import is one step: it is done as a whole, or nothing is changed.

            A record that cannot be read is reported with its place, and the rest goes on. What an earlier version says of \
            its party is kept, marked as stale, so that damage delists nobody; the command then ends with status 3. A file \
            that is older than the version on record, or files of different days, are not published either. A version that is far smaller \
            than the last one, or outside what the list can credibly hold, is not published: look at it, and import it \
            again with --accept if it is right. A part of a list is published, and said to be one, as long as the archive \
            has no whole version.

            A table of your own goes in with --mapping: a YAML file that says what its columns hold (docs/archive.md has an \
            example). LIST is then the key that you give your list.

              clew lists import my-suppliers watchlist.csv --mapping watchlist.yaml
            """)

    @Argument(help: "The key of the list, or with --mapping the key that you give a list of your own.")
    var list: String

    @Argument(help: "The files of the version.", completion: .file())
    var files: [String]

    @Option(help: "A YAML file that says what the columns of a table of your own hold.", completion: .file())
    var mapping: String?

    @Option(
        name: [.customLong("recorded"), .customLong("known-at")],
        help: "The day on which you learnt what the files say; today where it is not given.")
    var recorded: DayArgument?

    @Option(
        name: [.customLong("published"), .customLong("as-of")],
        help: "The day on which the files were published, where they do not say it.")
    var published: DayArgument?

    @Flag(help: "Publish the version even though it breaks the bounds of the list.")
    var accept = false

    @Flag(
        name: .customLong("accept-incomplete"),
        help: "End with status 0 even though the list is not whole: records could not be read or are missing.")
    var acceptIncomplete = false

    @Flag(
        name: .customLong("release-stale"),
        help: "Let go of what only earlier versions say, even though records could not be read.")
    var releaseStale = false

    @Option(name: .customLong("reject-limit"), help: "How many records may be bad before the import stops.")
    var rejectLimit = 100

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var reference: ReferenceOptions

    func validate() throws {
        guard (0...10_000_000).contains(rejectLimit) else {
            throw ValidationError("--reject-limit takes a number from 0 to 10000000.")
        }
    }

    func run() throws {
        let context = try ListsContext(reference)
        let importer = try mapping.map { try context.importer(list, mapping: $0) } ?? context.importer(list)
        // Before anything is opened: a reader of XML or JSON would wait for a pipe without end.
        for file in files { try Self.check(file) }
        let store = try archive.openForWriting()
        let day = recorded?.day ?? .today()
        let report = try ArchiveImport(importer, metadata: context.metadata(of: importer.key), archive: store).run(
            files.map { URL(filePath: $0) },
            options: ArchiveImportOptions(
                recorded: day, published: published.map { PartialDate($0.day) },
                acceptsProblems: accept, rejectedLimit: rejectLimit,
                releasesStale: releaseStale))
        if case .published = report.outcome.disposition { try context.recordIdentities(in: store, on: day) }
        try ImportReportOutput(report).print(asJSON: json, acceptsShortfall: acceptIncomplete)
    }

    private static func check(_ path: String) throws(ClewError) {
        do {
            try InputFile.check(URL(filePath: path), as: path)
        } catch  where error.code == .notAFile {
            throw ClewError(.listInvalid, error.message)
        } catch {
            // What is missing or a folder is said by the reader, with what it expected.
        }
    }
}
