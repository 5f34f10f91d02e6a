public import ClewModel
import Screening
public import SourceFiles
import World

/// What answers one row of a distributed run.
public protocol RowAnswering: Sendable {
    /// The answer to a line, without a line feed; every line has one.
    ///
    /// - Throws: A failure of the worker itself, which ends it; what is wrong with a row is its answer.
    func answer(_ line: LineStream.Line) throws(ClewError) -> [UInt8]
}

/// Reads rows, has them answered on several threads and writes the answers in the order of the rows.
public enum WorkerLoop {
    /// How many rows are held at a time.
    private static let stretch = 1024

    /// Answers every line of a stream.
    ///
    /// - Parameters:
    ///   - input: The lines.
    ///   - worker: What answers them.
    ///   - jobs: How many threads to use; it changes neither the answers nor their order.
    ///   - write: Takes answers with their line feeds.
    /// - Throws: What ends the worker: an input or an output that fails, or the worker's own failure. The answers to the rows
    ///   before have been written.
    /// - Complexity: Memory for so many rows and their answers.
    public static func run(
        _ input: LineStream, _ worker: some RowAnswering, jobs: Int, write: ([UInt8]) throws(ClewError) -> Void
    ) throws(ClewError) {
        while true {
            let lines: [LineStream.Line]
            do { lines = try input.next(upTo: stretch) } catch { throw ClewError(.screeningInput, error.message) }
            guard !lines.isEmpty else { return }
            let answers = lines.concurrentMap(workers: max(1, jobs)) { line -> Result<[UInt8], ClewError> in
                do throws(ClewError) { return .success(try worker.answer(line)) } catch { return .failure(error) }
            }
            var bytes: [UInt8] = []
            for answer in answers {
                switch answer {
                case .success(let line): bytes += line + [0x0A]
                case .failure(let error):
                    try write(bytes)
                    throw error
                }
            }
            try write(bytes)
        }
    }
}

extension WorkerStamp {
    /// The answer to a line that is too long to be a row.
    func refusal(ofLength length: Int) -> [UInt8] {
        refusal(
            nil, code: "worker.row.too-long",
            "the row has \(length) bytes, more than a row may have; it was not read")
    }
}
