import ClewModel
import Foundation
import Testing

@testable import ListImport

/// Damage that leaves a file readable and a party out: it is told as a record that was not read in full.
struct DamagedListTests {
    private func read(_ list: String, _ files: [String: String]) throws -> ImportSummary {
        let files = files.sorted { $0.key < $1.key }.map { ListFile(name: $0.key, bytes: Array($0.value.utf8)) }
        return try PublishedLists.catalog().importer(for: list).read(files, into: StatementCollector())
    }

    /// A list of the United Nations with a few invented entities, one of them in other words.
    private func nations(_ damaged: (String) -> String, at place: Int = 3) -> String {
        let entities = (0..<8).map { number in
            let text = """
                <ENTITY><DATAID>\(number)</DATAID><FIRST_NAME>Invented Works \(number)</FIRST_NAME>
                <UN_LIST_TYPE>Invented</UN_LIST_TYPE><REFERENCE_NUMBER>INe.\(number)</REFERENCE_NUMBER>
                <LISTED_ON>2020-01-01</LISTED_ON><ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY>
                <ALIAS_NAME>Imagined Mills \(number)</ALIAS_NAME></ENTITY_ALIAS></ENTITY>
                """
            return number == place ? damaged(text) : text
        }
        return """
            <CONSOLIDATED_LIST dateGenerated="2024-01-01"><INDIVIDUALS></INDIVIDUALS>
            <ENTITIES>\(entities.joined(separator: "\n"))</ENTITIES></CONSOLIDATED_LIST>
            """
    }

    @Test func aWholeListHasNothingToReject() throws {
        let summary = try read("un-sc", ["un.xml": nations { $0 }])
        #expect(summary.records == 8 && summary.rejected == 0 && summary.targets == 8)
    }

