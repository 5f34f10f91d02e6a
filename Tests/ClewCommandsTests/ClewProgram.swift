import Foundation
import TestSupport

/// The program itself, run as a user runs it.
enum ClewProgram {
    /// What a run left behind.
    struct Run {
        var status: Int32
        var output: String
        var errors: String
    }

    /// The program beside the tests; `nil` where it was not built.
    static let location: URL? = {
        let tests = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
        var folder = tests.deletingLastPathComponent()
        for _ in 0..<4 {
            let program = folder.appending(path: "clew")
            if FileManager.default.isExecutableFile(atPath: program.path(percentEncoded: false)) { return program }
            folder = folder.deletingLastPathComponent()
        }
        return nil
    }()

    /// Runs the program with the reference data of the repository and an archive that does not exist.
    static func run(_ arguments: String...) throws -> Run { try run(arguments) }

    /// The same, with the arguments as a list, with variables of the environment in place of those of the tests, and with a
    /// text on standard input.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], input: [UInt8]? = nil
    ) throws -> Run {
        try Started(arguments, environment: environment, input: input).wait()
    }

    /// A run that has not ended yet.
    final class Started {
        private let process = Process()
        private let folder: TemporaryDirectory
        private let output: URL
        private let errors: URL

        init(_ arguments: [String], environment extra: [String: String] = [:], input: [UInt8]? = nil) throws {
            guard let location = ClewProgram.location else { throw CocoaError(.fileNoSuchFile) }
            process.executableURL = location
            process.arguments = arguments
            var environment = ProcessInfo.processInfo.environment
            environment["CLEW_REFERENCE"] = RepositoryFiles.reference.path(percentEncoded: false)
            environment["XDG_DATA_HOME"] = "/nonexistent"
            environment["CLEW_ARCHIVE"] = nil
            environment.merge(extra) { _, new in new }
            process.environment = environment
            folder = try TemporaryDirectory()
            output = try folder.write("", to: "output")
            errors = try folder.write("", to: "errors")
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: errors)
            process.standardInput =
                if let input { try FileHandle(forReadingFrom: folder.write(input, to: "input")) } else {
                    FileHandle.nullDevice
                }
            try process.run()
        }

        /// The identifier of the process.
        var identifier: Int32 { process.processIdentifier }

        /// Waits for the end.
        func wait() throws -> Run {
            process.waitUntilExit()
            return Run(
                status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
                errors: try String(contentsOf: errors, encoding: .utf8))
        }
    }
}
