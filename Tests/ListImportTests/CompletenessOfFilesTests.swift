import ClewModel
import Foundation
import ListImport
import TestSupport
import Testing

/// What a file says about itself, what it repeats, and what stands in it beside its records.
struct CompletenessOfFilesTests {
    private func read(
        _ list: String, _ files: [(String, String)]
    ) throws -> (summary: ImportSummary, ids: [EntityID]) {
        let sink = StatementCollector()
        let summary = try PublishedLists.catalog().importer(for: list).read(
            files.map { ListFile(name: $0.0, bytes: Array($0.1.utf8)) }, into: sink)
        return (summary, sink.entities.filter(\.schema.isMatchable).map(\.id))
    }

    private func bods(_ number: Int) -> String {
        """
        {"statementId":"s\(number)","recordId":"r\(number)","recordType":"entity","recordStatus":"new",\
        "statementDate":"2024-01-01","recordDetails":{"isComponent":false,"entityType":{"type":"registeredEntity"},\
        "name":"Example Mill \(number)"}}
        """
    }

    private func codes(_ summary: ImportSummary) -> [String] { summary.diagnostics.map(\.code) }

    @Test func anArrayAfterTheArrayIsReadTooAndReported() throws {
        let (summary, ids) = try read("bods", [("a.json", "[\(bods(1))]\n[\(bods(2))]\n")])
        #expect(ids.count == 2)
        #expect(codes(summary) == ["import.json.continues"])
        #expect(summary.diagnostics.first?.location.line == 2)
    }

    @Test(arguments: ["null", "\"garbage\"", "7", "true", "[1]"])
    func aValueThatIsNoObjectIsARecordThatCannotBeRead(value: String) throws {
        for text in ["[\(bods(1)),\(value)]", "[\(value),\(bods(1))]", "[\(bods(1)),\n\(value)\n,\(bods(2))]"] {
            let (summary, ids) = try read("bods", [("a.json", text)])
            #expect(summary.rejected == 1, "\(text)")
            #expect(summary.rejects.count == 1)
            #expect(summary.records == ids.count + 1)
            #expect(codes(summary) == ["import.record.rejected"])
        }
        guard value != "[1]" else { return }
        let (after, _) = try read("bods", [("a.json", "[\(bods(1))] \(value)")])
        #expect(after.rejected == 1)
    }

    @Test(arguments: ["oops", "]", "}", "{", "[", "\"", ", {\"a\":1", "nul"])
    func whatIsNoJSONAfterTheArrayIsRefused(rest: String) {
        #expect(throws: ImportError.self) { try read("bods", [("a.json", "[\(bods(1))]" + rest)]) }
    }

    @Test func anObjectAfterTheArrayIsARecord() throws {
        let (summary, ids) = try read("bods", [("a.json", "[\(bods(1))]\n\(bods(2))\n")])
        #expect(ids.count == 2)
        #expect(codes(summary) == ["import.json.continues"])
    }

