import Casework
import ClewModel
import Foundation
import InventedWorlds
import OfficeFiles
import TestSupport
import Testing
import World

/// Lists of holdings as their files come: a workbook, another encoding, packed; the issuers are invented.
struct PortfolioFileTests {
    private static let rows = [("ZZ0000000016", "Quonvex Mining Co", 60.0), ("ZZ0000000024", "Tarvil Foods", 40.0)]

    private static func report(_ bytes: [UInt8], named name: String) throws -> PortfolioReport {
        let folder = try TemporaryDirectory()
        let file = folder.url.appending(path: name)
        try Data(bytes).write(to: file)
        let world = try InventedWorld().world()
        return try PortfolioDesk(holdings: file).report(in: world, asOf: InventedWorld.day("2026-01-05"))
    }

    private static let table =
        "isin;name;weight\n" + rows.map { "\($0.0);\($0.1);\($0.2)\n" }.joined()

    @Test func aWorkbookSaysWhatItsTableSays() throws {
        let sheet = SheetDraft(
            name: "Holdings", columns: ["isin", "name", "weight"].map { SheetDraft.Column($0) },
            rows: Self.rows.map { [.text($0.0), .text($0.1), .number($0.2)] }, notes: ["An invented fund"])
        let bytes = try WorkbookDraft(sheets: [sheet]).bytes()
        let found = try Self.report(bytes, named: "holdings.xlsx")
        let expected = try Self.report(Array(Self.table.utf8), named: "holdings.csv")
        #expect(found.issuers.map(\.name) == expected.issuers.map(\.name))
        #expect(found.issuers.map(\.name) == ["Quonvex Mining Co", "Tarvil Foods"])
        #expect(found.shares == expected.shares)
    }

    @Test func aTableOfAnotherEncodingIsRead() throws {
        let text = Self.table.replacing("Tarvil Foods", with: "Tärvil Foods")
        let units: [[UInt8]] = text.utf16.map { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let bytes: [UInt8] = [0xFF, 0xFE] + units.flatMap { $0 }
        #expect(try Self.report(bytes, named: "holdings.csv").issuers.map(\.name).contains("Tärvil Foods"))
    }

    @Test func whatIsNoTableIsRefused() {
        #expect(throws: ClewError.self) { try Self.report(Array("%PDF-1.7\n".utf8), named: "holdings.pdf") }
    }
}
