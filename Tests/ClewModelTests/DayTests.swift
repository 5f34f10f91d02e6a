import ClewModel
import Testing

struct DayTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2021-12-23", 18_984), ("2022-06-21", 19_164),
        ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
    ])
    func countsFromTheFirstOfJanuary1970(text: String, number: Int32) {
        #expect(Day(text)?.number == number)
        #expect(Day(number: number).description == text)
    }

    @Test func agreesWithCountingDayByDayOverFourCenturies() {
        var day = Day(number: -141_427)
        var (year, month, dayOfMonth) = day.parts
        #expect((year, month, dayOfMonth) == (1582, 10, 15))
        for _ in 0..<160_000 {
            day = day.advanced(by: 1)
            dayOfMonth += 1
            if dayOfMonth > Day.length(ofMonth: month, year: year) {
                dayOfMonth = 1
                month += 1
            }
            if month > 12 {
                month = 1
                year += 1
            }
            #expect(day.parts == (year, month, dayOfMonth))
            #expect(Day(year: year, month: month, day: dayOfMonth) == day)
        }
    }

    @Test(arguments: [
        "", "2024", "2024-3-5", "2024-13-01", "2023-02-29", "1900-02-29", "2024-04-31", "2024/03/05", "05-03-2024",
        "2024-03-05T00:00", "２０２４-03-05", "0000-01-01", "-024-01-01",
    ])
    func refusesWhatIsNoDay(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func measuresDistancesInDays() throws {
        let listed = try #require(Day("2025-01-15"))
        let sailed = try #require(Day("2024-12-20"))
        #expect(sailed.distance(to: listed) == 26)
        #expect(listed.advanced(by: -26) == sailed)
        #expect(sailed < listed)
    }
}
