import Foundation

/// What it costs to take one sound for another, or to lose one, from `sounds.csv`.
///
/// Sounds are the bytes of ``SoundFolding``; here they are numbers from 0 to 31.
struct SoundCosts: Sendable {
    /// The cost of a substitution at `left * 32 + right`; row or column 0 is the empty sound.
    let costs: [UInt8]
    /// The same for a name in Arabic, Hebrew or Indic letters beside one in others.
    private let arabic: [UInt8]
    private let hebrew: [UInt8]
    private let brahmic: [UInt8]

    /// The costs for names in two scripts.
    func costs(_ left: NameScript, _ right: NameScript) -> [UInt8] {
        guard left.isVowelless != right.isVowelless else { return costs }
        switch left.isVowelless ? left : right {
        case .arabic: return arabic
        case .hebrew: return hebrew
        case .brahmic: return brahmic
        default: return costs
        }
    }

    init(file url: URL) throws(NameMatchingError) {
        let file = try CommaSeparatedFile(url, requiring: ["left", "right", "cost", "reason"])
        var rules: [(left: Substring, right: Substring, cost: UInt8, script: Substring)] = []
        for row in file.rows {
            guard let cost = UInt8(file.field("cost", of: row)) else {
                throw NameMatchingError(
                    .malformedRow, "The cost has to be a number from 0 to 255.", file: file.name, line: row.line)
            }
            rules.append(
                (file.field("left", of: row), file.field("right", of: row), cost, file.field("script", of: row)))
        }
        func table(_ script: Substring) -> [UInt8] {
            var table = [UInt8](repeating: 0, count: 32 * 32)
            // Later rows are more particular and override earlier ones.
            for rule in rules where rule.script.isEmpty || rule.script == script {
                for left in Self.codes(rule.left) {
                    for right in Self.codes(rule.right) where left != right {
                        table[Int(left) * 32 + Int(right)] = rule.cost
                        table[Int(right) * 32 + Int(left)] = rule.cost
                    }
                }
            }
            return table
        }
        costs = table("")
        arabic = table("arabic")
        hebrew = table("hebrew")
        brahmic = table("brahmic")
    }

    /// The sounds that a column names: letters, or a class in capitals (VOWEL, CONSONANT, NONE).
    private static func codes(_ text: Substring) -> [UInt8] {
        switch text {
        case "NONE": [0]
        case "VOWEL": (1..<32).filter { SoundFolding.isVowel($0 + 0x60) && $0 <= 26 }
        case "CONSONANT": (1..<32).filter { !SoundFolding.isVowel($0 + 0x60) || $0 > 26 }
        default: text.utf8.map(code)
        }
    }

    /// The number of a sound.
    static func code(_ sound: UInt8) -> UInt8 {
        switch sound {
        case 0x61...0x7A: sound - 0x60
        case UInt8(ascii: "S"): 27
        case UInt8(ascii: "C"): 28
        case UInt8(ascii: "Z"): 29
        case UInt8(ascii: "N"): 30
        default: 31
        }
    }
}
