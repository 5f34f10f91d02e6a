import ClewModel
import Testing

struct QuantityTests {
    @Test(arguments: [("MT", UnitOfMeasure.tonne), ("kgs", .kilogram), ("吨", .tonne), ("Wp", .watt), ("PCS", .piece)])
    func readsUnitsAsPeopleWriteThem(text: String, unit: UnitOfMeasure) {
        #expect(UnitOfMeasure(text: text) == unit)
    }

    @Test func knowsNoUnitByGuess() {
        #expect(UnitOfMeasure(text: "bales") == nil)
        #expect(UnitOfMeasure(text: "") == nil)
    }

    @Test func countsInBaseUnits() {
        #expect(Quantity(2.5, .tonne)?.baseAmount == 2500)
        #expect(Quantity(1000, .pound)?.baseAmount == 453.59237)
        #expect(Quantity(5, .megawatt)?.baseAmount == 5_000_000)
    }

    @Test(arguments: [-1, .nan, .infinity, -.infinity] as [Double])
    func holdsNoImpossibleAmount(amount: Double) {
        #expect(Quantity(amount, .kilogram) == nil)
    }

    @Test func boundsAddUp() {
        #expect(Bounds(0.25, 0.5) + Bounds(exactly: 0.25) == Bounds(0.5, 0.75))
        #expect(Bounds(0, 1).contains(0.3))
        #expect(!Bounds(0, 1).isExact)
    }
}
