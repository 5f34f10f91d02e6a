import ClewModel
import Foundation
import ListImport
import SourceFiles
import StatementStore

/// The records of a source that has one entity a line, so that lines that have not changed need not be read.
struct RecordSource {
    /// What is left to read.
    struct Unread {
        /// The changed lines of each file that has any; `nil` where the files are to be read whole.
        var parts: [Part]?
        /// How many records are skipped.
        var skippedRecords = 0
        /// How many of them are parties, vessels, goods and the like.
        var skippedTargets = 0

        /// The changed lines as files for the list's reader.
        var files: [ListFile]? {
            parts?.map { ListFile(name: $0.name, bytes: $0.text) }
        }

        /// The place in the file itself of a place in its changed lines.
        func place(of location: SourceLocation) -> SourceLocation {
            guard let part = parts?.first(where: { $0.name == location.file }), let line = location.line,
                part.lines.indices.contains(line - 1)
            else { return location }
            var location = location
            location.line = part.lines[line - 1]
            return location
        }
    }

    /// The changed lines of a file.
    struct Part {
        let name: String
        var text: [UInt8] = []
        /// The number in the file of each line of the text.
        var lines: [Int] = []
    }

    /// The format of one FollowTheMoney entity a line.
    private static let format = "ftm-json-lines"
    /// Past so many bytes of changed lines, reading the files whole costs less memory.
    private static let limit = 64 << 20

    private let files: [URL]
    private let hasLines: Bool

    init(_ files: [URL], format: String) {
        self.files = files
        hasLines = format == RecordSource.format
    }

    /// Finds the lines that have changed since the same reader read them.
    func unread(by draft: ImportDraft, reader: String) throws -> Unread {
        var unread = Unread()
        guard hasLines, draft.previousReader == reader else { return unread }
        var size = 0
        var parts: [Part] = []
        for file in files {
            var part = Part(name: file.lastPathComponent)
            var number = 0
            try RecordSource.forEachLine(of: file) { line in
                number += 1
                guard size <= RecordSource.limit, !line.isEmpty else { return }
                if let head = RecordHead(line), try draft.skips(head.id, record: line) {
                    unread.skippedRecords += 1
                    unread.skippedTargets += head.isTarget ? 1 : 0
                    return
                }
                line.withUnsafeBufferPointer { part.text.append(contentsOf: $0) }
                part.text.append(0x0A)
                part.lines.append(number)
                size += line.count
            }
            if !part.lines.isEmpty { parts.append(part) }
        }
        // What was skipped so far counts as met, and reading it again does no harm.
        guard size <= RecordSource.limit else { return Unread() }
        unread.parts = parts
        return unread
    }

    /// Keeps the hashes of the lines that were read.
    func keepRecords(in draft: ImportDraft, of unread: Unread) throws {
        guard hasLines else { return }
        func keep(_ line: Span<UInt8>) throws {
            guard let head = RecordHead(line) else { return }
            try draft.keep(record: line, of: head.id)
        }
        guard let parts = unread.parts else {
            for file in files { try RecordSource.forEachLine(of: file, keep) }
            return
        }
        for part in parts {
            var start = 0
            while let end = RecordSource.firstLineFeed(in: part.text, from: start) {
                try keep(part.text.span.extracting(start..<end))
                start = end + 1
            }
        }
    }

    /// Hands out the lines of a file without their line feeds.
    private static func forEachLine(of file: URL, _ body: (Span<UInt8>) throws -> Void) throws {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        var buffer: [UInt8] = []
        var isAtEnd = false
        while !isAtEnd {
            let piece = try handle.read(upToCount: 4 << 20) ?? Data()
            isAtEnd = piece.isEmpty
            buffer.append(contentsOf: piece)
            var start = 0
            while let end = firstLineFeed(in: buffer, from: start) {
                try body(buffer.span.extracting(start..<end))
                start = end + 1
            }
            if isAtEnd, start < buffer.count {
                try body(buffer.span.extracting(start..<buffer.count))
                start = buffer.count
            }
            buffer.removeFirst(start)
        }
    }

    private static func firstLineFeed(in buffer: [UInt8], from start: Int) -> Int? {
        buffer.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress, start < bytes.count,
                let found = memchr(base + start, 0x0A, bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
        }
    }
}

/// The identifier and the kind of the entity on one line.
private struct RecordHead {
    let id: EntityID
    let isTarget: Bool

    /// Reads the line's outermost `id` and `schema`; `nil` for a line that has not both or is no JSON.
    init?(_ line: Span<UInt8>) {
        var (id, schema): (String?, String?)
        var problems: [Diagnostic] = []
        try? JSONLinesScanner.scan(line, as: "", into: &problems) { bytes, reader in
            try reader.enterObject(in: bytes)
            while let key = try reader.nextKey(in: bytes) {
                if key.equals("id", in: bytes) {
                    id = try reader.text(in: bytes)
                } else if key.equals("schema", in: bytes) {
                    schema = try reader.text(in: bytes)
                } else {
                    try reader.skip(in: bytes)
                }
            }
            try reader.finish(in: bytes)
        }
        guard problems.isEmpty, let id, let schema else { return nil }
        self.id = EntityID(id)
        isTarget = Schema(rawValue: schema).isMatchable || schema == "Good"
    }
}
