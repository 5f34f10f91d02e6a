import ClewModel
import Testing

@testable import RegimeRules

/// Which day a provision is judged on, and what is open where the day is known in part.
struct QuestionDayTests {
    private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

    private static func answer(_ days: ClosedRange<Day>, asked: Day, listedFrom: String) throws -> Obligation {
        let catalog = try #require(EvaluationLawTests.catalog)
        var facts = RegimeFacts()
        facts.importInto = ["us"]
        facts.days[.importDay] = [days]
        facts.screenings = [ScreeningFact(dataset: "us_dhs_uflpa")]
        facts.listings = [
            ListingFact(
                party: "Invented Mill", roles: [.producer], dataset: "us_dhs_uflpa", entity: "x",
                listedName: "Invented Mill",
                from: PartialDate(listedFrom), evidence: ["listing"])
        ]
        let all = try catalog.evaluate(facts, regimes: ["us-uflpa"], on: asked)
        return try #require(all.first { $0.provision.id == "us-uflpa.presumption.listed-entity" })
    }

    @Test func aListingWithinTheDaysThatTheImportMayBeLeavesItOpen() throws {
        let days = try Self.day("2025-01-10")...Self.day("2025-01-31")
        let asked = try Self.day("2025-06-01")
        let before = try Self.answer(days, asked: asked, listedFrom: "2025-01-05")
        let within = try Self.answer(days, asked: asked, listedFrom: "2025-01-15")
        let after = try Self.answer(days, asked: asked, listedFrom: "2025-02-01")
        #expect(before.applies)
        #expect(!within.applies && !within.isRuledOut)
        #expect(after.isRuledOut)
        #expect(within.judgedOn.phrase == "the day of import, which lies between 2025-01-10 and 2025-01-31")
    }

    @Test func eachStatedDayIsJudgedOnceAndInOrder() throws {
        var facts = RegimeFacts()
        let (first, second) = (try Self.day("2025-03-01"), try Self.day("2025-02-01"))
        facts.days[.payment] = [first...first, second...second, first...first]
        facts.days[.contract] = [second...second]
        let asked = try Self.day("2025-06-01")
        let days = facts.questionDays([.asked, .payment, .contract], asked: asked)
        #expect(days.map(\.day) == [asked, second, first])
        #expect(days.map(\.kind) == [.asked, .payment, .payment])
        #expect(facts.questionDays([.exportDay], asked: asked) == [QuestionDay(asked, .asked, missing: .exportDay)])
    }

    @Test(arguments: [
        ("2025-02-07", 10, "2025-02-21"), ("2025-02-08", 1, "2025-02-10"), ("2024-12-31", 30, "2025-02-11"),
    ])
    func businessDaysLeaveOutWeekends(start: String, count: Int, last: String) throws {
        let deadline = Deadline(
            key: "k", what: "w", days: count, counting: .business, event: .blocking, becomes: nil, extensions: nil,
            mostExtensions: nil,
            citation: Citation("s", verification: .secondary), confidence: .high)
        #expect(deadline.lastDay(from: try Self.day(start)).description == last)
    }
}
