import ClewModel
import OfficeFiles
import SourceFiles
import TestSupport
import Testing

struct ZipArchiveTests {
    private let files: [String: [UInt8]] = [
        "b/ä.txt": Array("two".utf8), "a.txt": Array("one".utf8), "empty": [],
    ]

    private func open(_ bytes: [UInt8], _ limits: OfficeLimits = .standard) throws -> ZipArchive {
        try ZipArchive(SourceFile(name: "t.zip", bytes: bytes), limits: limits)
    }

    /// Replaces every occurrence of some bytes.
    private func patched(_ bytes: [UInt8], _ old: [UInt8], _ new: [UInt8]) -> [UInt8] {
        bytes.replacing(old, with: new)
    }

    @Test(arguments: [false, true])
    func whatIsPackedIsUnpackedInTheOrderOfNames(isCompressed: Bool) throws {
        let archive = try open(ZipArchive.packed(files, isCompressed: isCompressed))
        #expect(archive.entries.map(\.name) == ["a.txt", "b/ä.txt", "empty"])
        for entry in archive.entries { #expect(try archive.bytes(of: entry) == files[entry.name]) }
        #expect(archive.entry("A.TXT")?.name == "a.txt")
        #expect(archive.entry("c") == nil)
        #expect(try open(ZipArchive.packed([:])).entries.isEmpty)
    }

    @Test func theSameFilesAreTheSameBytesAndSayNothingOfTheDay() throws {
        let bytes = try ZipArchive.packed(files)
        #expect(try ZipArchive.packed(files) == bytes)
        // Time 0 and date 0x0021 (1980-01-01) stand at offset 10 of the first header.
        #expect(Array(bytes[10..<14]) == [0, 0, 0x21, 0])
        // The same for all time, whatever the day, the machine and its libraries.
        #expect(SHA256Digest(of: bytes).hex == "4298d176c6235928261fb5923edc479757a2564541920de9d0eb9e1923b2dc5f")
    }

    @Test(arguments: ["../x", "a/../../x", "/etc/x", "a\\x", "C:/x", "a/./x", "a\u{1B}x"])
    func namesThatLeadElsewhereAreRefused(name: String) throws {
        #expect(refusal { _ = try ZipArchive.packed([name: [1]]) }?.code == .unwritable)
        let standIn = String(repeating: "n", count: name.utf8.count)
        let bytes = patched(try ZipArchive.packed([standIn: [1]]), Array(standIn.utf8), Array(name.utf8))
        let error = refusal { _ = try open(bytes) }
        #expect(error?.code == .unsafe)
        #expect(error?.location.record == SafeText.line(name))
    }

    @Test func namesThatAreGivenTwiceAreRefused() throws {
        let bytes = try ZipArchive.packed(["name1": [1], "name2": [2]])
        for twin in ["name1", "NAME1"] {
            #expect(refusal { _ = try open(patched(bytes, Array("name2".utf8), Array(twin.utf8))) }?.code == .unsafe)
        }
        #expect(refusal { _ = try ZipArchive.packed(["a": [], "A": []]) }?.code == .unwritable)
    }

    @Test func encryptedEntriesAreRefused() throws {
        var bytes = try ZipArchive.packed(["a": [1, 2, 3]])
        for (mark, offset) in [([0x50, 0x4B, 3, 4], 6), ([0x50, 0x4B, 1, 2], 8)] as [([UInt8], Int)] {
            let start = try #require(bytes.indices.first { bytes[$0...].starts(with: mark) })
            bytes[start + offset] |= 1
        }
        #expect(refusal { _ = try open(bytes) }?.code == .encrypted)
    }

    @Test func whatUnpacksToFarMoreThanItIsIsRefused() throws {
        let bomb = try ZipArchive.packed(["zeros": [UInt8](repeating: 0, count: 8 << 20)], isCompressed: true)
        #expect(bomb.count < 20_000)
        let error = refusal { _ = try open(bomb) }
        #expect(error?.code == .unsafe)
        #expect(error?.location.record == "zeros")
        var limits = OfficeLimits()
        limits.expansion = 2000
        #expect(try open(bomb, limits).entries.count == 1)
        limits.entrySize = 1 << 20
        #expect(refusal { _ = try open(bomb, limits) }?.code == .unsafe)
    }

    @Test func manyEntriesAndManyBytesAreRefused() throws {
        let bytes = try ZipArchive.packed(
            Dictionary(uniqueKeysWithValues: (0..<50).map { ("f\($0)", [UInt8](repeating: 1, count: 100)) }))
        var limits = OfficeLimits()
        limits.entryCount = 49
        #expect(refusal { _ = try open(bytes, limits) }?.code == .unsafe)
        limits = OfficeLimits()
        limits.totalSize = 4999
        #expect(refusal { _ = try open(bytes, limits) }?.code == .unsafe)
        limits.totalSize = 5000
        #expect(try open(bytes, limits).entries.count == 50)
    }

    @Test func aLieAboutTheSizeAndADamagedByteAreFound() throws {
        let content = [UInt8](repeating: 7, count: 1000)
        let bytes = try ZipArchive.packed(["a": content], isCompressed: true)
        let size: [UInt8] = [0xE8, 0x03, 0, 0]
        for lie in [[0xE7, 0x03, 0, 0], [0x10, 0x27, 0, 0]] as [[UInt8]] {
            let error = refusal {
                let archive = try open(patched(bytes, size, lie))
                _ = try archive.bytes(of: #require(archive.entries.first))
            }
            #expect(error?.code == .broken)
        }
        var stored = try ZipArchive.packed(["a": content])
        stored[500] ^= 1
        let error = refusal {
            let archive = try open(stored)
            _ = try archive.bytes(of: #require(archive.entries.first))
        }
        #expect(error?.code == .broken)
    }

    @Test func anArchiveCutAnywhereIsRefused() throws {
        let bytes = try ZipArchive.packed(files)
        for count in 0..<bytes.count {
            #expect(refusal { _ = try open(Array(bytes[..<count])) } != nil, "cut at \(count)")
        }
    }
}
