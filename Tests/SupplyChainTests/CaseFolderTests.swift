import ClewModel
import Foundation
import SourceFiles
import SupplyChain
import TestSupport
import Testing

struct CaseFolderTests {
    private static let catalog = try? CommodityCatalog(
        directory: RepositoryFiles.reference.appending(path: "commodities"))

    /// A small sound case, of which every test changes one thing.
    ///
    /// All parties in it are invented.
    private static let sound: [String: String] = [
        "case.yaml": """
        title: Spring shirts
        requester: {name: Invented Importer, country: US}
        jurisdictions: [US, eu]
        commodity: cotton
        period: {from: 2024-01-01, to: 2024-12-31}

        """,
        "parties.csv": """
        id,name,other_names,country,address,role
        farm,Invented Gin,,us,"1 Field Road, Lubbock, Texas",producer
        mill,Invented Mill,发明纺织; Faming Textile,cn,Jinan,producer; supplier

        """,
        "lots.csv": """
        id,stage,quantity,unit,producer,place,country,date
        L1,ginning,"1,000",kg,farm,Lubbock,us,5 Jan 2024
        Y1,spinning-carded,860,kg,mill,Jinan,cn,2024-02-01

        """,
        "events.csv": """
        event,type,date,party,counterparty,direction,lot,quantity,unit,documents
        sale,sell,2024-01-20,farm,mill,,L1,1000,kg,invoice
        spin,transform,2024-02-01,mill,,in,L1,1000,kg,
        spin,,,,,out,Y1,860,kg,laydown

        """,
        "shipments.csv": """
        id,lot,quantity,unit,hs,shipped,imported,exporter
        S1,Y1,860,kg,5205.11,2024-03-01,2024-04-01,mill

        """,
        "documents/index.csv": """
        id,file,type,sha256,lots
        bales,bales.txt,bale-list,ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad,L1
        invoice,invoice.bin,invoice,,
        laydown,laydown.txt,laydown-sheet,,

        """,
        "documents/bales.txt": "abc",
        "documents/invoice.bin": "no text",
        "documents/laydown.txt": "laydown",
    ]

    private func read(_ change: (inout [String: [UInt8]]) -> Void = { _ in }) throws -> Result<Case, CaseError> {
        var files = CaseFolderTests.sound.mapValues { Array($0.utf8) }
        change(&files)
        let folder = try TemporaryDirectory()
        for (name, bytes) in files { try folder.write(bytes, to: name) }
        let catalog = try #require(CaseFolderTests.catalog)
        return Result { () throws(CaseError) in
            try CaseFolder.read(folder.url, commodities: catalog, acts: ["divestment", "region-clause"])
        }
    }

    /// The errors after a text of one file was replaced by another.
    private func errors(_ file: String, _ old: String, _ new: String) throws -> [Diagnostic] {
        let result = try read { files in
            let text = String(decoding: files[file] ?? [], as: UTF8.self)
            #expect(text.contains(old))
            files[file] = Array(text.replacing(old, with: new).utf8)
        }
        switch result {
        case .success: return []
        case .failure(let error): return error.errors
        }
    }

    @Test func anActThatNobodyKnowsIsRefusedAtItsPlace() throws {
        let planned = "commodity: cotton\nplanned_acts: [divestment, contract-termination]"
        let errors = try errors("case.yaml", "commodity: cotton", planned)
        #expect(errors.map(\.code) == ["case.act.unknown"])
        #expect(errors.first?.location.line == 5)
        #expect(errors.first?.message.contains("expected one of divestment, region-clause") == true)
    }

