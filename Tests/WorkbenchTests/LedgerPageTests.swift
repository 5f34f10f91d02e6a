import ClewModel
import Foundation
import SanctionsStudy
import TestSupport
import Testing
import World

@testable import Workbench

/// The ledgers in the browser: what `clew study` computes, and nothing else.
struct LedgerPageTests {
    private let browser: Browser
    private let ledgers: StudyLedgers

    init() throws {
        browser = Browser(try InventedWorkbench())
        ledgers = try KnowledgeBase(RepositoryFiles.reference).ledgers
    }

    @Test(arguments: WorkWords.Language.allCases)
    func everyPageIsWholeAndSmallEnough(_ language: WorkWords.Language) throws {
        browser.language = language.rawValue
        for path in [
            "/work/ledgers", "/work/ledgers?page=4", "/work/ledgers?recalled=1&topics=1", "/work/ledgers/overlap",
            "/work/ledgers/questions",
        ] {
            let reply = try browser.get(path)
            #expect(reply.status == 200 && reply.body.count <= 100_000, "\(path) has \(reply.body.count) bytes")
            #expect(!browser.page.contains("{{") && !browser.page.contains("Optional("), "\(path)")
        }
        #expect(try browser.get("/work/ledgers/nothing").status == 404)
    }

    @Test(arguments: [
        "", "?ledger=measure", "?ledger=response&year=2021", "?issuer=measure:us&link=linked",
        "?kind=counterMeasure:listing&topics=1", "?link=unlinked&recalled=1", "?year=1900", "?year=x&ledger=y&link=z",
    ])
    func theCSVHoldsWhatIsShownOfTheStudysOwnTable(_ query: String) throws {
        let reply = try browser.get("/work/ledgers/timeline.csv" + query)
        #expect(reply.type.hasPrefix("text/csv"))
        let choice = LedgerChoice(try WorkRequest("GET", "/work/ledgers" + query))
        let table = ledgers.timeline(under: choice.assumptions).table
        let chosen = choice.places(in: LedgerRows(ledgers, under: choice.assumptions))
        let expected = StudyTable(
            title: "", columns: table.columns, rows: chosen.map { table.rows[$0] }, coverage: table.coverage)
        #expect(String(decoding: reply.body, as: UTF8.self) == expected.csv)
        try browser.get("/work/ledgers" + query)
        for row in expected.rows.suffix(50) { #expect(browser.page.contains("id=\"\(row[5])\""), "\(row[5])") }
        #expect(browser.page.contains("<svg") == !chosen.isEmpty)
    }

    /// The obvious way: every row is asked whether it is so.
    @Test func theChoicesChooseAsTheySay() throws {
        let all = LedgerRows(ledgers, under: StudyAssumptions(countsUnverified: true, countsOtherTopics: true))
        func places(_ query: String) throws -> [Int] {
            LedgerChoice(try WorkRequest("GET", "/work/ledgers?" + query)).places(in: all)
        }
        let kinds = Dictionary(uniqueKeysWithValues: ledgers.measures.map { ($0.id, $0) })
        #expect(try places("") == Array(all.rows.indices))
        #expect(
            try places("issuer=measure:eu")
                == all.rows.indices.filter { kinds[all.rows[$0].event.id]?.jurisdiction == "eu" })
        #expect(
            try places("kind=measure:importBan")
                == all.rows.indices.filter { kinds[all.rows[$0].event.id]?.kind == .importBan })
        let named = Set(all.rows.flatMap(\.event.answers))
        #expect(
            try places("link=linked")
                == all.rows.indices.filter {
                    !all.rows[$0].event.answers.isEmpty || named.contains(all.rows[$0].event.id)
                })
        for year in [2019, 2021, 2025] {
            #expect(
                try places("year=\(year)")
                    == all.rows.indices.filter {
                        let date = all.rows[$0].event.date
                        return date.earliest.parts.year <= year && date.latest.parts.year >= year
                    })
        }
    }

    @Test func everyRowHasItsSourceAndHowFarItIsToBeTrusted() throws {
        try browser.get("/work/ledgers?year=2022")
        let rows = browser.page.matches(of: /<tr id="/).count
        #expect(rows > 3)
        #expect(browser.page.matches(of: /confidence: (high|medium|low)/).count == rows)
        #expect(!browser.page.contains("confidence: only recalled"))
    }

    @Test func aQuestionThatNobodyAnsweredSaysWhatWouldAnswerIt() throws {
        try browser.get("/work/ledgers/questions")
        let lines = ledgers.designCards().flatMap(\.lines)
        let open = lines.count { $0.answer == .unknown }
        #expect(lines.count == ledgers.designCards().count * DesignQuestion.allCases.count)
        #expect(browser.page.matches(of: /<th scope="row">/).count == lines.count)
        #expect(browser.page.matches(of: /What would answer it:/).count == open)
        #expect(browser.page.matches(of: /class="tag open">unknown/).count == open)
        let csv = try browser.get("/work/ledgers/questions.csv")
        #expect(String(decoding: csv.body, as: UTF8.self) == ledgers.designTable().csv)
    }

    @Test func theOverlapIsThatOfTheStudy() throws {
        let overlap = ledgers.overlap(on: InventedWorkbench.day)
        let matrix = try browser.get("/work/ledgers/overlap.csv")
        #expect(String(decoding: matrix.body, as: UTF8.self) == overlap.matrixTable.csv)
        let subjects = try browser.get("/work/ledgers/organizations.csv")
        #expect(String(decoding: subjects.body, as: UTF8.self) == overlap.subjectTable.csv)
    }

    @Test func everyKindAndQuestionHasAWordInBothLanguages() {
        let keys =
            Measure.Kind.allCases.map { "sort_\($0.rawValue)" }
            + CounterMeasureRecord.Kind.allCases.map { "sort_\($0.rawValue)" }
            + CorporateResponse.Kind.allCases.map { "sort_\($0.rawValue)" }
            + DesignQuestion.allCases.flatMap { ["dq_\($0.rawValue)", "dq_\($0.rawValue)_wanted"] }
            + Confidence.allCases.map { "confidence_\($0.rawValue)" }
            + StudyTimeline.Event.Ledger.allCases.map { "ledger_\($0.rawValue)" }
            + DesignAnswer.Answer.allCases.map { "answer_\($0.rawValue)" }
        for language in WorkWords.Language.allCases {
            let words = WorkWords.of(language)
            for key in keys { #expect(words.all[key] != nil, "\(key)") }
        }
        for question in DesignQuestion.allCases {
            #expect(WorkWords.of(.english)["dq_\(question.rawValue)"] == question.phrase)
        }
    }
}
