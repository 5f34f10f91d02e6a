import Casework
import ClewModel
import Foundation
import OfficeFiles
import OwnershipAnalysis
import Screening
import Testing

@testable import Workbench

/// What a page of the workbench must show so that somebody can decide, and what it must not take.
struct WorkedItemTests {
    private let world: InventedWorkbench
    private let ada: Browser

    init() throws {
        world = try InventedWorkbench()
        ada = Browser(world)
        try ada.get("/work")
    }

    private static func entity(
        _ id: EntityID, _ schema: Schema, _ values: KeyValuePairs<PropertyName, String>
    ) -> [ClewModel.Statement] {
        values.map { Statement(entity: id, schema: schema, property: $0.key, value: $0.value, dataset: "ftm") }
    }

    /// Drops a table and gives the path of what comes then.
    private func dropped(_ name: String, _ bytes: [UInt8]) throws -> String {
        try ada.get("/work/screening")
        try ada.upload("/work/screening", name, bytes)
        return ada.path
    }

    /// Screens a table that was dropped and gives the path of its run.
    private func screened(_ upload: String) throws -> String {
        try ada.post(upload, [])
        for _ in 0..<600 where !ada.path.hasPrefix("/work/run/") {
            usleep(20_000)
            try ada.get(upload)
        }
        return ada.path
    }

    private static let corps = "新疆生产建设兵团第一师锦岭棉业有限责任公司"

    @Test func whatMayBelongToAListedPartyIsAnItemThatTwoPersonsDecideAndARowOfTheExport() throws {
        let table = "name\n\(Self.corps)\n#N/A\nNobody At All Ltd\n"
        let run = try screened(try dropped("invented.csv", Array(table.utf8)))
        let desk = try world.workbench.desk
        let items = try #require(desk.run("r1")?.items.filter { $0.alert.relation != nil })
        let item = try #require(items.first)
        #expect(ada.page.contains("may belong to") && ada.page.contains("/work/item/r1/\(item.number)"))
        #expect(ada.page.contains("Rows without an answer") && ada.page.contains("nothing was looked up"))
        try ada.get("/work/item/r1/\(item.number)")
        #expect(ada.page.contains("Does it belong to the listed party?") && ada.page.contains("It belongs to it"))
        #expect(!ada.page.contains("The same party"))
        try ada.post(
            "/work/item/r1/\(item.number)",
            [
                ("act", "propose"), ("verdict", "match"), ("preset", "A register says so"),
                ("revision", ada.hidden("revision")),
            ])
        try desk.perform(
            .read(item: item.number, TriageReading(.match, reason: "seen")), in: "r1", by: "Ben",
            on: InventedWorkbench.day)
        #expect(desk.run("r1")?.item(item.number)?.stage(on: InventedWorkbench.day) == .confirmed)
        // A relation is no identity: the log of decisions on who is who gets none.
        #expect(desk.problems.isEmpty)
        #expect(try world.workbench.decisions().isEmpty)
        // Looking again changes nothing.
        try ada.get("/work/item/r1/\(item.number)")
        #expect(ada.page.contains("confirmed"))
        try ada.get("\(run)/export.csv")
        let rows = ada.page.split(separator: "\n").map(String.init)
        #expect(rows.contains { $0.contains("may-belong") && $0.contains("match") && $0.contains(Self.corps) })
        #expect(rows.contains { $0.contains("no-answer") && $0.contains("nothing was looked up") })
        try ada.get("\(run)/export.jsonl")
        #expect(ada.page.contains(#""question":"may-belong""#) && ada.page.contains(#""state":"no-answer""#))
    }

    @Test func aRelationThatTheListsNoLongerNameIsGone() throws {
        let alert = TriageAlert(
            party: 0, entity: "nobody", caption: "Nobody", schema: .company, lists: ["ftm"], countries: [],
            matchedName: "", queryName: nil, score: 0, restsOnInitials: false, evidence: [], alignments: [],
            state: "reach unit x", former: nil, relation: .init(basis: "unit", isStrong: false))
        var opening = InventedAlerts.opening(parties: 1)
        opening.alerts = [alert]
        let id = try world.workbench.desk.open(opening, by: "Ada", on: InventedWorkbench.day)
        try ada.get("/work/item/\(id)/1")
        #expect(try world.workbench.desk.run(id)?.item(1)?.isGone == true)
    }

