import Casework
import ClewModel
import Foundation
import Screening
import Synchronization

/// Tables that were dropped and wait until their columns are looked at, and those that are being screened.
///
/// They are in memory: a table is its owner's file, and becomes part of what is kept when it has been screened.
final class UploadShelf: Sendable {
    /// How far a table has come.
    enum State: Sendable {
        case waiting
        case running(parties: Int, share: Int)
        case done(run: String)
        case failed(String)
    }

    /// One table.
    struct Upload: Sendable {
        let name: String
        var header: TableHeader
        var remarks: [String]
        let owner: String
        /// The sheets of a workbook that has several, and which of them is read.
        var sheets: [String] = []
        var sheet: String?
        /// The workbook, where another sheet of it may be chosen.
        var workbook: [UInt8] = []
        var state = State.waiting

        /// What the run is called: which sheet it was belongs to it.
        var title: String { sheet.map { "\(name), \($0)" } ?? name }
    }

    private let uploads = Mutex<(next: Int, all: [(id: String, upload: Upload)])>((1, []))
    /// The most tables that wait at a time; the oldest goes.
    private static let most = 20

    /// Puts a table on the shelf.
    ///
    /// - Returns: Its identifier.
    func add(_ upload: Upload) -> String {
        uploads.withLock { shelf in
            let id = "u\(shelf.next)"
            shelf.next += 1
            shelf.all.append((id, upload))
            if shelf.all.count > Self.most { shelf.all.removeFirst() }
            return id
        }
    }

    /// A table of a person.
    func upload(_ id: String, of person: String) -> Upload? {
        uploads.withLock { shelf in
            shelf.all.first { $0.id == id && Person.isSame($0.upload.owner, person) }?.upload
        }
    }

    /// Notes how far a table has come.
    func set(_ state: State, of id: String) {
        uploads.withLock { shelf in
            guard let index = shelf.all.firstIndex(where: { $0.id == id }) else { return }
            shelf.all[index].upload.state = state
        }
    }

    /// Puts another reading in the place of a table that waits.
    func replace(_ id: String, with upload: Upload) {
        uploads.withLock { shelf in
            guard let index = shelf.all.firstIndex(where: { $0.id == id }) else { return }
            switch shelf.all[index].upload.state {
            case .waiting, .failed: shelf.all[index].upload = upload
            case .running, .done: break
            }
        }
    }

    /// Starts a table, unless that was done already, as by a double click.
    func start(_ id: String) -> Bool {
        uploads.withLock { shelf in
            guard let index = shelf.all.firstIndex(where: { $0.id == id }) else { return false }
            switch shelf.all[index].upload.state {
            case .waiting, .failed:
                shelf.all[index].upload.state = .running(parties: 0, share: 0)
                return true
            case .running, .done: return false
            }
        }
    }
}
