import Casework
import ClewModel
import Dispatch
import Foundation
import SourceFiles
import StatementStore
import World

extension ClewServer {
    /// The version of Clew.
    public static var version: String { ClewVersion.current }

    /// Runs the process: makes its streams safe and its files private, then does the work and leaves with 0 after it.
    ///
    /// Not asynchronous: the machinery of concurrency opens files of its own, which would take the place of a closed stream.
    public static func runProcess(_ work: @escaping @Sendable () async -> Void) -> Never {
        ProcessGuard.begin()
        Task {
            await work()
            exit(0)
        }
        dispatchMain()
    }

    /// Reads the lists and serves until the process is told to stop; says on standard output where.
    ///
    /// The lists are those of the day on which the service starts.
    ///
    /// - Parameters:
    ///   - host: The address to listen on.
    ///   - port: The port; 0 takes a free one.
    ///   - archive: The archive; `nil` for `CLEW_ARCHIVE` or the user's data folder.
    ///   - reference: The folder of the reference data, where it is not found by itself.
    /// - Returns: The exit status: 0, 2 where the input is wrong, 70 for a fault of ours; messages go to standard error.
    public static func serve(host: String, port: Int, archive: String?, reference: String?) async throws -> Int32 {
        do {
            let knowledge = KnowledgeBase(try ReferenceDirectory.find(named: reference))
            let today = Day(number: Int32((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
            let store = try open(archive)
            let world = try World(
                knowledge, archive: store,
                cache: store.map { _ in WorldCache(besideArchive: ArchiveLocation.resolve(archive)) })
            let lists = try ServiceLists(world, on: today)
            let server = ClewServer(lists: lists)
            try await server.run(host: host, port: port) { port in
                let text = "clew-service: \(lists.lists.count) lists, http://\(host):\(port)/\n"
                // A service whose output goes nowhere serves all the same.
                _ = StandardStream.output.write(text)
            }
            return 0
        } catch let error as ClewError {
            let lines = error.diagnostics.map(\.description) + ["clew-service: \(error.message)"]
            _ = StandardStream.error.write(lines.map { SafeText.line($0) }.joined(separator: "\n") + "\n")
            return error.code == .referenceInvalid ? 70 : 2
        }
    }

    /// Opens the archive; `nil` where there is none and none was named.
    private static func open(_ name: String?) throws -> Archive? {
        let location = ArchiveLocation.resolve(name)
        let isNamed = name != nil || ProcessInfo.processInfo.environment[ArchiveLocation.variable] != nil
        guard isNamed || FileManager.default.fileExists(atPath: location.path(percentEncoded: false)) else {
            return nil
        }
        do {
            return try Archive(at: location, access: .reading)
        } catch {
            throw ClewError(.archive, error.message)
        }
    }
}
