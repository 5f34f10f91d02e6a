import ClewModel
import Foundation
import StatementStore
import TestSupport
import Testing

/// Damage to the file: whatever is read from it is right, or is not read.
struct CorruptionTests {
    private static let other: DatasetName = "another_invented_list"

    /// Fills an archive with two lists, three versions, links, decisions and something that could not be read.
    private static func fill(_ archive: Archive) throws {
        func entities(_ version: Int) -> [[Statement]] {
            (0..<60).filter { $0 % 9 != version }.map { number in
                let id = EntityID("e\(number)")
                return Invented.company(id, "Example Mill \(number)", "Version \(number % 4 == 0 ? version : 9)").map {
                    var statement = $0
                    statement.citation = Citation(
                        "Invented Gazette", "p. \(number)", date: PartialDate("2024-0\(version + 1)"))
                    statement.validFrom = PartialDate("2021")
                    return statement
                }
            }
        }
        for version in 0..<3 {
            try archive.load(entities(version), on: "2024-0\(version + 1)-01", file: "v\(version)")
        }
        try archive.load([Invented.company("x", "Other", in: other)], on: "2024-01-01", as: other)
        _ = try archive.importList(
            ListImportRequest(
                dataset: other, recorded: Invented.day("2024-02-01"),
                rules: PublishingRules(greatestLoss: 1, fewestEntities: 0))
        ) { draft in
            draft.unread = [UnreadRecord(id: nil, fingerprint: String(repeating: "a", count: 64))]
            draft.rejected = 1
        }
        try archive.confirm(other, on: Invented.day("2024-02-09"))
        _ = try archive.record(
            IdentityLink(
                "e1", "x", reason: "the same register number", citation: Citation("Invented Register"),
                recorded: Invented.day("2024-02-01")))
        for entity in ["e1", "e2"] {
            try archive.record(
                Judgement(
                    query: "query", entity: EntityID(entity), decision: .different, reason: "another town",
                    author: "ab",
                    day: Invented.day("2024-02-01")))
        }
    }

    /// Every way of reading, each as one text.
    private static func answers(_ archive: Archive) -> [() throws -> String] {
        func text(_ entities: [Entity]) -> String {
            entities.map { entity in
                let values = entity.properties.map { "\($0.key)=\($0.value)" }.sorted()
                return "\(entity.id) \(entity.schema) \(entity.datasets) \(values)\n"
            }.joined()
        }
        func day(_ text: String) -> Day { Invented.day(text) }
        func export(_ snapshot: ArchiveSnapshot, _ format: ExportFormat) throws -> String {
            var bytes: [UInt8] = []
            try snapshot.export(format) { bytes += $0 }
            return String(decoding: bytes, as: UTF8.self)
        }
        return [
            { text(try archive.snapshot(validAt: nil, knownAt: .distantFuture).entities()) },
            {
                let snapshot = try archive.snapshot(
                    validAt: day("2022-01-01"), knownAt: day("2024-02-10"), resolvingLinks: true)
                return text(try snapshot.entities()) + " \(snapshot.fingerprint) \(snapshot.stale) \(snapshot.versions)"
            },
            {
                let stream = try archive.snapshot(validAt: nil, knownAt: .distantFuture).stream { $0 == .company }
                var found: [Entity] = []
                while let entity = stream.next() { found.append(entity) }
                if let failure = stream.failure { throw failure }
                return text(found)
            },
            { try export(try archive.snapshot(validAt: nil, knownAt: .distantFuture), .statements) },
            { try export(try archive.snapshot(validAt: nil, knownAt: day("2024-01-15")), .entities) },
            { "\(try archive.lists()) \(try archive.versions(of: Invented.list))" },
            { "\(try archive.staleEntities(of: other))" },
            { "\(try archive.changes(in: Invented.list, between: day("2024-01-02"), and: day("2024-03-02")))" },
            { "\(try archive.links())" },
            { "\(try archive.judgements(on: "query"))" },
            { "\(try archive.auditEntries())" },
        ]
    }

    private static func whole() throws -> (bytes: [UInt8], answers: [String]) {
        let fixture = try ArchiveFixture()
        do { try fill(try fixture.archive()) }
        let archive = try Archive(at: fixture.file, access: .reading)
        return ([UInt8](try Data(contentsOf: fixture.file)), try answers(archive).map { try $0() })
    }

    /// Damages a file: a byte to a tenth of it, zeros or noise.
    private static func damage(_ bytes: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
        var bytes = bytes
        let longest = [1, 8, 64, 4096, bytes.count / 10].randomElement(using: &generator) ?? 1
        let length = Int.random(in: 1...longest, using: &generator)
        let start = Int.random(in: 0..<(bytes.count - length), using: &generator)
        let isNoise = Bool.random(using: &generator)
        for place in start..<start + length {
            bytes[place] = isNoise ? UInt8.random(in: 0...255, using: &generator) : 0
        }
        return bytes
    }

    /// Where two texts part.
    private static func difference(_ one: String, _ other: String) -> String {
        let count = zip(one.utf8, other.utf8).prefix { $0 == $1 }.count
        func excerpt(_ text: String) -> String {
            String(decoding: Array(text.utf8).dropFirst(max(0, count - 20)).prefix(60), as: UTF8.self)
        }
        return "“\(excerpt(one))” and “\(excerpt(other))”"
    }

    @Test func ofTwoHundredDamagedArchivesEachIsRefusedOrAnswersRight() throws {
        let (bytes, right) = try Self.whole()
        var generator = SplitMix64(seed: 200)
        var (refused, answered) = (0, 0)
        let fixture = try ArchiveFixture()
        for round in 0..<200 {
            try Data(Self.damage(bytes, &generator)).write(to: fixture.file)
            for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: fixture.file.path() + suffix) }
            guard let archive = try? Archive(at: fixture.file, access: .reading) else {
                refused += right.count
                continue
            }
            for (place, answer) in Self.answers(archive).enumerated() {
                guard let found = try? answer() else {
                    refused += 1
                    continue
                }
                answered += 1
                if found != right[place] {
                    Issue.record("round \(round), answer \(place): \(Self.difference(found, right[place]))")
                }
            }
        }
        // Both happen, so that the test tests something.
        #expect(refused > 200 && answered > 200, "\(refused) refused, \(answered) answered")
    }

    @Test func anEntityThatIsReadAloneIsComparedWithWhatWasImported() throws {
        let fixture = try ArchiveFixture()
        do { try Self.fill(try fixture.archive()) }
        var bytes = [UInt8](try Data(contentsOf: fixture.file))
        let name = Array("Example Mill 17".utf8)
        var changed = 0
        for place in 0..<(bytes.count - name.count) where bytes[place..<place + name.count].elementsEqual(name) {
            bytes[place + name.count - 1] = UInt8(ascii: "9")
            changed += 1
        }
        #expect(changed > 0)
        try Data(bytes).write(to: fixture.file)
        let snapshot = try fixture.archive().snapshot(validAt: nil, knownAt: .distantFuture)
        let error = #expect(throws: ArchiveError.self) { try snapshot.entity("e17") }
        #expect(error?.code == .damaged)
        #expect(error?.message.contains("e17") == true)
        #expect(try snapshot.entity("e19")?.id == "e19")
        #expect(try snapshot.entity("nobody") == nil)
    }
}
