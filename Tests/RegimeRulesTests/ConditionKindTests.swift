import ClewModel
import Foundation
import SourceFiles
import TestSupport
import Testing

@testable import RegimeRules

/// A kind of condition is one file: what it needs stands in it, and nothing else has to know it.
struct ConditionKindTests {
    /// An invented kind: the case states at least so many texts.
    private struct MoreGoodsThan: ConditionKind {
        static let key = "moreGoodsThan"

        let count: Int

        static func read(
            _ record: YAMLRecord, by reader: ConditionReader, into diagnostics: inout [Diagnostic]
        ) -> MoreGoodsThan? {
            record.require(key, into: &diagnostics).flatMap { Int($0) }.map(MoreGoodsThan.init)
        }

        func judged(in context: ConditionContext) -> ConditionAnswer {
            context.facts.goods.count > count
                ? .yes("There are more than \(count) goods.", by: [])
                : .no("There are no more than \(count) goods.", by: [])
        }

        func text(_ words: ConditionWords) -> String { "there are more than \(count) goods" }

        var subjects: [String] { ["goods"] }
    }

    private func read(_ text: String, _ kinds: [any ConditionKind.Type]) throws -> (Condition?, [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let file = SourceFile(name: "t.yaml", bytes: Array(text.utf8))
        let record = try #require(YAMLRecord.document(file, into: &diagnostics))
        let condition = ConditionReader(provisions: [], kinds: kinds).condition(record, into: &diagnostics)
        return (condition, diagnostics)
    }

    @Test func aKindOfOnesOwnIsReadJudgedAndToldAmongTheOthers() throws {
        let text = "all: [{moreGoodsThan: 1}, {any: [{importInto: [us]}, {moreGoodsThan: 5}]}]"
        let (found, diagnostics) = try read(text, ConditionCatalog.kinds + [MoreGoodsThan.self])
        #expect(diagnostics.isEmpty)
        let condition = try #require(found)
        var facts = RegimeFacts()
        facts.importInto = ["us"]
        let context = ConditionContext(
            facts: facts, question: QuestionDay(.distantPast, .asked), provisions: [:])
        #expect(condition.judged(in: context).isRefuted)
        #expect(condition.subjects == ["goods"])
        let words = ConditionWords(lists: { $0.rawValue }, rules: { $0 })
        #expect(
            words.lines(of: condition).map { String(repeating: " ", count: $0.depth) + $0.text } == [
                "all of these hold:", " there are more than 1 goods", " at least one of these holds:",
                "  the goods enter US", "  there are more than 5 goods",
            ])
        #expect(try read(text, ConditionCatalog.kinds + [MoreGoodsThan.self]).0 == condition)
        #expect(try read("moreGoodsThan: 2", [MoreGoodsThan.self]).0 != condition)
    }

    @Test func anUnknownKindIsToldWithThoseThatAreKnown() throws {
        let (found, diagnostics) = try read("moreGoodsThan: 1", ConditionCatalog.kinds)
        #expect(found == nil)
        let message = try #require(diagnostics.first?.message)
        for kind in ConditionCatalog.kinds { #expect(message.contains(kind.key)) }
    }

    @Test func everyKindIsDescribedForLawyers() throws {
        let text = try String(
            contentsOf: RepositoryFiles.reference.appending(path: "regimes/README.md"), encoding: .utf8)
        for kind in ConditionCatalog.kinds {
            #expect(text.contains("`\(kind.key)`") || text.contains("`\(kind.key):"), "\(kind.key)")
        }
        #expect(Set(ConditionCatalog.kinds.map { $0.key }).count == ConditionCatalog.kinds.count)
    }
}
