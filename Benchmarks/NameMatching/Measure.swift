import Foundation
import NameMatching

/// The CPU time that this process has used.
func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Prints how two names are taken apart and compared.
func compareNames(_ lexicon: Lexicon, _ names: [String]) throws {
    let analyzer = NameAnalyzer(lexicon: lexicon)
    let comparator = try NameComparator(lexicon: lexicon)
    let kind = kind(names.count > 2 ? names[2] : "company")
    let left = analyzer.analyze(names[0], kind: kind)
    let right = analyzer.analyze(names[1], kind: kind)
    for name in [left, right] {
        print(name.original, name.script)
        for part in name.parts {
            print("   ", part.text, part.role, part.latin, part.number.map(String.init) ?? "", part.information)
        }
    }
    let result = comparator.compare(left, right)
    print("probability", result.probability, "score", comparator.score(left, right), "base", result.base)
    for part in result.alignments {
        print("   ", part.left, "|", part.right, part.role, part.relation, part.similarity, part.contribution)
    }
    let shared = Set(left.indexKeys().map(\.hash)).intersection(right.indexKeys().map(\.hash)).count
    print("keys", left.indexKeys().count, right.indexKeys().count, "shared", shared)
}

/// Ranks all names of one column for each name of the other, both ways, for all rows and for two halves.
func measureListed(_ lexicon: Lexicon, file: String, shows: Bool, step: Int) throws {
    let analyzer = NameAnalyzer(lexicon: lexicon)
    let comparator = try NameComparator(lexicon: lexicon)
    let table = try rows(of: file)
    let chinese = table.map { analyzer.analyze($0["name_zh"] ?? "", kind: .organization) }
    let english = table.map { analyzer.analyze($0["name_en"] ?? "", kind: .organization) }
    var isBlocked = 0
    let keys = chinese.map { Set($0.indexKeys().map(\.hash)) }
    for (index, name) in english.enumerated() where name.indexKeys().contains(where: { keys[index].contains($0.hash) })
    { isBlocked += 1 }
    print("share a key:", Double(isBlocked) / Double(table.count))
    for (title, queries, answers) in [
        ("English to Chinese", english, chinese), ("Chinese to English", chinese, english),
    ] {
        let start = seconds()
        var at1 = [0, 0]
        var at5 = [0, 0]
        var at10 = [0, 0]
        var counts = [0, 0]
        for (index, query) in queries.enumerated() where index % step < 2 {
            let own = comparator.score(query, answers[index])
            var better = 0
            var best = (0.0, 0)
            for (other, answer) in answers.enumerated() where other != index {
                let score = comparator.score(query, answer)
                // A tie with a stranger counts as lost half of the time: by position.
                if score > own || (score == own && other < index) { better += 1 }
                if score > best.0 { best = (score, other) }
            }
            let half = index % 2
            counts[half] += 1
            if better < 1 { at1[half] += 1 }
            if better < 5 { at5[half] += 1 }
            if better < 10 { at10[half] += 1 }
            if shows && better > 0 {
                print(
                    query.original, "|", answers[index].original, own, "rank", better + 1, "|",
                    answers[best.1].original, best.0)
            }
        }
        let spent = seconds() - start
        for (name, halves) in [("all", [0, 1]), ("first half", [0]), ("second half", [1])] {
            func share(_ values: [Int]) -> String {
                String(
                    format: "%.3f",
                    Double(halves.map { values[$0] }.reduce(0, +)) / Double(halves.map { counts[$0] }.reduce(0, +)))
            }
            print(title, name, "recall@1", share(at1), "@5", share(at5), "@10", share(at10))
        }
        print(title, Int(Double(counts.reduce(0, +) * answers.count) / spent), "pairs/s")
    }
}

/// Prints how often each word of the lexicon occurs in the names of a file, as rows of `commonness.csv`.
func countWords(_ lexicon: Lexicon, file: String) throws {
    let analyzer = NameAnalyzer(lexicon: lexicon)
    var counts: [String: Int] = [:]
    let table = try rows(of: file)
    for row in table {
        let found = Set(
            ["name_zh", "name_en"].flatMap {
                analyzer.meanings(of: analyzer.analyze(row[$0] ?? "", kind: .organization))
            })
        for meaning in found { counts[meaning, default: 0] += 1 }
    }
    print("kind,word,per10000")
    for (word, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) where count > 1 {
        print("\(word),\(Int((Double(count) * 10_000 / Double(table.count)).rounded()))")
    }
}

/// Measures analysis, keys and comparison on one core.
func measureSpeed(_ lexicon: Lexicon, file: String) throws {
    let analyzer = NameAnalyzer(lexicon: lexicon)
    let comparator = try NameComparator(lexicon: lexicon)
    let table = try rows(of: file)
    let texts = table.flatMap { [$0["name_zh"] ?? "", $0["name_en"] ?? ""] }
    var start = seconds()
    var names: [AnalyzedName] = []
    for _ in 0..<5 { names = texts.map { analyzer.analyze($0, kind: .organization) } }
    print("analysed", Int(Double(texts.count * 5) / (seconds() - start)), "names/s")
    start = seconds()
    var keyCount = 0
    for name in names { keyCount += name.indexKeys().count }
    print("keys", Int(Double(names.count) / (seconds() - start)), "names/s,", keyCount / names.count, "keys each")
    start = seconds()
    var sum = 0.0
    var pairs = 0
    for index in names.indices.prefix(1000) {
        for other in names.indices.prefix(2000) {
            sum += comparator.score(names[index], names[other])
            pairs += 1
        }
    }
    print("compared", Int(Double(pairs) / (seconds() - start)), "pairs/s", sum / Double(pairs))
}
