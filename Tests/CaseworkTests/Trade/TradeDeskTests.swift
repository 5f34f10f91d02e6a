import Casework
import ClewModel
import Foundation
import InventedWorlds
import OfficeFiles
import StatementStore
import TestSupport
import Testing
import TradeRecords
import World

/// Who in tables of trade is listed, by an invented world; every party is invented.
struct TradeDeskTests {
    private static func world() throws -> World {
        let invented = try InventedWorld()
        try invented.load(
            "us_dhs_uflpa", on: "2024-01-01",
            InventedWorld.party("listed-1", "Quonvex Mills Co", in: "us_dhs_uflpa")
                + InventedWorld.listing(of: "listed-1", in: "us_dhs_uflpa", from: "2023-05-01", to: "2024-03-31"))
        return try invented.world()
    }

    private static let table = """
        Bill No,Date,Shipper,Shipper Country,Consignee,HS,Weight kg
        B1,2023-02-01,Quonvex Mills Co,CN,Tarvil Invented Yarn,5201,100
        B2,2023-06-01,QUONVEX MILLS CO.,CN,Brenvik Invented Yarn,5201,200
        B3,2024-06-01,Quonvex Mills Co,CN,Olvex Invented Yarn,5201,300
        B4,2023-06-02,Halmora Invented Foods,CN,Zubrand Invented Stores,2002,300

        """

    private static func outcome(
        _ texts: [(name: String, bytes: [UInt8])], from: [String] = []
    ) throws -> TradeDesk.Outcome {
        let folder = try TemporaryDirectory()
        for (name, bytes) in texts { try folder.write(bytes, to: name) }
        var desk = TradeDesk(records: texts.map { folder.url.appending(path: $0.name) })
        desk.from = from
        return try desk.outcome(in: world(), asOf: InventedWorld.day("2024-12-31"))
    }

    @Test func whatLeftBeforeAndAfterAListingIsToldApart() throws {
        let report = try Self.outcome([("bills.csv", Array(Self.table.utf8))]).report
        let root = try #require(report.parties.first)
        #expect(root.root?.basis == .listed)
        #expect(root.root?.isEstablished == true)
        // That it rests on the name alone is said.
        #expect(root.ties.first?.statement.contains("It rests on the name alone") == true)
        let standings = report.parties.compactMap { party in
            party.reached.map { "\(party.name.prefix(6)) \($0.standing)" }
        }
        #expect(standings == ["Brenvi during", "Olvex  after", "Tarvil before"])
        #expect(!report.parties.contains { $0.name.hasPrefix("Halmora") })
        #expect(report.restsOn.names == 5)
        #expect(report.restsOn.lists.contains { $0.dataset == "us_dhs_uflpa" && $0.days != nil })
        #expect(
            report.edges.first?.statement.hasPrefix(
                "1 bill names Quonvex Mills Co as shipper and Brenvik Invented Yarn as consignee") == true)
    }

    @Test func aWorkbookSaysWhatItsTableSays() throws {
        let lines = Self.table.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
        let sheet = SheetDraft(
            name: "Bills", columns: lines[0].map { SheetDraft.Column($0) },
            rows: lines.dropFirst().map { $0.map { .text($0) } }, notes: ["Invented"])
        let found = try Self.outcome([("bills.xlsx", try WorkbookDraft(sheets: [sheet]).bytes())]).report
        let expected = try Self.outcome([("bills.csv", Array(Self.table.utf8))]).report
        #expect(found.edges.map(\.statement) == expected.edges.map(\.statement))
        #expect(found.goods.map(\.tally) == expected.goods.map(\.tally))
    }

    @Test func whoIsAskedForByItsListedNameIsFound() throws {
        let byParty = try Self.outcome([("bills.csv", Array(Self.table.utf8))], from: ["listed-1"]).report
        #expect(byParty.parties.first?.root?.basis == .listed)
        let unlisted = try Self.outcome([("bills.csv", Array(Self.table.utf8))], from: ["halmora invented foods"])
            .report
        #expect(unlisted.parties.first?.root?.basis == .asked)
        #expect(unlisted.parties.last?.reached?.standing == "during")
        #expect(throws: ClewError.self) {
            try Self.outcome([("bills.csv", Array(Self.table.utf8))], from: ["Tarvil Invented Yarn"])
        }
    }

    @Test func twoTablesAreOneBook() throws {
        let second =
            "Exporter,Importer,Import Date,HS Code\nBrenvik Invented Yarn,Sandvel Invented Apparel,2023-09-01,6109.10\n"
        let report = try Self.outcome([("bills.csv", Array(Self.table.utf8)), ("customs.csv", Array(second.utf8))])
            .report
        let last = try #require(report.parties.first { $0.name.hasPrefix("Sandvel") })
        #expect(last.reached?.step == 2)
        #expect(last.reached?.way.map(\.row) == ["bills.csv:3", "customs.csv:2"])
        #expect(last.reached?.way.last?.relation?.hasPrefix("Cotton textiles") == true)
    }
}
