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
}
