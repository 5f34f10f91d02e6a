import ClewModel
import Testing

struct UnitScaleTests {
    @Test(arguments: [
        ("DTN", UnitOfMeasure.kilogram, 100.0), ("MGM", .gram, 0.001), ("GRO", .dozen, 12), ("KGM", .kilogram, 1),
        ("fot", .metre, 0.3048), ("XBL", .bale, 1),
    ])
    func readsCodesOfTheRecommendation(code: String, unit: UnitOfMeasure, factor: Double) {
        #expect(UnitScale(recommendation: code)?.unit == unit)
        #expect(UnitScale(recommendation: code)?.amount(1) == factor)
        #expect(UnitScale(recommendation: code)?.baseFactor == factor * unit.factor)
    }

    /// What people write is no code: a code that means something else would be taken for it.
    @Test(arguments: ["KG", "MT", "TON", "LTR", ""])
    func knowsNoOtherCodes(code: String) {
        #expect(UnitScale(recommendation: code) == nil)
    }

    @Test func aUnitIsReadByItsCodeOnlyWhereBothAreOne() {
        #expect(UnitOfMeasure(text: "XCT") == .carton)
        #expect(UnitOfMeasure(text: "DTN") == nil)
        #expect(UnitScale(text: "DTN") == UnitScale(.kilogram, 100))
        #expect(UnitScale(text: "tonnes") == UnitScale(.tonne))
        #expect(UnitScale(text: "tons") == nil)
    }
}
