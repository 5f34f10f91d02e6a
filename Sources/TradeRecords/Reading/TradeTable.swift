public import ClewModel
public import Foundation
import SourceFiles

/// A file of trade records: on the disk, where it may be larger than the memory, or in memory.
public struct TradeSource: Sendable {
    /// The name that messages use.
    public let name: String
    private let content: Content

    private enum Content: Sendable {
        case file(URL)
        case bytes([UInt8])
    }

    /// A table in UTF-8 on the disk; it is read in pieces, several times.
    public init(_ url: URL, as name: String) {
        self.name = name
        content = .file(url)
    }

    /// A table in UTF-8 in memory.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        content = .bytes(bytes)
    }

    /// The first bytes.
    func start(_ count: Int) throws(SourceFileError) -> [UInt8] {
        switch content {
        case .bytes(let bytes): return Array(bytes.prefix(count))
        case .file(let url):
            let handle = try InputFile.handle(url, as: name)
            defer { try? handle.close() }
            do {
                return Array(try handle.read(upToCount: count) ?? Data())
            } catch {
                throw SourceFileError(.unreadable, "reading \(name) failed", at: SourceLocation(file: name))
            }
        }
    }

    /// Hands over every row, and every row that cannot be read.
    func scan(
        separator: UInt8, refused: (SourceFileError) throws -> Void,
        _ body: (_ bytes: Span<UInt8>, _ row: borrowing CSVRow) throws -> Void
    ) throws {
        switch content {
        case .file(let url): try CSVScanner.scan(url, as: name, separator: separator, refused: refused, body)
        case .bytes(let bytes):
            var scanner = CSVScanner(file: name, separator: separator, refusesSwallowedRows: true)
            var row = CSVRow()
            let span = bytes.span
            while true {
                do throws(SourceFileError) {
                    guard try scanner.next(in: span, into: &row) else { return }
                } catch {
                    try refused(error)
                    guard scanner.skipBrokenRow(in: span) else { return }
                    continue
                }
                try body(span, row)
            }
        }
    }
}

/// A table of trade records: its source and its header.
struct TradeTable: Sendable {
    let source: TradeSource
    let header: TradeHeader
    /// The order of days and months that was found or told; `nil` where no date needs one.
    var order: DateOrder?

    /// How many bytes are looked through for the header, and how many rows.
    private static let (window, rows) = (1 << 18, 60)

    /// Finds the header: the first row of which one title names who sends and one who receives.
    ///
    /// - Throws: ``TradeError`` where there is none.
    init(
        _ source: TradeSource, names: TradeHeader.Names, _ read: PartyTitleReader
    ) throws(TradeError) {
        let start: [UInt8]
        do { start = try source.start(Self.window) } catch { throw TradeError(.unusable, [error.diagnostic]) }
        self.source = source
        for separator in [UInt8(ascii: ","), 0x09, UInt8(ascii: ";"), UInt8(ascii: "|")] {
            var scanner = CSVScanner(file: source.name, separator: separator)
            var row = CSVRow()
            for _ in 0..<Self.rows {
                do throws(SourceFileError) {
                    guard try scanner.next(in: start.span, into: &row) else { break }
                } catch {
                    guard scanner.skipBrokenRow(in: start.span) else { break }
                    continue
                }
                var cells: [String] = []
                for index in 0..<row.count { cells.append(Text.trimmed(row.text(index, in: start.span))) }
                guard TradeHeader.isHeader(cells, read) else { continue }
                while cells.last?.isEmpty == true { cells.removeLast() }
                header = TradeHeader(
                    cells, line: row.line, separator: separator, file: source.name, names: names, read)
                return
            }
        }
        throw TradeError(
            .noHeader,
            [
                Diagnostic(
                    .error, code: "trade.header.missing",
                    "no row is the header of a table of trade records: expected titles such as Shipper and Consignee, or Exporter and "
                        + "Importer", at: SourceLocation(file: source.name))
            ])
    }

    /// Hands over every row below the header that has as many cells as it.
    ///
    /// - Parameters:
    ///   - refused: Receives what is wrong with each row that is not handed over.
    ///   - body: Receives the bytes, the row, and its number among those handed over, from 0.
    /// - Returns: How many were handed over.
    func scan(
        refused: (Diagnostic) -> Void,
        _ body: (_ bytes: Span<UInt8>, _ row: borrowing CSVRow, _ number: Int) throws -> Void
    ) throws -> Int {
        var number = 0
        try source.scan(separator: header.separator) { error in
            if (error.location.line ?? 0) > header.line { refused(error.diagnostic) }
        } _: { bytes, row in
            guard row.line > header.line, !(row.count == 1 && row.isEmpty(0)) else { return }
            if row.count != header.width, !isWhole(row, bytes) {
                refused(
                    Diagnostic(
                        .warning, code: "trade.row.ragged",
                        "the row has \(row.count) cells, the header \(header.width): which is which cannot be told; it is not read",
                        at: SourceLocation(file: source.name, line: row.line)))
                return
            }
            try body(bytes, row, number)
            number += 1
        }
        return number
    }

    /// Whether a row has the header's cells and empty ones behind them.
    private func isWhole(_ row: borrowing CSVRow, _ bytes: Span<UInt8>) -> Bool {
        guard row.count > header.width else { return false }
        return (header.width..<row.count).allSatisfy { row.isEmpty($0) }
    }
}

/// A failure that ends the reading of trade records.
public struct TradeError: DiagnosedError {
    /// What kind of failure it is, stable across releases.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The key.
        public let rawValue: String
        /// Wraps a key.
        public init(rawValue: String) { self.rawValue = rawValue }
        /// A file cannot be read.
        public static let unusable = Code(rawValue: "trade.unusable")
        /// A file is no table of trade records.
        public static let noHeader = Code(rawValue: "trade.header.missing")
        /// The order of days and months must be told.
        public static let dates = Code(rawValue: "trade.dates.undecided")
        /// A file changed while it was read.
        public static let changed = Code(rawValue: "trade.changed")
    }

    /// What kind of failure it is.
    public let code: Code
    /// Each problem with its place.
    public let diagnostics: [Diagnostic]

    /// Creates an error.
    public init(_ code: Code, _ diagnostics: [Diagnostic]) {
        self.code = code
        self.diagnostics = diagnostics
    }
}
