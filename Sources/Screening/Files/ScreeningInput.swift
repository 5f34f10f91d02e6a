import ClewModel
public import Foundation
import SourceFiles

/// A file or a stream of parties, read in pieces.
public struct ScreeningInput: Sendable {
    /// How the parties are written down.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        /// One JSON object a line: FollowTheMoney entities, or flat objects with `name`, `country`, `id` ….
        case jsonLines
        /// Rows with a header, separated by commas, semicolons, tabs or bars.
        case csv
    }

    /// The name that messages use.
    public let name: String
    /// How it is written; found out from the first bytes where it is `nil`.
    public let format: Format?
    /// The sheet of a workbook to read, by its name; the only visible one with cells where it is `nil`.
    public var sheet: String?
    private let source: Source
    private let pieceSize: Int

    private enum Source: Sendable {
        case file(URL)
        case standardInput
        case bytes([UInt8])
    }

    /// A file.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    ///   - format: How it is written, where that is known.
    ///   - pieceSize: About how many bytes to hold at a time; a line or row may be 16 times longer, and 1 MiB at least.
    public init(file url: URL, name: String? = nil, format: Format? = nil, pieceSize: Int = 1 << 20) {
        source = .file(url)
        self.name = name ?? url.lastPathComponent
        self.format = format
        self.pieceSize = max(1, pieceSize)
    }

    /// The standard input of the process.
    public static func standardInput(format: Format? = nil) -> ScreeningInput {
        ScreeningInput(source: .standardInput, name: "standard input", format: format)
    }

    /// Bytes at hand.
    public init(bytes: [UInt8], name: String, format: Format? = nil) {
        self.init(source: .bytes(bytes), name: name, format: format)
    }

    private init(source: Source, name: String, format: Format?) {
        self.source = source
        pieceSize = 1 << 20
        self.name = name
        self.format = format
    }

    /// The number of bytes, where it is known beforehand.
    public var byteCount: Int? {
        switch source {
        case .bytes(let bytes): bytes.count
        case .standardInput: nil
        case .file(let url):
            (try? FileManager.default.attributesOfItem(atPath: url.path(percentEncoded: false))[.size] as? NSNumber)?
                .intValue
        }
    }

    /// Reads the input from front to back.
    ///
    /// An input that is packed by gzip, a workbook, or text in another encoding is handed over at once, as UTF-8.
    ///
    /// - Parameters:
    ///   - diagnostics: Receives what the input was taken for.
    ///   - consume: Takes the bytes at hand and whether they are the last, and says how many of them it has used
    ///   up.
    /// - Throws: ``ScreeningError`` with `unreadable` or `unusableInput`; what `consume` throws.
    func forEachPiece(
        into diagnostics: inout DiagnosticLog, _ consume: ([UInt8], Bool, inout DiagnosticLog) throws -> Int
    ) throws {
        var pending: [UInt8] = []
        func text(_ bytes: [UInt8], _ log: inout DiagnosticLog) throws(ScreeningError) -> [UInt8] {
            try ForeignTable.text(bytes, name: name, sheet: sheet, into: &log)
        }
        switch source {
        case .bytes(let bytes):
            let all = ForeignTable.isForeign(bytes) ? try text(bytes, &diagnostics) : bytes
            _ = try consume(all, true, &diagnostics)
            return
        case .file, .standardInput:
            break
        }
        let handle = try open()
        var isLast = false
        var isFirst = true
        var isForeign = false
        while !isLast {
            let data: Data?
            do {
                data = try handle.read(upToCount: pieceSize)
            } catch {
                throw ScreeningError(.unreadable, "reading \(name) failed midway", at: .init(file: name), cause: error)
            }
            if let data, !data.isEmpty { pending.append(contentsOf: data) } else { isLast = true }
            // The kind of an input is told by its first bytes, of which a pipe may hand over few.
            if isFirst, pending.count >= 64 || isLast {
                isFirst = false
                isForeign = ForeignTable.isForeign(pending)
            }
            if isForeign || isFirst {
                guard pending.count <= ForeignTable.limit else {
                    throw ScreeningError(
                        .unusableInput,
                        "\(name) is packed or not UTF-8 and larger than \(ForeignTable.limit >> 20) MiB; unpack or convert it first",
                        at: .init(file: name))
                }
                guard isLast else { continue }
                pending = try text(pending, &diagnostics)
            }
            let used = try consume(pending, isLast, &diagnostics)
            pending.removeSubrange(0..<used)
            let longest = max(1 << 20, 16 * pieceSize)
            guard pending.count <= longest || isLast else {
                throw ScreeningError(
                    .unusableInput, "a line or row is longer than \(longest >> 20) MiB; expected one party a line",
                    at: .init(file: name))
            }
        }
    }

    private func open() throws(ScreeningError) -> FileHandle {
        guard case .file(let url) = source else { return FileHandle.standardInput }
        do {
            return try InputFile.handle(url, as: name)
        } catch {
            throw ScreeningError(.unreadable, error.message, at: error.location, cause: error)
        }
    }

    /// Refuses bytes that are plainly no table and no JSON lines, or text in another encoding than UTF-8.
    ///
    /// - Parameters:
    ///   - bytes: The beginning of the input, or all of it.
    ///   - name: The name that messages use.
    /// - Throws: `unusableInput`, with what can be read instead or how to convert it.
    public static func refuseForeign(_ bytes: [UInt8], name: String) throws(ScreeningError) {
        let place = SourceLocation(file: name)
        if let content = ForeignContent(bytes) {
            throw ScreeningError(.unusableInput, content.message, at: place)
        }
        if let guess = EncodingGuess(bytes), guess.isCertain {
            throw ScreeningError(.unusableInput, EncodingGuess.advice(for: name), at: place)
        }
    }

    /// What the first bytes look like.
    static func detectFormat(of bytes: [UInt8]) -> Format {
        let isByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let first = bytes.dropFirst(isByteOrderMark ? 3 : 0).first {
            $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D
        }
        return first == 0x7B ? .jsonLines : .csv
    }
}
