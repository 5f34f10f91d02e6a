import ClewModel
import Foundation
import SupplyChain
import TestSupport
import Testing

struct CommodityCatalogTests {
    private func catalog() throws -> CommodityCatalog {
        try CommodityCatalog(directory: RepositoryFiles.reference.appending(path: "commodities"))
    }

    private func central(_ commodity: String, _ stage: String, _ basis: YieldRange.Basis = .mass) throws -> Double {
        try #require(catalog()[commodity]?.stage(stage)?.yield(basis)?.central)
    }

    @Test func everyCommodityOfTheReferenceDataIsRead() throws {
        #expect(try catalog().commodities.map(\.key) == ["cotton", "generic", "solar", "tomato"])
    }

    @Test func whatWasRecalledOrAssumedIsMarked() throws {
        for commodity in try catalog().commodities {
            for range in commodity.stages.flatMap(\.yields) where range.citation.verification == .unverified {
                #expect(range.confidence == .unverified)
            }
            for fact in commodity.facts { #expect(fact.confidence >= .medium) }
        }
    }

    @Test func keysOfStagesAndDocumentsAreWrittenAlike() throws {
        for stage in try catalog().commodities.flatMap(\.stages) {
            for key in [stage.key] + stage.documents {
                #expect(key.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
            }
            for code in stage.hsCodes { #expect(code.allSatisfy { $0.isNumber || $0 == "." }) }
        }
    }

    @Test func everyChainStartsWithAStageThatTellsItsOrigin() throws {
        for commodity in try catalog().commodities {
            let first = try #require(commodity.stages.first)
            #expect(first.inputs.isEmpty)
            #expect(first.tellsOrigin)
        }
    }

    /// The fact base works out 1.50 kg of lint and about 4.2 kg of seed cotton a kilogram of carded garment.
    @Test func aKilogramOfGarmentTakesAKilogramAndAHalfOfLint() throws {
        let lint =
            try 1
            / (central("cotton", "garment") * central("cotton", "finishing") * central("cotton", "fabric")
                * central("cotton", "spinning-carded"))
        #expect(abs(lint - 1.50) < 0.005)
        #expect(abs(lint / (try central("cotton", "ginning")) - 4.2) < 0.05)
    }

    /// The fact base works out 29 / (4.8 × 0.93) = 6.5 kg of tomatoes a kilogram of paste.
    @Test func aKilogramOfPasteTakesSixAndAHalfOfTomatoes() throws {
        #expect(abs(1 / (try central("tomato", "paste")) - 29 / (4.8 * 0.93)) < 0.1)
    }

    /// The fact base gives 0.42 W a gram of polysilicon as the central value for the whole chain.
    @Test func aGramOfPolysiliconMakesFourTenthsOfAWatt() throws {
        let watts =
            try central("solar", "ingot") * central("solar", "wafer") * central("solar", "cell", .powerPerMass) / 1000
        #expect(abs(watts - 0.42) < 0.001)
    }

    @Test func aSlipInTheReferenceDataIsFound() throws {
        let folder = try TemporaryDirectory()
        try folder.write(
            """
            key: wood
            name: Timber
            stages:
              - {key: sawing, name: Sawing, inputs: [felling], input: logs, output: boards, citation: {source: A}, confidence: high, colour: red}

            """, to: "timber.yaml")
        let error = #expect(throws: CaseError.self) { try CommodityCatalog(directory: folder.url) }
        #expect(error?.diagnostics.map(\.code) == ["commodity.key", "commodity.stage.unknown", "yaml.key.unknown"])
    }

    @Test func aMissingFolderIsReported() {
        let error = #expect(throws: CaseError.self) { try CommodityCatalog(directory: URL(filePath: "/nowhere")) }
        #expect(error?.code == .invalidCatalog)
    }
}
