import ClewModel
import Foundation
import LabourProgrammes
import TestSupport
import Testing

/// Damaged reference data is refused whole, with every fault and its place.
struct ReferenceDamageTests {
    private func damaged(_ folder: String, _ file: String, _ change: (String) -> String) throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        for name in ["places", "xpcc", "programmes"] {
            try FileManager.default.copyItem(
                at: RepositoryFiles.reference.appending(path: name), to: directory.url.appending(path: name))
        }
        let url = directory.url.appending(path: folder).appending(path: file)
        let text = try String(contentsOf: url, encoding: .utf8)
        try change(text).write(to: url, atomically: true, encoding: .utf8)
        return directory
    }

    private func gazetteerError(_ directory: TemporaryDirectory) -> LabourProgrammesError? {
        do {
            _ = try Gazetteer(
                places: directory.url.appending(path: "places"), corps: directory.url.appending(path: "xpcc"))
            return nil
        } catch {
            return error
        }
    }

    private func catalogError(_ directory: TemporaryDirectory) -> LabourProgrammesError? {
        do {
            _ = try ProgrammeCatalog(directory: directory.url.appending(path: "programmes"))
            return nil
        } catch {
            return error
        }
    }

    @Test func everyFaultOfATableIsListedWithItsPlace() throws {
        let directory = try damaged("places", "xinjiang.csv") { text in
            text.replacing("650102,county", with: "65O102,county").replacing("650103,county", with: "650103,village")
        }
        let error = try #require(gazetteerError(directory))
        #expect(error.code == .invalid)
        #expect(error.location.file == "places/xinjiang.csv")
        #expect(error.diagnostics.contains { $0.code == "place.code" && $0.location.line == 4 })
        #expect(error.diagnostics.contains { $0.code == "cell.choice" && $0.location.line == 5 })
    }

    @Test func aRowWithoutASourceIsRefused() throws {
        let directory = try damaged("places", "countries.csv") { text in
            text.replacing("ISO 3166-1; names as commonly written,high", with: ",high")
        }
        #expect(gazetteerError(directory) != nil)
    }

    @Test func aNameOfAnUnknownPlaceIsRefused() throws {
        let directory = try damaged("places", "xinjiang-names.csv") { $0.replacing("\n650102,", with: "\n650199,") }
        #expect(gazetteerError(directory)?.diagnostics.contains { $0.code == "place.unknown" } == true)
    }

    @Test func aMissingFileIsSaid() throws {
        let directory = try damaged("xpcc", "names.csv") { $0 }
        try FileManager.default.removeItem(at: directory.url.appending(path: "xpcc/names.csv"))
        #expect(gazetteerError(directory)?.code == .unreadable)
    }

    @Test func anIndicatorOfAnUnknownProgrammeIsRefused() throws {
        let directory = try damaged("programmes", "indicators.csv") { $0.replacing("prison-labour", with: "chores") }
        #expect(catalogError(directory)?.diagnostics.contains { $0.code == "programme.unknown" } == true)
    }

    @Test func aKeyThatNothingReadsIsRefused() throws {
        let directory = try damaged("programmes", "vsetc.yaml") { $0 + "\nscael: []\n" }
        #expect(catalogError(directory)?.diagnostics.contains { $0.message.contains("scael") } == true)
    }

    @Test func aProgrammeWhoseKeyIsNotItsFileIsRefused() throws {
        let directory = try damaged("programmes", "vsetc.yaml") { $0.replacing("key: vsetc", with: "key: other") }
        #expect(catalogError(directory)?.diagnostics.contains { $0.code == "programme.key" } == true)
    }
}
