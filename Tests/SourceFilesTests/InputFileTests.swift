import Foundation
import Testing

@testable import SourceFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

struct InputFileTests {
    private static func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "input-file-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private static func code(_ url: URL, within folder: URL? = nil) -> SourceFileError.Code? {
        do throws(SourceFileError) {
            _ = try SourceFile.read(url, as: "x", within: folder)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func aNamedPipeIsRefusedAndNotWaitedFor() throws {
        try Self.withFolder { folder in
            let pipe = folder.appending(path: "parties.csv")
            try #require(mkfifo(pipe.path(percentEncoded: false), 0o600) == 0)
            #expect(Self.code(pipe) == .notAFile)
            #expect(throws: SourceFileError.self) { try SHA256Digest.ofFile(pipe, as: "x") }
            #expect(throws: SourceFileError.self) { try CSVScanner.scan(pipe, as: "x") { _, _ in } }
        }
    }

    /// Whether this process holds a lock on a file, as another opener of the file sees it.
    private static func isLocked(seenBy descriptor: Int32) -> Bool {
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        // F_OFD_GETLK of Linux: unlike F_GETLK it tells of the locks of this process too.
        return fcntl(descriptor, 36, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
    }

    @Test func lookingAtAFileLetsGoOfNoLockOfTheProcess() throws {
        try Self.withFolder { folder in
            let file = folder.appending(path: "archive.sqlite")
            try Data("x".utf8).write(to: file)
            let path = file.path(percentEncoded: false)
            let (owner, other) = (open(path, O_RDWR), open(path, O_RDWR))
            defer { for descriptor in [owner, other] { close(descriptor) } }
            var lock = flock()
            lock.l_type = Int16(F_WRLCK)
            lock.l_whence = Int16(SEEK_SET)
            try #require(fcntl(owner, F_SETLK, &lock) == 0)
            #if os(Linux)
                try #require(Self.isLocked(seenBy: other))
                try InputFile.check(file, as: "x")
                try InputFile.check(file, as: "x", within: folder)
                #expect(Self.isLocked(seenBy: other))
            #endif
        }
    }

    @Test func whatIsNoPlainFileIsRefusedWithoutOpeningIt() throws {
        try Self.withFolder { folder in
            let pipe = folder.appending(path: "pipe")
            try #require(mkfifo(pipe.path(percentEncoded: false), 0o600) == 0)
            func code(_ url: URL) -> SourceFileError.Code? {
                do throws(SourceFileError) {
                    try InputFile.check(url, as: "x")
                    return nil
                } catch {
                    return error.code
                }
            }
            #expect(code(pipe) == .notAFile)
            #expect(code(folder) == .directory)
            #expect(code(folder.appending(path: "nothing")) == .missing)
            #expect(code(URL(filePath: "/dev/null")) == .notAFile)
        }
    }

    @Test(arguments: [
        "/dev/zero", "/dev/null", "/dev/full", "/proc/self/environ", "/proc/self/status", "/sys/kernel/mm",
    ])
    func devicesAndFilesOfTheSystemAreRefused(path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let code = Self.code(URL(filePath: path))
        #expect(code == .notAFile || code == .directory)
    }

    @Test func aLinkToTheEnvironmentIsRefusedWithoutAWordOfIt() throws {
        try Self.withFolder { folder in
            let link = folder.appending(path: "parties.csv")
            try FileManager.default.createSymbolicLink(
                at: link, withDestinationURL: URL(filePath: "/proc/self/environ"))
            #expect(Self.code(link) == .notAFile)
            #expect(Self.code(link, within: folder) == .outside)
        }
    }

    @Test func aLinkOutOfTheFolderIsRefusedWithWhereItLeads() throws {
        try Self.withFolder { folder in
            let (inner, outer) = (folder.appending(path: "case"), folder.appending(path: "case-of-another"))
            for url in [inner, outer] {
                try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            }
            try Data("secret".utf8).write(to: outer.appending(path: "a.txt"))
            let link = inner.appending(path: "a.txt")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: outer.appending(path: "a.txt"))
            do throws(SourceFileError) {
                _ = try SourceFile.read(link, as: "a.txt", within: inner)
                Issue.record("it was read")
            } catch {
                #expect(error.code == .outside)
                #expect(error.message.contains("case-of-another/a.txt"))
            }
            #expect(Self.code(link) == nil, "without a folder a link is read")
        }
    }

    @Test func aLinkWithinTheFolderIsRead() throws {
        try Self.withFolder { folder in
            try Data("x".utf8).write(to: folder.appending(path: "a.txt"))
            let link = folder.appending(path: "b.txt")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder.appending(path: "a.txt"))
            #expect(Self.code(link, within: folder) == nil)
        }
    }

    @Test func aNameWithANULIsRefused() {
        #expect(Self.code(URL(filePath: "/tmp/a\0b")) == .missing)
    }

    @Test(.serialized, arguments: [0o000, 0o022, 0o077] as [mode_t])
    func aPrivateFileIsItsOwnersAloneUnderAnyMask(mask: mode_t) throws {
        try Self.withFolder { folder in
            // The mask belongs to the whole process, so it is put back at once.
            let before = umask(mask)
            let made = Result {
                try PrivateFile.write("x", to: folder.appending(path: "a.csv"))
                try PrivateFile.makeFolder(folder.appending(path: "d/e"))
            }
            umask(before)
            try made.get()
            func mode(_ name: String) throws -> Int? {
                let path = folder.appending(path: name).path(percentEncoded: false)
                return (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?
                    .intValue
            }
            #expect(try mode("a.csv") == 0o600)
            #expect(try mode("d/e") == 0o700)
        }
    }

    @Test func aPrivateFileReplacesAPublicOneAndFollowsNoLink() throws {
        try Self.withFolder { folder in
            let target = folder.appending(path: "other")
            try Data("keep".utf8).write(to: target)
            let url = folder.appending(path: "a.csv")
            try Data("old".utf8).write(to: url)
            try FileManager.default.createSymbolicLink(
                at: URL(filePath: PrivateFile.draft(of: url.path(percentEncoded: false))), withDestinationURL: target)
            try PrivateFile.write("new", to: url)
            #expect(try String(contentsOf: url, encoding: .utf8) == "new")
            #expect(try String(contentsOf: target, encoding: .utf8) == "keep")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).count == 2)
        }
    }
}
