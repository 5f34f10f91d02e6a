import Foundation
import NameMatching

/// One line of a file of entities or queries in FollowTheMoney's shape.
private struct Line {
    var id: String
    var names: [AnalyzedName]
    var kind: String
    var truth: String?

    init?(_ text: Substring, _ analyzer: NameAnalyzer) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
            let id = object["id"] as? String, let properties = object["properties"] as? [String: Any]
        else { return nil }
        let schema = NameMatching.NameKind.person
        let isPerson = object["schema"] as? String == "Person"
        let texts = (properties["name"] as? [String] ?? []) + (properties["alias"] as? [String] ?? [])
        self.id = id
        names = texts.map { analyzer.analyze($0, kind: isPerson ? schema : .organization) }
        kind = object["kind"] as? String ?? ""
        truth = object["truth"] as? String
    }
}

/// Asks the first queries of a file against all entities of another, by brute force, and counts by kind of query.
func measureSearch(_ lexicon: Lexicon, entities: String, queries: String, limit: Int, shows: Bool) throws {
    let analyzer = NameAnalyzer(lexicon: lexicon)
    let comparator = try NameComparator(lexicon: lexicon)
    let lines = try String(contentsOfFile: entities, encoding: .utf8).split(separator: "\n").compactMap {
        Line($0, analyzer)
    }
    let asked = try String(contentsOfFile: queries, encoding: .utf8).split(separator: "\n").prefix(limit).compactMap {
        Line($0, analyzer)
    }
    let keys = lines.map { Set($0.names.flatMap { $0.indexKeys().map(\.hash) }) }
    var byKind: [String: (count: Int, first: Int, alerted: Int, retrieved: Int)] = [:]
    var thresholds: [Double: (alerts: Int, right: Int, found: Int)] = [:]
    var positives = 0
    for query in asked {
        guard let name = query.names.first else { continue }
        let own = Set(name.indexKeys().map(\.hash))
        var results: [(score: Double, index: Int)] = []
        for (index, line) in lines.enumerated()
        where line.names.first.map({ ($0.kind == .person) == (name.kind == .person) }) ?? false {
            let score = line.names.map { comparator.score(name, $0) }.max() ?? 0
            if score > 0.3 { results.append((score, index)) }
        }
        results.sort { ($1.score, $0.index) < ($0.score, $1.index) }
        let truth = query.truth.flatMap { id in lines.firstIndex { $0.id == id } }
        var entry = byKind[query.kind] ?? (0, 0, 0, 0)
        entry.count += 1
        if let truth {
            positives += 1
            if results.first?.index == truth { entry.first += 1 }
            if !own.isDisjoint(with: keys[truth]) { entry.retrieved += 1 }
            if shows && results.first?.index != truth {
                print(
                    query.kind, "|", name.original, "|", lines[truth].names.map(\.original),
                    lines[truth].names.map { comparator.score(name, $0) }.max() ?? 0, "| best",
                    results.first.map { "\(lines[$0.index].names.map(\.original)) \($0.score)" } ?? "none")
            }
        } else if let best = results.first, best.score >= 0.7, shows {
            print(query.kind, "|", name.original, "| alert", lines[best.index].names.map(\.original), best.score)
        }
        if (results.first?.score ?? 0) >= 0.7 { entry.alerted += 1 }
        for threshold in [0.5, 0.6, 0.7, 0.8, 0.9] {
            let alerts = results.filter { $0.score >= threshold }
            var count = thresholds[threshold] ?? (0, 0, 0)
            count.alerts += alerts.count
            if let truth, alerts.contains(where: { $0.index == truth }) {
                count.right += 1
                count.found += 1
            }
            thresholds[threshold] = count
        }
        byKind[query.kind] = entry
    }
    for (kind, entry) in byKind.sorted(by: { $0.key < $1.key }) {
        let count = Double(entry.count)
        print(
            kind, entry.count,
            String(
                format: "recall@1 %.3f, shares a key %.3f, alert %.3f", Double(entry.first) / count,
                Double(entry.retrieved) / count, Double(entry.alerted) / count))
    }
    for (threshold, count) in thresholds.sorted(by: { $0.key < $1.key }) {
        print(
            threshold,
            String(
                format: "recall %.3f, precision of alerts %.3f", Double(count.found) / Double(max(1, positives)),
                Double(count.right) / Double(max(1, count.alerts))))
    }
}
