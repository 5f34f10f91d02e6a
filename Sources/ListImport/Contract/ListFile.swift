public import Foundation

import ClewModel
import SourceFiles

/// One file of a list, in memory or on disk; a file on disk is read in pieces, so its size costs no memory.
public struct ListFile: Sendable {
    /// The name to show in messages.
    public let name: String
    private let bytes: [UInt8]?
    private let url: URL?

    /// Creates a file from bytes in memory.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        url = nil
    }

    /// Creates a file that lies on disk; it is opened when it is read.
    public init(_ url: URL, name: String? = nil) {
        self.url = url
        self.name = name ?? url.lastPathComponent
        bytes = nil
    }

    /// The first bytes, up to `count`.
    package func head(_ count: Int) throws(ImportError) -> [UInt8] {
        var head: [UInt8] = []
        try forEachChunk(of: count) { (chunk: UnsafeBufferPointer<UInt8>) throws(ImportError) in
            head.append(contentsOf: chunk.prefix(count - head.count))
            return head.count < count
        }
        return head
    }

    /// Hands over the bytes in pieces until the end or until `body` answers `false`.
    func forEachChunk(
        of size: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(ImportError) -> Bool
    ) throws(ImportError) {
        if let bytes {
            try forEachChunk(of: bytes, size, body)
        } else if let url {
            try forEachChunk(at: url, size, body)
        }
    }

    private func forEachChunk(
        of bytes: [UInt8], _ size: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(ImportError) -> Bool
    ) throws(ImportError) {
        var failure: ImportError?
        bytes.withUnsafeBufferPointer { buffer in
            var start = 0
            do throws(ImportError) {
                while start < buffer.count {
                    let end = min(start + size, buffer.count)
                    guard try body(UnsafeBufferPointer(rebasing: buffer[start..<end])) else { return }
                    start = end
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    private func forEachChunk(
        at url: URL, _ size: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(ImportError) -> Bool
    ) throws(ImportError) {
        var isDirectory: ObjCBool = false
        let place = SourceLocation(file: name)
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory) else {
            throw ImportError(.unreadable, "there is no such file", at: place)
        }
        guard !isDirectory.boolValue else {
            throw ImportError(.unreadable, "this is a folder; a file was expected", at: place)
        }
        let file: GzipFile
        do {
            file = try GzipFile(url, as: name)
        } catch {
            throw ImportError(.unreadable, "the file cannot be opened; check its permissions", at: place)
        }
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: size)
        defer { buffer.deallocate() }
        while true {
            let count: Int
            do {
                count = try file.read(into: buffer)
            } catch {
                throw ImportError(.unreadable, error.message, at: place)
            }
            if count == 0 { return }
            guard try body(UnsafeBufferPointer(rebasing: buffer[..<count])) else { return }
        }
    }
}
