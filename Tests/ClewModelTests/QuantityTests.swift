import ClewModel
import Testing

struct QuantityTests {
    @Test(arguments: [("MT", UnitOfMeasure.tonne), ("kgs", .kilogram), ("吨", .tonne), ("Wp", .watt), ("PCS", .piece)])
    func readsUnitsAsPeopleWriteThem(text: String, unit: UnitOfMeasure) {
        #expect(UnitOfMeasure(text: text) == unit)
    }

    @Test func knowsNoUnitByGuess() {
        #expect(UnitOfMeasure(text: "sackfuls") == nil)
        #expect(UnitOfMeasure(text: "") == nil)
    }

    /// A ton is 2,000 lb to some, 2,240 lb or 1,000 kg to others.
    @Test(arguments: ["ton", "tons", "TONS", "Ton"])
    func aTonIsNotGuessedAt(text: String) {
        #expect(UnitOfMeasure(text: text) == nil)
        #expect(UnitOfMeasure.isAmbiguous(text))
    }

    @Test(arguments: [
        ("short tons", UnitOfMeasure.shortTon), ("STN", .shortTon), ("long ton", .longTon), ("metric tons", .tonne),
        ("TNE", .tonne), ("KGM", .kilogram), ("LBR", .pound), ("DZN", .dozen), ("C62", .piece), ("yards", .yard),
        ("MTR", .metre), ("bales", .bale), ("drums", .drum), ("ctns", .carton),
    ])
    func readsUnitsOfTradeAndTheirCodes(text: String, unit: UnitOfMeasure) {
        #expect(UnitOfMeasure(text: text) == unit)
    }

    @Test func theOneShipmentIsTheSameInEveryUnit() {
        #expect(Quantity(100, .shortTon)?.baseAmount == Quantity(200_000, .pound)?.baseAmount)
        let long = Quantity(1, .longTon)?.baseAmount ?? 0
        let pounds = Quantity(2240, .pound)?.baseAmount ?? 1
        #expect(abs(long - pounds) < 1e-9)
        #expect(Quantity(10_000, .yard)?.baseAmount == 9144)
        #expect(Quantity(3, .dozen)?.baseAmount == 36)
    }

    @Test func everyUnitReadsItsOwnName() {
        for unit in UnitOfMeasure.allCases { #expect(UnitOfMeasure(text: unit.rawValue) == unit) }
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
