import ClewModel
import Foundation
import TestSupport
import Testing

@testable import Casework

/// Alerts that a person marks.
struct MonitorMarkTests {
    private static let day = Day("2026-11-01") ?? .distantPast

    private func fact(_ statement: String, severity: Severity = .medium) -> MonitoredFact {
        MonitoredFact(
            key: "s/x", subject: "s", kind: .tie, severity: severity, statement: statement, exposure: nil)
    }

    private func run(_ book: inout MonitorBook, _ facts: [MonitoredFact], on day: Int32) -> [MonitorAlert] {
        book.take(
            facts, of: ["s"], on: Day(number: Self.day.number + day), before: [], after: [])
    }

    @Test func whatAPersonClearedStaysClearedUntilItSaysSomethingElse() throws {
        var book = MonitorBook()
        #expect(run(&book, [fact("one thing")], on: 0).map(\.state) == [.new])
        try book.mark("s/x", as: .cleared, by: "Ben", reason: "another mill", on: Self.day)
        #expect(run(&book, [fact("one thing")], on: 1).isEmpty)
        #expect(book.alerts.map(\.state) == [.cleared] && book.alerts.first?.reason == "another mill")
        let told = run(&book, [fact("another thing")], on: 2)
        #expect(told.map(\.state) == [.reopened] && told.first?.why == MonitorAlert.Why.other.rawValue)
        #expect(told.first?.by == nil && told.first?.reason == nil)
    }

    @Test func whatIsGoneAndBackIsNewsWhoeverClearedItBefore() throws {
        var book = MonitorBook()
        _ = run(&book, [fact("one thing")], on: 0)
        try book.mark("s/x", as: .cleared, by: "Ben", reason: "another mill", on: Self.day)
        #expect(run(&book, [], on: 1).isEmpty)
        let told = run(&book, [fact("one thing")], on: 2)
        #expect(told.map(\.state) == [.reopened] && told.first?.why == MonitorAlert.Why.back.rawValue)
    }

    @Test func whatIsSeenSaysByWhom() throws {
        var book = MonitorBook()
        _ = run(&book, [fact("one thing")], on: 0)
        try book.mark("s/x", as: .seen, by: "Ben", reason: "", on: Self.day)
        #expect(book.alerts.first?.by == "Ben" && book.alerts.first?.state == .seen)
        #expect(run(&book, [fact("one thing")], on: 1).isEmpty)
        #expect(book.alerts.first?.by == "Ben")
    }

    @Test func whatMakesNoSenseIsRefusedAndChangesNothing() throws {
        var book = MonitorBook()
        _ = run(&book, [fact("one thing")], on: 0)
        let before = book
        #expect(throws: ClewError.self) { try book.mark("none", as: .seen, by: "Ben", reason: "", on: Self.day) }
        #expect(throws: ClewError.self) { try book.mark("s/x", as: .cleared, by: "Ben", reason: "", on: Self.day) }
        #expect(throws: ClewError.self) { try book.mark("s/x", as: .new, by: "Ben", reason: "x", on: Self.day) }
        #expect(book == before)
        try book.mark("s/x", as: .cleared, by: "Ben", reason: "x", on: Self.day)
        #expect(throws: ClewError.self) { try book.mark("s/x", as: .seen, by: "Ben", reason: "", on: Self.day) }
    }

    @Test func nearerSaysTheDaysThatTheLawIsToldAgain() {
        #expect(MonitorAlert.Why.nearer.rawValue.contains(" \(LawsAhead.second) days"))
    }
}
