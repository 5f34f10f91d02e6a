import Foundation
import TestSupport

/// The programs beside the tests, run as a user runs them.
enum ServiceProgram {
    /// A program; `nil` where it was not built.
    static func location(_ name: String) -> URL? {
        var folder = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
            .deletingLastPathComponent()
        for _ in 0..<4 {
            let program = folder.appending(path: name)
            if FileManager.default.isExecutableFile(atPath: program.path(percentEncoded: false)) { return program }
            folder = folder.deletingLastPathComponent()
        }
        return nil
    }

    /// A process with the reference data of the repository and an archive of its own.
    static func process(_ name: String, _ arguments: [String], archive: URL?) throws -> Process {
        guard let program = location(name) else { throw CocoaError(.fileNoSuchFile) }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        var environment = ProcessInfo.processInfo.environment
        environment["CLEW_REFERENCE"] = RepositoryFiles.reference.path(percentEncoded: false)
        environment["XDG_DATA_HOME"] = "/nonexistent"
        environment["CLEW_ARCHIVE"] = archive?.path(percentEncoded: false)
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        return process
    }

    /// Runs a program to its end.
    static func run(_ name: String, _ arguments: [String], archive: URL? = nil) throws -> (
        status: Int32, errors: String
    ) {
        let process = try process(name, arguments, archive: archive)
        let folder = try TemporaryDirectory()
        let errors = try folder.write("", to: "errors")
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try String(contentsOf: errors, encoding: .utf8))
    }

    /// A service that runs.
    final class Running {
        let process: Process
        let port: Int
        private let errors: URL
        private let folder: TemporaryDirectory

        /// - Parameter limits: What a shell sets before it becomes the program, as `ulimit -f 1`.
        init(
            _ arguments: [String] = [], archive: URL?, environment: [String: String] = [:], under limits: String? = nil
        ) throws {
            folder = try TemporaryDirectory()
            errors = try folder.write("", to: "errors")
            process = try ServiceProgram.process("clew-service", ["--port", "0"] + arguments, archive: archive)
            if let limits, let program = process.executableURL?.path(percentEncoded: false) {
                process.executableURL = URL(filePath: "/bin/sh")
                process.arguments = ["-c", "\(limits); exec \"$0\" \"$@\"", program] + (process.arguments ?? [])
            }
            process.environment?.merge(environment) { _, last in last }
            let output = Pipe()
            process.standardOutput = output
            process.standardError = try FileHandle(forWritingTo: errors)
            try process.run()
            var line = Data()
            while !line.contains(0x0A), case let part = output.fileHandleForReading.availableData, !part.isEmpty {
                line += part
            }
            let text = String(decoding: line, as: UTF8.self)
            guard let port = text.split(separator: ":").last.flatMap({ Int($0.prefix { $0.isNumber }) }) else {
                throw CocoaError(.fileReadUnknown)
            }
            self.port = port
        }

        deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

        /// What it has said on standard error so far.
        var messages: String { (try? String(contentsOf: errors, encoding: .utf8)) ?? "" }

        /// Asks for an address and gives the status and the body.
        func ask(_ path: String, post body: String? = nil) throws -> (status: Int, body: String) {
            let connection = try Connection(port: port)
            let head = "host: localhost\r\nconnection: close\r\n"
            if let body {
                connection.send("POST \(path) HTTP/1.1\r\n\(head)content-length: \(body.utf8.count)\r\n\r\n\(body)")
            } else {
                connection.send("GET \(path) HTTP/1.1\r\n\(head)\r\n")
            }
            let answer = connection.restOfAll()
            let parts = answer.split(separator: "\r\n\r\n", maxSplits: 1)
            let status = answer.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
            return (status, parts.count > 1 ? String(parts[1]) : "")
        }
    }
}
