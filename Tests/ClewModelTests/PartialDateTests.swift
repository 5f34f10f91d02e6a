import ClewModel
import Foundation
import Testing

struct PartialDateTests {
    @Test(arguments: [
        ("2024", "2024-01-01", "2024-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"), ("2024-03-05", "2024-03-05", "2024-03-05"),
    ])
    func boundsWhatAPartialDateCanMean(text: String, earliest: String, latest: String) throws {
        let date = try #require(PartialDate(text))
        #expect(date.earliest.description == earliest)
        #expect(date.latest.description == latest)
        #expect(date.description == text)
        #expect((date.exactDay == nil) == (earliest != latest))
    }

    @Test(arguments: ["", "24", "2024-", "2024-0", "2024-00", "2024-2-1", "2024-02-30", "2024-01-01-01"])
    func refusesWhatTheCalendarDoesNotHave(text: String) {
        #expect(PartialDate(text) == nil)
    }

    @Test func survivesJSON() throws {
        let date = try #require(PartialDate("2024-02"))
        let data = try JSONEncoder().encode([date])
        #expect(String(decoding: data, as: UTF8.self) == "[\"2024-02\"]")
        #expect(try JSONDecoder().decode([PartialDate].self, from: data) == [date])
    }
}
