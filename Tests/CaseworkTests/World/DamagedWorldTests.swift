import ClewModel
import Foundation
import InventedWorlds
import OwnershipAnalysis
import Screening
import StatementStore
import TestSupport
import Testing
import World

/// What is kept of a world beside the archive may be damaged anywhere, or swapped: each answer is then right, or refused.
struct DamagedWorldTests {
    /// All that is asked of a world in these tests.
    private struct Answers: Equatable {
        var listed: [Bool] = []
        var owned: [OwnershipVerdict.Answer] = []
        var screened: [[EntityID]] = []
    }

    private static let names = [
        "Quillon Lantern Works", "Harbour Meridian Foundry", "Vexley Orchard Cannery", "Zuberg Kestrel Optics",
        "Mistral Umbrella Fabrik", "Jorvik Pewter Studio", "新疆诺言玻璃有限公司", "Obsidian Ferry Lines",
    ]

    private static func id(_ number: Int) -> EntityID { EntityID("e\(number)") }

    private static func fill(_ invented: InventedWorld, _ listed: [Int]) throws {
        var lists: [Statement] = []
        var stakes: [Statement] = []
        for (number, name) in names.enumerated() {
            if listed.contains(number) {
                lists += InventedWorld.party(id(number), name, in: "us_ofac_sdn")
                lists += InventedWorld.listing(of: id(number), in: "us_ofac_sdn", from: "2020-01-01")
            } else {
                stakes += InventedWorld.party(id(number), name, in: "stakes")
            }
            if number > 0 {
                stakes += InventedWorld.stake(id(number - 1), id(number), number % 2 == 0 ? "60" : "20", in: "stakes")
            }
        }
        try invented.load("us_ofac_sdn", on: "2025-03-01", lists)
        try invented.load("stakes", on: "2025-03-01", stakes)
    }

    private static func answers(_ world: World) throws -> Answers {
        let day = InventedWorld.day("2025-06-01")
        let rule = try #require(try world.knowledge.ownershipRules["us-ofac"])
        let screener = try world.screener(standingOn: day)
        var answers = Answers()
        for (number, name) in names.enumerated() {
            answers.listed.append(world.isListed(id(number), on: day))
            let view = try world.ownership(above: [id(number)])
            answers.owned.append(view.verdict(for: id(number), under: rule, on: day).answer)
            answers.screened.append(
                try screener.screen(ScreeningQuery(id: "q", schema: .company, names: [name]))
                    .filter(\.isMatch).map(\.entity))
        }
        return answers
    }

    private static func open(_ archive: URL) throws -> World {
        try World(
            InventedWorld.knowledge.get(), archive: try Archive(at: archive, access: .reading),
            cache: WorldCache(besideArchive: archive))
    }

    /// Damages a file: a byte changed, bytes zeroed, the end cut off, or bytes added.
    private static func damage(_ bytes: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
        var bytes = bytes
        let place = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] ^= UInt8.random(in: 1...255, using: &generator)
        case 1:
            for index in place..<min(bytes.count, place + 64) { bytes[index] = 0 }
        case 2: bytes.removeSubrange(place...)
        default: bytes.insert(contentsOf: [UInt8](repeating: 0x41, count: 16), at: place)
        }
        return bytes
    }

    @Test func anyDamageGivesRightAnswersOrNone() throws {
        let invented = try InventedWorld()
        try Self.fill(invented, [0, 3, 6])
        let archive = invented.folder.url.appending(path: "archive.sqlite")
        let folder = WorldCache(besideArchive: archive).folder
        let right = try Self.answers(try Self.open(archive))
        #expect(right.listed == [0, 1, 2, 3, 4, 5, 6, 7].map { [0, 3, 6].contains($0) })
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
        #expect(files.count >= 2)
        let whole = try files.map { Array(try Data(contentsOf: folder.appending(path: $0))) }
        var generator = SplitMix64(seed: 11)
        var refused = 0
        for turn in 0..<150 {
            for (file, bytes) in zip(files, whole) { try Data(bytes).write(to: folder.appending(path: file)) }
            let number = turn % files.count
            try Data(Self.damage(whole[number], &generator)).write(to: folder.appending(path: files[number]))
            do {
                #expect(try Self.answers(try Self.open(archive)) == right, "turn \(turn), \(files[number])")
            } catch is ClewError {
                refused += 1
            } catch is ScreeningError {
                refused += 1
            }
        }
        #expect(refused < 150)
    }

    /// The files of one world under the names of another are not taken for it, all together or one alone.
    @Test(arguments: 0..<4)
    func aWorldOfAnotherStateIsNotTaken(swapped: Int) throws {
        let one = try InventedWorld()
        try Self.fill(one, [0, 3, 6])
        let other = try InventedWorld()
        try Self.fill(other, [1, 4, 7])
        let urls = [one, other].map { $0.folder.url.appending(path: "archive.sqlite") }
        let right = try urls.map { try Self.answers(try Self.open($0)) }
        #expect(right[0] != right[1])
        let folders = urls.map { WorldCache(besideArchive: $0).folder }
        let names = try folders.map {
            try FileManager.default.contentsOfDirectory(atPath: $0.path(percentEncoded: false)).sorted()
        }
        #expect(names[0].count == 3 && names[1].count == 3)
        for (number, (mine, theirs)) in zip(names[0], names[1]).enumerated() where swapped == 3 || number == swapped {
            try Data(contentsOf: folders[0].appending(path: mine)).write(to: folders[1].appending(path: theirs))
        }
        #expect(try Self.answers(try Self.open(urls[1])) == right[1])
    }
}
