import ClewModel
import Foundation
import RegimeRules
import SourceFiles
import Testing

struct CounterMeasureCatalogTests {
    let catalog: CounterMeasureCatalog

    init() throws {
        catalog = try CounterMeasureCatalog(
            directory: Reference.counterMeasures, regimes: RegimeCatalog(directory: Reference.regimes))
    }

    func day(_ text: String) throws -> Day {
        try #require(Day(text))
    }

    @Test func everyActOfTheModelHasAGuide() {
        let acts: [CompanyAct] = [
            .publicStatement, .regionClause, .originClause, .evidenceCollection, .fieldCollection, .evidenceSubmission,
            .originTest, .supplyMapping, .divestment, .deskResearch, .petition, .supply,
        ]
        for act in acts { #expect(catalog.guide(to: act) != nil, "\(act.rawValue)") }
        #expect(catalog.acts.count == acts.count)
    }

    @Test func theVendorsOfTheFifthOfAugustAreCriticalFromThatDayOn() throws {
        let vendors = [
            "Applied DNA Sciences", "STRATUM RESERVOIR", "Altana", "Responsible Business Alliance", "Verite",
            "Human Rights in China",
        ]
        for vendor in vendors {
            let after = catalog.exposure(for: [], vendors: [vendor], on: try day("2026-08-05"))
            #expect(after.map(\.severity) == [.critical], "\(vendor)")
            #expect(after.first?.article?.contains("Article") == true)
            let before = catalog.exposure(for: [], vendors: [vendor], on: try day("2026-08-04"))
            #expect(before.map(\.severity) == [.notice], "\(vendor)")
            #expect(before.first?.isComing == true)
        }
    }

    @Test func aVendorOnNoListGivesNothing() throws {
        #expect(catalog.exposure(for: [], vendors: ["Lab of the examples (invented)"], on: try day("2026-09-01")) == [])
        // C4ADS itself is on no list; a former member of its staff is.
        #expect(catalog.targets(named: "C4ADS").isEmpty)
    }

    @Test func aClauseThatNamesTheRegionIsGraveAndANeutralOneIsNot() throws {
        let region = catalog.exposure(for: [.regionClause], on: try day("2026-09-01"))
        #expect(
            region.compactMap(\.provision?.rawValue) == [
                "cn-afsl.article-12", "cn-blocking-rules.article-9", "cn-uel.listing", "cn-order-834.article-15",
                "cn-order-835.article-11",
            ])
        #expect(region.allSatisfy { $0.severity == .high })
        #expect(catalog.exposure(for: [.originClause], on: try day("2026-09-01")) == [])
    }

    @Test func onlyLawsThatExistOnTheDayAreNamed() throws {
        let early = catalog.exposure(for: [.regionClause], on: try day("2021-06-09"))
        #expect(early.compactMap(\.provision?.rawValue) == ["cn-blocking-rules.article-9", "cn-uel.listing"])
        let summer = catalog.exposure(for: [.evidenceSubmission], on: try day("2021-08-31"))
        #expect(summer.map(\.isComing) == [true, true])
    }

    @Test func aStatementIsGraverForABrandThatSellsInChina() throws {
        let day = try day("2025-03-01")
        func severity(_ sells: Bool?) -> [ExposureSeverity] {
            catalog.exposure(for: [.publicStatement], sellsInChina: sells, on: day).map(\.severity)
        }
        #expect(Set(severity(true)) == [.high])
        #expect(Set(severity(false)) == [.lower])
        #expect(Set(severity(nil)) == [.high])
        let unknown = catalog.exposure(for: [.publicStatement], sellsInChina: nil, on: day)
        #expect(unknown.allSatisfy { $0.severityLogic.contains("not known") })
    }

    @Test func targetsAreOrganizationsThatScreeningCanCompare() {
        #expect(catalog.targets.count == 39)
        #expect(catalog.targets.map(\.from) == catalog.targets.map(\.from).sorted())
        for entity in catalog.entities {
            #expect(entity.schema == .organization || entity.schema == .publicBody)
            #expect(entity.datasets == [CounterMeasureTarget.dataset])
            #expect(entity.first(.startDate).flatMap { Day($0) } != nil)
        }
    }

    @Test func anActThatItsProvisionDoesNotNameIsRefused() throws {
        let acts = """
            acts:
              - key: petition
                title: A petition
                exposures: [{provision: cn-dsl.article-36, why: Invented.}]
                severity: {always: high}
                logic: Invented.
                saferWay: Invented.
                citation: {source: A gazette}
                confidence: high
            """
        let targets = try SourceFile.read(
            Reference.counterMeasures.appending(path: "targets.csv"), as: "targets.csv", limit: 1 << 20)
        let error = #expect(throws: RegimeError.self) {
            try CounterMeasureCatalog(
                acts: SourceFile(name: "acts.yaml", text: acts), targets: targets, regimes: catalog.regimes)
        }
        #expect(error?.diagnostics.map(\.code) == ["act.provision"])
        #expect(error?.diagnostics.first?.location.line == 4)
    }
}