    private func csl(_ numbers: [Int], total: Int? = nil, more: String = "") -> String {
        let rows = numbers.map {
            #"{"source":"Entity List (EL) - Bureau of Industry and Security","entity_number":"\#($0)","name":"Example \#($0)"}"#
        }
        return "{\(total.map { "\"total\":\($0)," } ?? "")\"results\":[\(rows.joined(separator: ","))]\(more)}"
    }

    @Test(arguments: [(3, 3, 0), (5, 3, 2), (2, 3, 0)])
    func aStatedTotalThatDiffersIsReported(stated: Int, found: Int, missing: Int) throws {
        let (summary, _) = try read("us-csl", [("a.json", csl(Array(0..<found), total: stated))])
        #expect(summary.stated == stated)
        #expect(summary.missing == missing)
        #expect(codes(summary) == (stated == found ? [] : ["import.count.differs"]))
        let (late, _) = try read("us-csl", [("a.json", csl(Array(0..<found), more: ",\"total\":\(stated)"))])
        #expect(late.missing == missing)
    }

    @Test func theWantedPartOfAJointFileIsComparedWithTheWhole() throws {
        let other = #"{"source":"Unverified List (UVL) - X","name":"Example Other"}"#
        let text = csl([1], total: 2).replacing("]}", with: "," + other + "]}")
        let (summary, _) = try read("us-bis-entity", [("a.json", text)])
        #expect(summary.records == 1)
        #expect(codes(summary) == [])
    }

    @Test func thePagesOfOneAnswerAreCountedTogether() throws {
        let pages = [("1.json", csl([1, 2], total: 4)), ("2.json", csl([3, 4], total: 4))]
        #expect(codes(try read("us-csl", pages).summary) == [])
        let (summary, _) = try read("us-csl", [pages[0], ("2.json", csl([3], total: 4))])
        #expect(summary.missing == 1)
    }

    @Test func aSecondArrayOfTheSameNameIsReadAndAnObjectWithoutOneRefused() throws {
        let text = csl([1]).dropLast() + "," + csl([2]).dropFirst()
        let (summary, ids) = try read("us-csl", [("a.json", String(text))])
        #expect(ids.count == 2)
        #expect(codes(summary) == ["import.json.continues"])
        for broken in [#"{"results":null,"source":1}"#, String(csl([1]).dropLast())] {
            #expect(throws: ImportError.self) { try read("us-csl", [("a.json", broken)]) }
        }
    }

    @Test func aRecordTwiceIsReportedAndItsPartyCountsOnce() throws {
        let header = "entity,country,industry,effective_date,type\n"
        let row = "Example A,China,All,5/1/2020,WRO\n"
        let (summary, _) = try read("us-cbp-wro", [("a.csv", header + String(repeating: row, count: 5))])
        #expect(summary.records == 5)
        #expect(summary.targets == 1)
        #expect(summary.duplicates == 4)
        #expect(codes(summary) == ["import.record.duplicate"])
        let lines = #"{"id":"a","schema":"Company","properties":{"name":["Example A"]}}"# + "\n"
        let (ftm, _) = try read("ftm", [("a.json", lines + lines)])
        #expect(ftm.targets == 1 && ftm.duplicates == 1)
        let (json, _) = try read("us-csl", [("a.json", csl([1, 1, 2]))])
        #expect(json.targets == 2 && json.duplicates == 1)
    }

    @Test func twoStatementsOfOnePartyAreNoDuplicateButOneParty() throws {
        let one = #"{"id":"a","schema":"Company","properties":{"name":["Example A"]}}"#
        let two = #"{"id":"a","schema":"Company","properties":{"name":["Example B"]}}"#
        let (summary, _) = try read("ftm", [("a.json", one + "\n" + two + "\n")])
        #expect(summary.targets == 1 && summary.duplicates == 0)
    }

    private func ofac(_ uids: [Int], day: String, count: Int) -> String {
        let entries = uids.map {
            "<sdnEntry><uid>\($0)</uid><lastName>EXAMPLE \($0)</lastName><sdnType>Entity</sdnType></sdnEntry>"
        }
        return """
            <?xml version="1.0"?><sdnList><publshInformation><Publish_Date>\(day)</Publish_Date>\
            <Record_Count>\(count)</Record_Count></publshInformation>\(entries.joined())</sdnList>
            """
    }

    @Test func filesOfDifferentDaysAreReportedAndCountAsTheOldest() throws {
        let files = [
            ("1.xml", ofac([1], day: "03/05/2024", count: 1)), ("2.xml", ofac([2], day: "03/01/2024", count: 1)),
        ]
        let (summary, _) = try read("us-ofac-sdn", files)
        #expect(summary.publicationDays.map(\.description) == ["2024-03-01", "2024-03-05"])
        #expect(summary.published == PartialDate("2024-03-01"))
        #expect(codes(summary) == ["import.files.days"])
        #expect(summary.stated == 2 && summary.missing == 0)
        let (same, _) = try read("us-ofac-sdn", [files[0], ("2.xml", ofac([2], day: "03/05/2024", count: 1))])
        #expect(codes(same) == [])
    }

    @Test func aRejectedRecordDoesNotHideThatOthersAreMissing() throws {
        let text = ofac([1, 2], day: "03/05/2024", count: 4).replacing("<lastName>EXAMPLE 2</lastName>", with: "")
        let (summary, _) = try read("us-ofac-sdn", [("a.xml", text)])
        #expect(summary.rejected == 1 && summary.missing == 2)
        #expect(summary.rejects.map(\.id) == ["2"])
    }

    @Test func theSameBadRecordIsKnownAgainWhereverItStands() throws {
        let header = "entity,country,industry,effective_date,type\n"
        let bad = "Example B,China,All,soon,WRO\n"
        let one = try read("us-cbp-wro", [("a.csv", header + bad)]).summary.rejects
        let two = try read("us-cbp-wro", [("b.csv", header + "Example A,China,All,5/1/2020,WRO\n" + bad)]).summary
            .rejects
        #expect(one == two && one.count == 1)
        #expect(one[0].id == "Example B")
    }

    @Test func aLineThatIsCutOffStillTellsWhoseItIs() throws {
        let line = #"{"id":"e5","schema":"Company","properties":{"name":["Example"]},"target":tru"# + "\n"
        let (summary, _) = try read(
            "ftm", [("a.json", #"{"id":"e4","schema":"Company","properties":{"name":["E"]}}"# + "\n" + line)])
        #expect(summary.rejects.map(\.id) == ["e5"])
    }
}
