import ClewModel
import Foundation
import SourceFiles
import TestSupport
import Testing

@testable import SupplyChain

/// Invoices and ship notices as cases; every party in them is invented.
struct BusinessDocumentTests {
    private static func file(_ name: String) throws -> SourceFile {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/business")
        return try SourceFile.read(folder.appending(path: name), as: name)
    }

    private static let samples: [(name: String, form: BusinessDocument.Form)] = [
        ("invoice.xml", .ubl), ("notice.x12", .x12), ("despatch.edi", .edifact),
    ]

    private static func chain(_ documents: [BusinessDocument]) -> BusinessChain {
        BusinessChain(documents, isGeneric: true, start: SourceLocation(file: "a", line: 1, column: 1))
    }

    @Test(arguments: samples.indices)
    func everyFormGivesThePartiesTheLotAndTheEvent(index: Int) throws {
        let (name, form) = BusinessDocumentTests.samples[index]
        let document = BusinessDocument(try Self.file(name), form: form)
        #expect(document.isValid, "\(document.diagnostics)")
        let draft = Self.chain([document]).draft
        let lot = try #require(draft.tables["lots.csv"]?.rows.first?.cells)
        #expect(lot["quantity"] == "1200.5" && lot["unit"] == "kg")
        #expect(lot["number"] == "L9")
        #expect(lot["id"]?.hasSuffix("/Y-30/L9") == true)
        #expect(lot["stage"] == "product")
        #expect(draft.tables["parties.csv"]?.rows.count == 2)
        let event = try #require(draft.tables["events.csv"]?.rows.first?.cells)
        #expect(event["type"] == (form == .ubl ? "sell" : "move"))
        #expect(event["date"] == (form == .ubl ? "2025-03-04" : "2025-03-05"))
        #expect(event["note"] == "order 4711")
        #expect(
            draft.tables["documents/index.csv"]?.rows.first?.cells["sha256"] == (try Self.file(name)).sha256.description
        )
    }

    /// What is not read is told, each kind of it once, with its first place.
    @Test(arguments: [
        (0, "Invoice/LegalMonetaryTotal is not read", 19), (1, "REF*BM is not read", 10), (2, "MEA+PD is not read", 16),
    ])
    func whatIsNotReadIsToldWithItsPlace(index: Int, words: String, line: Int) throws {
        let (name, form) = BusinessDocumentTests.samples[index]
        let told = BusinessDocument(try Self.file(name), form: form).diagnostics.filter { $0.message == words }
        #expect(told.map(\.severity) == [.note])
        #expect(told.first?.location.line == line)
    }

    /// A file that is not whole, of another kind, or of goods taken back gives nothing.
    @Test(arguments: [
        (0, "</Invoice>", "", "office.broken"), (0, ">380<", ">381<", "ubl.type"),
        (0, ">1200.5<", ">-3<", "business.negative"), (0, " unitCode=\"KGM\"", "", "business.unit"),
        (0, "<cbc:ID>Q-17</cbc:ID>", "", "ubl.missing"), (0, "2025-03-04", "04.03.2025", "business.date"),
        (1, "SE*15", "SE*16", "x12.envelope"), (1, "IEA*1*000000007~", "", "x12.truncated"),
        (1, "HL*3*2*I", "HL*3*9*I", "x12.level"), (1, "HL*3*2*I", "HL*3*2*ZZ", "x12.level"),
        (1, "20250304*1200*0001", "250304*1200*0001", "business.date"), (1, "ST*856", "ST*810", "x12.unknown"),
        (1, "BSN*00", "BSN*04", "x12.purpose"), (1, "N1*SF", "N1*ZZ", "x12.missing"),
        (2, "UNT+16", "UNT+15", "edifact.envelope"), (2, "UNZ+1+9'", "", "edifact.truncated"),
        (2, "QTY+12:1200,5", "QTY+21:1200,5", "edifact.missing"), (2, "DESADV", "INVOIC", "edifact.unknown"),
        (2, "D-5+9", "D-5+4", "edifact.function"), (2, "1200,5", "1200.5", "business.quantity"),
    ])
    func aDocumentThatCannotBeTakenWholeIsRefusedWithItsPlace(
        index: Int, part: String, instead: String, code: String
    ) throws {
        let (name, form) = BusinessDocumentTests.samples[index]
        let text = try Self.file(name).text
        let changed = text.replacing(part, with: instead)
        #expect(changed != text)
        let document = BusinessDocument(SourceFile(name: name, text: changed), form: form)
        let errors = document.diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.code) == [code], "\(errors)")
        #expect(errors.first?.location.line != nil)
    }

    @Test func theReleaseCharacterKeepsASeparatorInAName() throws {
        let chain = Self.chain([BusinessDocument(try Self.file("despatch.edi"), form: .edifact)])
        #expect(chain.draft.tables["parties.csv"]?.rows.last?.cells["name"] == "Quonvex's Spinning (invented)")
    }

    @Test func oneDocumentTwiceCountsOnceAndAnotherOfItsNumberIsRefused() throws {
        let file = try Self.file("invoice.xml")
        let one = BusinessDocument(file, form: .ubl)
        let twice = Self.chain([one, one])
        #expect(twice.diagnostics.map(\.code) == ["business.twice"])
        #expect(twice.draft.tables["lots.csv"]?.rows.map { $0.cells["quantity"] } == ["1200.5"])
        let other = BusinessDocument(
            SourceFile(name: "b.xml", text: file.text.replacing("1200.5", with: "7")), form: .ubl)
        #expect(Self.chain([one, other]).diagnostics.map(\.code) == ["business.conflict"])
    }

    @Test func aUnitThatACaseDoesNotKnowLeavesTheAmountOpen() throws {
        let text = try Self.file("invoice.xml").text.replacing("KGM", with: "LTR")
        let chain = Self.chain([BusinessDocument(SourceFile(name: "a.xml", text: text), form: .ubl)])
        #expect(chain.diagnostics.map(\.code) == ["business.unit"])
        #expect(chain.draft.tables["lots.csv"]?.rows.first?.cells["unit"] == "lot")
    }

    @Test func theCaseKeepsTheFilesAndCanBeReadBack() throws {
        let folder = try TemporaryDirectory()
        let target = folder.url.appending(path: "case")
        let documents = try Self.samples.map { BusinessDocument(try Self.file($0.name), form: $0.form) }
        let reading = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Reference/commodities")
        let catalog = try CommodityCatalog(directory: reading)
        let generic = try #require(catalog[CommodityCatalog.genericKey])
        _ = try CaseTemplate.write(to: target, commodity: generic, notices: documents)
        for sample in Self.samples {
            let kept = try Data(contentsOf: target.appending(path: "documents").appending(path: sample.name))
            #expect(Array(kept) == (try Self.file(sample.name)).bytes)
        }
    }
}
