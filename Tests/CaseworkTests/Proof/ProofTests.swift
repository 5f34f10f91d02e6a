import ClewModel
import Foundation
import NameMatching
import Screening
import SourceFiles
import Testing
import TestSupport

@testable import Casework

/// Decks, and what a report says of the answers.
///
/// All parties are invented.
struct ProofTests {
    private static let parties = """
        id,name,schema,country,birthDate
        c1,"Zorvanta Textile Co., Ltd.",Company,cn,
        c2,新疆绿泽食品有限公司,Company,cn,
        c3,"Kelmarin Shipping GmbH",Company,de,
        c4,"Halbrit Örnvik Foods Ltd",Company,se,
        c5,"Trevost Solar Energy LLC",Company,us,
        p1,"Ornella Vastrop",Person,it,1961-02-03
        p2,"Хадрин Ольвест",Person,ru,1970
        p3,"Quenlin, Gamma Tresk",Person,gb,
        """

    private func base() throws -> ScreeningBase {
        let folder = try TemporaryDirectory()
        let url = folder.url.appending(path: "list.csv")
        try Self.parties.write(to: url, atomically: true, encoding: .utf8)
        var diagnostics = DiagnosticLog(limit: 10)
        return try ScreeningBase.file(
            url, lexicon: try Lexicon(directory: RepositoryFiles.reference.appending(path: "lexicon")),
            into: &diagnostics)
    }