    @Test(arguments: [0, 3, 7])
    func aRecordWithADamagedTagIsRejected(place: Int) throws {
        let summary = try read("un-sc", ["un.xml": nations({ $0.replacing("ENTITY>", with: "ENTITI>") }, at: place)])
        #expect(summary.rejected == 1 && summary.targets == 7)
        #expect(summary.rejects.map(\.isPart) == [false])
        let told = try #require(summary.diagnostics.first { $0.code == "import.record.rejected" })
        #expect(
            told.message == "the element ENTITI stands where records stand and is none; expected ENTITY, INDIVIDUAL")
    }

    @Test(arguments: ["ENTITY_ALIAS", "ALIAS_NAME"])
    func aFieldThatIsASlipAwayFromAKnownOneLeavesTheRecordUnreadInPart(field: String) throws {
        let slip = field.replacing("ALIAS", with: "ALAIS")
        let summary = try read("un-sc", ["un.xml": nations { $0.replacing(field + ">", with: slip + ">") }])
        #expect(summary.rejected == 1 && summary.targets == 8)
        #expect(summary.rejects.map(\.isPart) == [true])
        #expect(summary.rejects.map(\.id) == ["3"])
        #expect(summary.diagnostics.contains { $0.code == "import.field.damaged" && $0.message.contains(field) })
    }

    @Test func aFieldOfItsOwnIsKeptAsANote() throws {
        let summary = try read(
            "un-sc", ["un.xml": nations { $0.replacing("<LISTED_ON>", with: "<NEW_FACT>x</NEW_FACT><LISTED_ON>") }])
        #expect(summary.rejected == 0)
        #expect(summary.diagnostics.map(\.code) == ["import.field.unread"])
    }

    @Test func filesOfAListThatAreNotGivenAreMissing() throws {
        let row = "36,\"INVENTED WORKS\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"
        #expect(try read("us-ofac-sdn", ["sdn.csv": row]).missingFiles == ["add.csv", "alt.csv"])
    }

    /// The European list says everything in attributes: an entity whose tag is damaged has no text.
    @Test(arguments: ["sanctionEntit", "snactionEntity"])
    func aDamagedRecordOfAttributesIsRejected(tag: String) throws {
        let entities = (0..<8).map { number in
            let name = number == 3 ? tag : "sanctionEntity"
            return """
                <\(name) euReferenceNumber="EU.\(number)" logicalId="\(number)" designationDate="2021-03-22">
                <regulation publicationDate="2021-03-22" entryIntoForceDate="2021-03-22" numberTitle="2021/1" programme="X"/>
                <subjectType code="enterprise" classificationCode="E"/>
                <nameAlias wholeName="Invented Works \(number)" strong="true" logicalId="2\(number)"/></\(name)>
                """
        }
        let text = """
            <export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-01-02T14:00:16.479+01:00">
            \(entities.joined(separator: "\n"))</export>
            """
        let summary = try read("eu-fsf", ["eu.xml": text])
        #expect(summary.targets == 7 && summary.rejected == 1, "\(summary.diagnostics)")
    }

    @Test func aDamagedAttributeOfASwissModificationIsTold() throws {
        let targets = (0..<8).map { number in
            let attribute = number == 3 ? "effectiv-date" : "effective-date"
            return """
                <target ssid="\(number)"><sanctions-set-id>200</sanctions-set-id><entity><identity ssid="9\(number)" main="true">
                <name name-type="primary-name" quality="good"><name-part order="1" name-part-type="whole-name">
                <value>Invented Works \(number)</value></name-part></name></identity></entity>
                <modification modification-type="listed" publication-date="2022-03-16" \(attribute)="2022-03-16"/></target>
                """
        }
        let text = """
            <swiss-sanctions-list list-type="whole-list" date="2026-01-02">\(targets.joined(separator: "\n"))
            </swiss-sanctions-list>
            """
        let summary = try read("ch-seco", ["ch.xml": text])
        #expect(summary.targets == 8 && summary.rejects.map(\.id) == ["3"], "\(summary.diagnostics)")
    }

    @Test func oneIdentifierOfTwoNamesIsTold() throws {
        let text = nations { $0.replacing("<DATAID>3</DATAID>", with: "<DATAID>2</DATAID>") }
        let summary = try read("un-sc", ["un.xml": text])
        #expect(summary.records == 8 && summary.targets == 7)
        let told = try #require(summary.diagnostics.first { $0.code == "import.record.shared-id" })
        #expect(told.location.record == "2")
        let line = #"{"id":"i-1","schema":"Company","properties":{"name":["Invented Works"],"alias":["Works"]}}"# + "\n"
        let same = try read("ftm", ["i.json": line + line.replacing("alias", with: "notes")])
        #expect(!same.diagnostics.contains { $0.code == "import.record.shared-id" })
        let other = try read("ftm", ["i.json": line + line.replacing("Works", with: "Mills")])
        #expect(other.targets == 1 && other.diagnostics.map(\.code) == ["import.record.shared-id"])
    }

    /// A quote that is opened in one row and closed in another takes the rows between with it.
    @Test func rowsInACellAreRejected() throws {
        let rows = [
            "36,\"INVENTED WORKS,-0- ,X,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ",
            "37,IMAGINED MILLS,-0- ,X,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ",
            "38,DREAMT PRESSES\",-0- ,X,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ",
            "39,SUPPOSED LOOMS,-0- ,X,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ",
        ]
        let summary = try read("us-ofac-sdn", ["sdn.csv": rows.joined(separator: "\r\n") + "\r\n"])
        #expect(summary.rejected == 1 && summary.targets == 1)
        #expect(summary.diagnostics.contains { $0.message.contains("holds whole rows") })
    }

    @Test(arguments: ["\\u0000", "\\u0007", "\\u007f"])
    func aNameWithAControlCharacterIsRefused(escape: String) throws {
        let line = #"{"id":"i-1","schema":"Company","properties":{"name":["Invented \#(escape) Works"]}}"# + "\n"
        let summary = try read("ftm", ["i.json": line])
        #expect(summary.rejected == 1 && summary.targets == 0, "\(summary.diagnostics)")
    }

    /// What an archive looks things up by: a NUL would end it early there.
    @Test(arguments: [
        #"{"id":"i-\u0000","schema":"Company","properties":{"name":["Invented Works"]}}"#,
        #"{"id":"i-1","schema":"Comp\u0000any","properties":{"name":["Invented Works"]}}"#,
        #"{"id":"i-1","schema":"Company","properties":{"name":["Invented Works"],"no\u0000tes":["x"]}}"#,
    ])
    func aKeyWithAControlCharacterIsRefused(line: String) throws {
        let summary = try read("ftm", ["i.json": line + "\n"])
        #expect(summary.rejected == 1 && summary.targets == 0, "\(summary.diagnostics)")
        #expect(summary.rejects.allSatisfy { $0.id?.utf8.contains(0) != true })
    }

    /// The entries of the screening list are known by their names.
    @Test func aDamagedIdentifierIsThatOfNobody() throws {
        let text =
            #"{"total":1,"results":[{"id":"a","source":"Entity List (EL) - Bureau of Industry and Security","name":"Inv\u0000ented"}]}"#
        #expect(try read("us-csl", ["a.json": text]).rejects.map(\.id) == [nil])
    }

    @Test(arguments: ["\u{FFFD}", "\u{9B}", "\u{FFFE}"])
    func lettersThatAreLostFromANameAreTold(sign: String) throws {
        let line = #"{"id":"i-1","schema":"Company","properties":{"name":["Invented W\#(sign)rks"]}}"# + "\n"
        let summary = try read("ftm", ["i.json": line])
        #expect(summary.targets == 1 && summary.diagnostics.map(\.code) == ["import.name.damaged"])
    }

    @Test func aPartyThatNothingFindsIsTold() throws {
        let lines = #"""
            {"id":"i-1","schema":"Company","properties":{"nane":["Invented Works"]}}
            {"id":"i-2","schema":"Person","properties":{"lastName":["Invented"]}}
            {"id":"i-3","schema":"Company","properties":{"leiCode":["EXAMPLE0000000000184"]}}

            """#
        let summary = try read("ftm", ["i.json": lines])
        #expect(summary.diagnostics.map(\.code) == ["import.party.nameless"])
        #expect(summary.diagnostics.first?.location.record == "i-1")
    }

    /// The quick way of reading entities believes no more than the other.
    @Test func aFirstDayThatCannotBeIsToldOfEntitiesToo() throws {
        let lines = #"""
            {"id":"i-1","schema":"Company","properties":{"name":["Invented Works"]}}
            {"id":"i-1-s","schema":"Sanction","properties":{"entity":["i-1"],"startDate":["2999-01-01"]}}

            """#
        let summary = try read("ftm", ["i.json": lines])
        #expect(summary.diagnostics.map(\.code) == ["import.listing.days"])
    }

    @Test(arguments: ["", " ", "\t"])
    func everyObjectOfALineIsARecord(gap: String) throws {
        let objects = (1...3).map {
            #"{"id":"i-\#($0)","schema":"Company","properties":{"name":["Invented } { Works"]}}"#
        }
        let summary = try read(
            "ftm", ["i.json": objects.joined(separator: gap) + "\n" + objects[0].replacing("i-1", with: "i-4") + "\n"])
        #expect(summary.records == 4 && summary.targets == 4 && summary.rejected == 0)
        #expect(summary.diagnostics.map(\.code) == ["json.line.several"])
        let whole = try read("ftm", ["i.json": objects.joined(separator: "\n") + "\n"])
        #expect(whole.diagnostics.isEmpty)
        let cut = try read("ftm", ["i.json": objects[0] + objects[1].dropLast(9) + "\n"])
        #expect(cut.targets == 1 && cut.rejects.map(\.id) == ["i-2"])
    }

    /// Nobody can tell whom a line names that is no JSON behind its first object.
    @Test func aLineWithMoreThanItsRecordIsThatOfNobody() throws {
        let object = #"{"id":"i-1","schema":"Company","properties":{"name":["Invented Works"]}}"#
        let summary = try read("ftm", ["i.json": object + "," + object.replacing("i-1", with: "i-2") + "\n"])
        #expect(summary.rejects.map(\.id) == [nil])
    }

    @Test func everyObjectOfALineOfOwnershipStatementsIsARecord() throws {
        func statement(_ number: Int) -> String {
            #"{"statementId":"s\#(number)","statementDate":"2026-01-02","declarationSubject":"e\#(number)","#
                + #""recordId":"e\#(number)","recordType":"entity","recordStatus":"new","publicationDetails":"#
                + #"{"publicationDate":"2026-01-02","bodsVersion":"0.4","publisher":{"name":"R"}},"recordDetails":"#
                + #"{"isComponent":false,"entityType":{"type":"registeredEntity"},"name":"Invented Works \#(number)"}}"#
        }
        let text = statement(1) + statement(2) + "\n" + statement(3) + "\n{\"statementId\":\"\n" + statement(4) + "\n"
        let summary = try read("bods", ["b.json": text])
        #expect(summary.targets == 4 && summary.rejected == 1, "\(summary.diagnostics)")
        #expect(summary.diagnostics.contains { $0.code == "json.line.several" })
    }
}
