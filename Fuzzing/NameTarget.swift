import Foundation
import NameMatching

/// Any two texts as names: the bytes before the first tab and those after it, or else the two halves of the input.
enum NameTarget {
    static let lexicon = needed { try Lexicon(directory: URL(filePath: "Reference/lexicon")) }
    private static let analyzer = NameAnalyzer(lexicon: lexicon)
    private static let comparator = needed { try NameComparator(lexicon: lexicon) }

    static func run(_ input: [UInt8]) {
        let middle = input.firstIndex(of: 0x09) ?? input.count / 2
        let left = String(decoding: input[..<middle], as: UTF8.self)
        let right = String(decoding: input[middle...].drop { $0 == 0x09 }, as: UTF8.self)
        for kind in NameKind.allCases {
            let first = examine(left, kind)
            let second = examine(right, kind)
            compare(first, second)
            if kind != .unknown { compare(first, analyzer.analyze(right, kind: .unknown)) }
        }
    }

    private static func examine(_ text: String, _ kind: NameKind) -> AnalyzedName {
        let name = analyzer.analyze(text, kind: kind)
        let again = analyzer.analyze(text, kind: kind)
        let written = encoded(name)
        let keys = name.indexKeys()
        demand(written == encoded(again) && name == again, "a name is taken apart in two ways")
        demand(keys == again.indexKeys() && name.parts == again.parts, "a name has two sets of keys or parts")
        demand(zip(keys, keys.dropFirst()).allSatisfy { $0.hash < $1.hash }, "keys are not sorted or not unique")
        demand(name.latinForms.count <= 8, "more than eight readings")
        demand(name.information.isFinite && name.information >= 0, "information is \(name.information)")
        demand(name.original == text && name.kind == kind, "a name forgets what it was made of")
        for part in name.parts {
            demand(part.range.upperBound <= text.utf8.count, "a part lies outside of its name")
        }
        guard let copy = decoded(written, like: name) else { fatalError("a name cannot be read back") }
        demand(copy == name && encoded(copy) == written, "a name read back is another one")
        demand(copy.indexKeys() == keys, "a name read back has other keys")
        demand(comparator.score(copy, name) == comparator.score(name, name), "a name read back compares otherwise")
        if let last = written.indices.last {
            demand(decoded(Array(written[..<last]), like: name) == nil, "a name cut short is read")
        }
        return name
    }

    private static func compare(_ left: AnalyzedName, _ right: AnalyzedName) {
        let measure = comparator.measure(left, right)
        let swapped = comparator.measure(right, left)
        let score = comparator.score(left, right)
        demand(score > 0 && score < 1, "a score is \(score)")
        demand(score == comparator.score(right, left), "scores are not symmetric")
        demand(measure.score == score && measure.logOdds == swapped.logOdds, "measures are not symmetric")
        demand(
            measure.leftOnly == swapped.rightOnly && measure.rightOnly == swapped.leftOnly,
            "what is left over depends on the order")
        let comparison = comparator.compare(left, right)
        demand(comparison.probability == score, "the explanation explains another score")
        if abs(measure.logOdds) < 9 {
            let sum = comparison.base + comparison.alignments.reduce(0) { $0 + $1.contribution }
            demand(abs(sum - measure.logOdds) < 0.01, "contributions add up to \(sum), not to \(measure.logOdds)")
        }
        let own = max(comparator.score(left, left), comparator.score(right, right))
        demand(score <= own + 1e-6, "two names fit each other at \(score), each itself at \(own) at most")
    }

    private static func encoded(_ name: AnalyzedName) -> [UInt8] {
        var bytes: [UInt8] = []
        name.encode(into: &bytes)
        return bytes
    }

    private static func decoded(_ bytes: [UInt8], like name: AnalyzedName) -> AnalyzedName? {
        bytes.withUnsafeBytes { raw in
            var position = 0
            let copy = AnalyzedName(
                decoding: raw, at: &position, original: name.original, kind: name.kind, lexicon: lexicon)
            demand(copy == nil || position == bytes.count, "reading a name back stops at \(position)")
            return copy
        }
    }
}
