import Foundation
import Testing

@testable import SourceFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

struct HelperProgramTests {
    private let shell = HelperProgram(path: "/bin/sh")

    @Test func itIsFedAndHeard() throws {
        let text = String(repeating: "0123456789", count: 50_000)
        #expect(try HelperProgram(path: "/bin/cat").run([], input: text) == text)
    }

    @Test func aProgramThatReadsNothingDoesNotEndUs() throws {
        let text = String(repeating: "x", count: 1 << 20)
        #expect(try shell.run(["-c", "echo done"], input: text) == "done\n")
    }

    @Test func aProgramThatFailsOrIsMissingSaysSo() {
        #expect(throws: HelperProgram.Failure.failed(3)) { try shell.run(["-c", "exit 3"], input: "") }
        #expect(throws: HelperProgram.Failure.missing) {
            try HelperProgram(path: "/nonexistent/dot").run([], input: "")
        }
        #expect(HelperProgram(named: "no-such-program-here") == nil)
    }

    @Test(arguments: ["sleep 1000", "while :; do :; done", "exec >/dev/null; sleep 1000", "sleep 1000 & sleep 1000"])
    func aProgramThatTakesTooLongIsStopped(script: String) {
        #expect(throws: HelperProgram.Failure.timedOut) {
            try shell.run(["-c", script], input: "", timeLimit: .milliseconds(300))
        }
    }

    @Test func aProgramThatWritesWithoutEndIsStopped() {
        #expect(throws: HelperProgram.Failure.tooMuch) {
            try shell.run(["-c", "yes"], input: "", outputLimit: 1 << 20)
        }
    }

    @Test func bytesThatAreNoTextAreFedAsTheyAre() throws {
        #expect(try shell.run(["-c", "od -An -tx1 | tr -d ' \n'"], input: [0x00, 0xFF, 0x80]) == "00ff80")
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/limits")))
    func itsMemoryIsLimited() throws {
        #expect(try shell.run(["-c", "ulimit -v"], input: [], memoryLimit: 512 << 20) == "524288\n")
        #expect(try shell.run(["-c", "ulimit -v"], input: "") == "unlimited\n")
    }

    @Test func nothingOfItIsLeftAfterwards() throws {
        let mark = "1000.\(UInt32.random(in: 1...UInt32.max))"
        #expect(throws: HelperProgram.Failure.timedOut) {
            try shell.run(["-c", "sleep \(mark) & sleep \(mark)"], input: "", timeLimit: .milliseconds(300))
        }
        guard FileManager.default.fileExists(atPath: "/proc/self/cmdline") else { return }
        func isLeft() -> Bool {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            return names.contains { name in
                guard Int32(name) != nil, name != "\(getpid())",
                    let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline")
                else { return false }
                return String(decoding: line, as: UTF8.self).contains("sleep\0\(mark)")
            }
        }
        // The kernel takes a moment to take them away.
        for _ in 0..<100 where isLeft() { usleep(20_000) }
        #expect(!isLeft())
    }
}
