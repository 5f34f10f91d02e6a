import ClewModel
import Testing

@testable import RegimeRules

/// The laws of three-valued logic, on every combination of three parts.
struct ConditionLogicTests {
    enum Value: Int, CaseIterable { case no, open, yes }

    func answer(_ value: Value, _ index: Int) -> ConditionAnswer {
        switch value {
        case .yes: .yes("part \(index) holds", by: [EvidenceID(rawValue: "e\(index)")])
        case .no: .no("part \(index) fails", by: [EvidenceID(rawValue: "e\(index)")])
        case .open:
            .open("part \(index) is open", missing: [EvidenceGap(missing: "m\(index)", subject: "s", question: "?")])
        }
    }

    func value(_ answer: ConditionAnswer) -> Value {
        answer.isEstablished ? .yes : answer.isRefuted ? .no : .open
    }

    @Test func allIsTheLeastAndAnyTheGreatestOfTheParts() {
        for a in Value.allCases {
            for b in Value.allCases {
                for c in Value.allCases {
                    let parts = [answer(a, 0), answer(b, 1), answer(c, 2)]
                    let ranks = [a, b, c].map(\.rawValue)
                    #expect(value(.all(parts)).rawValue == ranks.min())
                    #expect(value(.any(parts)).rawValue == ranks.max())
                    #expect(value(.all(parts)) == value(.all(parts.reversed())))
                }
            }
        }
    }

    @Test func theAnswerRestsOnTheDecidingPartsOnly() {
        let parts = [answer(.yes, 0), answer(.no, 1), answer(.open, 2)]
        #expect(ConditionAnswer.all(parts).determination == .refuted(by: ["e1"]))
        #expect(ConditionAnswer.any(parts).determination == .established(by: ["e0"]))
    }

    @Test func aQuestionNeverSettlesWhatItRaises() {
        var facts = RegimeFacts()
        facts.origins = [OriginFact(goods: "L", region: "xinjiang", share: Bounds(0.5, 1), evidence: ["e"])]
        let question = Condition(
            OpenQuestion(
                condition: Condition(OriginIn(region: "xinjiang")), missing: "the use of forced labour", question: "?"))
        let context = ConditionContext(facts: facts, question: QuestionDay(.distantPast, .asked), provisions: [:])
        #expect(value(question.judged(in: context)) == .open)
        #expect(value(Condition(OriginIn(region: "xinjiang")).judged(in: context)) == .yes)
    }

    @Test(arguments: [
        (PartialDate("2024"), "2023-12-31", Value.no), (PartialDate("2024"), "2024-06-01", .open),
        (PartialDate("2024"), "2024-12-31", .yes), (nil, "2024-06-01", .open),
    ])
    func aListingKnownToTheYearIsOpenWithinThatYear(_ from: PartialDate?, _ day: String, _ expected: Value) throws {
        var facts = RegimeFacts()
        facts.screenings = [ScreeningFact(dataset: "us_dhs_uflpa")]
        facts.listings = [
            ListingFact(
                party: "P", roles: [.producer], dataset: "us_dhs_uflpa", entity: "x", listedName: "P", from: from,
                evidence: ["e"])
        ]
        let test = Condition(
            ListedPartyTest(datasets: ["us_dhs_uflpa"], roles: [.producer], otherRoles: .open))
        let context = ConditionContext(
            facts: facts, question: QuestionDay(try #require(Day(day)), .asked), provisions: [:])
        #expect(value(test.judged(in: context)) == expected)
    }

    @Test func goodsWithoutACodeAreAskedForEverything() {
        let requirement = EvidenceRequirement(
            key: "bales", what: "Bale lists", documentTypes: ["bale-list"], scope: .once, steps: [], stages: [],
            goods: ["52"])
        #expect(requirement.isAsked(for: []))
        #expect(requirement.isAsked(for: ["520512"]))
        #expect(!requirement.isAsked(for: ["200290"]))
    }

    @Test func eachStepIsAskedForWhatItCanHave() throws {
        func requirement(_ scope: EvidenceRequirement.Scope, steps: [String] = [], stages: [String] = [])
            -> EvidenceRequirement
        {
            EvidenceRequirement(
                key: "k", what: "A record", documentTypes: ["record"], scope: scope, steps: steps, stages: stages,
                goods: [])
        }
        var facts = RegimeFacts()
        facts.steps = [
            RegimeFacts.Step(id: "SPIN", title: "spinning", kinds: ["transform"], stage: "spinning"),
            RegimeFacts.Step(id: "SALE", title: "sale", kinds: ["sell", "move"]),
        ]
        facts.lots = [
            RegimeFacts.Step(id: "A", title: "lint", stage: "ginning"),
            RegimeFacts.Step(id: "Y", title: "yarn", stage: "spinning"),
        ]
        facts.documents = [RegimeFacts.Document(id: "D", type: "record", supports: ["SALE", "Y"])]
        let sale = try #require(requirement(.eachStep, steps: ["sell"]).answered(by: facts))
        #expect(sale.state == .answered && sale.missingSteps.isEmpty)
        #expect(requirement(.eachStep, steps: ["move"]).answered(by: facts)?.state == .answered)
        let production = try #require(requirement(.eachStep, steps: ["transform"]).answered(by: facts))
        #expect(production.state == .missing && production.missingSteps.map(\.id) == ["SPIN"])
        #expect(requirement(.eachStep).answered(by: facts)?.state == .partly)
        #expect(requirement(.eachLot, stages: ["ginning"]).answered(by: facts)?.missingSteps.map(\.id) == ["A"])
        #expect(requirement(.eachLot).answered(by: facts)?.state == .partly)
        // A chain that lacks the step is asked for its record once.
        #expect(requirement(.eachStep, steps: ["issue"]).answered(by: facts)?.state == .answered)
    }

    @Test func kindsOfDocumentsAreReadAsPeopleWriteThem() {
        #expect(DocumentType("Purchase Order") == DocumentType("purchase_order"))
        #expect(DocumentType(" Bill of  Lading ").key == "bill-of-lading")
    }
}
