import ClewModel
import Testing

@testable import ListImport

struct DateReaderTests {
    @Test(arguments: [
        ("10 Dec 1948", "1948-12-10"), ("Dec 10, 1948", "1948-12-10"), ("June 21, 2022", "2022-06-21"),
        ("August 3,\u{A0}2026", "2026-08-03"), ("Jan 1962", "1962-01"), ("1962", "1962"), ("circa 1951", "1951"),
        ("2020-01-02T08:20:51Z", "2020-01-02"), ("2020-01-02", "2020-01-02"), ("2020-01", "2020-01"),
        ("20200102", "2020-01-02"), ("Nov. 1973", "1973-11"), ("02-Nov-2026", "2026-11-02"),
        ("Sept 5 2001", "2001-09-05"),
    ])
    func datesInWordsAreRead(text: String, date: String) {
        #expect(DateReader.read(text)?.description == date)
    }

    @Test(arguments: [
        "05/03/2024", "1951 to 1953", "between 1951 and 1953", "30 Feb 2020", "", "circa", "5", "2020-13-01",
        "2020-02-30", "yesterday", "99999999", "0000",
    ])
    func whatIsNotOneDateIsNotGuessed(text: String) {
        #expect(DateReader.read(text) == nil)
    }

    @Test func figuresAreReadInTheOrderOfThePublisherOnly() {
        #expect(DateReader.read("05/03/2024", .dayFirst)?.description == "2024-03-05")
        #expect(DateReader.read("05/03/2024", .monthFirst)?.description == "2024-05-03")
        #expect(DateReader.read("25/03/2024", .monthFirst) == nil)
        #expect(DateReader.read("00/00/1957", .dayFirst)?.description == "1957")
        #expect(DateReader.read("00/04/1957", .dayFirst)?.description == "1957-04")
    }
}