    @Test func aSoundCaseIsRead() throws {
        let found = try read().get()
        #expect(found.title == "Spring shirts")
        #expect(found.jurisdictions == ["us", "eu"])
        #expect(found.parties.map(\.id) == ["farm", "mill"])
        #expect(found.parties[1].names == ["Invented Mill", "发明纺织", "Faming Textile"])
        #expect(found.parties[1].roles == [.producer, .supplier])
        #expect(found.lots[0].quantity == Quantity(1000, .kilogram))
        #expect(found.lots[0].date == PartialDate("2024-01-05"))
        #expect(found.lots[0].location == SourceLocation(file: "lots.csv", line: 2, column: 1, record: "L1"))
        #expect(found.events.map(\.id) == ["sale", "spin"])
        #expect(found.events[1].inputs.count == 1)
        #expect(found.events[1].outputs.map(\.lot) == ["Y1"])
        #expect(found.shipments[0].hsCodes == ["520511"])
        #expect(found.documents.map(\.isSealed) == [true, false, false])
        #expect(found.documents[0].text == "abc")
        #expect(found.documents[1].text == "no text", "by what it holds, whatever its name says")
        #expect(found.warnings.isEmpty, "\(found.warnings)")
        #expect(found.inputs.map(\.file) == found.inputs.map(\.file).sorted())
        #expect(found.inputs.count == 9)
    }