    private func bytes(_ deck: ProofDeck) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return Array(try encoder.encode(deck))
    }

    private let day = Day("2026-01-01")

    @Test func theSameListAndSeedGiveTheSameDeck() throws {
        let base = try base()
        let day = try #require(day)
        let builder = ProofDeckBuilder(controls: 5, perKind: 3, cleans: 10, seed: 7)
        let deck = try builder.deck(from: base, on: day)
        #expect(try builder.deck(from: base, on: day) == deck)
        #expect(try ProofDeckBuilder(controls: 5, perKind: 3, cleans: 10, seed: 8).deck(from: base, on: day) != deck)
        #expect(try ProofDeck.read(bytes(deck), name: "deck.json") == deck)
        #expect(Set(deck.questions.filter { $0.part == .control }.map(\.script)) == ["Latin", "Han", "Cyrillic"])
        for script in ["Latin", "Han", "Cyrillic"] {
            #expect(deck.questions.count { $0.part == .clean && $0.script == script } == 10)
            #expect(deck.questions.contains { $0.part == .manipulated && $0.script == script })
        }
        let kinds = Set(deck.questions.filter { $0.part == .manipulated }.map(\.kind))
        #expect(
            kinds.isSuperset(of: [
                "capitals", "letters swapped", "legal form dropped", "in Latin letters", "marks dropped",
            ]))
        for question in deck.questions where question.part == .manipulated {
            #expect(question.name != question.listedName, "\(question.id)")
        }
    }

    @Test func everyListedNameAsItStandsIsFoundAndNoInventedOneIs() throws {
        let base = try base()
        let deck = try ProofDeckBuilder(controls: 100, perKind: 5, cleans: 40).deck(from: base, on: try #require(day))
        let report = try ProofRun(deck: try bytes(deck), name: "deck", threshold: 0.75).report(against: base)
        #expect(report.isControlWhole)
        #expect(report.tallies.filter { $0.part == .control }.allSatisfy { $0.share == "100.0 %" })
        #expect(report.alerts.allSatisfy { $0.reason.hasPrefix("question") })
        #expect(report.tallies.allSatisfy { $0.matches + $0.questions + $0.missed == $0.asked })
        #expect(Set(report.scripts.map(\.script)) == ["Latin", "Han", "Cyrillic"])
        #expect(report.missed.allSatisfy { !$0.reason.isEmpty })
        let again = try ProofRun(deck: try bytes(deck), name: "deck", threshold: 0.75).report(against: base)
        #expect(again.fingerprint == report.fingerprint)
        let page = try report.html()
        #expect(page.contains(report.fingerprint) && page.contains("By kind"))
        #expect(report.csv(deck).split(separator: "\r\n").count == deck.questions.count + 1)
    }

    @Test func anUnansweredQuestionCountsAsNotFoundAndSaysWhy() throws {
        let base = try base()
        let deck = try ProofDeckBuilder(controls: 3, perKind: 0, cleans: 1).deck(from: base, on: try #require(day))
        let run = try ProofRun(deck: try bytes(deck), name: "deck", threshold: 0.7, possible: 0.4)
        // The controls in turn: a match, a question, a candidate below both, no answer; then names of nobody.
        let report = run.report(
            of: deck.questions.enumerated().map { place, question in
                guard let expected = question.expected else {
                    return .success([ProofRun.Candidate(id: "x", names: ["X"], score: 0.9)])
                }
                switch place {
                case 0: return .success([ProofRun.Candidate(id: expected, names: [], score: 0.7)])
                case 1: return .success([ProofRun.Candidate(id: expected, names: [], score: 0.4)])
                default: return .failure(ClewError(.cannotWrite, "the service answered with the status 500"))
                }
            }, target: ["a service"])
        let controls = deck.questions.count { $0.part == .control }
        #expect(!report.isControlWhole)
        #expect(report.questioned.map(\.id) == [deck.questions[1].id])
        #expect(report.missed.count == controls - 2)
        #expect(report.missed.allSatisfy { $0.reason == "the service answered with the status 500" })
        #expect(report.alerts.count == deck.questions.count - controls)
        #expect(report.tallies.reduce(0) { $0 + $1.failed } == controls - 2)
        #expect(report.summary(of: .control).hasSuffix("1 match, 1 question"))
    }

    @Test func theMatchingInterfaceIsAskedAndRead() throws {
        let question = ProofDeck.Question(
            id: "control-1", part: .control, kind: "name", script: "Latin", degree: 0, schema: "Person",
            name: "Ornella Vastrop",
            countries: ["it"], birthDates: ["1961-02-03"], expected: "p1",
            listedName: "Ornella Vastrop")
        let body = String(decoding: try MatchService.body(of: [question]), as: UTF8.self)
        #expect(
            body
                == #"{"queries":{"control-1":{"properties":{"birthDate":["1961-02-03"],"name":["Ornella Vastrop"],"nationality":["it"]},"schema":"Person"}}}"#
        )
        let reply =
            #"{"responses":{"control-1":{"status":200,"results":[{"id":"b","score":0.2},{"id":"p1","caption":"V","score":0.9,"properties":{"name":["Ornella Vastrop"],"birthDate":["1961"]}}]}}}"#
        let outcomes = try MatchService.outcomes(of: [question], in: Data(reply.utf8))
        #expect(try outcomes[0].get().map(\.id) == ["p1", "b"])
        #expect(throws: ClewError.self) { try MatchService.outcomes(of: [question], in: Data("[]".utf8)) }
    }

    /// A service leaves out what it takes for too little, by its own measure, unless it is told.
    @Test func aServiceIsAskedForAllThatIsAQuestion() throws {
        func address(_ text: String, possible: Double = 0.25) throws -> String {
            try MatchService(text, threshold: 0.7, possible: possible).url.absoluteString
        }
        let items = "threshold=0.7000&cutoff=0.2400"
        #expect(try address("http://localhost:8000") == "http://localhost:8000/match/default?\(items)")
        #expect(
            try address("https://localhost/match/sanctions?algorithm=best")
                == "https://localhost/match/sanctions?algorithm=best&\(items)")
        #expect(try address("http://localhost", possible: 0).hasSuffix("threshold=0.7000&cutoff=0.0000"))
        #expect(throws: ClewError.self) { try address("ftp://localhost") }
        #expect(throws: ClewError.self) { try address("http://localhost/match/default?cutoff=0.5") }
    }

    @Test func aQuestionAboveAMatchIsRefused() throws {
        let deck = try bytes(
            try ProofDeckBuilder(controls: 1, perKind: 0, cleans: 0).deck(from: try base(), on: try #require(day)))
        #expect(throws: ClewError.self) { try ProofRun(deck: deck, name: "deck", threshold: 0.5, possible: 0.6) }
        #expect(try ProofRun(deck: deck, name: "deck", threshold: 0.5, possible: 0.5).possible == 0.5)
        #expect(try ProofRun(deck: deck, name: "deck", threshold: 0.5).possible == 0.25)
        #expect(try ProofRun(deck: deck, name: "deck", threshold: 0.2).possible == 0.2)
    }

    @Test(arguments: ProofScript.allCases.filter { $0 != .other })
    func anInventedNameIsOfItsScript(script: ProofScript) throws {
        for draw in 0..<40 {
            let name = try #require(InventedName.drawn(script, isPerson: draw % 2 == 0, draw: draw, seed: 7))
            // The forms of Japanese companies are ideographs.
            #expect(ProofScript(of: name) == script || (script == .kana && draw % 2 == 1), "\(name)")
            #expect(InventedName.drawn(script, isPerson: draw % 2 == 0, draw: draw, seed: 7) == name)
        }
        #expect(InventedName.drawn(.other, isPerson: true, draw: 1, seed: 7) == nil)
    }

    @Test(arguments: ["{}", "no JSON", #"{"format":"other"}"#])
    func whatIsNoDeckIsRefused(text: String) {
        #expect(throws: ClewError.self) { try ProofDeck.read(Array(text.utf8), name: "deck.json") }
    }
}
