import Foundation
import Testing

@testable import CompactIndex

/// An index and the same content in plain dictionaries.
struct PlainIndex {
    var payloads: [[UInt8]] = []
    var attributes: [UInt64] = []
    var keys: [[UInt64]] = []

    static func random(seed: UInt64, records: Int, keySpace: Int) -> PlainIndex {
        var generator = SplitMix(seed: seed)
        var plain = PlainIndex()
        for _ in 0..<records {
            let length = Int.random(in: 0...40, using: &generator)
            plain.payloads.append((0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) })
            plain.attributes.append(UInt64.random(in: 0...3, using: &generator))
            plain.keys.append(
                (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                    // A square makes small numbers, and so long lists, frequent.
                    let draw = Double.random(in: 0..<1, using: &generator)
                    return spread(Int(draw * draw * draw * Double(keySpace)))
                })
        }
        return plain
    }

    func build(file: URL? = nil, runLength: Int = 1 << 12) throws(IndexError) -> CompactIndex {
        var builder = try CompactIndexBuilder(file: file, description: Array("test/1".utf8), runLength: runLength)
        for record in payloads.indices {
            try builder.add(payload: payloads[record], attribute: attributes[record], keys: keys[record])
        }
        return try builder.finish()
    }

    func records(for key: UInt64) -> [UInt32] {
        keys.indices.filter { keys[$0].contains(key) }.map { UInt32($0) }
    }
}

struct CompactIndexTests {
    private static func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "compact-index-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test(arguments: [0, 1, 2, 50, 3000])
    func givesBackWhatWasPutIn(records: Int) throws {
        let plain = PlainIndex.random(seed: UInt64(records), records: records, keySpace: 200)
        let index = try plain.build()
        try index.verify()
        #expect(index.recordCount == records)
        #expect(index.description == Array("test/1".utf8))
        for record in 0..<records {
            #expect(try index.payload(of: record) == plain.payloads[record])
            #expect(try index.attribute(of: record) == plain.attributes[record])
        }
        let keys = Set(plain.keys.joined())
        #expect(index.keyCount == keys.count)
        for key in keys.sorted() {
            let list = try #require(try index.postings(for: key))
            #expect(try list.records() == plain.records(for: key))
        }
        #expect(try index.postings(for: 12345) == nil)
    }

    @Test func memoryAndFileAndEveryRunLengthGiveTheSameBytes() throws {
        let folder = try Self.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let plain = PlainIndex.random(seed: 7, records: 1500, keySpace: 90)
        let expected = try plain.build().bytes()
        for runLength in [2, 17, 1000, 1 << 20] {
            let url = folder.appending(path: "index-\(runLength).clew")
            let index = try plain.build(file: url, runLength: runLength)
            #expect(try index.bytes() == expected)
            #expect(try Array(Data(contentsOf: url)) == expected)
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
        #expect(left.count == 4, "no temporary file is left: \(left)")
    }

    @Test func aReaderKeepsItsIndexWhileTheFileIsReplaced() throws {
        let folder = try Self.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = folder.appending(path: "index.clew")
        let old = PlainIndex.random(seed: 1, records: 300, keySpace: 20)
        let new = PlainIndex.random(seed: 2, records: 200, keySpace: 20)
        _ = try old.build(file: url)
        let reader = try CompactIndex.open(url)
        _ = try new.build(file: url)
        #expect(try reader.payload(of: 250) == old.payloads[250])
        try reader.verify()
        #expect(try CompactIndex.open(url).recordCount == 200)
    }

    @Test func anUnfinishedBuildLeavesTheOldFileAndNothingElse() throws {
        let folder = try Self.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = folder.appending(path: "index.clew")
        _ = try PlainIndex.random(seed: 1, records: 30, keySpace: 20).build(file: url)
        do {
            var builder = try CompactIndexBuilder(file: url, description: [])
            try builder.add(payload: [1, 2, 3], attribute: 0, keys: [1])
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).count == 1)
        #expect(try CompactIndex.open(url).recordCount == 30)
    }

    @Test func aFolderThatDoesNotExistIsRefused() throws {
        let url = URL(filePath: "/nonexistent-\(UUID().uuidString)/index.clew")
        do {
            _ = try PlainIndex.random(seed: 1, records: 1, keySpace: 2).build(file: url)
            Issue.record("it was written")
        } catch {
            #expect(error.code == .unwritable)
        }
        #expect(throws: IndexError.self) { try CompactIndex.open(url) }
    }

    @Test func filesThatAreNoIndexAreRefused() throws {
        let index = try PlainIndex.random(seed: 3, records: 100, keySpace: 20).build().bytes()
        func code(_ bytes: [UInt8]) -> IndexError.Code? {
            do {
                _ = try CompactIndex.open(bytes: bytes)
                return nil
            } catch {
                return error.code
            }
        }
        #expect(code([]) == .foreign)
        #expect(code(Array("{\"id\":\"x\"}".utf8)) == .foreign)
        #expect(code(Array(index.prefix(100))) == .truncated)
        #expect(code(Array(index.dropLast())) == .truncated)
        #expect(code(index + [0]) == .damaged)
        var newer = index
        newer[8] = 9
        #expect(code(newer) == .version)
        #expect(code(index) == nil)
    }
}
