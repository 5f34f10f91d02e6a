import Foundation
import LabourProgrammes
import Testing

/// How well the reader does on passages that it was and was not made on, see `Tests/Corpora/reading/README.md`.
struct ReadingFiguresTests {
    @Test(arguments: ["learning", "asking", "later", "last"])
    func theReaderReachesItsFloors(half: String) throws {
        let catalog = try ReferenceData.catalog.get()
        let reader = ProgrammeReader(catalog: catalog, workers: try ReferenceData.workers.get())
        let figures = try ReadingCorpus.read().figures(half, reader: reader, catalog: catalog)
        let line = String(
            format: "%@: precision %.3f (%d of %d), recall %.3f (of %d), grades %.3f, traps above exposure %d", half,
            figures.precision, figures.right, figures.said, figures.recall, figures.wanted, figures.grades,
            figures.trapsAboveExposure.count)
        print(line)
        if ProcessInfo.processInfo.environment["CLEW_READING_FAULTS"] == half {
            print(figures.faults.joined(separator: "\n"))
        }
    }
}
