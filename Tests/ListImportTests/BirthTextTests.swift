import ClewModel
import Testing

@testable import ListImport

/// Dates of birth as lists state several or a span of them.
struct BirthTextTests {
    private static func read(_ text: String, _ order: DateReader.Order = .textual) -> [String]? {
        BirthText.read(text, order)?.map(\.description)
    }

    @Test(arguments: [
        ("1999, 2003", ["1999", "2003"]), ("1972 or 1973", ["1972", "1973"]), ("1963-1964", ["1963", "1964"]),
        ("1960 to 1962", ["1960", "1961", "1962"]), ("between 1960 and 1962", ["1960", "1961", "1962"]),
        ("Approximately 1969", ["1969"]), ("between 1960-03-01 and 1961-12-31", ["1960", "1961"]),
        ("03/1962", ["1962-03"]), ("1962", ["1962"]), ("1963 or 1973", ["1963", "1973"]),
        ("5 Mar 1970; 1971", ["1970-03-05", "1971"]), ("circa 1958-1959", ["1958", "1959"]),
        ("1963 and 1993", ["1963", "1993"]), ("1999\n2003", ["1999", "2003"]),
        ("Approximately 1969; Approximately 1971", ["1969", "1971"]),
    ])
    func datesAndSpansAreRead(text: String, dates: [String]) {
        #expect(Self.read(text) == dates)
    }

    @Test func figuresAreReadInTheOrderOfTheList() {
        #expect(Self.read("01/02/1970, 02/03/1971", .dayFirst) == ["1970-02-01", "1971-03-02"])
        #expect(Self.read("01/02/1970") == nil)
    }

    @Test(arguments: [
        "unknown", "1960-1999", "between 1950 and 1970", "Between 1950 and 1970", "late 1960s or so", "", "1960 to",
    ])
    func whatIsNoDateIsNotGuessed(text: String) {
        #expect(Self.read(text) == nil)
    }
}
