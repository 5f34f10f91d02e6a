import ClewModel
import Foundation
import Testing

@testable import StatementStore

/// A copy of an archive, to try on what must not be done to the archive.
struct ArchiveCopyTests {
    @Test func aCopyHoldsTheSameAndGoesItsOwnWay() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try archive.load([Invented.company("a", "Alpha"), Invented.company("b", "Beta")], on: "2024-01-01")
        let url = fixture.folder.appending(path: "copy.sqlite")
        // By one who reads, while another has it open for writing.
        try Archive(at: fixture.file, access: .reading).copy(to: url)
        let copy = try Archive(at: url)
        #expect(try copy.auditEntries() == archive.auditEntries())
        #expect(try copy.versions(of: Invented.list) == archive.versions(of: Invented.list))
        try copy.load([Invented.company("a", "Alpha")], on: "2024-01-02", file: "next.csv")
        #expect(try copy.versions(of: Invented.list).count == 2)
        #expect(try archive.versions(of: Invented.list).count == 1)
        #expect(try archive.snapshot(validAt: nil, knownAt: .distantFuture).entities().count == 2)
    }

    @Test func whereNothingCanBeWrittenItIsAnError() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        #expect(throws: ArchiveError.self) {
            try archive.copy(to: fixture.folder.appending(path: "no/such/folder/copy.sqlite"))
        }
    }
}
