import ClewModel
import Foundation
import LabourProgrammes
import TestSupport
import Testing

/// How well the reader does on passages that it was and was not made on, see `Tests/Corpora/reading/README.md`.
///
/// Set `CLEW_READING_FAULTS` to the name of a part to have its faults printed.
struct ReadingFiguresTests {
    @Test(arguments: ["learning", "asking", "later", "last", "turned", "again", "kinds", "styles"])
    func theReaderReachesItsFloors(part: String) throws {
        let catalog = try ReferenceData.catalog.get()
        let reader = try ReferenceData.reader.get()
        let figures = try ReadingCorpus.read().figures(part, reader: reader, catalog: catalog)
        print(
            String(
                format: "%@: precision %.3f (%d of %d), recall %.3f (of %d), grades %.3f, traps above exposure %d",
                part,
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

    /// The half of the kinds that is asked for its figures only; the floors are those of the honest forecast.
    @Test func kindsThatWereHeldBackReachTheirFloors() throws {
        let figures = try ReadingCorpus.read().figures(
            "kinds-asking", reader: try ReferenceData.reader.get(), catalog: try ReferenceData.catalog.get())
        print(
            String(
                format: "kinds-asking: precision %.3f (%d of %d), recall %.3f (of %d), grades %.3f, traps %d",
                figures.precision, figures.right, figures.said, figures.recall, figures.wanted, figures.grades,
                figures.trapsAboveExposure.count))
        #expect(figures.precision >= 0.9)
        #expect(figures.recall >= 0.84)
        #expect(figures.grades >= 0.95)
        #expect(figures.trapsAboveExposure.count <= 1)
    }

    /// The half of the styles that is asked for its figures only.
    @Test func stylesThatWereHeldBackReachTheirFloors() throws {
        let figures = try ReadingCorpus.read().figures(
            "styles-asking", reader: try ReferenceData.reader.get(), catalog: try ReferenceData.catalog.get())
        print(
            String(
                format: "styles-asking: precision %.3f (%d of %d), recall %.3f (of %d), grades %.3f, traps %d",
                figures.precision, figures.right, figures.said, figures.recall, figures.wanted, figures.grades,
                figures.trapsAboveExposure.count))
        #expect(figures.precision >= 0.88)
        #expect(figures.recall >= 0.92)
        #expect(figures.grades >= 0.95)
        #expect(figures.trapsAboveExposure.count <= 1)
    }

    @Test func theSetIsWhatItsReadmeSays() throws {
        let corpus = try ReadingCorpus.read()
        #expect(corpus.passages.count >= 400)
        #expect(corpus.passages.filter { $0.trap != nil }.count * 100 >= corpus.passages.count * 45)
        let programmes = Set(corpus.passages.flatMap(\.labels).map(\.programme))
        let known = try ReferenceData.catalog.get().programmes.map(\.key.rawValue)
        #expect(programmes == Set(known))
        let grades = Set(corpus.passages.flatMap(\.labels).map(\.grade))
        #expect(grades == ["T1", "T2", "T3", "T4", "T6"])
        for passage in corpus.passages {
            for party in passage.parties + [passage.issuer].compactMap(\.self) {
                #expect(corpus.companies.contains { $0.id == party }, "\(passage.id)")
            }
        }
    }

    /// Passages cut anywhere and glued together: whatever comes of it is read without harm, and twice the same.
    @Test(arguments: 0..<12 as Range<UInt64>)
    func anyMixOfPassagesIsRead(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let corpus = try ReadingCorpus.read()
        let reader = try ReferenceData.reader.get()
        var text = ""
        for _ in 0..<40 {
            let scalars = Array(
                corpus.passages[Int(generator.next() % UInt64(corpus.passages.count))].text.unicodeScalars)
            let start = Int(generator.next() % UInt64(scalars.count))
            let end = min(scalars.count, start + Int(generator.next() % 40))
            text.unicodeScalars.append(contentsOf: scalars[start..<end])
        }
        let kinds = TextSource.Kind.allCases
        let source = TextSource(
            kind: kinds[Int(seed) % kinds.count], citation: Citation("a mix"), file: "mix.txt")
        var diagnostics: [Diagnostic] = []
        let first = reader.read(text, source: source, parties: corpus.companies, issuer: "QS", into: &diagnostics)
        let second = reader.read(text, source: source, parties: corpus.companies, issuer: "QS", into: &diagnostics)
        #expect(first == second)
        let utf8 = Array(text.utf8)
        for mention in first.mentions {
            #expect(String(decoding: utf8[mention.bytes], as: UTF8.self) == mention.text)
        }
    }
}
