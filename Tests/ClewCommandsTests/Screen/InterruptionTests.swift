import Foundation
import TestSupport
import Testing

/// A run that is interrupted leaves nothing behind.
@Suite(.enabled(if: ClewProgram.location != nil))
struct InterruptionTests {
    @Test(arguments: [SIGINT, SIGTERM])
    func anInterruptedRunLeavesNoUnfinishedFile(_ signal: Int32) async throws {
        let folder = try TemporaryDirectory()
        let list = try folder.write("id,name\nL-1,Quonvex Mining Ltd\n", to: "list.csv").path(percentEncoded: false)
        let out = folder.url.appending(path: "out.csv").path(percentEncoded: false)
        let process = Process()
        process.executableURL = ClewProgram.location
        process.arguments = ["screen", "-", "--against", list, "--format", "csv", "--out", out]
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["CLEW_REFERENCE": RepositoryFiles.reference.path(percentEncoded: false)], uniquingKeysWith: { $1 })
        // It waits for parties that never come.
        let input = Pipe()
        process.standardInput = input
        process.standardError = FileHandle.nullDevice
        try process.run()
        for _ in 0..<600 where !FileManager.default.fileExists(atPath: out + ".partial") {
            try await Task.sleep(for: .milliseconds(100))
        }
        #expect(FileManager.default.fileExists(atPath: out + ".partial"))
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        try input.fileHandleForWriting.close()
        #expect(process.terminationReason == .uncaughtSignal)
        #expect(process.terminationStatus == signal)
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path(percentEncoded: false))
        #expect(left == ["list.csv"])
    }
}
