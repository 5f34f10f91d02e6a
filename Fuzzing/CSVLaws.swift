import ClewModel
import SourceFiles

/// What holds of comma-separated files, whatever they are.
enum CSVLaws {
    private struct Row: Equatable {
        var line: Int
        var cells: [Range<Int>]
        var texts: [String]
    }

    /// The whole rows of a first piece are those of the file, cells lie in order, and every byte belongs to a row.
    static func check(_ bytes: [UInt8]) {
        let (rows, failure) = scan(bytes.span, isLast: true)
        demand(failure.map { ($0.location.line ?? 0) > 0 } ?? true, "an error has no line")
        for cut in Set([bytes.count / 3, bytes.count / 2, max(0, bytes.count - 1)]) {
            let (first, firstFailure) = scan(bytes.span.extracting(0..<cut), isLast: false)
            demand(rows.starts(with: first), "cut at \(cut): \(first) instead of \(rows)")
            if let firstFailure {
                demand(
                    failure?.code == firstFailure.code,
                    "cut at \(cut): \(firstFailure) instead of \(failure.map { "\($0)" } ?? "nothing")")
            }
        }
    }

    private static func scan(_ bytes: Span<UInt8>, isLast: Bool) -> (rows: [Row], failure: SourceFileError?) {
        var scanner = CSVScanner(file: "t", rowLimit: 200)
        var row = CSVRow()
        var rows: [Row] = []
        var end = 0
        do throws(SourceFileError) {
            while try scanner.next(in: bytes, isLast: isLast, into: &row) {
                demand(row.count > 0, "a row has no cell")
                let cells = (0..<row.count).map { row.range($0) }
                for cell in cells {
                    demand(cell.lowerBound >= end, "a cell overlaps the one before")
                    end = cell.upperBound
                }
                demand(scanner.position >= end && scanner.position <= bytes.count, "a row ends before its cells")
                rows.append(
                    Row(line: row.line, cells: cells, texts: (0..<row.count).map { row.text($0, in: bytes) }))
            }
            demand(!isLast || scanner.position == bytes.count, "bytes are left over")
            return (rows, nil)
        } catch {
            return (rows, error)
        }
    }
}
