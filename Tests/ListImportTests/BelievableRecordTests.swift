import ClewModel
import Testing

@testable import ListImport

/// Records that say what cannot be: nobody is cleared by them.
struct BelievableRecordTests {
    private func entry(_ start: String?, _ end: String?) -> RecordDraft {
        var entity = EntityDraft(.sanction, id: "entry")
        entity.add(.startDate, start)
        entity.add(.endDate, end)
        var draft = RecordDraft()
        draft.emit(entity)
        return draft
    }

    @Test(arguments: [
        ("2088-12-10", String?.none), ("9999-12-31", nil), ("2921-06-24", nil), ("2021-03-22", "0001-01-01"),
        ("2021-03-22", "2020-03-22"),
    ])
    func impossibleDaysLeaveTheListingInForce(start: String, end: String?) {
        let draft = entry(start, end)
        let validity = draft.entities[0].validity
        #expect(validity.to == nil)
        #expect(validity.from.map { $0.latest.description < "2050" } ?? true)
        #expect(draft.remarks.map(\.code).contains("import.listing.days"))
        #expect(draft.entities[0].values.contains { $0.value.contains(end ?? start) })
    }

    @Test(arguments: [
        (String?.some("2021-03-22"), String?.none), ("2021-03-22", "2024-01-01"), ("2027-12-14", nil), (nil, "2024"),
        ("2021", "2021-03-01"),
    ])
    func daysThatCanBeStay(start: String?, end: String?) {
        let draft = entry(start, end)
        #expect(draft.entities[0].validity.from == start.flatMap { PartialDate($0) })
        #expect(draft.entities[0].validity.to == end.flatMap { PartialDate($0) })
        #expect(draft.remarks.isEmpty)
    }

    @Test(arguments: [("???", false), ("-", false), ("?????? ?? ?", false), ("360", true), ("某", true), ("É", true)])
    func aPartyWithoutAReadableNameIsRefused(name: String, isRead: Bool) {
        var party = EntityDraft(.company, id: "party")
        party.add(.name, name)
        var draft = RecordDraft()
        draft.emit(party)
        let passes = (try? draft.checkNames()) != nil
        #expect(passes == isRead)
    }
}
