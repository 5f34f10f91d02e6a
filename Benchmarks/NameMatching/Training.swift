import Foundation
import NameMatching

/// One labelled pair as features.
private struct Sample {
    var values: [Float]
    var isMatch: Bool
    var weight: Float
}

/// Reads pairs: columns `schema,name1,name2,match,grade`.
private func samples(_ lexicon: Lexicon, _ files: [String], kind wanted: String) throws -> [(Sample, [String: String])]
{
    let analyzer = NameAnalyzer(lexicon: lexicon)
    let comparator = try NameComparator(lexicon: lexicon)
    var out: [(Sample, [String: String])] = []
    for file in files {
        for row in try rows(of: file) where (row["schema"] ?? "") == wanted {
            let left = analyzer.analyze(row["name1"] ?? "", kind: kind(wanted))
            let right = analyzer.analyze(row["name2"] ?? "", kind: kind(wanted))
            out.append(
                (
                    Sample(
                        values: comparator.featureValues(left, right), isMatch: row["match"] == "true",
                        weight: row["grade"] == "weak" ? 0.5 : row["grade"] == "worked" ? 20 : 1), row
                ))
        }
    }
    return out
}

/// Strangers that a model takes for each other: for every matched pair its left name against the right names of all others.
private func hardNegatives(_ lexicon: Lexicon, _ files: [String], kind wanted: String, weights: [Float]) throws
    -> [Sample]
{
    let analyzer = NameAnalyzer(lexicon: lexicon)
    let comparator = NameComparator(
        lexicon: lexicon,
        weights: [Float](repeating: 0, count: weights.count * 3).enumerated().map { weights[$0.offset % weights.count] }
    )
    var lefts: [AnalyzedName] = []
    var rights: [AnalyzedName] = []
    for file in files {
        for row in try rows(of: file)
        where row["schema"] == wanted && row["match"] == "true" && row["grade"] != "weak"
            && ["cross", "loose", "zh-form"].contains(row["kind"] ?? "")
        {
            lefts.append(analyzer.analyze(row["name1"] ?? "", kind: kind(wanted)))
            rights.append(analyzer.analyze(row["name2"] ?? "", kind: kind(wanted)))
        }
    }
    var out: [Sample] = []
    for (index, left) in lefts.enumerated() {
        var best: [(score: Double, other: Int)] = []
        for other in rights.indices where other != index && lefts[other].original != left.original {
            let score = comparator.score(left, rights[other])
            if best.count < 4 || score > best[best.count - 1].score {
                best.append((score, other))
                best.sort { ($1.score, $0.other) < ($0.score, $1.other) }
                if best.count > 4 { best.removeLast() }
            }
        }
        for found in best {
            out.append(Sample(values: comparator.featureValues(left, rights[found.other]), isMatch: false, weight: 0.5))
        }
    }
    return out
}

/// Logistic regression by full-batch gradient descent, weights held to the sign of their feature; the data balanced.
///
/// Deterministic: fixed start, fixed steps, fixed order.
private func fit(_ data: [Sample], start: [Float], rounds: Int = 4000, penalty: Float = 0.0003) -> [Float] {
    let signs = NameComparator.featureSigns
    let count = signs.count
    var weights = start
    var squares = [Float](repeating: 1e-6, count: count)
    let positive = data.filter(\.isMatch).reduce(0) { $0 + $1.weight }
    let negative = data.filter { !$0.isMatch }.reduce(0) { $0 + $1.weight }
    for _ in 0..<rounds {
        var gradient = [Float](repeating: 0, count: count)
        for sample in data {
            var sum: Float = 0
            for index in 0..<count { sum += weights[index] * sample.values[index] }
            let share = sample.weight / (sample.isMatch ? positive : negative) / 2
            let error = (1 / (1 + Float(Foundation.exp(Double(-sum)))) - (sample.isMatch ? 1 : 0)) * share
            for index in 0..<count { gradient[index] += error * sample.values[index] }
        }
        for index in 0..<count {
            let slope = gradient[index] + (index == 0 ? 0 : penalty * (weights[index] - start[index] * 0.5))
            squares[index] = 0.99 * squares[index] + 0.01 * slope * slope
            weights[index] -= 0.02 * slope / (squares[index].squareRoot() + 1e-4)
            if signs[index] > 0 { weights[index] = max(weights[index], 0) }
            if signs[index] < 0 { weights[index] = min(weights[index], 0) }
        }
    }
    return weights
}

