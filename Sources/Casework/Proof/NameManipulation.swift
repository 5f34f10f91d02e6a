import ClewModel
import Foundation
import NameMatching

/// A way in which a name reaches a screening system other than the list has it.
///
/// The kinds are those that supervisors and test houses ask for: slips, order, cuts, legal forms, disguise and other letters.
enum NameManipulation: String, CaseIterable {
    case capitals = "capitals"
    case marksDropped = "marks dropped"
    case lettersSwapped = "letters swapped"
    case letterLost = "letters lost"
    case letterDoubled = "letters doubled"
    case spacesLost = "spaces lost"
    case spacesAdded = "spaces added"
    case wordsReordered = "words in another order"
    case wordDropped = "words dropped"
    case initials = "given name as initial"
    case formDropped = "legal form dropped"
    case lookAlikes = "letters of another alphabet that look alike"
    case latinLetters = "in Latin letters"
    case punctuation = "punctuation added"

    /// How many degrees there are.
    var degrees: Int {
        switch self {
        case .lettersSwapped, .letterLost, .letterDoubled, .wordDropped, .lookAlikes: 2
        default: 1
        }
    }

    /// The name changed; `nil` where the kind does not apply to it or changes nothing.
    func applied(
        to name: String, script: ProofScript, schema: Schema, degree: Int, seed: UInt64, analyzer: NameAnalyzer
    ) -> String? {
        // In the scripts of India and South-East Asia the marks are vowels.
        if self == .marksDropped, ![.latin, .greek, .cyrillic, .arabic, .hebrew].contains(script) { return nil }
        let changed = change(name, isPerson: schema == .person, degree, seed, analyzer)
        guard let changed, changed != name, changed.count > 2 else { return nil }
        return changed
    }

    private func change(
        _ name: String, isPerson: Bool, _ degree: Int, _ seed: UInt64, _ analyzer: NameAnalyzer
    ) -> String? {
        let words = name.split(separator: " ").map(String.init)
        switch self {
        case .capitals: return name.uppercased() == name ? name.capitalized : name.uppercased()
        case .marksDropped: return name.folding(options: .diacriticInsensitive, locale: Locale(identifier: "en"))
        case .lettersSwapped: return Self.slips(name, degree, seed) { $0.swapAt($1, $1 + 1) }
        case .letterLost: return Self.slips(name, degree, seed) { $0.remove(at: $1) }
        case .letterDoubled: return Self.slips(name, degree, seed) { $0.insert($0[$1], at: $1) }
        case .spacesLost: return words.count > 1 ? words.joined() : nil
        case .spacesAdded: return Self.isHan(name) ? name.map(String.init).joined(separator: " ") : nil
        case .wordsReordered:
            guard isPerson, words.count > 1, let last = words.last else { return nil }
            return name.contains(",")
                ? name.replacing(",", with: "") : "\(last), \(words.dropLast().joined(separator: " "))"
        case .wordDropped:
            guard words.count > degree + 1 else { return nil }
            var kept = words
            for turn in 0..<degree { kept.remove(at: 1 + ProofHash.pick(kept.count - 1, seed, "\(name)\(turn)")) }
            return kept.joined(separator: " ")
        case .initials:
            guard isPerson, words.count > 1, !name.contains(","), let first = words[0].first, first.isCased else {
                return nil
            }
            return ([String(first) + "."] + words.dropFirst()).joined(separator: " ")
        case .formDropped: return isPerson ? nil : Self.withoutForm(name, analyzer)
        case .lookAlikes: return Self.disguised(name, degree, seed)
        case .latinLetters:
            guard name.unicodeScalars.contains(where: { $0.properties.isAlphabetic && $0.value > 0x24F }) else {
                return nil
            }
            return analyzer.analyze(name, kind: isPerson ? .person : .organization).latinForms.first?.capitalized
        case .punctuation: return words.count > 1 ? words.joined(separator: ". ") + "." : nil
        }
    }

    private static func isHan(_ name: String) -> Bool {
        name.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } && !name.contains(" ")
    }

    /// Slips inside words of four letters or more, each in another place; the first letter of a word stays.
    private static func slips(
        _ name: String, _ degree: Int, _ seed: UInt64, _ slip: (inout [Character], Int) -> Void
    ) -> String? {
        var letters = Array(name)
        for turn in 0..<degree {
            let places = letters.indices.filter { index in
                guard index > 1, index + 2 < letters.count else { return false }
                return letters[index - 2...index + 2].allSatisfy(\.isLetter)
                    && letters[index] != letters[index + 1]
            }
            guard !places.isEmpty else { return nil }
            slip(&letters, places[ProofHash.pick(places.count, seed, "\(name)\(turn)")])
        }
        return String(letters)
    }

    private static func withoutForm(_ name: String, _ analyzer: NameAnalyzer) -> String? {
        let parts = analyzer.analyze(name, kind: .organization).parts
        guard let form = parts.last, form.role == .legalForm, parts.contains(where: { $0.role == .tradeName }) else {
            return nil
        }
        let kept = String(decoding: Array(name.utf8).prefix(form.range.lowerBound), as: UTF8.self)
        let trimmed = kept.trimmingCharacters(in: CharacterSet(charactersIn: " ,.("))
        return trimmed.isEmpty ? nil : trimmed
    }

    private static let alike: [Character: Character] = [
        "a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "A": "А", "B": "В", "E": "Е", "H": "Н", "K": "К",
        "M": "М", "O": "О", "P": "Р", "T": "Т", "C": "С", "X": "Х",
    ]
    private static let twins = alike.merging(alike.map { ($0.value, $0.key) }) { first, _ in first }

    /// Every fourth letter, or every second, that has a twin in Cyrillic, or in Latin, is written with it.
    private static func disguised(_ name: String, _ degree: Int, _ seed: UInt64) -> String? {
        let step = degree == 1 ? 4 : 2
        var seen = ProofHash.pick(step, seed, name)
        var hasAny = false
        let letters = name.map { letter -> Character in
            guard let twin = twins[letter] else { return letter }
            seen += 1
            guard seen % step == 0 else { return letter }
            hasAny = true
            return twin
        }
        return hasAny ? String(letters) : nil
    }
}
