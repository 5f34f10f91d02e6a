import ClewModel
import Foundation
import Testing

@testable import LabourProgrammes

struct ScratchTests {
    @Test func debug() throws {
        guard let wanted = ProcessInfo.processInfo.environment["CLEW_DEBUG"] else { return }
        let catalog = try ReferenceData.catalog.get()
        let corpus = try ReadingCorpus.read()
        let folds = ReadingFolds(characters: catalog.characters)
        let vocabulary = ReadingVocabulary(catalog, folds: folds)
        let names = CompanyNameForms(catalog, folds: folds)
        for passage in corpus.passages where wanted.split(separator: ",").contains(passage.id[...]) {
            print("=== \(passage.id) \(passage.type) \(passage.text)")
            let parties = passage.parties.compactMap { id in corpus.companies.first { $0.id == id } }
            let text = ReadingText(passage.text, folds: folds)
            let mentions = PartyFinder(parties, names: names).find(in: text, original: Array(passage.text.utf8))
            for var sentence in Sentence.split(text, matches: vocabulary.matches(in: text), mentions: mentions) {
                sentence.joinOrigins(text)
                sentence.actors = SentenceActors(text: text, folds: folds).find(
                    in: sentence.range, mentions: sentence.mentions, matches: sentence.matches)
                func words(_ s: Int, _ e: Int) -> String { String(decoding: text.bytes[s..<e], as: UTF8.self) }
                print("  S \(words(sentence.range.lowerBound, sentence.range.upperBound)) ?\(sentence.isQuestion)")
                for actor in sentence.actors {
                    print("    A \(words(actor.start, actor.end)) \(actor.who) \(actor.preposition) mod:\(actor.isModifier) g\(actor.group)")
                }
                for anchor in AnchorFinder(catalog: catalog, text: text).find(in: sentence, after: nil) {
                    print("    @ \(words(anchor.range.lowerBound, anchor.range.upperBound)) \(anchor.indicator.key) \(anchor.indicator.programmes.map(\.rawValue)) \(anchor.indicator.weight) \(anchor.indicator.term)")
                }
                print("    W", sentence.matches.map { "\(words($0.start, $0.end)):\($0.meaning)".replacingOccurrences(of: "cue(LabourProgrammes.Cue.", with: "(") }.joined(separator: " "))
            }
        }
    }
}