    /// What a refused EPCIS document should have given is not reported as missing besides.
    @Test func aRefusedEPCISDocumentIsTheOnlyError() throws {
        let result = try read { files in
            files["events.csv"] = nil
            files["lots.csv"] = nil
            files["parties.csv"] = nil
            let head = #"{"@context": [], "type": "EPCISDocument", "schemaVersion": "2.0", "epcisBody": "#
            files["a.jsonld"] = Array((head + #"{"eventList": {}}}"#).utf8)
        }
        guard case .failure(let error) = result else {
            Issue.record("the case was read")
            return
        }
        #expect(error.errors.map(\.code) == ["epcis.kind"], "\(error.errors)")
    }

    @Test func twoReadingsOfACaseAreTheSame() throws {
        let first = try read().get()
        let second = try read().get()
        #expect(first.inputs == second.inputs)
        #expect(first.lots == second.lots)
    }

    @Test(arguments: [
        ("lots.csv", "id,stage,quantity", "id,stage,amount", "table.column.missing", 1, 1),
        ("events.csv", "in,L1", "in,L9", "case.lot.unknown", 3, 36),
        ("lots.csv", "860,kg", "860,sackfuls", "cell.unit", 3, 24),
        ("lots.csv", "860,kg", "-860,kg", "cell.quantity", 3, 20),
        ("lots.csv", "860,kg", "many,kg", "cell.number", 3, 20),
        ("lots.csv", "860,kg", "\"8,60\",kg", "cell.number", 3, 20),
        ("lots.csv", "2024-02-01", "2024-02-30", "cell.date", 3, 41),
        ("lots.csv", "2024-02-01", "01/02/2024", "cell.date", 3, 41),
        ("lots.csv", "spinning-carded", "spining", "case.stage.unknown", 3, 4),
        ("lots.csv", "kg,mill", "kg,mil", "case.party.unknown", 3, 27),
        ("lots.csv", "\nY1", "\nL1", "case.id.duplicate", 3, 1),
        ("events.csv", "spin,,,,,out", "spin,move,,,,out", "case.event.conflict", 4, 6),
        ("events.csv", ",in,L1", ",into,L1", "cell.choice", 3, 33),
        ("events.csv", "out,Y1,860,kg,laydown", "out,Y1,860,kg,sheet", "case.document.unknown", 4, 24),
        ("events.csv", "in,L1", "in,Y1", "case.cycle", 3, 1),
        ("shipments.csv", "5205.11", "cotton", "case.hs", 2, 14),
        ("documents/index.csv", "ba7816bf", "ba7816b0", "case.document.altered", 2, 27),
        ("documents/index.csv", "invoice.bin", "invoice.pdf", "case.document.missing", 3, 9),
        ("documents/index.csv", "invoice.bin", "../case.yaml", "case.document.outside", 3, 9),
        ("parties.csv", ",us,", ",usa,", "case.country", 2, 20),
        ("case.yaml", "cotton", "coton", "case.commodity.unknown", 4, 12),
        ("case.yaml", "title: Spring shirts", "titel: x", "yaml.key.missing", 1, 1),
        ("case.yaml", "2024-12-31", "2023-12-31", "case.period", 5, 32),
    ])
    func aSlipIsReportedWithItsPlace(
        file: String, old: String, new: String, code: String, line: Int, column: Int
    ) throws {
        let errors = try errors(file, old, new)
        let found = try #require(errors.first { $0.code == code }, "\(errors)")
        // A cycle is reported at the lot that is made of itself.
        #expect(found.location.file == (code == "case.cycle" ? "lots.csv" : file))
        #expect(found.location.line == line)
        #expect(found.location.column == column)
        #expect(!found.message.isEmpty)
    }

    @Test(arguments: [
        ("bales", "", "", "case.document.translation"), ("nobody", "", "", "case.document.unknown"),
        ("", "5", "sackfuls", "cell.unit"), ("", "", "kg", "case.document.quantity"), ("", "-5", "kg", "cell.quantity"),
    ])
    func aDocumentThatSaysNonsenseOfItselfIsReported(
        original: String, quantity: String, unit: String, code: String
    ) throws {
        let result = try read { files in
            files["documents/index.csv"] = Array(
                """
                id,file,type,lots,redacted,translation_of,quantity,unit
                bales,bales.txt,bale-list,L1,,\(original),\(quantity),\(unit)
                invoice,invoice.bin,invoice,,,,,
                laydown,laydown.txt,laydown-sheet,,,,,

                """.utf8)
        }
        guard case .failure(let error) = result else {
            Issue.record("expected the case to be refused")
            return
        }
        #expect(error.errors.map(\.code) == [code])
        #expect(error.errors.first?.location.line == 2)
    }

    @Test func aLoopOfTranslationsIsReportedAndAChainIsNot() throws {
        func index(_ laydown: String) -> [UInt8] {
            Array(
                """
                id,file,type,redacted,translation_of,quantity,unit
                bales,bales.txt,bale-list,prices,invoice,20,t
                invoice,invoice.bin,invoice,no,laydown,,
                laydown,laydown.txt,laydown-sheet,,\(laydown),,

                """.utf8)
        }
        let sound = try read { $0["documents/index.csv"] = index("") }.get()
        #expect(sound.documents.map(\.translationOf) == ["invoice", "laydown", nil])
        #expect(sound.documents.map(\.redacted) == ["prices", nil, nil])
        #expect(sound.documents[0].quantity == Quantity(20, .tonne))
        guard case .failure(let error) = try read({ $0["documents/index.csv"] = index("bales") }) else {
            Issue.record("expected the case to be refused")
            return
        }
        #expect(error.errors.map(\.code) == Array(repeating: "case.document.translation", count: 3))
    }

    @Test func everyProblemOfEveryFileIsReportedAtOnce() throws {
        let result = try read { files in
            files["lots.csv"] = Array("id,stage,quantity,unit\nL1,ginning,-5,kg\nY1,weaving,5,bags\n".utf8)
            files["case.yaml"] = Array("title:\n".utf8)
            files["shipments.csv"] = nil
        }
        guard case .failure(let error) = result else {
            Issue.record("expected the case to be refused")
            return
        }
        let codes = Set(error.errors.map { $0.location.file + " " + $0.code })
        #expect(
            codes == [
                "case.yaml yaml.key.missing", "lots.csv case.stage.unknown", "lots.csv cell.quantity",
                "lots.csv cell.unit",
                "shipments.csv file.missing",
            ])
        #expect(error.diagnostics == error.diagnostics.sorted { $0.location < $1.location })
    }

    @Test(arguments: ["parties.csv", "lots.csv", "events.csv", "shipments.csv", "case.yaml", "documents/index.csv"])
    func anEmptyFileIsReported(file: String) throws {
        let result = try read { $0[file] = [] }
        guard case .failure(let error) = result else {
            Issue.record("expected the case to be refused")
            return
        }
        #expect(error.errors.contains { $0.location.file == file && $0.code.hasSuffix("empty") })
    }

    @Test(arguments: ["parties.csv", "lots.csv", "events.csv", "shipments.csv", "case.yaml"])
    func aDirectoryInPlaceOfAFileIsReported(file: String) throws {
        let result = try read { files in
            files[file + "/inside.txt"] = Array("x".utf8)
            files[file] = nil
        }
        guard case .failure(let error) = result else {
            Issue.record("expected the case to be refused")
            return
        }
        #expect(error.errors.contains { $0.location.file == file && $0.code == "file.directory" })
    }

    @Test(arguments: ["parties.csv", "lots.csv", "case.yaml"])
    func damagedTextIsReported(file: String) throws {
        let result = try read { $0[file, default: []] += [0xC3, 0x28, 0x0A] }
        guard case .failure(let error) = result else {
            Issue.record("expected the case to be refused")
            return
        }
        #expect(error.errors.contains { $0.location.file == file && $0.code == "file.encoding" })
    }

    @Test func aDocumentThatCannotBeReadIsToldAndStopsNothing() throws {
        let found = try read { $0["documents/invoice.bin"] = [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46] }.get()
        let document = try #require(found.documents.first { $0.file == "invoice.bin" })
        #expect(document.text == nil && document.unread != nil)
    }

    @Test func aMissingFolderIsReported() throws {
        let catalog = try #require(CaseFolderTests.catalog)
        let error = #expect(throws: CaseError.self) {
            try CaseFolder.read(URL(filePath: "/nowhere/at/all"), commodities: catalog)
        }
        #expect(error?.errors.map(\.code) == ["file.missing"])
    }

