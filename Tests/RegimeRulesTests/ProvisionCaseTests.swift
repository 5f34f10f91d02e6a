import ClewModel
import Foundation
import RegimeRules
import Testing

struct ProvisionCaseTests {
    static let cases: [RegimeCase] = (try? RegimeCase.all(in: Reference.cases).cases) ?? []

    static let catalog = try? RegimeCatalog(directory: Reference.regimes)

    @Test func theTablesOfCasesAreReadWhole() throws {
        let (cases, diagnostics) = try RegimeCase.all(in: Reference.cases)
        #expect(diagnostics.map(\.description) == [])
        #expect(cases.count >= 40)
    }

    @Test(arguments: cases)
    func answersAsTheTableSays(_ test: RegimeCase) throws {
        let catalog = try #require(ProvisionCaseTests.catalog)
        let obligations = try catalog.evaluate(test.facts, regimes: test.regimes, on: test.day)
        for expected in test.expectations {
            #expect(catalog.provision(expected.provision) != nil, "\(expected.provision) is unknown")
            let found = obligations.first { obligation in
                obligation.provision.id == expected.provision
                    && (expected.on == nil || expected.on == obligation.judgedOn.day)
            }
            guard expected.answer != "absent" else {
                #expect(found == nil, "\(expected.provision) must not be judged on \(test.day)")
                continue
            }
            let obligation = try #require(found, "\(expected.provision) is not judged")
            check(obligation, against: expected)
        }
    }

    private func check(_ obligation: Obligation, against expected: RegimeCase.Expectation) {
        let name = expected.provision.rawValue
        let said = obligation.reasons.map(\.statement).joined(separator: "\n")
        #expect(answer(of: obligation) == expected.answer, "\(name): \(said)")
        if let day = expected.coming {
            #expect(obligation.status == .coming(from: day), "\(name)")
            #expect(!obligation.applies, "\(name): a coming rule is no duty")
        } else {
            #expect(obligation.status == .inForce, "\(name)")
        }
        if let because = expected.because { #expect(said.contains(because), "\(name): \(said)") }
        if let change = expected.changes {
            #expect(obligation.changes.contains { $0.contains(change) }, "\(name): \(obligation.changes)")
        }
        for (key, day) in expected.due {
            let due = obligation.due.first { $0.deadline.key == key }
            #expect(due?.lastDay?.description == day, "\(name)")
        }
        for (state, keys) in [
            (EvidenceAnswer.State.answered, expected.answered), (.partly, expected.partly),
            (.missing, expected.missing),
        ] {
            guard let keys else { continue }
            #expect(
                obligation.evidence.filter { $0.state == state }.map(\.requirement.key) == keys, "\(name), \(state)")
        }
    }

    private func answer(of obligation: Obligation) -> String {
        switch obligation.determination {
        case .established: "established"
        case .refuted: "refuted"
        case .undetermined: "undetermined"
        }
    }
}
