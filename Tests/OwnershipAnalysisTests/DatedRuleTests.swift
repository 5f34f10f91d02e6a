import ClewModel
import OwnershipAnalysis
import Testing

struct DatedRuleTests {
    private let stakes = [TestGraph.stake("X", "A", 60)]

    @Test(arguments: [
        ("2025-09-28", OwnershipVerdict.Answer.no), ("2025-09-29", .yes), ("2025-11-09", .yes), ("2025-11-10", .no),
        ("2026-11-09", .no), ("2026-11-10", .open),
    ])
    func theAffiliatesRuleAppliesOnlyWhileInForce(day: String, answer: OwnershipVerdict.Answer) throws {
        let day = try #require(Day(day))
        let verdict = try TestGraph.verdict("A", "us-bis", stakes, listed: ["X"], on: day)
        #expect(verdict.answer == answer)
        #expect(verdict.bounds == Bounds(exactly: 0.6))
        #expect(try TestGraph.verdict("X", "us-bis", stakes, listed: ["X"], on: day).answer == .yes)
    }

    @Test func whatHoldsAfterTheSuspensionIsTheMissingFact() throws {
        let day = try #require(Day("2026-11-23"))
        let verdict = try TestGraph.verdict("A", "us-bis", stakes, listed: ["X"], on: day)
        #expect(verdict.missing.map(\.kind) == [.rule])
        #expect(verdict.confidence == .unverified)
        #expect(
            try TestGraph.verdict("A", "us-bis", [TestGraph.stake("X", "A", 40)], listed: ["X"], on: day).answer == .no)
    }

    @Test func aDayBeforeTheFirstRecordedTextIsAnsweredAsUnverified() throws {
        let day = try #require(Day("2010-01-01"))
        let verdict = try TestGraph.verdict("A", "us-ofac", stakes, listed: ["X"], on: day)
        #expect(verdict.answer == .open)
        #expect(verdict.status == .unverified)
    }

    @Test(arguments: [
        ("and subsidiaries", EntryWords.subsidiaries), ("Alpha Co., Ltd. and its subsidiaries", .subsidiaries),
        ("Beta Corp. and its eight coastal subsidiaries", .someSubsidiaries),
        ("with eight coastal subsidiaries (names not retrieved)", .someSubsidiaries),
        ("Gamma Corps and its subordinate and affiliated entities", .affiliates),
        ("listed as subsidiary of Delta Group", .itself), ("Epsilon Textile Co., Ltd.", .itself),
    ])
    func theWordsOfAnEntryAreRead(text: String, words: EntryWords) {
        #expect(EntryWords(reading: text) == words)
    }

    @Test(arguments: [
        (EntryWords.itself, OwnershipVerdict.Answer.no, OwnershipVerdict.Answer.no), (.subsidiaries, .yes, .no),
        (.someSubsidiaries, .open, .no), (.affiliates, .yes, .open),
    ])
    func theForcedLabourListReachesOnlyWhatAnEntrySays(
        words: EntryWords, subsidiary: OwnershipVerdict.Answer, minority: OwnershipVerdict.Answer
    ) throws {
        let stakes = [
            TestGraph.stake("X", "A", 60), TestGraph.stake("A", "B", 60), TestGraph.stake("A", "C", 20),
        ]
        let snapshot = TestGraph.graph(stakes).snapshot(on: TestGraph.day)
        let rule = try TestGraph.rule("us-uflpa")
        let listed = [ListedParty("X", words: words)]
        #expect(snapshot.verdict(for: "X", under: rule, listed: listed).answer == .yes)
        #expect(snapshot.verdict(for: "A", under: rule, listed: listed).answer == subsidiary)
        #expect(snapshot.verdict(for: "B", under: rule, listed: listed).answer == subsidiary)
        #expect(snapshot.verdict(for: "C", under: rule, listed: listed).answer == minority)
        let cascade = snapshot.cascade(under: rule, listed: listed)
        #expect(cascade["B"]?.verdict == subsidiary)
        #expect(cascade["C"]?.verdict == minority)
    }

    @Test func aDateKnownToTheYearLeavesADayInItOpen() throws {
        let stakes = [TestGraph.stake("X", "A", 60, from: "2025")]
        #expect(try TestGraph.verdict("A", "us-ofac", stakes, listed: ["X"]).answer == .open)
        let next = try #require(Day("2026-01-01"))
        #expect(try TestGraph.verdict("A", "us-ofac", stakes, listed: ["X"], on: next).answer == .yes)
    }
}
