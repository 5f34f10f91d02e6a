import Foundation
import LabourProgrammes
import Testing

/// How well the reader does on passages that it was and was not made on, see `Tests/Corpora/reading/README.md`.
///
/// Set `CLEW_READING_FAULTS` to the name of a part to have its faults printed.
struct ReadingFiguresTests {
    @Test(arguments: ["learning", "asking", "later", "last"])
    func theReaderReachesItsFloors(part: String) throws {
        let catalog = try ReferenceData.catalog.get()
        let reader = try ReferenceData.reader.get()
        let figures = try ReadingCorpus.read().figures(part, reader: reader, catalog: catalog)
        print(
            String(
                format: "%@: precision %.3f (%d of %d), recall %.3f (of %d), grades %.3f, traps above exposure %d", part,
                figures.precision, figures.right, figures.said, figures.recall, figures.wanted, figures.grades,
                figures.trapsAboveExposure.count))
        if ProcessInfo.processInfo.environment["CLEW_READING_FAULTS"] == part {
            print(figures.faults.joined(separator: "\n"))
        }
        #expect(figures.precision >= 0.92)
        #expect(figures.recall >= 0.92)
        #expect(figures.grades >= 0.95)
        #expect(figures.trapsAboveExposure.isEmpty)
    }

    @Test func theSetIsWhatItsReadmeSays() throws {
        let corpus = try ReadingCorpus.read()
        #expect(corpus.passages.count >= 400)
        #expect(corpus.passages.filter { $0.trap != nil }.count * 100 >= corpus.passages.count * 45)
        let programmes = Set(corpus.passages.flatMap(\.labels).map(\.programme))
        #expect(programmes == Set(try ReferenceData.catalog.get().programmes.map(\.key.rawValue)))
        let grades = Set(corpus.passages.flatMap(\.labels).map(\.grade))
        #expect(grades == ["T1", "T2", "T3", "T4", "T6"])
        for passage in corpus.passages {
            for party in passage.parties + [passage.issuer].compactMap(\.self) {
                #expect(corpus.companies.contains { $0.id == party }, "\(passage.id)")
            }
        }
    }
}
