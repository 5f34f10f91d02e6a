public import ArgumentParser
import CaseStore
import ClewModel
import Foundation
import StatementStore

/// `clew forget`: takes a case or a run of the workbench away and leaves a tombstone.
public struct ForgetCommand: ParsableCommand {
    /// The manual page.
    public static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Take a case or a screened table of the workbench away, and leave a tombstone.",
        discussion: """
            All that it holds goes: its files, their versions, its documents, and the words of its entries in the journal of the \
            workbench. The places, the days and the digests of those entries stay, with who had it forgotten and why, so that \
            the journal still verifies. What stands in the audit log of the archive stays.

            The service must not have the workbench open at the same time; there, the page of the case forgets it.
            """)

    @Argument(help: "The case or the run, as the workbench calls it: c3 or r12.")
    var subject: String

    @Option(help: "Why; it stays.")
    var reason: String

    @Option(help: "Who has it forgotten: a name or a role; it stays.")
    var by: String

    @Option(name: .customLong("work"), help: "The folder that keeps people's work; else work beside the archive.")
    var folder: String?

    @OptionGroup var archive: ArchiveOptions

    /// Creates the command.
    public init() {}

    /// Refuses what is no case and no run.
    public func validate() throws {
        guard let kind = subject.first, "cr".contains(kind), Int(subject.dropFirst()) != nil else {
            throw ValidationError("Name a case or a run as the workbench calls it, such as c3 or r12.")
        }
        guard !reason.allSatisfy(\.isWhitespace), !by.allSatisfy(\.isWhitespace) else {
            throw ValidationError("--reason and --by say why it is forgotten, and who has it forgotten.")
        }
    }

    /// Forgets it.
    public func run() throws {
        let place = ArchiveLocation.workFolder(folder, besideArchive: archive.location)
        let file = place.appending(path: WorkJournal.fileName)
        guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else {
            throw ClewError(.workStore, "there is no journal of the workbench in \(place.path(percentEncoded: false))")
        }
        let journal = try WorkJournal(at: file)
        let why = "\(by): \(reason)"
        if subject.hasPrefix("c") {
            let shelf = try CaseShelf(journal, folder: place.appending(path: CaseShelf.folderName))
            try shelf.forget(subject, reason: why, on: .today())
        } else {
            try journal.forget(subject, reason: why, on: .today())
        }
        Console.print("forgot \(subject); the journal stands at \(journal.head)")
    }
}
