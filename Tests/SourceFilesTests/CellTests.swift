import ClewModel
import SourceFiles
import Testing

struct CellTests {
    private func cell(_ text: String) -> Cell {
        Cell(text: text, location: SourceLocation(file: "lots.csv", line: 4, column: 7), column: "quantity")
    }

    @Test func aQuantityTakesItsUnitFromTheOtherCellOrItsOwnText() throws {
        var diagnostics: [Diagnostic] = []
        #expect(cell("1,200").quantity(unit: cell("KG"), &diagnostics) == Quantity(1200, .kilogram))
        #expect(cell("1.5 t").quantity(unit: nil, &diagnostics) == Quantity(1.5, .tonne))
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("12", "barrels", "cell.unit"), ("-3", "kg", "cell.quantity"), ("a few", "kg", "cell.number"),
        ("1,5", "kg", "cell.number"),
    ])
    func aBadQuantityIsReportedWithItsPlace(text: String, unit: String, code: String) {
        var diagnostics: [Diagnostic] = []
        #expect(cell(text).quantity(unit: cell(unit), &diagnostics) == nil)
        #expect(diagnostics.map(\.code) == [code])
        #expect(diagnostics[0].location == SourceLocation(file: "lots.csv", line: 4, column: 7))
        #expect(diagnostics[0].message.contains("quantity"))
    }

    @Test func aMissingUnitIsReported() {
        var diagnostics: [Diagnostic] = []
        #expect(cell("12").quantity(unit: nil, &diagnostics) == nil)
        #expect(diagnostics.map(\.code) == ["cell.unit.missing"])
    }

    @Test func aListHasNoEmptyParts() {
        #expect(cell("a; b;;c ").list() == ["a", "b", "c"])
    }

    @Test func aWordOutsideTheChoicesNamesThem() {
        var diagnostics: [Diagnostic] = []
        #expect(cell("certain").choice(Confidence.self, &diagnostics) == nil)
        #expect(diagnostics[0].message.contains("unverified, low, medium, high"))
    }
}
