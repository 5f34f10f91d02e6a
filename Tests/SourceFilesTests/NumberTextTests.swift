import SourceFiles
import Testing

struct NumberTextTests {
    @Test(arguments: [
        ("1234.5", 1234.5), ("1,234.5", 1234.5), ("1 234.5", 1234.5), ("1\u{202F}234\u{202F}567", 1_234_567),
        ("1'234.5", 1234.5), ("1’234’567", 1_234_567), ("-3", -3), ("+3", 3), ("0.125", 0.125), ("1.2E+05", 120_000),
        ("１２３", 123), ("1,234", 1234), ("12,345,678.25", 12_345_678.25),
    ])
    func aNumberIsReadAsPeopleWriteIt(text: String, value: Double) throws {
        #expect(try NumberText.parse(text) == value)
    }

    @Test(arguments: ["1,5", "1.234,5", "1.234.567", "1,23,456", "12,34", "0,123"])
    func aSeparatorThatCouldMeanTwoThingsIsRefused(text: String) {
        #expect(throws: NumberText.Problem.ambiguous) { try NumberText.parse(text) }
    }

    @Test(arguments: ["", "abc", "12kg", "--1", "1e", "1e99999", "NaN", "inf", "0x10", "1 23", "1e5e5", "."])
    func whatIsNoNumberIsRefused(text: String) {
        #expect(throws: NumberText.Problem.notANumber) { try NumberText.parse(text) }
    }

    @Test(arguments: ["1,234", "1.234"])
    func whereACommaMayBeADecimalCommaThreeDigitsAfterItAreRefused(text: String) {
        #expect(throws: NumberText.Problem.ambiguous) { try NumberText.parse(text, decimalComma: true) }
    }

    @Test(arguments: [("0.125", 0.125), ("1234.567", 1234.567), ("12.5", 12.5), ("1,234.5", 1234.5)])
    func whereACommaMayBeADecimalCommaPlainNumbersAreStillRead(text: String, value: Double) throws {
        #expect(try NumberText.parse(text, decimalComma: true) == value)
    }

    @Test func aNumberTooLargeToHoldIsRefused() {
        #expect(throws: NumberText.Problem.outOfRange) { try NumberText.parse("1e400") }
    }
}
