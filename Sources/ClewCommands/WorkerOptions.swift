import ArgumentParser
import Casework
import ClewModel
import Foundation
import SourceFiles
import World

/// Whether a command is a worker of a distributed run: rows of JSON in, rows of JSON out.
struct WorkerOptions: ParsableArguments {
    @Flag(name: .customLong("worker"), help: "Read rows from standard input and write a line of JSON for each.")
    var isWorker = false

    @Option(help: "With --worker, how many rows to answer at a time; else one a core.")
    var jobs: Int?

    /// Refuses numbers that are none, and options that do nothing.
    func validate() throws {
        guard let jobs else { return }
        guard isWorker else { throw ValidationError("--jobs goes with --worker.") }
        guard (1...1024).contains(jobs) else { throw ValidationError("--jobs takes a number from 1 to 1024.") }
    }

    /// Answers every row.
    ///
    /// - Parameters:
    ///   - rows: What answers.
    ///   - file: The file of rows; standard input where it is `nil` or a dash.
    func run(_ rows: some RowAnswering, over file: String?) throws {
        let input: LineStream
        if let file, file != "-" {
            do { input = try LineStream(URL(filePath: file), as: file) } catch {
                throw ClewError(.screeningInput, error.message)
            }
        } else {
            input = .standardInput()
        }
        try WorkerLoop.run(input, rows, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount) {
            bytes throws(ClewError) in try Console.write(bytes)
        }
    }
}
