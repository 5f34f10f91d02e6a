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

    /// The same, with the arguments as a list, and with variables of the environment in place of those of the tests.
    static func run(_ arguments: [String], environment extra: [String: String] = [:]) throws -> Run {
        guard let location else { throw CocoaError(.fileNoSuchFile) }
        let process = Process()
        process.executableURL = location
        process.arguments = arguments
        var environment = ProcessInfo.processInfo.environment
        environment["CLEW_REFERENCE"] = RepositoryFiles.reference.path(percentEncoded: false)
        environment["XDG_DATA_HOME"] = "/nonexistent"
        environment["CLEW_ARCHIVE"] = nil
        environment.merge(extra) { _, new in new }
        process.environment = environment
        let folder = try TemporaryDirectory()
        let output = try folder.write("", to: "output")
        let errors = try folder.write("", to: "errors")
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }
}
