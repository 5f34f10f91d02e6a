import ClewModel
import Foundation
import Testing

@testable import SanctionsStudy

struct ExportTests {
    let ledgers: StudyLedgers
    let export: StudyExport

    init() throws {
        ledgers = try StudyLedgers(directory: Reference.directory)
        export = try StudyExport(ledgers, directory: Reference.directory)
    }

    func written() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "study-export-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in export.files {
            try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        return folder
    }

    @Test func theSameDataGiveTheSameBytes() throws {
        let again = try StudyExport(try StudyLedgers(directory: Reference.directory), directory: Reference.directory)
        #expect(again.version == export.version)
        #expect(again.files.map(\.name) == export.files.map(\.name))
        #expect(again.files.map(\.text) == export.files.map(\.text))
    }

    @Test func anotherRowIsAnotherVersion() throws {
        let fewer = StudyLedgers(
            measures: Array(ledgers.measures.dropLast()), counterMeasures: ledgers.counterMeasures,
            responses: ledgers.responses, codes: ledgers.codes)
        #expect(try StudyExport(fewer, directory: Reference.directory).version != export.version)
    }

    @Test func everyVariableIsDefined() {
        for table in export.tables {
            #expect(Set(table.variables.map(\.name)).count == table.variables.count, "\(table.name)")
            for variable in table.variables {
                let isDefined = !variable.definition.isEmpty && variable.definition != "not in the codebook"
                #expect(isDefined, "\(table.name).\(variable.name)")
                let isName = variable.name.utf8.allSatisfy {
                    (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
                }
                #expect(isName, "\(variable.name)")
            }
        }
    }

    @Test func theCodebookAndTheCodesLeaveNoTableOut() throws {
        let codebook = try #require(export.tables.first { $0.name == "codebook" })
        let codes = try #require(export.tables.first { $0.name == "codes" })
        let defined = Set(codebook.rows.map { Array($0.prefix(2)) })
        let coded = Set(codes.rows.map { Array($0.prefix(3)) })
        for table in export.tables {
            for variable in table.variables {
                #expect(defined.contains([table.name, variable.name]), "\(table.name).\(variable.name)")
                for code in variable.codes { #expect(coded.contains([table.name, variable.name, code.code])) }
            }
        }
    }

    @Test func everyCellIsWhatTheCodebookSays() {
        for table in export.tables {
            for (index, variable) in table.variables.enumerated() {
                let codes = Set(variable.codes.map(\.code))
                for row in table.rows {
                    let cell = row[index]
                    if cell == variable.missing?.rawValue { continue }
                    let place = "\(table.name).\(variable.name): \(cell)"
                    #expect(!cell.isEmpty, "\(place)")
                    #expect(codes.isEmpty || codes.contains(cell), "\(place)")
                    switch variable.kind {
                    case .string: break
                    case .integer: #expect(Int(cell) != nil, "\(place)")
                    case .number: #expect(Double(cell) != nil, "\(place)")
                    case .date: #expect(Day(cell) != nil, "\(place)")
                    case .partialDate: #expect(PartialDate(cell) != nil, "\(place)")
                    }
                }
            }
        }
    }

    @Test func keysTellRowsApart() {
        for table in export.tables where !table.key.isEmpty {
            let columns = table.key.compactMap { key in table.variables.firstIndex { $0.name == key } }
            #expect(columns.count == table.key.count, "\(table.name)")
            let keys = table.rows.map { row in columns.map { row[$0] } }
            #expect(Set(keys).count == keys.count, "\(table.name)")
        }
    }

    @Test func everyRowOfTheLedgersIsExported() throws {
        func rows(_ name: String) throws -> Int { try #require(export.tables.first { $0.name == name }).rows.count }
        #expect(try rows("measures") == ledgers.measures.count)
        #expect(try rows("counter_measures") == ledgers.counterMeasures.count)
        #expect(try rows("responses") == ledgers.responses.count)
        #expect(try rows("measure_targets") == ledgers.measures.map(\.organizations.count).reduce(0, +))
    }

    @Test func theHeaderIsTheFirstLineOfEachTable() throws {
        for table in export.tables {
            let first = try #require(table.csv.split(separator: "\n").first)
            #expect(first == table.variables.map(\.name).joined(separator: ","))
        }
    }

    @Test func thePackageDescribesEachFileWithItsDigest() throws {
        let text = try #require(export.files.first { $0.name == "datapackage.json" }?.text)
        let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let package = try #require(parsed as? [String: Any])
        let resources = try #require(package["resources"] as? [[String: Any]])
        #expect(resources.count == export.tables.count)
        #expect(resources.compactMap { $0["path"] as? String } == export.tables.map(\.fileName))
        #expect(package["version"] as? String == "sha256:\(export.version)")
    }

    @Test func anUntouchedExportIsConfirmed() throws {
        let folder = try written()
        defer { try? FileManager.default.removeItem(at: folder) }
        try "notes".write(to: folder.appending(path: "notes.txt"), atomically: true, encoding: .utf8)
        let verification = try StudyVerification(folder, against: export)
        #expect(verification.isSame)
        #expect(verification.problems.isEmpty)
        #expect(verification.lines.last?.outcome == .foreign)
    }

    @Test func whatWasChangedIsToldWithFileAndLine() throws {
        let folder = try written()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "index_pace.csv")
        let text = try String(contentsOf: file, encoding: .utf8)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines[3] += "9"
        try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        try FileManager.default.removeItem(at: folder.appending(path: "panel.csv"))
        let verification = try StudyVerification(folder, against: export)
        #expect(!verification.isSame)
        let changed = try #require(verification.problems.first { $0.code == "study.differs" })
        #expect(changed.location.file == "index_pace.csv" && changed.location.line == 4)
        #expect(verification.problems.contains { $0.code == "study.missing" && $0.location.file == "panel.csv" })
    }

    @Test func aFolderThatIsNoExportIsRefused() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "study-none-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let error = #expect(throws: StudyError.self) { try StudyVerification(folder, against: export) }
        #expect(error?.message.contains("datapackage.json") == true)
        let gone = folder.appending(path: "gone")
        #expect(throws: StudyError.self) { try StudyVerification(gone, against: export) }
    }
}
