import ClewModel
import StatementStore
import Testing

/// Invented parties whose listings began later, had ended, stood, or state no day.
struct StandingListingTests {
    private let fixture: ArchiveFixture
    private let archive: Archive

    init() throws {
        fixture = try ArchiveFixture()
        archive = try fixture.archive()
        try archive.load(
            [
                party("later", ["2025-07-08"]), party("ended", ["2017-10-16", "2020-10-13"]),
                party("standing", ["2022-03-08"]), party("undated", [nil]),
                party("twice", ["2015", "2016"], ["2024-01"]), party("silent"),
            ], on: "2025-11-01")
    }

    /// A party with a document, and a listing for each pair of first and last day.
    private func party(_ id: EntityID, _ listings: [String?]...) -> [Statement] {
        let document = EntityID("\(id)-id-1")
        var statements = Invented.company(id, "Invented \(id)")
        statements.append(
            Statement(
                entity: document, schema: .identification, property: "holder", value: id.rawValue,
                dataset: Invented.list)
        )
        for (number, days) in listings.enumerated() {
            let dates = days.map { $0.flatMap { PartialDate($0) } }
            statements.append(
                Statement(
                    entity: EntityID("\(id)-listing-\(number)"), schema: .sanction, property: .entity,
                    value: id.rawValue, dataset: Invented.list, validFrom: dates.first ?? nil,
                    validTo: dates.count > 1 ? dates[1] : nil))
        }
        return statements
    }

    private func parties(_ day: String?, listings: ListingScope = .standing) throws -> [String] {
        try archive.snapshot(
            validAt: day.map(Invented.day), knownAt: .distantFuture, listings: listings
        ).entities().filter { $0.schema == .company }.map(\.id.rawValue)
    }

    @Test(arguments: [
        ("2014-12-31", ["silent", "undated"]), ("2015-06-01", ["silent", "twice", "undated"]),
        ("2018-01-01", ["ended", "silent", "undated"]), ("2020-10-14", ["silent", "undated"]),
        ("2024-06-01", ["silent", "standing", "twice", "undated"]),
        ("2025-07-08", ["later", "silent", "standing", "twice", "undated"]),
    ])
    func aPartyListedOnOtherDaysOnlyIsNotInTheStateOfADay(day: String, expected: [String]) throws {
        #expect(try parties(day) == expected)
    }

    @Test func everyPartyIsInTheStateOfAnyDay() throws {
        let all = ["ended", "later", "silent", "standing", "twice", "undated"]
        #expect(try parties(nil) == all)
        #expect(try parties("2014-12-31", listings: .ofAnyDay) == all)
    }

    @Test func listingsOfAnyDayComeWithTheirParties() throws {
        let day = Invented.day("2014-12-31")
        let all = try archive.snapshot(validAt: day, knownAt: .distantFuture, listings: .ofAnyDay).entities()
        #expect(all.count { $0.schema == .sanction } == 6)
        #expect(all.count { $0.schema == .identification } == 6)
    }

    @Test func theDocumentsOfAPartyGoWithIt() throws {
        let snapshot = try archive.snapshot(validAt: Invented.day("2024-06-01"), knownAt: .distantFuture)
        #expect(try snapshot.entity("later") == nil)
        #expect(try snapshot.entity("later-id-1") == nil)
        #expect(try snapshot.statements(about: "later").isEmpty)
        #expect(try snapshot.entity("standing-id-1") != nil)
    }

    @Test func anotherListThatNamesThePartyStillDoes() throws {
        try archive.load([Invented.company("later", "Invented later", in: "other")], on: "2025-11-01", as: "other")
        let snapshot = try archive.snapshot(validAt: Invented.day("2024-06-01"), knownAt: .distantFuture)
        #expect(try snapshot.entity("later")?.datasets == ["other"])
    }

    @Test func aVersionThatNoLongerMadeAListingDoesNotCount() throws {
        try archive.load([party("standing", ["2026"])], on: "2025-12-01")
        #expect(try parties("2024-06-01") == [])
        let earlier = try archive.snapshot(validAt: Invented.day("2024-06-01"), knownAt: Invented.day("2025-11-30"))
        #expect(try earlier.entity("standing") != nil)
    }
}