    @Test func anItemSaysWhichListItIsSinceWhenAndWhereTheOtherMatchesAre() throws {
        let entry = "Invented Programme 7"
        try world.publish(
            InventedWorkbench.first + Self.entity("entry", .sanction, ["program": "Invented Programme 7"])
                + Self.entity("acme", .company, ["addressEntity": "road"])
                + Self.entity("road", .address, ["full": "7 Invented Road, Aksu"])
                + Self.entity(
                    "twin", .company,
                    ["name": "Quonvex Invented Looms Co., Ltd.", "country": "cn", "topics": "sanction"]),
            on: "2024-06-01")
        let run = try screened(try dropped("t.csv", Array("name,country\nQuonvex Invented Looms Co Ltd,cn\n".utf8)))
        #expect(run == "/work/run/r1")
        let items = try #require(try world.workbench.desk.run("r1")?.items)
        #expect(items.count == 2)
        let acme = try #require(items.first { $0.alert.entity == "acme" })
        try ada.get("/work/item/r1/\(acme.number)")
        let head = ada.page.split(separator: "<table").first.map(String.init) ?? ""
        #expect(head.contains("FollowTheMoney entities") && head.contains("2023-01-01") && head.contains(entry))
        #expect(ada.page.contains("7 Invented Road, Aksu"))
        // The other match is told apart by its list.
        let other = try #require(ada.page.split(separator: "Another match of the same party").last)
        #expect(other.contains("FollowTheMoney entities"))
    }

    @Test(arguments: WorkWords.Language.allCases)
    func aReasonThatSpeaksForTheOtherAnswerIsRefused(_ language: WorkWords.Language) throws {
        let words = WorkWords.of(language)
        _ = try screened(try dropped("t.csv", Array("name,country\nQuonvex Invented Looms Co Ltd,cn\n".utf8)))
        ada.language = language.rawValue
        func propose(_ verdict: String, _ reason: Int) throws -> Int {
            try ada.get("/work/item/r1/1")
            return try ada.post(
                "/work/item/r1/1",
                [
                    ("act", "propose"), ("verdict", verdict), ("preset", words["reason_\(reason)"]),
                    ("revision", ada.hidden("revision")),
                ], follow: false
            ).status
        }
        for (verdict, reasons) in [("match", 1...4), ("no-match", 5...6)] {
            for reason in reasons {
                #expect(try propose(verdict, reason) == 422, "\(verdict) \(reason)")
                #expect(ada.page.contains(words["refused_reasonDiffers"].prefix(20)))
            }
        }
        #expect(try world.workbench.desk.run("r1")?.item(1)?.readings.isEmpty == true)
        #expect(try propose("match", 6) == 303)
    }

