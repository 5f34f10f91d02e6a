import ClewModel
import Foundation
import TestSupport
import Testing

@testable import CaseStore

/// A journal keeps what it was told to keep, whatever happens to the process.
struct WorkJournalTests {
    private let folder: TemporaryDirectory
    private let url: URL
    private static let day = Day("2026-11-01") ?? .distantPast

    init() throws {
        folder = try TemporaryDirectory()
        url = folder.url.appending(path: "journal.jsonl")
    }

    private func filled(_ count: Int) throws {
        let journal = try WorkJournal(at: url)
        for number in 1...count {
            try journal.append(
                kind: "triage", subject: "r\(number % 2 + 1)", body: #"{"reason":"华孚 \#(number)"}"#, on: Self.day)
        }
    }

    @Test func whatWasAppendedIsReadAgainInItsOrder() throws {
        try filled(5)
        let journal = try WorkJournal(at: url)
        #expect(journal.entries.map(\.sequence) == [1, 2, 3, 4, 5])
        #expect(journal.entries[2].body == #"{"reason":"华孚 3"}"#)
        #expect(journal.head == "5:\(journal.entries[4].hash)")
        #expect(journal.fault() == nil)
    }

    @Test func onlyItsOwnerMayReadIt() throws {
        try filled(1)
        let mode = try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
    }

    @Test func everyPrefixOfTheFileOpensWithTheEntriesThatAreWholeInIt() throws {
        try filled(3)
        let bytes = try Data(contentsOf: url)
        let ends = bytes.indices.filter { bytes[$0] == 0x0A }.dropFirst().map { $0 + 1 }
        for length in 0...bytes.count {
            let place = try TemporaryDirectory()
            let copy = try place.write(Array(bytes.prefix(length)), to: "journal.jsonl")
            let journal = try WorkJournal(at: copy, waitsForDisk: false)
            #expect(journal.entries.count == ends.count { $0 <= length }, "after \(length) bytes")
            try journal.append(kind: "triage", subject: "r9", body: "{}", on: Self.day)
            #expect(journal.fault() == nil)
        }
    }

    @Test(arguments: [0, 1, 2])
    func aChangedEntryIsRefusedAndNamed(_ number: Int) throws {
        try filled(3)
        var text = try String(contentsOf: url, encoding: .utf8)
        text = text.replacing("华孚 \(number + 1)", with: "华孚 X")
        try Data(text.utf8).write(to: url)
        let error = #expect(throws: ClewError.self) { try WorkJournal(at: url) }
        #expect(error?.code == .workStore)
        #expect(error?.message.contains("entry \(number + 1)") == true)
    }

    @Test func anEntryThatIsMissingIsNoticed() throws {
        try filled(3)
        let lines = try String(contentsOf: url, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        try Data((lines[0...1] + lines[3...]).joined(separator: "\n").utf8).write(to: url)
        #expect(throws: ClewError.self) { try WorkJournal(at: url) }
    }

    @Test func aFileOfAnotherKindIsRefusedAndLeftAsItIs() throws {
        try folder.write("name,country\n", to: "journal.jsonl")
        #expect(throws: ClewError.self) { try WorkJournal(at: url) }
        #expect(try String(contentsOf: url, encoding: .utf8) == "name,country\n")
    }

    @Test func aSecondProcessDoesNotWriteIntoIt() throws {
        let journal = try WorkJournal(at: url)
        #expect(throws: ClewError.self) { try WorkJournal(at: url) }
        try journal.append(kind: "triage", subject: "r1", body: "{}", on: Self.day)
    }

    @Test func whatIsForgottenLeavesATombstoneAndTheChainStillVerifies() throws {
        try filled(6)
        do {
            let journal = try WorkJournal(at: url)
            let hashes = journal.entries.map(\.hash)
            try journal.forget("r1", reason: "asked for", on: Self.day)
            #expect(journal.entries.prefix(6).map(\.hash) == hashes)
            #expect(journal.fault() == nil)
            try journal.append(kind: "triage", subject: "r2", body: #"{"after":1}"#, on: Self.day)
        }
        let text = try String(contentsOf: url, encoding: .utf8)
        #expect(!text.contains("华孚 2") && !text.contains("华孚 4") && text.contains("华孚 3"))
        let again = try WorkJournal(at: url)
        #expect(again.entries.count == 8)
        #expect(again.entries.filter { $0.body == nil }.map(\.subject) == ["r1", "r1", "r1"])
        #expect(again.entries[6].kind == JournalEntry.forgotten)
        #expect(throws: ClewError.self) { try again.forget("r1", reason: "again", on: Self.day) }
    }

    @Test func aForgettingThatACrashBrokeOffIsFinishedWhenItIsOpened() throws {
        try filled(4)
        let before = try Data(contentsOf: url)
        do { try WorkJournal(at: url).forget("r1", reason: "asked for", on: Self.day) }
        let after = try String(contentsOf: url, encoding: .utf8)
        // The file as it was with the tombstone appended and nothing taken away.
        let tombstone = try #require(after.split(separator: "\n").last)
        try (before + Data((tombstone + "\n").utf8)).write(to: url)
        let journal = try WorkJournal(at: url)
        #expect(journal.entries.filter { $0.body == nil }.count == 2)
        #expect(try String(contentsOf: url, encoding: .utf8) == after)
    }

    @Test func aLineBreakInASubjectIsRefused() throws {
        let journal = try WorkJournal(at: url)
        #expect(throws: ClewError.self) {
            try journal.append(kind: "triage", subject: "r1\nr2", body: "{}", on: Self.day)
        }
        #expect(journal.entries.isEmpty)
    }
}
