public import ClewModel
import Dispatch
import Foundation
public import Screening
import SourceFiles
import Synchronization
import World

/// Compares the names of a table of pairs, row by row, on all cores.
///
/// The table has the columns `name1` and `name2`, and may have `schema`; all columns are carried through, and `score` and
/// `match` are added at the end. Cells are carried through as they came. Where one name is in a script that is not read here, `score` is
/// empty and `match` is `cannot say`.
public struct PairTable: Sendable {
    /// What was compared.
    public struct Outcome: Hashable, Sendable {
        /// The number of pairs.
        public var pairs = 0
        /// How many of them are matches.
        public var matches = 0
        /// Of how many it cannot be said: one name is in a script that is not read here.
        public var untold = 0
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
    /// - Throws: `screening.input` where a column is missing or the header cannot be read. A row that cannot be read is
    ///   reported and left out.
    public func compare(
        _ bytes: [UInt8], name: String, into diagnostics: inout DiagnosticLog, _ write: (String) throws -> Void
    ) throws(ClewError) -> Outcome {
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

    /// A row of the table.
    private struct Pair {
        let cells: [String]
        let schema: Schema
        /// Whether both names hold something to compare.
        let hasNames: Bool
    }

    private func read(
        _ bytes: [UInt8], _ name: String, _ diagnostics: inout DiagnosticLog, _ write: (String) throws -> Void
    ) throws -> Outcome {
        try ScreeningInput.refuseForeign(bytes, name: name)
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let span = bytes.span.extracting(start..<bytes.count)
        var scanner = CSVScanner(
            file: name, separator: TableSeparator.find(in: bytes), rowLimit: 8 << 20, refusesSwallowedRows: true)
        var row = CSVRow()
        var columns: Columns?
        var waiting: [Pair] = []
        var outcome = Outcome()
        func answer(_ columns: Columns) throws {
            var text = ""
            for (pair, score) in zip(waiting, scores(of: waiting, columns)) {
                outcome.pairs += 1
                guard let score else {
                    outcome.untold += 1
                    text += Self.row(pair.cells, "", "cannot say")
                    continue
                }
                let isMatch = pair.hasNames && score >= comparer.threshold
                outcome.matches += isMatch ? 1 : 0
                text += Self.row(pair.cells, ScoreText.precise(score), isMatch ? "true" : "false")
            }
            waiting.removeAll(keepingCapacity: true)
            try write(text)
        }
        while true {
            do throws(SourceFileError) {
                guard try scanner.next(in: span, isLast: true, into: &row) else { break }
            } catch {
                guard columns != nil, scanner.skipBrokenRow(in: span) else {
                    throw ClewError(.screeningInput, error.message, diagnostics: [error.diagnostic])
                }
                var diagnostic = error.diagnostic
                diagnostic.message += "; the row is missing from the output"
                diagnostics.add(diagnostic)
                continue
            }
            if row.count == 1, row.isEmpty(0) { continue }
            let place = SourceLocation(file: name, line: row.line)
            var cells: [String] = []
            for index in 0..<row.count { cells.append(row.text(index, in: span)) }
            guard let known = columns else {
                columns = try header(&cells, place, &diagnostics, write)
                continue
            }
            waiting.append(pair(cells, known, place, &diagnostics))
            if waiting.count >= stretch { try answer(known) }
        }
        guard let columns else {
            throw ClewError(.screeningInput, "\(name): the table is empty; expected a header")
        }
        try answer(columns)
        return outcome
    }

    /// A row, brought to the length of the header, with a remark on whatever in it cannot be compared.
    private func pair(
        _ found: [String], _ columns: Columns, _ place: SourceLocation, _ diagnostics: inout DiagnosticLog
    ) -> Pair {
        func warn(_ code: String, _ message: String) {
            diagnostics.add(Diagnostic(.warning, code: "compare.\(code)", message, at: place))
        }
        var cells = Array(found.prefix(columns.count))
        let surplus = found.dropFirst(columns.count)
        if surplus.contains(where: { !$0.isEmpty }) {
            warn(
                "row.ragged",
                "the row has \(found.count) cells, the header \(columns.count); the surplus was cut off, and score and match "
                    + "are those of the first cells: check for unquoted separators")
        } else if found.count < columns.count {
            warn(
                "row.ragged",
                "the row has \(found.count) cells, the header \(columns.count); check for unquoted separators")
            cells += [String](repeating: "", count: columns.count - found.count)
        }
        let word = columns.schema.map { cells[$0].trimmingCharacters(in: .whitespaces) } ?? ""
        let schema = word.isEmpty ? defaultSchema : Schema(argument: word)
        if schema == nil {
            warn(
                "schema.unknown",
                "“\(word.prefix(60))” is no schema that can be compared; the names are compared as \(defaultSchema.rawValue)"
            )
        }
        let empty = [("name1", columns.first), ("name2", columns.second)].filter {
            !NamePairComparer.isComparable(cells[$0.1])
        }
        for (name, _) in empty {
            warn("name.empty", "\(name) holds no letter or digit; nothing was compared, and the score is 0")
        }
        return Pair(cells: cells, schema: schema ?? defaultSchema, hasNames: empty.isEmpty)
    }

    private static func row(_ carried: [String], _ score: String, _ match: String) -> String {
        (carried.map(CSVCell.text) + [score, match]).joined(separator: ",") + "\r\n"
    }

    private func header(
        _ cells: inout [String], _ place: SourceLocation, _ diagnostics: inout DiagnosticLog,
        _ write: (String) throws -> Void
    ) throws -> Columns {
        let names = cells.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
        guard let first = names.firstIndex(of: "name1"), let second = names.firstIndex(of: "name2") else {
            throw ClewError(
                .screeningInput,
                "\(place): expected the columns name1 and name2; found \(cells.joined(separator: ", ").prefix(200))")
        }
        for name in ["score", "match"] where names.contains(name) {
            diagnostics.add(
                Diagnostic(
                    .warning, code: "compare.column.twice",
                    "the table has a column \(name) already; the one added at the end has the same name", at: place))
        }
        try write(Self.row(cells, "score", "match"))
        return Columns(first: first, second: second, schema: names.firstIndex(of: "schema"), count: cells.count)
    }

    /// The scores of rows, worked out on all cores, in their order.
    private func scores(of rows: [Pair], _ columns: Columns) -> [Double?] {
        let size = 256
        let pieces = (rows.count + size - 1) / size
        let found = Mutex<[Int: [Double?]]>([:])
        DispatchQueue.concurrentPerform(iterations: pieces) { piece in
            let scores = rows[(piece * size)..<min(rows.count, (piece + 1) * size)].map { pair -> Double? in
                guard pair.hasNames else { return 0.0 }
                return comparer.score(pair.cells[columns.first], pair.cells[columns.second], schema: pair.schema)
            }
            found.withLock { $0[piece] = scores }
        }
        return found.withLock { found in (0..<pieces).flatMap { found[$0] ?? [] } }
    }
}
