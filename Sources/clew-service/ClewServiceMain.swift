import ArgumentParser
import Casework
import ClewModel
import ClewService
import Foundation
import StatementStore

/// The HTTP service; everything it does is in `ClewService`.
@main
struct ClewServiceMain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clew-service",
        abstract: "Answer screening requests over HTTP, in the wire format of yente.",
        discussion: """
            Reads the lists that come with Clew and the archive once, and answers /match, /search, /entities, /catalog, \
            /algorithms, /healthz and /readyz, and a page with a search box at /. It listens on this machine alone unless \
            --host says otherwise, knows no users and no TLS (put it behind a reverse proxy that does), and neither logs \
            nor keeps what it is asked. Start it again to take up new lists.
            """,
        version: ClewVersion.current)

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 takes a free one.")
    var port = 8000

    @Option(help: "The archive of imported lists; else CLEW_ARCHIVE, else the user's data folder.")
    var archive: String?

    @Option(help: "The folder of the reference data, where it is not found by itself.")
    var reference: String?

    func run() async throws {
        do {
            let knowledge = try KnowledgeBase.load(from: ReferenceDirectory.find(named: reference))
            let today = Day(number: Int32((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
            let collection = try ListCollection(knowledge, archive: openArchive(), asOf: today, knownAt: nil)
            let lists = try ServiceLists(collection, lexicon: knowledge.lexicon)
            let host = host
            try await ClewServer(lists: lists).run(host: host, port: port) { port in
                let text = "clew-service: \(collection.lists.count) lists, http://\(host):\(port)/\n"
                FileHandle.standardOutput.write(Data(text.utf8))
            }
        } catch let error as CaseworkError {
            for diagnostic in error.diagnostics { complain(diagnostic.description) }
            complain("clew-service: \(error.message)")
            throw ExitCode(error.code == .referenceInvalid ? 70 : 2)
        }
    }

    private func openArchive() throws -> Archive? {
        let location = ArchiveLocation.resolve(archive)
        let isNamed = archive != nil || ProcessInfo.processInfo.environment[ArchiveLocation.variable] != nil
        guard isNamed || FileManager.default.fileExists(atPath: location.path(percentEncoded: false)) else {
            return nil
        }
        do {
            return try Archive(at: location, access: .reading)
        } catch {
            throw CaseworkError(.archive, error.message)
        }
    }

    private func complain(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
