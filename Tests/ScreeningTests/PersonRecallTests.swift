import ClewModel
import Foundation
import NameMatching
import Testing
import TestSupport

@testable import Screening

/// Whether the candidate stage hands on what the comparison can tell, script by script.
///
/// Persons are put together from names of one language, `Tests/Corpora/names/persons.csv`; those of the half that no rule was made
/// from are asked for. All Latin names of the file, crossed, stand around them.
struct PersonRecallTests {
    private struct Pair {
        let script: String
        let native: String
        let latin: String
    }

    private struct Word {
        let native: String
        let latin: [String]
    }

    private static func words() throws -> [String: (given: [Word], family: [Word])] {
        let url = RepositoryFiles.root.appending(path: "Tests/Corpora/names/persons.csv")
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
        var words: [String: (given: [Word], family: [Word])] = [:]
        for line in lines {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            try #require(fields.count == 5)
            guard fields[0] == "ask" else { continue }
            let word = Word(native: fields[3], latin: fields[4].split(separator: ";").map(String.init))
            if fields[2] == "given" {
                words[fields[1], default: ([], [])].given.append(word)
            } else {
                words[fields[1], default: ([], [])].family.append(word)
            }
        }
        return words
    }

    private static func pairs(_ script: String, _ words: (given: [Word], family: [Word])) -> [Pair] {
        let isFamilyFirst = ["korean", "hanja", "cantonese", "wade-giles"].contains(script)
        var pairs: [Pair] = []
        for (i, given) in words.given.enumerated() {
            for j in 0..<min(4, words.family.count) {
                let family = words.family[(3 * i + 5 * j + 1) % words.family.count]
                let (one, other) = (
                    given.latin[(i + j) % given.latin.count], family.latin[(i + 2 * j) % family.latin.count]
                )
                pairs.append(
                    Pair(
                        script: script,
                        native: isFamilyFirst ? family.native + given.native : given.native + " " + family.native,
                        latin: isFamilyFirst ? other + " " + one : one + " " + other))
            }
        }
        return pairs
    }

    @Test func whatTheComparisonCanTellIsAmongTheCandidates() throws {
        let words = try Self.words()
        let pairs = words.keys.sorted().flatMap { script in words[script].map { Self.pairs(script, $0) } ?? [] }
        let given = words.keys.sorted().flatMap { words[$0]?.given.flatMap(\.latin) ?? [] }
        let family = words.keys.sorted().flatMap { words[$0]?.family.flatMap(\.latin) ?? [] }
        var entities = pairs.enumerated().map { InventedParties.person("p\($0.offset)", $0.element.latin) }
        for (i, one) in given.enumerated() {
            for step in 0..<6 {
                entities.append(
                    InventedParties.person("s\(i)-\(step)", "\(one) \(family[(7 * i + 31 * step) % family.count])"))
            }
        }
        let screener = try InventedParties.screener(entities)
        let lexicon = try InventedParties.lexicon.get()
        let analyzer = NameAnalyzer(lexicon: lexicon)
        let comparator = try NameComparator(lexicon: lexicon)
        var tallies: [String: (asked: Int, told: Int, found: Int)] = [:]
        for pair in pairs {
            var tally = tallies[pair.script] ?? (0, 0, 0)
            tally.asked += 1
            let score = comparator.score(
                analyzer.analyze(pair.native, kind: .person), analyzer.analyze(pair.latin, kind: .person))
            if score >= 0.5 {
                tally.told += 1
                let ids = Set(pairs.indices.filter { pairs[$0].latin == pair.latin }.map { EntityID("p\($0)") })
                let query = ScreeningQuery(id: "q", schema: .person, names: [pair.native])
                if try screener.retrieve(query).contains(where: { ids.contains($0.entity) }) { tally.found += 1 }
            }
            tallies[pair.script] = tally
        }
        #expect(tallies.count >= 18)
        for (script, tally) in tallies.sorted(by: { $0.key < $1.key }) {
            // One pair of few may be lost; of many three in a hundred.
            let allowed = max(1, tally.told * 3 / 100)
            #expect(tally.told - tally.found <= allowed, "\(script): \(tally)")
            // Burmese and Thai are written without spaces between syllables and with letters that are not spoken.
            let least = ["burmese": 0, "thai": 40][script] ?? 70
            #expect(tally.told * 100 >= tally.asked * least, "\(script): \(tally)")
        }
    }
}
