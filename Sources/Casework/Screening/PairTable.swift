public import ClewModel
import Dispatch
import Foundation
public import Screening
import SourceFiles
import Synchronization

/// Compares the names of a table of pairs, row by row, on all cores.
///
/// The table has the columns `name1` and `name2`, and may have `schema`; all columns are carried through, and `score` and
/// `match` are added at the end.
public struct PairTable: Sendable {
    /// What was compared.
    public struct Outcome: Hashable, Sendable {
        /// The number of pairs.
        public var pairs = 0
        /// How many of them are matches.
        public var matches = 0
    }

    private let comparer: NamePairComparer
    private let defaultSchema: Schema
    /// How many pairs are held at a time.
    public var stretch = 8192

    /// Creates a table reader.
    ///
    /// - Parameters:
    ///   - comparer: What compares.
    ///   - defaultSchema: The schema of rows that state none.
    public init(comparer: NamePairComparer, defaultSchema: Schema) {
        self.comparer = comparer
        self.defaultSchema = defaultSchema
    }

    /// Compares every pair of a table and hands out the table with its scores, piece by piece.
    ///
    /// - Parameters:
    ///   - bytes: The table: CSV with commas, semicolons or tabs, UTF-8.
    ///   - name: The name that messages use.
    ///   - diagnostics: Receives what someone must look at.
    ///   - write: Receives the output in order.
    /// - Throws: `screening.input` where a column is missing or the table cannot be read.
    public func compare(
        _ bytes: [UInt8], name: String, into diagnostics: inout DiagnosticLog, _ write: (String) throws -> Void
    ) throws(CaseworkError) -> Outcome {
        var log = diagnostics
        defer { diagnostics = log }
        return try withScreeningErrors { try read(bytes, name, &log, write) }
    }

    private struct Columns {
        let first: Int
        let second: Int
        let schema: Int?
        let count: Int
    }

    private func read(
        _ bytes: [UInt8], _ name: String, _ diagnostics: inout DiagnosticLog, _ write: (String) throws -> Void
    ) throws -> Outcome {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let span = bytes.span.extracting(start..<bytes.count)
        var scanner = CSVScanner(file: name, separator: Self.separator(of: bytes), rowLimit: 8 << 20)
        var row = CSVRow()
        var columns: Columns?
        var waiting: [[String]] = []
        var outcome = Outcome()
        func answer(_ columns: Columns) throws {
            let scores = scores(of: waiting, columns)
            var text = ""
            for (cells, score) in zip(waiting, scores) {
                let isMatch = score >= comparer.threshold
                outcome.pairs += 1
                outcome.matches += isMatch ? 1 : 0
                text += SpreadsheetCell.row(cells + [ScoreText.precise(score), isMatch ? "true" : "false"])
            }
            waiting.removeAll(keepingCapacity: true)
            try write(text)
        }
        do {
            while try scanner.next(in: span, isLast: true, into: &row) {
                if row.count == 1, row.isEmpty(0) { continue }
                let place = SourceLocation(file: name, line: row.line)
                var cells: [String] = []
                for index in 0..<row.count { cells.append(row.text(index, in: span)) }
                guard let known = columns else {
                    columns = try header(&cells, place, &diagnostics, write)
                    continue
                }
                if cells.count != known.count {
                    diagnostics.add(
                        Diagnostic(
                            .warning, code: "compare.row.ragged",
                            "the row has \(cells.count) cells, the header \(known.count); check for unquoted separators",
                            at: place))
                    while cells.count < known.count { cells.append("") }
                }
                waiting.append(cells)
                if waiting.count >= stretch { try answer(known) }
            }
        } catch let error as SourceFileError {
            throw CaseworkError(.screeningInput, error.message, diagnostics: [error.diagnostic])
        }
        guard let columns else {
            throw CaseworkError(.screeningInput, "\(name): the table is empty; expected a header")
        }
        try answer(columns)
        return outcome
    }

    private func header(
        _ cells: inout [String], _ place: SourceLocation, _ diagnostics: inout DiagnosticLog,
        _ write: (String) throws -> Void
    ) throws -> Columns {
        let names = cells.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
        guard let first = names.firstIndex(of: "name1"), let second = names.firstIndex(of: "name2") else {
            throw CaseworkError(
                .screeningInput,
                "\(place): expected the columns name1 and name2; found \(cells.joined(separator: ", ").prefix(200))")
        }
        for name in ["score", "match"] where names.contains(name) {
            diagnostics.add(
                Diagnostic(
                    .warning, code: "compare.column.twice",
                    "the table has a column \(name) already; the one added at the end has the same name", at: place))
        }
        try write(SpreadsheetCell.row(cells + ["score", "match"]))
        return Columns(first: first, second: second, schema: names.firstIndex(of: "schema"), count: cells.count)
    }

    /// The scores of rows, worked out on all cores, in their order.
    private func scores(of rows: [[String]], _ columns: Columns) -> [Double] {
        let size = 256
        let pieces = (rows.count + size - 1) / size
        let found = Mutex<[Int: [Double]]>([:])
        DispatchQueue.concurrentPerform(iterations: pieces) { piece in
            let scores = rows[(piece * size)..<min(rows.count, (piece + 1) * size)].map { cells in
                let word = columns.schema.map { cells[$0] } ?? ""
                let schema = word.isEmpty ? defaultSchema : Schema(argument: word) ?? Schema(rawValue: word)
                return comparer.score(cells[columns.first], cells[columns.second], schema: schema)
            }
            found.withLock { $0[piece] = scores }
        }
        return found.withLock { found in (0..<pieces).flatMap { found[$0] ?? [] } }
    }

    private static func separator(of bytes: [UInt8]) -> UInt8 {
        let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        let counts = [UInt8(0x2C), 0x3B, 0x09].map { sign in (sign, line.count { $0 == sign }) }
        return counts.max { $0.1 < $1.1 }.flatMap { $0.1 > 0 ? $0.0 : nil } ?? 0x2C
    }
}
