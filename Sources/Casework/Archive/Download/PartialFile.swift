import ClewModel
import Foundation
import SourceFiles
import World

/// A file that is being downloaded, with what is needed to go on where a transfer ended.
struct PartialFile: Sendable {
    private struct State: Codable {
        var address: String
        var validators: ListDownload.Validators
    }

    private let folder: URL
    private let address: URL

    private var data: URL { folder.appending(path: "partial") }
    private var state: URL { folder.appending(path: "partial.json") }

    init(folder: URL, address: URL) {
        self.folder = folder
        self.address = address
    }

    /// What the server said about the file that the part belongs to.
    var validators: ListDownload.Validators {
        guard let bytes = try? Data(contentsOf: state), let state = try? JSONDecoder().decode(State.self, from: bytes),
            state.address == address.absoluteString
        else { return ListDownload.Validators(entityTag: nil, lastModified: nil) }
        return state.validators
    }

    /// How many bytes are there already; 0 where the transfer has to start anew.
    ///
    /// A weak `ETag` says nothing about bytes.
    var resumeOffset: Int {
        let validators = validators
        guard validators.entityTag.map({ !$0.hasPrefix("W/") }) ?? (validators.lastModified != nil),
            let attributes = try? FileManager.default.attributesOfItem(atPath: data.path(percentEncoded: false))
        else { return 0 }
        return (attributes[.size] as? NSNumber)?.intValue ?? 0
    }

    /// Opens the part for writing after `offset` bytes.
    func open(at offset: Int, validators: ListDownload.Validators) throws -> FileHandle {
        let path = data.path(percentEncoded: false)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let text = Data(
                try StableJSON.line(of: State(address: address.absoluteString, validators: validators)).utf8)
            try text.write(to: state)
            if !FileManager.default.fileExists(atPath: path) { try Data().write(to: data) }
            let handle = try FileHandle(forWritingTo: data)
            try handle.truncate(atOffset: UInt64(offset))
            try handle.seekToEnd()
            return handle
        } catch {
            throw ClewError(.download, "\(path) cannot be written; check the folder and the space on the disk")
        }
    }

    /// Forgets what has arrived.
    func discard() {
        // What is left behind is overwritten by the next transfer.
        try? FileManager.default.removeItem(at: data)
        try? FileManager.default.removeItem(at: state)
    }

    /// Gives the whole file the name that it has at its address.
    func finish() throws -> URL {
        let last = address.lastPathComponent
        let name = last.isEmpty || last == "/" || last.hasPrefix("partial") ? "download" : last
        let file = folder.appending(path: name)
        try? FileManager.default.removeItem(at: file)
        do {
            try FileManager.default.moveItem(at: data, to: file)
        } catch {
            throw ClewError(.download, "\(file.path(percentEncoded: false)) cannot be written")
        }
        discard()
        return file
    }
}
