import ClewModel
import ListImport
import TestSupport
import Testing

/// Lists as their publishers really write them; the parties are invented.
struct PublishedOddityTests {
    private static func read(_ list: String, _ text: String) throws -> (entities: [Entity], summary: ImportSummary) {
        let sink = StatementCollector()
        let importer = try PublishedLists.catalog().importer(for: list)
        let summary = try importer.read([ListFile(name: "a", bytes: Array(text.utf8))], into: sink)
        return (Entity.assemble(sink.statements), summary)
    }

    private static func values(_ entities: [Entity], _ property: PropertyName) -> [String] {
        entities.flatMap { $0[property] }.sorted()
    }

    // MARK: European Union

    private static func european(_ head: String, _ regulation: String, _ birth: String = "") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2025-12-30T10:00:00.000+01:00" globalFileId="1">
          <sanctionEntity \(head) euReferenceNumber="EU.9.1" logicalId="901">
            <regulation regulationType="\(regulation)" organisationType="commission" publicationDate="2024-09-13" entryIntoForceDate="2024-09-14" numberTitle="2024/2455 (OJ L)" programme="UKR" logicalId="1"><publicationUrl>http://example.invalid</publicationUrl></regulation>
            <subjectType code="person" classificationCode="P"/>
            <nameAlias firstName="Alpha" middleName="" lastName="TESTOV" wholeName="Alpha TESTOV" function="" gender="M" title="" nameLanguage="" strong="true" regulationLanguage="en" logicalId="2"/>
            \(birth)
          </sanctionEntity>
        </export>
        """
    }

    @Test func theFirstDayIsThatOfTheDesignationAndNotOfAnAmendment() throws {
        let (stated, _) = try Self.read(
            "eu-fsf", Self.european("designationDate=\"2022-04-08\" designationDetails=\"\"", "amendment"))
        #expect(Self.values(stated, "startDate") == ["2022-04-08"])
        let (open, _) = try Self.read("eu-fsf", Self.european("designationDetails=\"\"", "amendment"))
        #expect(Self.values(open, "startDate") == [] && Self.values(open, "listingDate") == [])
        let (first, _) = try Self.read("eu-fsf", Self.european("designationDetails=\"\"", "regulation"))
        #expect(Self.values(first, "startDate") == ["2024-09-14"])
    }

    @Test(arguments: [
        ("birthdate=\"\" year=\"1962\" monthOfYear=\"3\" dayOfMonth=\"\"", ["1962-03"]),
        ("birthdate=\"\" year=\"1962\" monthOfYear=\"\" dayOfMonth=\"\"", ["1962"]),
        ("birthdate=\"1962-03-05\" year=\"1962\" monthOfYear=\"3\" dayOfMonth=\"5\"", ["1962-03-05"]),
        ("birthdate=\"\" yearRangeFrom=\"1960\" yearRangeTo=\"1962\"", ["1960", "1961", "1962"]),
    ])
    func aDateOfBirthIsKeptAsFarAsItIsKnown(attributes: String, dates: [String]) throws {
        let birth =
            "<birthdate circa=\"false\" calendarType=\"GREGORIAN\" city=\"\" zipCode=\"\" \(attributes) region=\"\" place=\"\" "
            + "countryIso2Code=\"00\" countryDescription=\"UNKNOWN\" regulationLanguage=\"en\" logicalId=\"3\"/>"
        let (entities, _) = try Self.read("eu-fsf", Self.european("designationDetails=\"\"", "regulation", birth))
        #expect(Self.values(entities, .birthDate) == dates)
    }

    @Test(arguments: [
        ("ISLAMIC", "birthdate=\"\" year=\"1383\" monthOfYear=\"5\" dayOfMonth=\"2\""),
        ("ISLAMIC", "birthdate=\"1383-05-02\""),
        ("ISLAMIC", "birthdate=\"\" yearRangeFrom=\"1383\" yearRangeTo=\"1384\""),
        ("GREGORIAN", "birthdate=\"\" year=\"1383\""),
        ("GREGORIAN", "birthdate=\"\" yearRangeFrom=\"1960\" yearRangeTo=\"\""),
        ("GREGORIAN", "birthdate=\"\" yearRangeFrom=\"\" yearRangeTo=\"1960\""),
    ])
    func aBirthOfAnotherCalendarOrOfOneEndIsANoteAndNeverAContradiction(calendar: String, attributes: String) throws {
        let birth =
            "<birthdate circa=\"false\" calendarType=\"\(calendar)\" city=\"\" zipCode=\"\" \(attributes) region=\"\" place=\"\" "
            + "countryIso2Code=\"00\" countryDescription=\"UNKNOWN\" regulationLanguage=\"en\" logicalId=\"3\"/>"
        let (entities, _) = try Self.read("eu-fsf", Self.european("designationDetails=\"\"", "regulation", birth))
        #expect(Self.values(entities, .birthDate) == [])
        #expect(Self.values(entities, "notes").contains { $0.contains("1383") || $0.contains("1960") })
    }

    // MARK: Australia

    @Test(arguments: [
        ("Mar-62", ["1962-03"]), ("22724", ["1962-03-19"]), ("5/5/57", ["1957-05-05"]),
        ("a) 1 Jan 1960 b) 2 Feb 1961", ["1960-01-01", "1961-02-02"]),
        ("5-Mar-62", ["1962-03-05"]), ("25/3/57", ["1957-03-25"]), ("(i) 1960 (ii) 1961", ["1960", "1961"]),
        ("a) 1 Jan 1960, b) 2 Feb 1961", ["1960-01-01", "1961-02-02"]),
    ])
    func datesOfBirthThatASpreadsheetHasWrittenAreRead(born: String, dates: [String]) throws {
        let (entities, summary) = try Self.read("au-dfat", Self.australian(["3/02/2026"], born: born))
        #expect(Self.values(entities, .birthDate) == dates)
        #expect(!summary.diagnostics.contains { $0.code == "import.birthDate.unreadable" })
    }

    @Test(arguments: ["Mar-12", "5/6/12", "sometime", "1361-05-02"])
    func aDateOfBirthThatCannotBeReadIsSaid(born: String) throws {
        let (entities, summary) = try Self.read("au-dfat", Self.australian(["3/02/2026"], born: born))
        #expect(Self.values(entities, .birthDate) == [])
        #expect(summary.diagnostics.contains { $0.code == "import.birthDate.unreadable" })
        #expect(Self.values(entities, "notes").contains { $0.contains(born) })
    }

    @Test func aBlankControlDateIsSaid() throws {
        let (_, summary) = try Self.read("au-dfat", Self.australian([""]))
        #expect(summary.diagnostics.contains { $0.code == "import.startDate.missing" })
        let (_, dated) = try Self.read("au-dfat", Self.australian(["3/02/2026"]))
        #expect(!dated.diagnostics.contains { $0.code == "import.startDate.missing" })
    }

    private static let columns =
        "Reference,Name of Individual or Entity,Type,Name Type,Alias Strength,Date of Birth,Place of Birth,Citizenship,Address,"
        + "Additional Information,Listing Information,IMO Number,Committees,Control Date,Instrument of Designation,"
        + "Targeted Financial Sanction,Travel Ban,Arms Embargo,Maritime Restriction"

    private static func australian(_ dates: [String], born: String = "", address: String = "") -> String {
        columns + "\n"
            + dates.enumerated().map { index, date in
                "\(901 + index),Alpha TESTOV \(index),Individual,Primary Name,,\"\(born)\",,Iranian,\"\(address)\",,,,Autonomous (Iran),\(date),"
                    + "Instrument 1,TRUE,TRUE,FALSE,FALSE\n"
            }.joined()
    }

    @Test(arguments: [
        (["2/2/26", "12/12/25", "6/18/25"], ["2025-06-18", "2025-12-12", "2026-02-02"]),
        (["2/3/26", "18/6/25"], ["2025-06-18", "2026-03-02"]), (["3/02/2026"], ["2026-02-03"]),
    ])
    func aSpreadsheetsOrderOfDatesIsFoundFromTheDatesThatProveIt(dates: [String], days: [String]) throws {
        let (entities, summary) = try Self.read("au-dfat", Self.australian(dates))
        #expect(Self.values(entities, "startDate") == days)
        #expect(!summary.diagnostics.contains { $0.code == "import.startDate.unreadable" })
        #expect(Self.values(entities, "citizenship").allSatisfy { $0 == "ir" })
    }

    @Test(arguments: [["2/2/26"], ["1/2/26", "3/4/25"], ["6/18/25", "18/6/25"], ["soon"]])
    func aFirstDayThatCannotBeReadIsSaid(dates: [String]) throws {
        let (entities, summary) = try Self.read("au-dfat", Self.australian(dates))
        #expect(Self.values(entities, "startDate") == [])
        #expect(summary.diagnostics.contains { $0.code == "import.startDate.unreadable" })
    }

    @Test func datesOfBirthAndAddressesOfAustraliaAreTakenApart() throws {
        let (entities, _) = try Self.read(
            "au-dfat",
            Self.australian(
                ["3/02/2026"], born: "Approximately 1969; Approximately 1971",
                address: "a) 1 Street_x000D_\nb) 2 Street"))
        #expect(Self.values(entities, .birthDate) == ["1969", "1971"])
        #expect(Self.values(entities, .address) == ["1 Street", "2 Street"])
    }

    // MARK: Canada

    @Test func theNamesOfACanadianFieldAreNamesOfTheParty() throws {
        let text = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <data-set xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <record><Country>Russia / Russie</Country><EntityOrShip>Kelmar Shipyard (also known as Kelmar Sudoverf)</EntityOrShip><Schedule>1, Part 2</Schedule><Item>1</Item><DateOfListing>2021-03-21</DateOfListing></record>
              <record><Country>Russia / Russie</Country><EntityOrShip>Halbrit Institute (Russian: Институт Халбрит)</EntityOrShip><Schedule>1, Part 2</Schedule><Item>2</Item><DateOfListing>2021-03-21</DateOfListing></record>
              <record><Country>Russia / Russie</Country><GivenName>Alpha</GivenName><LastName>Testov</LastName><DateOfBirthOrShipBuildDate>1972 or 1973</DateOfBirthOrShipBuildDate><Schedule>1, Part 1</Schedule><Item>3</Item><DateOfListing>2021-03-21</DateOfListing></record>
            </data-set>
            """
        let (entities, _) = try Self.read("ca-sema", text)
        #expect(Self.values(entities, .name).contains("Kelmar Shipyard"))
        #expect(Self.values(entities, .alias) == ["Kelmar Sudoverf", "Институт Халбрит"])
        #expect(Self.values(entities, .birthDate) == ["1972", "1973"])
    }

    // MARK: United Nations

    @Test func aSpanOfYearsOfTheUnitedNationsIsItsYears() throws {
        let text = """
            <?xml version="1.0" encoding="utf-8"?>
            <CONSOLIDATED_LIST dateGenerated="2026-02-28T00:00:00"><INDIVIDUALS><INDIVIDUAL>
              <DATAID>1</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>BETA</FIRST_NAME><SECOND_NAME>TESTOV</SECOND_NAME>
              <UN_LIST_TYPE>Test</UN_LIST_TYPE><REFERENCE_NUMBER>TEi.001</REFERENCE_NUMBER><LISTED_ON>2020-01-01</LISTED_ON>
              <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1962</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
            </INDIVIDUAL></INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>
            """
        let (entities, _) = try Self.read("un-sc", text)
        #expect(Self.values(entities, .birthDate) == ["1960", "1961", "1962"])
    }

    // MARK: GLEIF

    private static func relationship(
        _ status: String, _ registration: String, updated: String? = "2026-05-18T15:41:20.212Z"
    ) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?><rr:RelationshipData xmlns:rr="http://www.gleif.org/data/schema/rr/2016"><rr:RelationshipRecords>\
        <rr:RelationshipRecord><rr:Relationship><rr:StartNode><rr:NodeID>549300DIRECT00000059</rr:NodeID></rr:StartNode>\
        <rr:EndNode><rr:NodeID>549300PARENT00000015</rr:NodeID></rr:EndNode><rr:RelationshipType>IS_DIRECTLY_CONSOLIDATED_BY</rr:RelationshipType>\
        <rr:RelationshipStatus>\(status)</rr:RelationshipStatus></rr:Relationship><rr:Registration>\
        \(updated.map { "<rr:LastUpdateDate>\($0)</rr:LastUpdateDate>" } ?? "")<rr:RegistrationStatus>\(registration)</rr:RegistrationStatus>\
        </rr:Registration></rr:RelationshipRecord></rr:RelationshipRecords></rr:RelationshipData>
        """
    }

    @Test(arguments: [
        ("ACTIVE", "PUBLISHED", 1, false), ("ACTIVE", "LAPSED", 1, false), ("ACTIVE", "ANNULLED", 0, false),
        ("ACTIVE", "DUPLICATE", 0, false), ("INACTIVE", "PUBLISHED", 1, true), ("ACTIVE", "RETIRED", 1, true),
        ("INACTIVE", "RETIRED", 1, true),
    ])
    func relationshipsThatWereNeverOrAreNoMoreDoNotCount(status: String, registration: String, links: Int, isOver: Bool)
        throws
    {
        let (entities, _) = try Self.read("gleif", Self.relationship(status, registration))
        let found = entities.filter { $0.schema == .ownership }
        #expect(found.count == links)
        #expect(found.allSatisfy { $0["endDate"] == (isOver ? ["2026-05-18"] : []) })
    }

    @Test func whatIsOverSinceNobodyKnowsWhenStatesNothing() throws {
        let (entities, _) = try Self.read("gleif", Self.relationship("INACTIVE", "RETIRED", updated: nil))
        #expect(entities.allSatisfy { $0.schema != .ownership })
    }

    @Test(arguments: [
        "<FROM_YEAR>1960</FROM_YEAR>", "<TO_YEAR>1960</TO_YEAR>", "<YEAR>1960</YEAR>",
        "<FROM_YEAR>1960</FROM_YEAR><TO_YEAR></TO_YEAR>",
    ])
    func aSpanOfWhichOneEndIsStatedIsNoYear(ends: String) throws {
        let text = """
            <?xml version="1.0" encoding="utf-8"?>
            <CONSOLIDATED_LIST dateGenerated="2026-02-28T00:00:00"><INDIVIDUALS><INDIVIDUAL>
              <DATAID>1</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>BETA</FIRST_NAME><SECOND_NAME>TESTOV</SECOND_NAME>
              <UN_LIST_TYPE>Test</UN_LIST_TYPE><REFERENCE_NUMBER>TEi.001</REFERENCE_NUMBER><LISTED_ON>2020-01-01</LISTED_ON>
              <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE>\(ends)</INDIVIDUAL_DATE_OF_BIRTH>
            </INDIVIDUAL></INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>
            """
        let (entities, _) = try Self.read("un-sc", text)
        #expect(Self.values(entities, .birthDate) == [])
        #expect(Self.values(entities, "notes").contains { $0.hasPrefix("Born") && $0.contains("1960") })
    }
}
