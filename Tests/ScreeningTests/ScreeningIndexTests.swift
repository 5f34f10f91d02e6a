import ClewModel
import CompactIndex
import Foundation
import NameMatching
import Testing
import TestSupport

@testable import Screening

struct ScreeningIndexTests {
    @Test func aFileGivesTheSameAnswersAsMemory() throws {
        let folder = try TemporaryDirectory()
        var generator = SplitMix64(seed: 21)
        let entities = InventedParties.random(300, using: &generator)
        let lexicon = try InventedParties.lexicon.get()
        let url = folder.url.appending(path: "list.clew")
        _ = try ScreeningIndex.build(entities: entities, lexicon: lexicon, file: url)
        let mapped = try Screener(index: ScreeningIndex.open(url, lexicon: lexicon, verifies: true))
        let memory = try InventedParties.screener(entities)
        #expect(try mapped.index.compact.bytes() == memory.index.compact.bytes())
        for entity in entities.prefix(50) {
            let query = ScreeningQuery(entity)
            #expect(try mapped.screen(query).map(Found.init) == memory.screen(query).map(Found.init))
        }
    }

    @Test func theNumberOfThreadsDoesNotShowInTheFile() throws {
        var generator = SplitMix64(seed: 22)
        let entities = InventedParties.random(500, using: &generator)
        let images = try [1, 2, 5].map { workers in
            var builder = try ScreeningIndexBuilder(file: nil, lexicon: InventedParties.lexicon.get(), workers: workers)
            for entity in entities { try builder.add(entity) }
            return try builder.finish().compact.bytes()
        }
        #expect(Set(images).count == 1)
    }

    @Test func anIndexForAnotherPurposeIsRefused() throws {
        let folder = try TemporaryDirectory()
        let url = folder.url.appending(path: "other.clew")
        var builder = try CompactIndexBuilder(file: url, description: Array("recipes/1".utf8))
        try builder.add(payload: [1], attribute: 0, keys: [1])
        _ = try builder.finish()
        do {
            _ = try ScreeningIndex.open(url, lexicon: InventedParties.lexicon.get())
            Issue.record("it was opened")
        } catch let error as ScreeningError {
            #expect(error.code == .incompatibleIndex)
            #expect(error.message.contains("recipes/1"))
        }
        let text = try folder.write("name\nQuonvex\n", to: "list.csv")
        do {
            _ = try ScreeningIndex.open(text, lexicon: InventedParties.lexicon.get())
            Issue.record("it was opened")
        } catch let error as ScreeningError {
            #expect(error.code == .index)
            #expect(error.message.contains("not a compiled index"))
        }
    }

    @Test func whatCannotBeScreenedIsPassedOverAndCounted() throws {
        var builder = try ScreeningIndexBuilder(file: nil, lexicon: InventedParties.lexicon.get())
        try builder.add(Entity(id: "s", schema: .sanction, properties: [.authority: ["Invented"]]))
        try builder.add(Entity(id: "n", schema: .company))
        try builder.add(InventedParties.company("a", ["Quonvex Ltd"]))
        #expect(builder.skipped == 2)
        let index = try builder.finish()
        #expect(index.count == 1)
    }

    @Test func profilesComeBackAsTheyWere() throws {
        let profile = PartyProfile(
            id: "x", caption: "阿 \u{0} \"q\"", schema: .company, datasets: ["one", "two"],
            names: [PartyName(kind: .name, text: ""), PartyName(kind: .weakAlias, text: "🙂")], countries: ["cn"],
            identifiers: [PartyIdentifier(kind: .leiCode, value: "nonsense")], birthDates: ["1970"],
            addresses: [String(repeating: "long ", count: 5000)], topics: ["sanction"])
        let bytes = ProfileCoder.encode(profile)
        #expect(bytes.withUnsafeBytes { ProfileCoder.decode($0) } == profile)
        for length in 0..<min(200, bytes.count) {
            #expect(bytes.prefix(length).withUnsafeBytes { ProfileCoder.decode($0) } == nil)
        }
        var generator = SplitMix64(seed: 2)
        for _ in 0..<2000 {
            var damaged = bytes
            damaged[Int.random(in: 0..<120, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            _ = damaged.withUnsafeBytes { ProfileCoder.decode($0) }
        }
    }
}
