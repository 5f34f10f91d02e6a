import ClewModel
import NameMatching
import Testing
import TestSupport

@testable import Screening

struct JudgementBookTests {
    private static let day = Day(number: 20_000)
    private static let query = ScreeningQuery(id: "supplier-7", schema: .company, names: ["Quonvex Mining Ltd"])
    private static let entity = InventedParties.company("a", ["Quonvex Mining Ltd"])

    private static func screen(_ entity: Entity, _ query: ScreeningQuery, _ book: JudgementBook) throws -> Candidate {
        let found = try InventedParties.screener([entity]).screen(query)
        return try #require(book.apply(to: found, of: query).first)
    }

    private static func book(_ verdict: Judgement.Verdict) throws -> JudgementBook {
        let candidate = try screen(entity, query, JudgementBook([]))
        return JudgementBook([
            Judgement(verdict, on: candidate, for: query, reason: "another register number", by: "reviewer", on: day)
        ])
    }

    @Test func aClearedMatchDoesNotComeBack() throws {
        let before = try Self.screen(Self.entity, Self.query, JudgementBook([]))
        #expect(before.isMatch && before.isOpen)
        let after = try Self.screen(Self.entity, Self.query, Self.book(.noMatch))
        #expect(after.isMatch, "the score stays on record")
        #expect(!after.isOpen)
        #expect(!after.isMatchAfterJudgement)
        #expect(after.judgement?.reason == "another register number")
    }

    @Test func aChangeOnEitherSideAsksAgain() throws {
        let book = try Self.book(.noMatch)
        var changed = Self.entity
        changed.properties[.alias] = ["Quonvex Mine"]
        let listChanged = try Self.screen(changed, Self.query, book)
        #expect(listChanged.isOpen)
        #expect(listChanged.judgement == nil)
        #expect(listChanged.outdatedJudgement?.verdict == .noMatch)

        var query = Self.query
        query.names = ["Quonvex Mining"]
        let queryChanged = try Self.screen(Self.entity, query, book)
        #expect(queryChanged.judgement == nil)
        #expect(queryChanged.outdatedJudgement != nil)
    }

    @Test func aFullerDescriptionKeepsADecisionUnlessItSpeaksAgainstIt() throws {
        let book = try Self.book(.noMatch)
        var fuller = Self.query
        fuller.id = "another key"
        fuller.addresses = ["Invented Road 1"]
        fuller.countries = ["kz"]
        #expect(try Self.screen(Self.entity, fuller, book).judgement?.verdict == .noMatch)
        // Nobody had seen that the countries agree.
        fuller.countries = ["cn"]
        let agreeing = try Self.screen(Self.entity, fuller, book)
        #expect(agreeing.judgement == nil)
        #expect(agreeing.isOpen)
    }

    @Test func unsureStaysOpenAndAMatchIsSettled() throws {
        #expect(try Self.screen(Self.entity, Self.query, Self.book(.unsure)).isOpen)
        let match = try Self.screen(Self.entity, Self.query, Self.book(.match))
        #expect(!match.isOpen)
        #expect(match.isMatchAfterJudgement)
    }

    @Test func theLastJudgementOnAPairCounts() throws {
        let candidate = try Self.screen(Self.entity, Self.query, JudgementBook([]))
        let judgements = [Judgement.Verdict.noMatch, .match].map {
            Judgement($0, on: candidate, for: Self.query, reason: "", by: "reviewer", on: Self.day)
        }
        #expect(JudgementBook(judgements).judgement(on: "a", for: "supplier-7")?.verdict == .match)
    }

    @Test func ofTwoDaysTheLaterCountsInWhateverOrderTheyAreRead() throws {
        let candidate = try Self.screen(Self.entity, Self.query, JudgementBook([]))
        let later = Judgement(
            .match, on: candidate, for: Self.query, reason: "", by: "reviewer", on: Day(number: 20_001))
        let earlier = Judgement(.noMatch, on: candidate, for: Self.query, reason: "", by: "reviewer", on: Self.day)
        for order in [[later, earlier], [earlier, later]] {
            #expect(JudgementBook(order).judgement(on: "a", for: "supplier-7")?.verdict == .match)
        }
    }
}
