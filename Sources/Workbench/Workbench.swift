package import CaseStore
public import ClewModel
public import Foundation
import OwnershipAnalysis
import Screening
public import StatementStore
import Synchronization
public import World

/// What is around the pages: the lists, the archive, the day, and who may come in.
public struct WorkSurroundings: Sendable {
    /// The lists of the moment.
    public var world: @Sendable () -> World
    /// The day of today.
    public var today: @Sendable () -> Day
    /// The archive of lists and of the audit log; it need not be there yet.
    public var archive: URL
    /// Who works here where nobody signs in: the one person on this machine; `nil` where people sign in.
    public var alone: WorkPerson?
    /// Whom a token stands for; `nil` where it opens nothing.
    public var signIn: @Sendable (String) -> WorkPerson? = { _ in nil }
    /// Whether anybody can sign in with a name and a password.
    public var takesPasswords: @Sendable () -> Bool = { false }
    /// Puts an act of a person on record in the archive's audit log; `false` where it cannot be, and then it is not done.
    public var record: @Sendable (ServiceAct) -> Bool = { _ in true }
    /// Whether what a session rests on still counts.
    public var isValid: @Sendable (WorkPerson) -> Bool = { _ in true }
    /// Has the lists read again, after an import.
    public var reload: @Sendable () -> Void = {}
    /// The time since some moment; never goes back.
    public var uptime: @Sendable () -> Duration = Self.now
    /// How long a session may be still.
    public var stillness: Duration = .seconds(3_600)

    private static let start = ContinuousClock.now
    private static let now: @Sendable () -> Duration = { ContinuousClock.now - start }

    /// Describes the surroundings.
    public init(
        world: @escaping @Sendable () -> World, today: @escaping @Sendable () -> Day, archive: URL,
        alone: WorkPerson? = nil
    ) {
        self.world = world
        self.today = today
        self.archive = archive
        self.alone = alone
    }
}

/// The pages that people work in: search, screening, triage, cases, lists, audit.
///
/// It answers requests and knows no server. What people do is kept in a folder before the answer is given.
public final class Workbench: Sendable {
    let surroundings: WorkSurroundings
    let sessions: SessionBook
    let desk: TriageDesk
    let shelf: CaseShelf
    /// What screens without decisions, for the lists and the day that it was made for.
    private let screening = Mutex<(key: String, value: TriageScreening)?>(nil)
    /// What is held on a day, for the lists and the day that it was made for.
    let holdings = Mutex<(key: String, value: OwnershipSnapshot)?>(nil)
    let uploads: UploadShelf
    let imports: ImportShelf

    /// Opens the workbench.
    ///
    /// - Parameter folder: Where people's work is kept; it is made where it is missing, for its owner alone.
    /// - Throws: `work.store` where what people did cannot be read, or another process has it open.
    public convenience init(folder: URL, surroundings: WorkSurroundings) throws(ClewError) {
        try self.init(
            folder: folder, surroundings: surroundings,
            journal: try WorkJournal(at: folder.appending(path: WorkJournal.fileName)),
            record: .archive(at: surroundings.archive))
    }

    /// Opens the workbench over a journal and a log of decisions that may lie elsewhere.
    package init(
        folder: URL, surroundings: WorkSurroundings, journal: WorkJournal, record: DecisionRecord
    ) throws(ClewError) {
        self.surroundings = surroundings
        sessions = SessionBook(
            stillness: surroundings.stillness, age: .seconds(12 * 3_600), clock: surroundings.uptime)
        uploads = try UploadShelf(folder: folder.appending(path: "waiting"))
        imports = ImportShelf(folder: folder.appending(path: "imports"))
        desk = try TriageDesk(journal, record: record)
        shelf = try CaseShelf(journal, folder: folder.appending(path: CaseShelf.folderName))
    }

    /// What screens against the lists of the moment, with the decisions on record.
    func currentScreening() throws(ClewError) -> TriageScreening {
        let world = surroundings.world()
        let day = surroundings.today()
        let judgements = try decisions()
        let key = "\(world.fingerprint) \(day)"
        if let known = screening.withLock({ $0?.key == key ? $0?.value : nil }) { return known.applying(judgements) }
        let made = try TriageScreening(world, on: day)
        screening.withLock { $0 = (key, made) }
        return made.applying(judgements)
    }

    /// Screens a table and puts its matches into the queue, at once and without a page.
    ///
    /// - Returns: The run.
    package func queue(_ table: String, as name: String, by person: String, on day: Day) throws -> String {
        try desk.open(
            try currentScreening().opening(Array(table.utf8), name: name) { _ in }.opening, by: person, on: day)
    }

    /// The decisions on record; none where there is no archive yet.
    func decisions() throws(ClewError) -> [Screening.Judgement] {
        try desk.record.judgements(try surroundings.world().knowledge.formerIdentifiers)
    }

    /// The archive; `nil` where there is none yet.
    func openArchive() throws(ClewError) -> Archive? {
        guard FileManager.default.fileExists(atPath: surroundings.archive.path(percentEncoded: false)) else {
            return nil
        }
        do {
            return try Archive(at: surroundings.archive, access: .reading)
        } catch {
            throw ClewError(.archive, error.message)
        }
    }
}
