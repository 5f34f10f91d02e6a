import ClewModel
import NameMatching
import Testing
import TestSupport

@testable import Screening

struct ScreeningDeltaTests {
    @Test(arguments: 0..<2 as Range<UInt64>)
    func screeningWhatIsAffectedEqualsScreeningEverything(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed &+ 40)
        let before = InventedParties.random(200, using: &generator)
        var after = before
        // Some go, some change, some come.
        for _ in 0..<4 { after.remove(at: Int.random(in: 0..<after.count, using: &generator)) }
        for _ in 0..<4 {
            let place = Int.random(in: 0..<after.count, using: &generator)
            after[place].properties[.alias] = [InventedParties.randomName(using: &generator)]
        }
        after[7].properties[.address] = ["1 Invented Road"]
        for number in 0..<4 {
            after.append(InventedParties.company("new-\(number)", [InventedParties.randomName(using: &generator)]))
        }
        after.shuffle(using: &generator)
        let queries = (0..<120).map { number in
            let name =
                number % 5 == 0
                ? InventedParties.randomName(using: &generator)
                : InventedParties.slip((number % 2 == 0 ? before : after)[number].caption, using: &generator)
            return ScreeningQuery(id: "q\(number)", schema: .company, names: [name])
        }
        let old = try InventedParties.screener(before)
        let new = try InventedParties.screener(after)
        let delta = try ScreeningDelta(from: old.index, to: new.index)
        #expect(delta.changed.count >= 9)
        let earlier = try old.screen(queries).map { $0.map(Found.init) }
        let full = try new.screen(queries).map { $0.map(Found.init) }
        var rerun = 0
        for (index, query) in queries.enumerated() {
            let answer = delta.affects(query) ? full[index] : earlier[index]
            rerun += delta.affects(query) ? 1 : 0
            #expect(answer == full[index])
        }
        #expect(rerun > 0)
    }

    @Test func aChangeElsewhereAffectsNothing() throws {
        let old = [
            InventedParties.company("a", ["Quonvex Mining Ltd"]), InventedParties.company("b", ["Halbrit Foods Ltd"]),
        ]
        var new = old
        new[1].properties[.name] = ["Halbrit Frozen Foods Ltd"]
        let delta = try ScreeningDelta(before: [old[1]], after: [new[1]], lexicon: InventedParties.lexicon.get())
        #expect(delta.changed == ["b"])
        #expect(delta.affects(ScreeningQuery(id: "q", schema: .company, names: ["Halbrit Foods"])))
        #expect(!delta.affects(ScreeningQuery(id: "q", schema: .person, names: ["Orvan Quillbeck"])))
    }

    @Test func noChangeAffectsNothing() throws {
        var generator = SplitMix64(seed: 2)
        let entities = InventedParties.random(50, using: &generator)
        let delta = try ScreeningDelta(
            from: InventedParties.screener(entities).index, to: InventedParties.screener(entities.reversed()).index)
        #expect(delta.changed.isEmpty)
        #expect(!delta.affects(ScreeningQuery(id: "q", schema: .company, names: [entities[0].caption])))
    }
}
