import ClewModel
import SourceFiles
import Testing

struct DateTextTests {
    @Test(arguments: [
        "2024-03-05", "2024/3/5", "2024.03.05", "5 Mar 2024", "05-Mar-2024", "Mar 5 2024", "March 5th, 2024",
        "5 MARCH 2024", "2024年3月5日", "20240305", "2024-03-05 00:00:00", "2024-Mar-05",
    ])
    func aDayIsReadAsPeopleWriteIt(text: String) throws {
        #expect(try DateText.day(text) == Day("2024-03-05"))
    }

    @Test(arguments: ["05/03/2024", "05-03-2024", "5.3.24", "3/5/24", "12/12/2024"])
    func dayAndMonthAreNeverGuessed(text: String) {
        #expect(throws: DateText.Problem.ambiguous) { try DateText.day(text) }
    }

    /// A table with such a date has others that a spreadsheet may have turned round: it is refused, and the message says what
    /// to write.
    @Test(arguments: ["4/20/2026", "20/4/2026", "20.04.2026", "04-20-2026"])
    func aDateThatCannotBeMisreadIsToldHowToWrite(text: String) throws {
        let problem = #expect(throws: DateText.Problem.self) { try DateText.day(text) }
        #expect(problem?.expectation.contains("write 2026-04-20") == true)
    }

    @Test(arguments: ["13/13/2024", "31/2/2024"])
    func numbersThatAreNoDateInAnyOrderAreRefused(text: String) {
        #expect(throws: DateText.Problem.noSuchDay) { try DateText.day(text) }
    }

    @Test(arguments: ["2024-02-30", "2023-02-29", "31 Apr 2024", "2024-13-01", "20241301", "0000-01-01"])
    func aDayThatTheCalendarDoesNotHaveIsRefused(text: String) {
        #expect(throws: DateText.Problem.noSuchDay) { try DateText.day(text) }
    }

    @Test(arguments: [
        "", "soon", "2024", "2024-03", "Mar 2024", "45356", "5 Marz 2024", "2024-03-05T12:30:00", "202-3-5",
    ])
    func whatIsNoDayIsRefused(text: String) {
        #expect(throws: DateText.Problem.notADate) { try DateText.day(text) }
    }

    @Test(arguments: [("2024", "2024"), ("2024-03", "2024-03"), ("Mar 2024", "2024-03"), ("2024年3月", "2024-03")])
    func aDateMayBeKnownInPart(text: String, expected: String) throws {
        #expect(try DateText.partialDate(text).description == expected)
    }
}
