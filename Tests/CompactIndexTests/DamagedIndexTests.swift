import Foundation
import Testing

@testable import CompactIndex

struct DamagedIndexTests {
    /// Reads all that an index offers; errors are fine, traps are not.
    private static func readEverything(_ index: CompactIndex, keys: [UInt64]) {
        for record in 0..<index.recordCount {
            _ = try? index.payload(of: record)
            _ = try? index.attribute(of: record)
        }
        var lists: [WeightedPostings] = []
        for key in keys {
            guard let list = try? index.postings(for: key) else { continue }
            _ = try? list.records()
            _ = try? list.forEachIndex(of: [0, 5, 77]) { _ in }
            lists.append(WeightedPostings(list, weight: 3))
        }
        var retriever = CandidateRetriever(index: index)
        _ = try? retriever.retrieve(lists, limits: RetrievalLimits(count: 5, leastWeight: 2, leastShare: 30))
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func aFlippedByteIsFoundAndNeverTraps(seed: UInt64) throws {
        let plain = PlainIndex.random(seed: seed % 4, records: 400, keySpace: 12)
        let bytes = try plain.build().bytes()
        let keys = Set(plain.keys.joined()).sorted()
        var generator = SplitMix(seed: seed)
        for _ in 0..<25 {
            var damaged = bytes
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            damaged[place] ^= UInt8.random(in: 1...255, using: &generator)
            guard let index = try? CompactIndex.open(bytes: damaged) else { continue }
            #expect(throws: IndexError.self) { try index.verify() }
            Self.readEverything(index, keys: keys)
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func nonsenseBehindValidChecksumsNeverTraps(seed: UInt64) throws {
        let plain = PlainIndex.random(seed: seed % 3, records: 500, keySpace: 6)
        let bytes = try plain.build().bytes()
        let keys = Set(plain.keys.joined()).sorted()
        var generator = SplitMix(seed: seed &+ 99)
        for _ in 0..<10 {
            var damaged = bytes
            for _ in 0..<200 {
                let place = Int.random(in: IndexLayout.headerLength..<bytes.count, using: &generator)
                damaged[place] = UInt8.random(in: 0...255, using: &generator)
            }
            // The table of pages is written anew as well, or nothing behind it would ever be read.
            IndexSeal.renew(&damaged)
            guard let index = try? CompactIndex.open(bytes: damaged) else { continue }
            try index.verify()
            Self.readEverything(index, keys: keys)
        }
    }

    /// One byte to a tenth of the file, zeros or noise, at a random place: what 25 attackers each do twenty times.
    @Test(arguments: 0..<25 as Range<UInt64>)
    func everyAnswerOfADamagedIndexIsRightOrRefused(seed: UInt64) throws {
        let plain = PlainIndex.random(seed: seed % 5, records: 300, keySpace: 200)
        let bytes = try plain.build().bytes()
        let sound = try CompactIndex.open(bytes: bytes)
        let keys = Set(plain.keys.joined()).sorted() + [7]
        var generator = SplitMix(seed: seed &+ 700)
        for round in 0..<20 {
            var damaged = bytes
            let length = round == 0 ? 1 : Int.random(in: 1...bytes.count / 10, using: &generator)
            let start = Int.random(in: 0...bytes.count - length, using: &generator)
            for place in start..<start + length {
                damaged[place] = round % 2 == 0 ? 0 : UInt8.random(in: 0...255, using: &generator)
            }
            guard let index = try? CompactIndex.open(bytes: damaged) else { continue }
            // One expectation a round: thousands of them take minutes.
            let wrongKeys = keys.filter { key in
                guard let found = try? index.postings(for: key)?.records() ?? [] else { return false }
                return found != plain.records(for: key)
            }
            #expect(wrongKeys.isEmpty)
            let wrongRecords = (0..<index.recordCount).filter { record in
                let payload = try? index.payload(of: record)
                let attribute = try? index.attribute(of: record)
                return payload.map { $0 != plain.payloads[record] } ?? false
                    || attribute.map { $0 != plain.attributes[record] } ?? false
            }
            #expect(wrongRecords.isEmpty)
            #expect(try Self.answer(of: index, keys) ?? Self.answer(of: sound, keys) == Self.answer(of: sound, keys))
        }
    }

    /// What a search for some keys finds; `nil` where it is refused.
    private static func answer(of index: CompactIndex, _ keys: [UInt64]) throws -> Retrieval? {
        do {
            let lists = try keys.prefix(12).compactMap { try index.postings(for: $0) }
            var retriever = CandidateRetriever(index: index)
            return try retriever.retrieve(
                lists.map { WeightedPostings($0, weight: 3) }, limits: RetrievalLimits(count: 9, leastWeight: 2))
        } catch is IndexError {
            return nil
        }
    }

    @Test func keysOverwrittenWithZerosAreRefusedWhenTheyAreLookedUp() throws {
        let plain = PlainIndex.random(seed: 3, records: 500, keySpace: 300)
        let bytes = try plain.build().bytes()
        let keys = Set(plain.keys.joined()).sorted()
        let section = try #require(
            bytes.indices.first { place in
                place % 8 == 0 && place + keys.count * 8 <= bytes.count
                    && bytes[place..<place + keys.count * 8].elementsEqual(
                        keys.flatMap { key in withUnsafeBytes(of: key.littleEndian) { [UInt8]($0) } })
            })
        var damaged = bytes
        for place in section..<section + keys.count * 8 { damaged[place] = 0 }
        let index = try CompactIndex.open(bytes: damaged)
        for key in keys {
            #expect(throws: IndexError.self) { try index.postings(for: key) }
        }
    }

    @Test func aSealedIndexIsTheSameAsTheOneThatWasBuilt() throws {
        let bytes = try PlainIndex.random(seed: 5, records: 400, keySpace: 50).build().bytes()
        var sealed = bytes
        IndexSeal.renew(&sealed)
        #expect(sealed == bytes)
    }

    @Test func everyLengthOfAFileIsRefusedButItsOwn() throws {
        let bytes = try PlainIndex.random(seed: 1, records: 20, keySpace: 10).build().bytes()
        for length in 0..<bytes.count {
            #expect(throws: IndexError.self) { try CompactIndex.open(bytes: Array(bytes.prefix(length))) }
        }
    }

    @Test func theChecksumDoesNotDependOnHowBytesArrive() {
        var generator = SplitMix(seed: 5)
        let bytes = (0..<1000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let whole = bytes.withUnsafeBytes { IndexChecksum.of($0) }
        for _ in 0..<50 {
            var checksum = IndexChecksum()
            var start = 0
            while start < bytes.count {
                let end = min(bytes.count, start + Int.random(in: 0...70, using: &generator))
                Array(bytes[start..<end]).withUnsafeBytes { checksum.add($0) }
                start = end
            }
            #expect(checksum.value == whole)
        }
    }

    /// What somebody does to the file of an index while it is open.
    enum Change: CaseIterable, Sendable {
        case cutShort, emptied, overwrittenWithZeros, overwrittenWithNoise, replaced, removed

        func apply(to url: URL, length: Int) throws {
            switch self {
            case .cutShort: try FileHandle(forUpdating: url).truncate(atOffset: UInt64(length / 3))
            case .emptied: try FileHandle(forUpdating: url).truncate(atOffset: 0)
            case .overwrittenWithZeros: try write([UInt8](repeating: 0, count: length), to: url)
            case .overwrittenWithNoise:
                var generator = SplitMix(seed: 4)
                try write((0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }, to: url)
            case .replaced: try Data("another file".utf8).write(to: url, options: .atomic)
            case .removed: try FileManager.default.removeItem(at: url)
            }
        }

        private func write(_ bytes: [UInt8], to url: URL) throws {
            let handle = try FileHandle(forUpdating: url)
            try handle.write(contentsOf: Data(bytes))
            try handle.close()
        }

        /// Whether the file that was opened still holds what it held.
        var keepsTheFile: Bool { self == .replaced || self == .removed }
    }

    @Test(arguments: Change.allCases, [false, true])
    func whatHappensToTheFileWhileItIsOpenChangesNoAnswer(change: Change, isReadBefore: Bool) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "clew-open-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = folder.appending(path: "index.clew")
        let plain = PlainIndex.random(seed: 2, records: 3000, keySpace: 400)
        _ = try plain.build(file: url)
        let length = try Data(contentsOf: url).count
        let keys = Set(plain.keys.joined()).sorted()
        let index = try CompactIndex.open(url)
        if isReadBefore { for key in keys { _ = try index.postings(for: key)?.records() } }
        try change.apply(to: url, length: length)
        var refused = 0
        var wrong = 0
        for key in keys {
            do throws(IndexError) {
                if try index.postings(for: key)?.records() ?? [] != plain.records(for: key) { wrong += 1 }
            } catch {
                refused += 1
            }
        }
        #expect(wrong == 0)
        #expect((refused > 0) == !(isReadBefore || change.keepsTheFile))
        if change.keepsTheFile {
            try index.verify()
        } else {
            #expect(throws: IndexError.self) { try index.verify() }
        }
    }
}
