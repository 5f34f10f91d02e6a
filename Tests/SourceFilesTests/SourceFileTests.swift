import ClewModel
import Foundation
import SourceFiles
import TestSupport
import Testing

struct SourceFileTests {
    @Test func aFileIsReadWithItsDigest() throws {
        let folder = try TemporaryDirectory()
        let url = try folder.write("abc", to: "a.txt")
        let file = try SourceFile.read(url, as: "a.txt")
        #expect(file.bytes == Array("abc".utf8))
        // The digest of "abc" is an example of FIPS 180-4.
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(file.sha256.hex == expected)
        #expect(try SHA256Digest.ofFile(url, as: "a.txt").hex == expected)
        #expect(SHA256Digest(hex: "SHA256:" + expected.uppercased()) == file.sha256)
    }

    @Test func theDigestOfNothingIsKnown() {
        #expect(
            SHA256Digest(of: []).hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test func aDigestIsTheSameInPieces() {
        var generator = SplitMix64(seed: 1)
        let bytes = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        var hasher = SHA256Hasher()
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = min(rest.count, Int.random(in: 0...700, using: &generator))
            hasher.update(Array(rest.prefix(count)).span)
            rest = rest.dropFirst(count)
        }
        #expect(hasher.finalize() == SHA256Digest(of: bytes))
    }

    @Test func aDirectoryInPlaceOfAFileIsSaid() throws {
        let folder = try TemporaryDirectory()
        let error = #expect(throws: SourceFileError.self) { try SourceFile.read(folder.url, as: "lots.csv") }
        #expect(error?.code == .directory)
        #expect(error?.location == SourceLocation(file: "lots.csv"))
    }

    @Test func aMissingFileIsSaid() throws {
        let folder = try TemporaryDirectory()
        let url = folder.url.appending(path: "lots.csv")
        #expect(throws: SourceFileError(.missing, "there is no file lots.csv", at: .init(file: "lots.csv"))) {
            try SourceFile.read(url, as: "lots.csv")
        }
    }

    @Test func anEndlessLineIsRefusedWithItsPlace() throws {
        let folder = try TemporaryDirectory()
        let bytes = Array("id\n".utf8) + [UInt8](repeating: 0x78, count: 4_000_000)
        let url = try folder.write(bytes, to: "lots.csv")
        let error = #expect(throws: SourceFileError.self) {
            try SourceFile.read(url, as: "lots.csv", limit: 3_000_000)
        }
        #expect(error?.code == .lineTooLong)
        #expect(error?.location.line == 2)
    }

    @Test func aFileOfManyLinesAboveTheLimitIsRefused() throws {
        let folder = try TemporaryDirectory()
        let url = try folder.write(String(repeating: "a,b\n", count: 1000), to: "lots.csv")
        let error = #expect(throws: SourceFileError.self) { try SourceFile.read(url, as: "lots.csv", limit: 2000) }
        #expect(error?.code == .tooLarge)
    }

    @Test(arguments: ["", "abc", "z" + String(repeating: "0", count: 63)])
    func whatIsNoDigestIsRefused(text: String) {
        #expect(SHA256Digest(hex: text) == nil)
    }
}
