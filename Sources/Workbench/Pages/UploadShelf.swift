import CaseStore
import Casework
import ClewModel
import Foundation
import Screening
import SourceFiles
import Synchronization

/// Tables that were dropped and wait until their columns are looked at, and those that are being screened.
///
/// A table that waits lies in a folder that its owner alone may enter, so that a restart of the service loses nobody's
/// table; it is removed when it has been screened. One whose screening a restart cut off waits again.
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
        /// The table as it came; empty once it was screened.
        fileprivate(set) var bytes: [UInt8]
        var state = State.waiting

        /// What the run is called: which sheet it was belongs to it.
        var title: String { sheet.map { "\(name), \($0)" } ?? name }

        /// Reads a table.
        ///
        /// - Parameter sheet: The sheet of a workbook that has several; `nil` for the first.
        init(_ bytes: [UInt8], name: String, sheet: String?, owner: String) throws(ScreeningError) {
            let all = TableHeader.sheets(of: bytes, name: name)
            let sheets = all.count > 1 ? all : []
            let chosen = sheets.isEmpty ? nil : sheet ?? sheets.first
            var log = DiagnosticLog(limit: 20)
            header = try TableHeader(bytes, name: name, sheet: chosen, into: &log)
            remarks = log.first.map(\.description)
            self.name = name
            self.owner = owner
            self.sheets = sheets
            self.sheet = chosen
            self.bytes = bytes
        }
    }

    /// What is kept beside the bytes of a table.
    private struct Label: Codable {
        let name: String
        let owner: String
        let sheet: String?
    }

    private let folder: URL
    private let uploads: Mutex<(next: Int, all: [(id: String, upload: Upload)])>
    /// The most tables that wait at a time; the oldest goes.
    private static let most = 20

    /// Opens the shelf with what lies in a folder; a table that cannot be read any more is left out.
    init(folder: URL) throws(ClewError) {
        self.folder = folder
        let path = folder.path(percentEncoded: false)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let numbers = names.compactMap { name in
            name.hasPrefix("u") && name.hasSuffix(".json") ? Int(name.dropFirst().dropLast(5)) : nil
        }
        .sorted()
        var all: [(id: String, upload: Upload)] = []
        for number in numbers {
            let id = "u\(number)"
            guard let text = try? Data(contentsOf: folder.appending(path: "\(id).json")),
                let label = try? JSONDecoder().decode(Label.self, from: text),
                let bytes = try? Data(contentsOf: folder.appending(path: "\(id).table")),
                let upload = try? Upload(Array(bytes), name: label.name, sheet: label.sheet, owner: label.owner)
            else { continue }
            all.append((id, upload))
        }
        uploads = Mutex(((numbers.last ?? 0) + 1, all))
    }

    /// Puts a table on the shelf.
    ///
    /// - Returns: Its identifier.
    /// - Throws: `work.store` where it cannot be kept.
    func add(_ upload: Upload) throws(ClewError) -> String {
        let id = uploads.withLock { shelf in
            shelf.next += 1
            return "u\(shelf.next - 1)"
        }
        do {
            try PrivateFile.makeFolder(folder)
            try PrivateFile.write(Data(upload.bytes), to: folder.appending(path: "\(id).table"))
            try label(upload, id)
        } catch {
            remove(id)
            throw ClewError(.workStore, "the table cannot be kept; the disk may be full. Nothing was changed")
        }
        let oldest: String? = uploads.withLock { shelf in
            shelf.all.append((id, upload))
            return shelf.all.count > Self.most ? shelf.all.removeFirst().id : nil
        }
        oldest.map(remove)
        return id
    }

    /// A table of a person.
    func upload(_ id: String, of person: String) -> Upload? {
        uploads.withLock { shelf in
            shelf.all.first { $0.id == id && Person.isSame($0.upload.owner, person) }?.upload
        }
    }

    /// The tables of a person that wait, in the order in which they came.
    func waiting(of person: String) -> [(id: String, title: String)] {
        uploads.withLock { shelf in
            shelf.all.compactMap { id, upload in
                guard Person.isSame(upload.owner, person) else { return nil }
                switch upload.state {
                case .waiting, .failed: return (id, upload.title)
                case .running, .done: return nil
                }
            }
        }
    }

    /// Notes how far a table has come; one that is done needs its file no more.
    func set(_ state: State, of id: String) {
        uploads.withLock { shelf in
            guard let index = shelf.all.firstIndex(where: { $0.id == id }) else { return }
            shelf.all[index].upload.state = state
            if case .done = state { shelf.all[index].upload.bytes = [] }
        }
        if case .done = state { remove(id) }
    }

    /// Puts another reading in the place of a table that waits.
    func replace(_ id: String, with upload: Upload) {
        let isWaiting = uploads.withLock { shelf in
            guard let index = shelf.all.firstIndex(where: { $0.id == id }) else { return false }
            switch shelf.all[index].upload.state {
            case .waiting, .failed:
                shelf.all[index].upload = upload
                return true
            case .running, .done: return false
            }
        }
        // Where this cannot be kept, a restart reads the sheet of before, which the page shows.
        if isWaiting { try? label(upload, id) }
    }

    /// Takes a table that waits from the shelf; nothing of it is kept.
    func discard(_ id: String) {
        let isGone = uploads.withLock { shelf in
            guard let index = shelf.all.firstIndex(where: { $0.id == id }) else { return false }
            switch shelf.all[index].upload.state {
            case .waiting, .failed:
                shelf.all.remove(at: index)
                return true
            case .running, .done: return false
            }
        }
        if isGone { remove(id) }
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

    private func label(_ upload: Upload, _ id: String) throws {
        let label = Label(name: upload.name, owner: upload.owner, sheet: upload.sheet)
        try PrivateFile.write(Data(try StableJSON.line(of: label).utf8), to: folder.appending(path: "\(id).json"))
    }

    private func remove(_ id: String) {
        for ending in ["json", "table"] {
            try? FileManager.default.removeItem(at: folder.appending(path: "\(id).\(ending)"))
        }
    }
}
