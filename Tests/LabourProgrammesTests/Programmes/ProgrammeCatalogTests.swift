import ClewModel
import LabourProgrammes
import Testing

struct ProgrammeCatalogTests {
    let catalog: ProgrammeCatalog

    init() throws {
        catalog = try ReferenceData.catalog.get()
    }

    @Test func everyProgrammeOfTheFactBaseIsThere() {
        #expect(catalog.programmes.map(\.code) == ["P1", "P1b", "P2", "P3", "P4", "P5", "P6", "P7", "P8"])
        #expect(catalog["labour-transfer"]?.namesInChinese.contains("转移就业脱贫") == true)
        #expect(catalog["nothing"] == nil)
    }

    @Test func everyProgrammeHasASourceAndOurOwnAccountOfHowItWorks() {
        for programme in catalog.programmes {
            #expect(!programme.sources.isEmpty)
            #expect(!programme.mechanism.isEmpty)
            #expect(!programme.names.isEmpty)
        }
    }

    @Test func theMappingToTheIndicatorsOfTheILOKeepsItsThreeStandings() throws {
        let vsetc = try #require(catalog["vsetc"])
        #expect(vsetc.forcedLabourIndicators[.violence] == .reported)
        #expect(vsetc.forcedLabourIndicators[.deception] == .plausible)
        #expect(vsetc.forcedLabourIndicators[.debtBondage] == .weak)
        let monitoring = try #require(catalog["unemployment-monitoring"])
        #expect(monitoring.forcedLabourIndicators[.intimidationAndThreats] == .reported)
        #expect(catalog["land-transfer"]?.forcedLabourIndicators.isEmpty == true)
    }

    @Test func successorsAndPredecessorsAreKnown() {
        #expect(catalog["vsetc"]?.successors == ["vsetc-placement"])
        #expect(catalog["vsetc-placement"]?.predecessors == ["vsetc"])
    }

    @Test func aTermThatIsTooGeneralDeclaresWhatItNeeds() {
        for term in ["兵团", "学员", "集中管理", "结业", "托管", "清零"] {
            let indicator = catalog.indicators.first { $0.term == term }
            #expect(indicator?.contexts.contains(.xinjiang) == true, "\(term)")
        }
    }

    @Test func onlyTermsOfOursAreUnverified() {
        for indicator in catalog.indicators where indicator.citation.verification == .unverified {
            #expect(indicator.citation.source.hasPrefix("our own wording"))
        }
    }
}
