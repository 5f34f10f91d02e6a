import ClewModel
import Foundation
import NameMatching
import Screening
import TestSupport
import Testing

@testable import Casework

/// Tables of pairs come back as they came, with two columns more; all names are invented.
struct PairTableTests {
    private static let lexicon = Result { try Lexicon(directory: RepositoryFiles.reference.appending(path: "lexicon")) }

    private static func compare(_ bytes: [UInt8]) throws -> (rows: [[String]], log: DiagnosticLog) {
        let table = PairTable(comparer: try NamePairComparer(lexicon: lexicon.get()), defaultSchema: .company)
        var log = DiagnosticLog()
        var text = ""
        _ = try table.compare(bytes, name: "pairs.csv", into: &log) { text += $0 }
        let rows = text.components(separatedBy: "\r\n").dropLast().map { $0.components(separatedBy: ",") }
        return (rows, log)
    }

    @Test(arguments: ["-1", "'c", " d", "plain", ""])
    func aCarriedCellComesBackAsItCame(_ cell: String) throws {
        let (rows, _) = try compare("label,name1,name2\n\(cell),Halbrit Foods,Quonvex Mining\n")
        #expect(rows.last?.first == cell)
    }

    @Test(arguments: ["=cmd|x", "+a", "@b"])
    func aCarriedCellThatStartsAFormulaIsDisarmed(_ cell: String) throws {
        let (rows, _) = try compare("label,name1,name2\n\(cell),Halbrit Foods,Quonvex Mining\n")
        #expect(rows.last?.first == "'" + cell)
    }

    @Test func aRowWithACellTooManyKeepsScoreAndMatchInTheirColumns() throws {
        let (rows, log) = try compare(
            "name1,name2,label\nHalbrit Foods,HALBRIT FOODS,1,x\nHalbrit Foods,HALBRIT FOODS,1,\n")
        #expect(rows.map(\.count) == [5, 5, 5])
        #expect(rows[1] == rows[2])
        #expect(log.first.map(\.code) == ["compare.row.ragged"])
        #expect(log.first.first?.location.line == 2)
    }

    @Test func anUnknownSchemaIsReportedWithItsLine() throws {
        let (rows, log) = try compare(
            "schema,name1,name2\nBanana,Halbrit Foods,Halbrit Foods\nperson,Orvan Quill,Orvan Quill\n")
        #expect(rows[1].first == "Banana")
        #expect(log.first.map(\.code) == ["compare.schema.unknown"])
        #expect(log.first.first?.location.line == 2)
    }

    @Test(arguments: ["", " ", "...", "\u{202E}"])
    func anEmptyNameHasNoScoreAndThatIsSaid(_ name: String) throws {
        let (rows, log) = try compare("name1,name2\n\(name),\(name)\n")
        #expect(rows.last?.suffix(2) == ["0.000000", "false"])
        #expect(log.first.map(\.code) == ["compare.name.empty", "compare.name.empty"])
    }

    @Test func aBrokenRowIsReportedAndTheOthersAreCompared() throws {
        let (rows, log) = try compare("name1,name2\n\"x\" y,b\nHalbrit Foods,Halbrit Foods\n")
        #expect(rows.count == 2)
        #expect(rows.last?.last == "true")
        #expect(log.first.map(\.location.line) == [2])
        #expect(log.hasErrors)
    }

    private func compare(_ text: String) throws -> (rows: [[String]], log: DiagnosticLog) {
        try Self.compare(Array(text.utf8))
    }
}
