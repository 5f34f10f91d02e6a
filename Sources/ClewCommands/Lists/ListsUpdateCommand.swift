import ArgumentParser
import Casework
import ClewModel
import Foundation
import ListImport
import StatementStore
import Synchronization
import World

/// `clew lists update`: lists from their publishers.
struct ListsUpdateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update", abstract: "Download lists from their publishers and import what has changed.",
        discussion: """
            This is the only command that opens a connection, and only to the address of the list. The request is \
            conditional, and a transfer that was cut off is taken up again where it ended. Proxies come from http_proxy, \
            https_proxy and no_proxy. Without LIST, every list is updated that is in the archive and has an address.
            """)

    @Argument(help: "The keys of the lists.")
    var lists: [String] = []

    @Option(help: "An address to use in place of the publisher's; for one list.")
    var address: String?

    @Option(name: .customLong("size-limit"), help: "The most megabytes that a file may have.")
    var sizeLimit = 1024

    @Option(name: .customLong("time-limit"), help: "The longest time for one file, in seconds.")
    var timeLimit = 1800

    @Option(
        name: [.customLong("recorded"), .customLong("known-at"), .customLong("as-of")],
        help: "The day to record the versions under; today where it is not given.")
    var recorded: DayArgument?

    @Flag(help: "Publish a version even though it breaks the bounds of its list.")
    var accept = false

    @Flag(
        name: .customLong("accept-incomplete"),
        help: "End with status 0 even though a list is not whole, or out of date at its publisher's.")
    var acceptIncomplete = false

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var reference: ReferenceOptions

    func validate() throws {
        guard address == nil || lists.count == 1 else {
            throw ValidationError("--address is for one list; name it.")
        }
        guard (1...1 << 20).contains(sizeLimit) else {
            throw ValidationError("--size-limit takes a number of megabytes from 1 to \(1 << 20).")
        }
        guard (1...604_800).contains(timeLimit) else {
            throw ValidationError("--time-limit takes a number of seconds from 1 to 604800, a week.")
        }
    }

    func run() async throws {
        let context = try ListsContext(reference)
        let store = try archive.openForWriting()
        let folder = archive.location.deletingLastPathComponent().appending(path: "downloads")
        let download = ListDownload(
            folder: folder,
            limits: DownloadLimits(size: sizeLimit << 20, time: .seconds(timeLimit)))
        var failures: [ClewError] = []
        var withheld = false
        var incomplete = false
        for key in try keys(context, store) {
            let importer = try context.importer(key)
            let update = ListUpdate(
                importer, metadata: context.metadata(of: importer.key), archive: store, download: download)
            let line = DownloadProgress(key, isShown: Console.showsProgress)
            // What a server sends is never taken for a part of a list: it would be a transfer gone wrong.
            let options = ArchiveImportOptions(
                recorded: recorded?.day ?? .today(), acceptsProblems: accept, admitsPart: false,
                noticesAge: true)
            do throws(ClewError) {
                let outcome = try await update.run(address: try overriding(), options: options) { received, expected in
                    line.show(received, expected)
                }
                line.clear()
                if case .imported(let report) = outcome, case .published = report.outcome.disposition {
                    try context.recordIdentities(in: store, on: options.recorded)
                }
                switch try report(outcome, key, context) {
                case .nothingFound: break
                case .listsAreIncomplete: incomplete = true
                default: withheld = true
                }
            } catch {
                line.clear()
                failures.append(error)
                for diagnostic in error.diagnostics { Console.error(diagnostic.description, isLine: true) }
                Console.error(error.message.hasPrefix("\(key):") ? error.message : "\(key): \(error.message)")
            }
        }
        if !failures.isEmpty || withheld { throw ExitCode(ExitStatus.inputIsWrong.rawValue) }
        if incomplete { throw ExitCode(ExitStatus.listsAreIncomplete.rawValue) }
    }

    private func overriding() throws(ClewError) -> URL? {
        guard let address else { return nil }
        guard let url = URL(string: address) else {
            throw ClewError(.download, "--address is no address of a file")
        }
        // It would be stored with the version, sent in plain text to a proxy, and stand in the list of processes.
        guard url.user() == nil, url.password() == nil else {
            throw ClewError(
                .download,
                "--address holds a user or a password, which would be stored with the list; fetch the file yourself and "
                    + "import it with 'clew lists import'")
        }
        return url
    }

    /// Whether a publisher's file has stayed the same for longer than its list ever does: an address that is no longer
    /// served, or somebody in between, looks like that.
    private func frozen(_ version: ListVersion, _ key: String, _ context: ListsContext) -> ExitStatus {
        let day = recorded?.day ?? .today()
        guard let published = version.published, let limit = context.metadata(of: key)?.staleAfterDays,
            published.latest.distance(to: day) > limit
        else { return .nothingFound }
        Console.error(
            "\(key): the publisher's file is still that of \(published), although the list changes more often than every "
                + "\(limit) days; see whether the address still serves it")
        return acceptIncomplete ? .nothingFound : .listsAreIncomplete
    }

    /// The lists named; without names, those in the archive that have an address.
    private func keys(_ context: ListsContext, _ store: Archive) throws -> [String] {
        if !lists.isEmpty { return lists }
        let present = Set(try withArchiveErrors { try store.lists() }.map(\.dataset))
        let keys = context.catalog.importers.filter { importer in
            present.contains(importer.dataset) && context.metadata(of: importer.key)?.address != nil
        }.map(\.key)
        guard !keys.isEmpty else {
            throw ClewError(
                .listUnknown,
                "no list in the archive has an address; name the lists to download: "
                    + context.keys.joined(separator: ", "))
        }
        return keys
    }

    /// Prints the end of one update.
    ///
    /// - Returns: Whether the version was withheld, or is not whole.
    private func report(
        _ outcome: ListUpdate.Outcome, _ key: String, _ context: ListsContext
    ) throws(ClewError) -> ExitStatus {
        do {
            switch outcome {
            case .unchanged(let version):
                if json {
                    Console.print(try JSONOutput.text(["list": key, "disposition": "unchanged"]))
                } else {
                    Console.print("\(key): nothing has changed since version \(version.number)")
                }
                return frozen(version, key, context)
            case .imported(let report):
                try ImportReportOutput(report).print(asJSON: json, acceptsShortfall: acceptIncomplete)
            }
            return .nothingFound
        } catch let code as ExitCode {
            return ExitStatus(rawValue: code.rawValue) ?? .fault
        } catch {
            throw ClewError(.cannotWrite, "\(error)")
        }
    }
}

/// The line that shows how far a download is.
final class DownloadProgress: Sendable {
    private let key: String
    private let isShown: Bool
    private let shown = Mutex(-1)

    init(_ key: String, isShown: Bool) {
        self.key = key
        self.isShown = isShown
    }

    /// Shows the progress when another tenth of a megabyte has arrived.
    func show(_ received: Int, _ expected: Int?) {
        let step = received / 100_000
        guard isShown,
            shown.withLock({ last in
                defer { last = step }
                return last != step
            })
        else { return }
        let megabytes = "\(step / 10).\(step % 10) MB"
        let share = expected.map { $0 > 0 ? " (\(100 * received / $0) %)" : "" } ?? ""
        Console.progress("\(key): \(megabytes)\(share)  ")
    }

    /// Removes the line.
    func clear() {
        guard isShown else { return }
        Console.progress("")
    }
}