    @Test func aFileThatNothingReadsIsWarnedOf() throws {
        let found = try read { files in
            files["stake.csv"] = Array("x".utf8)
            files["documents/scan.pdf"] = Array("x".utf8)
        }.get()
        #expect(found.warnings.map(\.code) == ["case.document.unlisted", "case.file.unknown"])
    }

    @Test func anExampleMustSayWhatIsInvented() throws {
        let errors = try errors("case.yaml", "commodity:", "example: true\ncommodity:")
        #expect(errors.map(\.code) == ["case.example.note"])
    }

    @Test func aDamagedIdentifierIsKeptAndWarnedOf() throws {
        let found = try read { files in
            files["parties.csv"] = Array("id,name,lei\nfarm,A,NOTANLEI\nmill,B,\n".utf8)
        }.get()
        #expect(found.parties[0].identifiers.map(\.value) == ["NOTANLEI"])
        #expect(found.warnings.map(\.code) == ["case.identifier.damaged"])
    }

    @Test func stakesAreReadWithTheirDoubt() throws {
        let found = try read { files in
            files["stakes.csv"] = Array(
                """
                owner,asset,percent,percent_low,percent_high,source
                farm,mill,50%,,,A register
                mill,farm,,10,,A register
                mill,farm,,,,A register

                """.utf8)
        }.get()
        #expect(found.stakes.map(\.share) == [Bounds(0.5, 0.5), Bounds(0.1, 1), Bounds(0, 1)])
    }

    @Test func anEmptyNewCaseIsReadAndSaysWhatToFillIn() throws {
        let catalog = try #require(CaseFolderTests.catalog)
        for commodity in catalog.commodities {
            let folder = try TemporaryDirectory()
            let url = folder.url.appending(path: "new")
            try CaseTemplate.write(to: url, commodity: commodity)
            let error = #expect(throws: CaseError.self) { try CaseFolder.read(url, commodities: catalog) }
            #expect(error?.diagnostics.map(\.code) == Array(repeating: "yaml.key.missing", count: 3))
            #expect(error?.diagnostics.allSatisfy { $0.location.file == "case.yaml" } == true)
            let again = #expect(throws: CaseError.self) { try CaseTemplate.write(to: url, commodity: commodity) }
            #expect(again?.code == .notWritable)
        }
    }
}
