import Casework
import SourceFiles

/// What the engines say of a match, in the language of the page.
///
/// A match is kept with the sentences that explained it when it was found, in English. The rows `ev_…` of the table hold
/// those sentences with gaps, and what they are in the other language; `evw_…` the words that may stand in a gap written
/// `{w0}`. In a gap written `{s0}` another such sentence stands. A sentence that no row has stays as it is, and is marked as English.
struct EvidenceWords: Sendable {
    /// A sentence with gaps, taken apart.
    private struct Pattern: Sendable {
        /// What stands before, between and behind the gaps.
        let literals: [Substring]
        /// The names of the gaps, in their order: `0`, `w1`.
        let gaps: [Substring]

        init(_ text: String) {
            var (literals, gaps): ([Substring], [Substring]) = ([], [])
            var rest = text[...]
            while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
                literals.append(rest[..<open])
                gaps.append(rest[rest.index(after: open)..<close])
                rest = rest[rest.index(after: close)...]
            }
            self.literals = literals + [rest]
            self.gaps = gaps
        }

        /// The sentence with its gaps filled; what stands in one is text, whatever it looks like.
        func filled(_ value: (Substring) -> String) -> String {
            zip(literals, gaps.map(value) + [""]).map { $0 + $1 }.joined()
        }

        /// How much of it is fixed: what begins with words of its own, and what says more, is tried first.
        var weight: Int { literals.map(\.utf8.count).reduce(literals.first?.isEmpty == false ? 10_000 : 0, +) }

        /// What a sentence has in the gaps; `nil` where it is another.
        func values(in text: String) -> [Substring]? {
            guard let first = literals.first, let last = literals.last, text.hasPrefix(first) else { return nil }
            var rest = text.dropFirst(first.count)
            guard !gaps.isEmpty else { return rest.isEmpty ? [] : nil }
            var values: [Substring] = []
            for literal in literals.dropFirst().dropLast() {
                guard let place = rest.firstRange(of: literal) else { return nil }
                values.append(rest[..<place.lowerBound])
                rest = rest[place.upperBound...]
            }
            guard rest.hasSuffix(last) else { return nil }
            return values + [rest.dropLast(last.count)]
        }
    }

    private let patterns: [(english: Pattern, other: Pattern)]
    private let words: [Substring: String]
    private let isEnglish: Bool

    private static let others: [WorkWords.Language: EvidenceWords] = Dictionary(
        uniqueKeysWithValues: WorkWords.Language.allCases.map { ($0, EvidenceWords(WorkWords.of($0))) })

    /// The words of a language.
    static func of(_ language: WorkWords.Language) -> EvidenceWords {
        others[language] ?? EvidenceWords(WorkWords.of(language))
    }

    private init(_ table: WorkWords) {
        let english = WorkWords.of(.english)
        isEnglish = table.language == .english
        patterns = english.all.keys.filter { $0.hasPrefix("ev_") }.sorted()
            .map { (Pattern(english[$0]), Pattern(table[$0])) }
            .sorted { $0.english.weight > $1.english.weight }
        words = Dictionary(
            english.all.filter { $0.key.hasPrefix("evw_") }.map { ($0.value[...], table[$0.key]) },
            uniquingKeysWith: { first, _ in first })
    }

    /// A sentence in the language of the page; `nil` where the table does not have it.
    func sentence(_ text: String) -> String? {
        guard !isEnglish else { return text }
        for (english, other) in patterns {
            guard let values = english.values(in: text) else { continue }
            let byGap = Dictionary(zip(english.gaps, values), uniquingKeysWith: { first, _ in first })
            return other.filled { gap in byGap[gap].map { filled(gap, $0) } ?? "" }
        }
        return nil
    }

    /// A sentence as HTML, marked as English where the page is not and the table does not have it.
    func tagged(_ text: String) -> String {
        guard let sentence = sentence(text) else { return "<span lang=\"en\">\(Markup.tagged(text))</span>" }
        return isEnglish ? Markup.tagged(sentence) : HTMLText.escape(sentence)
    }

    private func filled(_ gap: Substring, _ value: Substring) -> String {
        switch gap.first {
        case "w": worded(value)
        case "s": sentence(String(value)) ?? String(value)
        default: String(value)
        }
    }

    /// Words that are listed with commas, each in the other language.
    private func worded(_ value: Substring) -> String {
        value.split(separator: ", ", omittingEmptySubsequences: false)
            .map { words[$0] ?? String($0) }.joined(separator: "、")
    }
}
