import ClewModel
import Foundation
import StatementStore
import Testing

struct ChangesTests {
    @Test func theDifferenceBetweenTwoDaysIsNet() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        let (alpha, beta) = (Invented.company("a", "Alpha"), Invented.company("b", "Beta"))
        try archive.load([alpha, beta], on: "2024-01-01")
        try archive.load([Invented.company("a", "Passing"), beta, Invented.company("c", "Gamma")], on: "2024-02-01")
        try archive.load([alpha, Invented.company("c", "Gamma"), Invented.company("d", "Delta")], on: "2024-03-01")
        let changes = try archive.changes(
            in: Invented.list, between: Invented.day("2024-01-15"), and: Invented.day("2024-03-15"))
        #expect(
            changes.map { "\($0.entity) \($0.kind) \($0.caption)" } == ["b gone Beta", "c new Gamma", "d new Delta"])
        let middle = try archive.changes(
            in: Invented.list, between: Invented.day("2024-01-15"), and: Invented.day("2024-02-15"))
        #expect(middle.map { "\($0.entity) \($0.kind)" } == ["a changed", "c new"])
        #expect(middle.first?.added.map(\.value) == ["Passing"])
        #expect(middle.first?.removed.map(\.value) == ["Alpha"])
    }

    @Test func beforeTheFirstVersionTheListIsEmpty() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        try archive.load([Invented.company("b", "Beta"), Invented.company("a", "Alpha")], on: "2024-01-01")
        let changes = try archive.changes(in: Invented.list, between: .distantPast, and: .distantFuture)
        #expect(changes.map(\.entity) == ["a", "b"])
        #expect(changes.allSatisfy { $0.kind == .new })
        #expect(
            try archive.changes(in: Invented.list, between: Invented.day("2024-01-01"), and: .distantFuture).isEmpty)
    }

    @Test func anUnknownListAndDaysInTheWrongOrderAreRefused() throws {
        let fixture = try ArchiveFixture()
        let archive = try fixture.archive()
        #expect(throws: ArchiveError.self) {
            try archive.changes(in: "nothing", between: .distantPast, and: .distantFuture)
        }
        #expect(throws: ArchiveError.self) {
            try archive.changes(in: Invented.list, between: .distantFuture, and: .distantPast)
        }
    }
}