private let kindNames = [("organization", "Company"), ("person", "Person"), ("vessel", "Vessel")]

/// Learns the weights from labelled pairs and writes them to `model.csv`; prints how well they do on halves not learnt from.
func trainModel(_ lexicon: Lexicon, directory: URL, pairFiles: [String]) throws {
    let prior = try rows(of: directory.appending(path: "prior.csv").path)
    var text = "kind,feature,weight\n"
    for (kindName, schema) in kindNames {
        let data = try samples(lexicon, pairFiles, kind: schema).map(\.0)
        var start = [Float](repeating: 0, count: NameComparator.featureNames.count)
        for row in prior {
            if let index = NameComparator.featureNames.firstIndex(of: row["feature"] ?? "") {
                start[index] = Float(row["weight"] ?? "") ?? 0
            }
        }
        let halves = [
            data.enumerated().filter { $0.offset % 2 == 0 }.map(\.element),
            data.enumerated().filter { $0.offset % 2 == 1 }.map(\.element),
        ]
        for half in 0..<2 where !data.isEmpty {
            let weights = fit(halves[half], start: start, rounds: 1500)
            print(kindName, "learnt on one half, measured on the other:", quality(halves[1 - half], weights))
        }
        var weights = data.isEmpty ? start : fit(data, start: start, rounds: 1500)
        if schema == "Company" {
            // What it would mistake for a match is added to what it learns from, twice.
            var hard: [Sample] = []
            for round in 1...2 {
                hard += try hardNegatives(lexicon, pairFiles, kind: schema, weights: weights)
                weights = fit(data + hard, start: start, rounds: round == 2 ? 4000 : 1500)
                print(kindName, "with", hard.count, "strangers that come close:", quality(data + hard, weights))
            }
        } else if !data.isEmpty {
            // Few and clear pairs: a stronger pull keeps the scores from piling up at the end.
            weights = fit(data, start: start, penalty: 0.002)
        }
        print(kindName, data.count, "pairs:", quality(data, weights))
        for (index, name) in NameComparator.featureNames.enumerated() {
            text += "\(kindName),\(name),\(String(format: "%.4f", weights[index]))\n"
        }
    }
    try text.write(to: directory.appending(path: "model.csv"), atomically: true, encoding: .utf8)
}

private func quality(_ data: [Sample], _ weights: [Float]) -> String {
    var correct = 0
    var loss = 0.0
    for sample in data {
        var sum = 0.0
        for index in weights.indices { sum += Double(weights[index] * sample.values[index]) }
        if (sum > 0) == sample.isMatch { correct += 1 }
        loss += Foundation.log(1 + Foundation.exp(sample.isMatch ? -sum : sum))
    }
    let count = Double(max(1, data.count))
    return String(format: "accuracy %.4f, log loss %.4f", Double(correct) / count, loss / count)
}

/// Prints the pairs that the model gets wrong, and the calibration by tenth.
func evaluateModel(_ lexicon: Lexicon, pairFiles: [String]) throws {
    let analyzer = NameAnalyzer(lexicon: lexicon)
    let comparator = try NameComparator(lexicon: lexicon)
    var bins = [(count: Int, matches: Int)](repeating: (0, 0), count: 10)
    var wrong = 0
    var total = 0
    for file in pairFiles {
        for row in try rows(of: file) {
            let kind = kind(row["schema"])
            let score = comparator.score(
                analyzer.analyze(row["name1"] ?? "", kind: kind), analyzer.analyze(row["name2"] ?? "", kind: kind))
            let isMatch = row["match"] == "true"
            bins[min(9, Int(score * 10))].count += 1
            if isMatch { bins[min(9, Int(score * 10))].matches += 1 }
            total += 1
            if (score > 0.5) != isMatch {
                wrong += 1
                print(
                    String(format: "%.3f", score), isMatch ? "missed" : "false", row["grade"] ?? "", row["name1"] ?? "",
                    "|", row["name2"] ?? "")
            }
        }
    }
    print("wrong", wrong, "of", total)
    for (index, bin) in bins.enumerated() where bin.count > 0 {
        print("0.\(index)", bin.count, String(format: "%.3f", Double(bin.matches) / Double(bin.count)))
    }
}
