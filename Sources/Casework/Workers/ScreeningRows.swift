public import ClewModel
public import Foundation
public import NameMatching
public import Screening
public import SourceFiles
import World

/// Screens rows: `clew screen --worker`.
public struct ScreeningRows: RowAnswering {
    private let worker: ScreeningWorker

    /// Opens an index for workers: with the name tables that it carries, or else with those of the reference data.
    ///
    /// - Parameters:
    ///   - url: The index, as `clew index build` writes it.
    ///   - options: How to search.
    ///   - lexicon: Reads the name tables where the index carries none.
    /// - Throws: `screening.index`; what `lexicon` throws.
    public init(
        index url: URL, options: ScreeningOptions, top: Int?, defaultSchema: Schema, lexicon: () throws -> Lexicon
    ) throws {
        let carried = try withScreeningErrors {
            try ScreeningIndex.withCarriedTables(of: url) { try Screener(index: $0, options: options) }
        }
        let screener =
            if let carried { carried } else {
                try Self.screener(url, options, try lexicon())
            }
        guard screener.index.count > 0 else {
            throw ClewError(
                .screeningInput, "\(url.lastPathComponent) holds no party to compare with; every row would look clean")
        }
        worker = ScreeningWorker(
            screener: screener, version: ClewVersion.current, top: top, defaultSchema: defaultSchema)
    }

    private static func screener(
        _ url: URL, _ options: ScreeningOptions, _ lexicon: Lexicon
    ) throws(ClewError) -> Screener {
        try withScreeningErrors {
            try Screener(index: ScreeningIndex.open(url, lexicon: lexicon), options: options)
        }
    }

    /// The answer to a row.
    public func answer(_ line: LineStream.Line) throws(ClewError) -> [UInt8] {
        switch line {
        case .tooLong(let length): return worker.stamp.refusal(ofLength: length)
        case .text(let row): return try withScreeningErrors { try worker.answer(row) }
        }
    }
}
