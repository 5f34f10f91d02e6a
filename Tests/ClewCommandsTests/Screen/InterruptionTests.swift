import Foundation
import TestSupport
import Testing

/// A run that is interrupted leaves nothing behind.
@Suite(.enabled(if: ClewProgram.location != nil))
struct InterruptionTests {
    @Test(arguments: [SIGINT, SIGTERM], ["screen", "index"])
    func anInterruptedRunLeavesNoUnfinishedFile(_ signal: Int32, _ command: String) async throws {
        let folder = try TemporaryDirectory()
        let place = folder.url.path(percentEncoded: false)
        let list = try folder.write("id,name\nL-1,Quonvex Mining Ltd\n", to: "list.csv").path(percentEncoded: false)
        let out = folder.url.appending(path: "out").path(percentEncoded: false)
        let process = Process()
        process.executableURL = ClewProgram.location
        process.arguments =
            command == "screen"
            ? ["screen", "-", "--against", list, "--format", "csv", "--out", out] : ["index", "build", "-", "-o", out]
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["CLEW_REFERENCE": RepositoryFiles.reference.path(percentEncoded: false)], uniquingKeysWith: { $1 })
        // It waits for parties that never come.
        let input = Pipe()
        process.standardInput = input
        process.standardError = FileHandle.nullDevice
        func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: place) }
        try process.run()
        for _ in 0..<600 where try files().count == 1 { try await Task.sleep(for: .milliseconds(100)) }
        #expect(try files().contains { $0.hasSuffix(".partial") })
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        try input.fileHandleForWriting.close()
        #expect(process.terminationReason == .uncaughtSignal)
        #expect(process.terminationStatus == signal)
        #expect(try files() == ["list.csv"])
    }
}
