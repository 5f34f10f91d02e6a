import ClewModel
import Testing

/// The testing library has a type of the same name.
private typealias Place = ClewModel.SourceLocation

struct SourceLocationTests {
    @Test func placesAreWrittenAsEditorsAndSpreadsheetsDo() {
        let cases: [(Place, String)] = [
            (Place(file: "a.csv"), "a.csv"), (Place(file: "a.csv", line: 3, column: 7), "a.csv:3:7"),
            (Place(file: "a.xlsx", sheet: "Lots"), "a.xlsx, sheet Lots"),
            (Place(file: "a.xlsx", sheet: "Lots", line: 7), "a.xlsx, sheet Lots, row 7"),
            (Place(file: "a.xlsx", sheet: "Lots", line: 7, column: 2), "a.xlsx, sheet Lots, B7"),
            (Place(file: "a.json", record: "L1"), "a.json (L1)"),
        ]
        for (place, text) in cases { #expect(place.description == text) }
    }

    @Test func placesAreOrderedByFileSheetLineAndColumn() {
        let places = [
            Place(file: "a"), Place(file: "a", sheet: "S", line: 2, column: 1),
            Place(file: "a", sheet: "S", line: 10, column: 1),
            Place(file: "a", sheet: "T", line: 1, column: 1),
            Place(file: "b", line: 1),
        ]
        #expect(places.reversed().sorted() == places)
    }

    @Test func cellsAreNamedByLettersAndRow() {
        for (column, letters) in [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA"), (16_384, "XFD")] {
            #expect(CellReference.letters(ofColumn: column) == letters)
            #expect(CellReference(letters + "7") == CellReference(row: 7, column: column))
        }
        #expect(CellReference("$B$7")?.description == "B7")
        for text in ["", "A", "7", "A0", "7A", "a1", "A1B", "XFE1", "A1048577", "A99999999999999999999", "Ä1"] {
            #expect(CellReference(text) == nil, "\(text)")
        }
    }
}