    @Test func whoReadFirstCannotTakeTheItemFromTheSecondReader() throws {
        _ = try screened(try dropped("t.csv", Array("name,country\nQuonvex Invented Looms Co Ltd,cn\n".utf8)))
        let desk = try world.workbench.desk
        try desk.perform(
            .proposed(item: 1, TriageReading(.match, reason: "seen")), in: "r1", by: "Ada", on: InventedWorkbench.day)
        try ada.get("/work/item/r1/1")
        #expect(!ada.page.contains("value=\"take\"") && ada.page.contains("value=\"undo\""))
        let reply = try ada.post("/work/item/r1/1", [("act", "take"), ("revision", ada.hidden("revision"))])
        #expect(reply.status == 409)
        #expect(desk.run("r1")?.item(1)?.assignee == nil)
        #expect(
            try desk.takeNext(in: "r1", by: "Ben", secondReadings: true, on: InventedWorkbench.day) == 1)
    }

    @Test func aWorkbookWithSeveralSheetsAsksWhichAndReadsThatOne() throws {
        func sheet(_ name: String, _ cell: String) -> SheetDraft {
            SheetDraft(
                name: name, columns: [.init("name", width: 40), .init("country")],
                rows: [[.text(cell), .text("cn")], [.text("Nobody At All Ltd"), .text("fr")]], notes: [],
                isProtected: false)
        }
        let book = WorkbookDraft(sheets: [
            sheet("Vendors", "Nobody Else At All Ltd"), sheet("Persons", "Quonvex Invented Looms Co Ltd"),
        ])
        let upload = try dropped("two.xlsx", try book.bytes())
        #expect(upload.hasPrefix("/work/screening/u"), "\(ada.page)")
        #expect(ada.page.contains("Vendors") && ada.page.contains("Persons") && !ada.page.contains("--sheet"))
        #expect(ada.page.contains("value=\"Vendors\" selected"))
        try ada.post(upload, [("sheet", "Nothing"), ("choose", "1")])
        #expect(ada.page.contains("The workbook has no such sheet"))
        try ada.post(upload, [("sheet", "Persons"), ("choose", "1")])
        #expect(ada.page.contains("value=\"Persons\" selected") && ada.page.contains("Quonvex"))
        #expect(try screened(upload) == "/work/run/r1")
        #expect(try world.workbench.desk.run("r1")?.items.map(\.alert.entity) == ["acme"])
        #expect(ada.page.contains("two.xlsx, Persons"))
    }

    @Test(arguments: ["183111242406", "1831 1124 2406", "29299"])
    func aNumberIsFoundWhateverKindItIs(_ number: String) throws {
        try world.publish(
            InventedWorkbench.first
                + Self.entity(
                    "ofac-29299", .person,
                    ["name": "Annabel Invented", "innCode": "183111242406", "topics": "sanction"]), on: "2024-06-01")
        try ada.get("/work/search")
        try ada.post("/work/search", [("q", number)])
        #expect(ada.page.contains("/work/entity/ofac-29299"))
        try ada.post("/work/search", [("q", "999999999999")])
        #expect(!ada.page.contains("/work/entity/ofac-29299"))
    }

    @Test func aColumnOfTaxNumbersIsOffered() throws {
        let upload = try dropped("t.csv", Array("name,inn\nAnnabel Invented,183111242406\n".utf8))
        #expect(ada.page.contains("value=\"tax\""))
        try ada.post(upload, [("column0", "name"), ("column1", "tax")])
        #expect(TableHeader.canBeScreened([.tax]))
    }

    @Test func aTieThatIsNoHoldingIsToldAsOneAndNotDrawn() throws {
        try world.publish(
            InventedWorkbench.first
                + Self.entity(
                    "tie", Schema(rawValue: "UnknownLink"), ["subject": "beta", "object": "zed", "role": "Linked To"])
                + Self.entity("seat", Schema(rawValue: "Directorship"), ["director": "zed", "organization": "beta"]),
            on: "2024-06-01")
        for language in WorkWords.Language.allCases {
            let words = WorkWords.of(language)
            ada.language = language.rawValue
            try ada.get("/work/entity/beta")
            #expect(ada.page.contains("id=\"ties\"") && ada.page.contains("Zedekiah"))
            #expect(!ada.page.contains("class=\"holdings\"") && !ada.page.contains(words["held_by"] + " <a"))
            #expect(!ada.page.contains(words["holds"] + " <a"))
            #expect(ada.page.contains(words["owners_unknown"]))
            #expect(ada.page.contains(words["tie_unspecified"]) && ada.page.contains(words["tie_directorship"]))
            #expect(!ada.page.contains(">unspecified<"))
        }
        ada.language = "en"
        try ada.get("/work/entity/acme")
        #expect(ada.page.contains("class=\"holdings\"") && !ada.page.contains("id=\"ties\""))
        // What scrolls can be reached by the keyboard and has a name.
        for picture in ada.page.split(separator: "<div class=\"picture\"").dropFirst() {
            let tag = picture.prefix { $0 != ">" }
            #expect(tag.contains("tabindex=\"0\"") && tag.contains("role=\"region\"") && tag.contains("aria-label=\""))
        }
    }

    @Test(arguments: WorkWords.Language.allCases)
    func everyWordOfAnEnumIsInTheTable(_ language: WorkWords.Language) {
        let words = WorkWords.of(language).all
        let keys: [String] =
            PackagePurpose.allCases.map { "purpose_\($0.rawValue)" }
            + TriageRefusal.Reason.allCases.map { "refused_\($0.rawValue)" }
            + TriageItem.Stage.allCases.map { "stage_\($0.rawValue)" }
            + TriageAlert.Urgency.allCases.map { "urgency_\($0.rawValue)" }
            + [Judgement.Verdict.match, .noMatch, .unsure].flatMap {
                ["verdict_\($0.rawValue)", "belongs_\($0.rawValue)"]
            }
            + ControlKind.allCases.map { "tie_\($0.rawValue)" }
            + TableHeader.Role.allCases.map { "column_\($0.rawValue)" }
            + (1...10).map { "reason_\($0)" }
            + [
                "Company", "Person", "Vessel", "Organization", "LegalEntity", "Thing", "Airplane", "Asset",
                "PublicBody",
            ]
            .map { "kind_\($0.lowercased())" }
        for key in keys { #expect(words[key]?.isEmpty == false, "\(key)") }
    }

    @Test func theChinesePagesSayInChineseWhatTheProgramSays() throws {
        let run = try screened(try dropped("t.csv", Array("name,country\nQuonvex Invented Looms Co Ltd,cn\n".utf8)))
        ada.language = "zh-Hans"
        try ada.get(run)
        #expect(ada.page.contains("共 1 行") && ada.page.contains("未决 1 项"))
        #expect(!ada.page.contains("with a match") && !ada.page.contains("to decide"))
        try ada.get("/work/item/r1/1")
        #expect(ada.page.contains("公司"))
        try ada.get("/work/lists")
        #expect(ada.page.contains("已导入：") && !ada.page.contains("imported: recorded"))
        try ada.get("/work/cases")
        #expect(ada.page.contains("锂电池") && !ada.page.contains(">lithium-battery<"))
    }
}
