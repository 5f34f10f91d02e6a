import ClewModel
import OwnershipAnalysis
import Testing

/// Cases of European and British guidance, with invented letters; P and Q are designated.
struct EUAndUKGuidanceTests {
    private let early = Day(year: 2024, month: 7, day: 2) ?? .distantPast
    private let late = Day(year: 2024, month: 7, day: 3) ?? .distantPast

    /// Commission FAQ on Regulation (EU) 269/2014, question 8 (8 April 2022): 30 % and 25 % count as 55 %.
    @Test func stakesOfDesignatedOwnersAddUpInTheUnion() throws {
        let stakes = [TestGraph.stake("P", "A", 30), TestGraph.stake("Q", "A", 25)]
        for day in [early, late] {
            #expect(try TestGraph.verdict("A", "eu", stakes, listed: ["P", "Q"], on: day).answer == .yes)
        }
    }

    /// Best Practices, update of 3 July 2024: “50 % or more” replaced “more than 50 %”.
    @Test func halfIsEnoughInTheUnionFromTheDayOfTheUpdate() throws {
        let stakes = [TestGraph.stake("P", "A", 25), TestGraph.stake("Q", "A", 25)]
        #expect(try TestGraph.verdict("A", "eu", stakes, listed: ["P", "Q"], on: early).answer == .no)
        #expect(try TestGraph.verdict("A", "eu", stakes, listed: ["P", "Q"], on: late).answer == .yes)
    }

    /// Best Practices: the power to appoint most of the board is control.
    @Test func appointingTheBoardIsControlInTheUnion() throws {
        let stakes = [TestGraph.stake("P", "A", 10), TestGraph.tie("P", "A", .boardMajority)]
        let verdict = try TestGraph.verdict("A", "eu", stakes, listed: ["P"], on: late)
        #expect(verdict.answer == .yes)
        #expect(verdict.steps.last?.reason == .control)
    }

    /// Best Practices: a front person calls for a closer look and settles nothing.
    @Test func aNomineeLeavesControlOpenInTheUnion() throws {
        let stakes = [TestGraph.tie("P", "A", .nominee), TestGraph.stake("A", "B", 80)]
        let verdict = try TestGraph.verdict("B", "eu", stakes, listed: ["P"], on: late)
        #expect(verdict.answer == .open)
        #expect(verdict.missing.map(\.kind) == [.control])
        #expect(verdict.missing.first?.asset == "A")
    }

    /// Best Practices: a seat on the board alone is no control.
    @Test func aSeatOnTheBoardIsNoControl() throws {
        let stakes = [TestGraph.tie("P", "A", .directorship), TestGraph.stake("P", "A", 20)]
        #expect(try TestGraph.verdict("A", "eu", stakes, listed: ["P"], on: late).answer == .no)
        #expect(try TestGraph.verdict("A", "uk", stakes, listed: ["P"], on: late).answer == .no)
    }

    @Test func votesOfSeveralHoldersLeaveTheAnswerOpenInTheUnion() throws {
        let apart = [TestGraph.stake("P", "A", 30, .voting), TestGraph.stake("Q", "A", 30, .voting)]
        let verdict = try TestGraph.verdict("A", "eu", apart, listed: ["P", "Q"], on: late)
        #expect(verdict.answer == .open)
        #expect(verdict.missing.map(\.kind) == [.oneHolder])
        let one = [TestGraph.stake("P", "A", 60, .voting)]
        #expect(try TestGraph.verdict("A", "eu", one, listed: ["P"], on: late).answer == .yes)
    }

    /// OFSI, general guidance, paragraph 4.14: holdings are not simply added up.
    @Test func stakesOfDesignatedPersonsDoNotAddUpInTheKingdom() throws {
        let stakes = [TestGraph.stake("P", "A", 40), TestGraph.stake("Q", "A", 40)]
        let verdict = try TestGraph.verdict("A", "uk", stakes, listed: ["P", "Q"])
        #expect(verdict.answer == .no)
        #expect(verdict.bounds == Bounds(exactly: 0.4))
    }

    /// The same paragraph: unless they are subject to a joint arrangement.
    @Test func aJointArrangementAddsThemUpInTheKingdom() throws {
        let stakes = [
            TestGraph.stake("P", "A", 30), TestGraph.stake("Q", "A", 30), TestGraph.tie("P", "Q", .jointArrangement),
        ]
        let verdict = try TestGraph.verdict("A", "uk", stakes, listed: ["P", "Q"])
        #expect(verdict.answer == .yes)
        #expect(verdict.bounds == Bounds(exactly: 0.6))
        // Schedule 1, paragraph 3: each counts as holding what both hold, though only one is designated.
        #expect(try TestGraph.verdict("A", "uk", stakes, listed: ["P"]).answer == .yes)
        #expect(try TestGraph.verdict("Q", "uk", stakes, listed: ["P"]).answer == .no)
    }

    @Test(arguments: [(50.0, OwnershipVerdict.Answer.no), (50.0000001, .yes)])
    func moreThanHalfIsNeededInTheKingdom(percent: Double, answer: OwnershipVerdict.Answer) throws {
        #expect(
            try TestGraph.verdict("A", "uk", [TestGraph.stake("P", "A", percent)], listed: ["P"]).answer == answer)
    }

    /// Schedule 1: a person holds indirectly what a party holds in which that person has a majority stake.
    @Test func aMajorityHolderPassesItsStakeOnInTheKingdom() throws {
        let stakes = [
            TestGraph.stake("P", "A", 51), TestGraph.stake("P", "B", 30), TestGraph.stake("A", "B", 21),
        ]
        #expect(try TestGraph.verdict("B", "uk", stakes, listed: ["P"]).answer == .yes)
        let half = [TestGraph.stake("P", "A", 50), TestGraph.stake("P", "B", 30), TestGraph.stake("A", "B", 21)]
        #expect(try TestGraph.verdict("B", "uk", half, listed: ["P"]).answer == .no)
    }

    @Test func affairsConductedAsThePersonWishesAreControlInTheKingdom() throws {
        let stakes = [TestGraph.tie("P", "A", .conductAsWished)]
        #expect(try TestGraph.verdict("A", "uk", stakes, listed: ["P"]).answer == .yes)
        #expect(try TestGraph.verdict("A", "eu", stakes, listed: ["P"]).answer == .open)
    }
}
