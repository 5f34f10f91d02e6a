import ClewModel
import Foundation
import ListImport
import SourceFiles

/// Measures how fast files are read, apart from the archive.
///
///     list-benchmark json FILE          scan JSON lines: UTF-8 and syntax checked, every value stepped over
///     list-benchmark csv FILE           scan comma-separated values
///     list-benchmark read LIST FILE…    read a list into statements and drop them
struct ListBenchmark {
    /// Drops what it gets.
    private final class Drain: StatementSink {
        func receive(_ statements: [Statement]) {}
    }

    static func run(_ arguments: [String]) throws {
        guard arguments.count >= 2 else { return print("usage: list-benchmark json|csv FILE, or read LIST FILE…") }
        let files = arguments.dropFirst(arguments[0] == "read" ? 2 : 1).map { URL(filePath: $0) }
        var best: (wall: Double, processor: Double)?
        var what = ""
        for _ in 0..<(arguments[0] == "read" ? 1 : 5) {
            let (start, clock) = (ContinuousClock.now, processorTime())
            switch arguments[0] {
            case "json": what = try scanJSON(files)
            case "csv": what = try scanCSV(files)
            default: what = try read(arguments[1], files)
            }
            let spent = (ContinuousClock.now - start) / .seconds(1)
            if best.map({ spent < $0.wall }) ?? true { best = (spent, processorTime() - clock) }
        }
        let size = try files.reduce(0.0) { sum, file in
            sum + Double(try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0)
        }
        let (wall, processor) = best ?? (1, 1)
        print(
            "\(what), \(number(size / 1e6)) MB: \(number(wall)) s, \(number(processor)) s of the processor, "
                + "\(number(size / 1e6 / wall)) MB/s, \(memory()) MB")
    }

    private static func scanJSON(_ files: [URL]) throws -> String {
        var diagnostics: [Diagnostic] = []
        var lines = 0
        for file in files {
            try JSONLinesScanner.scan(file, as: file.lastPathComponent, into: &diagnostics) { bytes, reader in
                try reader.skip(in: bytes)
                try reader.finish(in: bytes)
                lines += 1
            }
        }
        return "\(lines) lines scanned, \(diagnostics.count) bad"
    }

    private static func scanCSV(_ files: [URL]) throws -> String {
        var cells = 0
        for file in files {
            try CSVScanner.scan(file, as: file.lastPathComponent) { _, row in cells += row.count }
        }
        return "\(cells) cells scanned"
    }

    private static func read(_ list: String, _ files: [URL]) throws -> String {
        let summary = try ListCatalog(directory: URL(filePath: "Reference/lists")).importer(for: list).read(
            files.map { ListFile($0) }, into: Drain())
        return "\(summary.format): \(summary.records) records, \(summary.entities) entities, "
            + "\(summary.statements) statements"
    }

    private static func number(_ value: Double) -> String {
        String(format: value < 10 ? "%.2f" : "%.0f", value)
    }

    private static func processorTime() -> Double {
        Double(clock()) / Double(CLOCKS_PER_SEC)
    }

    /// The greatest memory so far, in megabytes.
    private static func memory() -> Int {
        var usage = rusage()
        #if canImport(Darwin)
            getrusage(RUSAGE_SELF, &usage)
            return Int(usage.ru_maxrss) >> 20
        #else
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return Int(usage.ru_maxrss) >> 10
        #endif
    }
}

try ListBenchmark.run(Array(CommandLine.arguments.dropFirst()))
