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
        #expect(
            try catalog().commodities.map(\.key) == [
                "aluminium", "copper-gold", "cotton", "generic", "lithium-battery", "pvc", "red-dates", "seafood",
                "solar",
                "steel", "tomato",
            ])
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

    /// A ceiling of chemistry is that of the masses of the atoms, rounded to three places.
    @Test(arguments: [
        ("aluminium", "primary", 2 * 26.982 / (2 * 26.982 + 3 * 15.999)),
        ("pvc", "caustic-soda", (22.990 + 15.999 + 1.008) / (22.990 + 35.453)),
        ("pvc", "chlorine", 35.453 / (22.990 + 35.453)),
        (
            "pvc", "resin-carbide",
            (2 * 12.011 + 3 * 1.008 + 35.453) / ((40.078 + 2 * 12.011) + 35.453)
        ),
        ("lithium-battery", "lithium-carbonate", 0.06 * (2 * 6.94 + 12.011 + 3 * 15.999) / (2 * 6.94 + 15.999)),
        (
            "lithium-battery", "lithium-hydroxide",
            2 * (6.94 + 2 * 15.999 + 3 * 1.008) / (2 * 6.94 + 12.011 + 3 * 15.999)
        ),
    ])
    func noCeilingOfChemistryIsBelowTheMassesOfTheAtoms(commodity: String, stage: String, ceiling: Double) throws {
        let range = try #require(catalog()[commodity]?.stage(stage)?.yield(.mass))
        #expect(abs(range.bounds.upper - ceiling) < 0.001)
    }

    /// What a pound of salt gives in soda and in chlorine holds all of its sodium and chlorine, and water.
    @Test func sodaAndChlorineAreCoProductsOfOneSalt() throws {
        let pvc = try #require(catalog()["pvc"])
        #expect(pvc.stage("caustic-soda")?.coProducts == ["chlorine"])
        #expect(pvc.stage("chlorine")?.coProducts == ["caustic-soda"])
    }

    /// The factors of the FAO are the live fish in a kilogram of product: 2.17 dressed, 3.78 fillet, 2.00 salmon.
    @Test(arguments: [("dressed-pollock", 2.17), ("fillet-pollock", 3.78), ("fillet-salmon", 2.0)])
    func yieldsOfFishAreTheFactorsOfTheFAO(stage: String, factor: Double) throws {
        #expect(abs(try central("seafood", stage) * factor - 1) < 0.01)
    }

    @Test(arguments: [
        ("aluminum", "aluminium"), ("Gold", "copper-gold"), ("copper", "copper-gold"), ("caustic soda", "pvc"),
        ("LITHIUM", "lithium-battery"), ("batteries", "lithium-battery"), ("red dates", "red-dates"),
        ("jujube", "red-dates"), ("fish", "seafood"), ("cotton", "cotton"),
    ])
    func aCommodityIsFoundByTheWordsPeopleUse(word: String, key: String) throws {
        #expect(try catalog().meant(by: word)?.key == key)
    }

    @Test func aWordThatNoFileKnowsMeansNoCommodity() throws {
        #expect(try catalog().meant(by: "window glass") == nil)
    }

    @Test func aNameOfTwoCommoditiesIsAnError() throws {
        let folder = try TemporaryDirectory()
        for key in ["oak", "pine"] {
            try folder.write(
                """
                key: \(key)
                other_names: [wood]
                name: Timber
                stages:
                  - {key: felling, name: Felling, input: trees, output: logs, citation: {source: A}, confidence: high}

                """, to: key + ".yaml")
        }
        let error = #expect(throws: CaseError.self) { try CommodityCatalog(directory: folder.url) }
        #expect(error?.diagnostics.map(\.code) == ["commodity.name.shared"])
    }

    /// Co-products name each other and come of the same inputs; else their yields could not be added up.
    @Test(arguments: ["co_products: [bark, boards]", "co_products: [felling]", "co_products: [sawing]"])
    func aCoProductThatIsNoneIsAnError(line: String) throws {
        let folder = try TemporaryDirectory()
        try folder.write(
            """
            key: timber
            name: Timber
            stages:
              - {key: felling, name: Felling, input: trees, output: logs, citation: {source: A}, confidence: high}
              - {key: bark, name: Bark, inputs: [felling], co_products: [sawing], input: logs, output: bark, citation: {source: A}, confidence: high}
              - {key: sawing, name: Sawing, inputs: [felling], \(line), input: logs, output: boards, citation: {source: A}, confidence: high}

            """, to: "timber.yaml")
        let error = #expect(throws: CaseError.self) { try CommodityCatalog(directory: folder.url) }
        #expect(error?.diagnostics.contains { $0.code == "commodity.stage.coProduct" } == true)
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
