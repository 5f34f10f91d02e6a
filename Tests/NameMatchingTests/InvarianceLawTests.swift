import Foundation
import NameMatching
import Testing

/// What must not matter in how a name is written; all names are invented.
struct InvarianceLawTests {
    private static let syllables = ["quon", "vex", "jin", "mol", "tar", "zhu", "bek", "lir", "ox", "fen"]
    private static let industries = ["Textile", "Packaging", "Mining", "Foods", "Trading"]
    /// Spellings of one legal form each.
    private static let forms = [
        ["Co., Ltd.", "Company Limited", "CO LTD", "Co. Ltd", "(Co.,Ltd)"], ["GmbH", "G.m.b.H.", "gmbh"],
        ["LLC", "L.L.C.", "Limited Liability Company"], ["Inc.", "Incorporated", "INC"],
    ]

    private struct Invented {
        var trade: String
        var industry: String
        var form: [String]
        var text: String { "\(trade) \(industry) \(form[0])" }

        init(using generator: inout SplitMix64) {
            trade = (0..<3).map { _ in syllables.randomElement(using: &generator) ?? "jin" }.joined().capitalized
            industry = industries.randomElement(using: &generator) ?? "Textile"
            form = forms.randomElement(using: &generator) ?? ["LLC"]
        }
    }

    private static func wide(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    (0x21...0x7E).contains(scalar.value)
                        ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar.value == 0x20 ? "\u{3000}" : scalar
                }))
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func caseAndWidthChangeNoScore(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let name = Invented(using: &generator).text
        let other = Invented(using: &generator).text
        for variant in [name.uppercased(), name.lowercased(), Self.wide(name), Self.wide(name.uppercased())] {
            #expect(try TestLexicon.score(variant, other) == TestLexicon.score(name, other), "\(variant)")
            #expect(try TestLexicon.score(variant, name) == TestLexicon.score(name, name), "\(variant)")
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func theSpellingOfALegalFormChangesLittle(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let name = Invented(using: &generator)
        let other = Invented(using: &generator).text
        let own = try TestLexicon.score(name.text, name.text)
        for form in name.form {
            let variant = "\(name.trade) \(name.industry) \(form)"
            #expect(
                abs(try TestLexicon.score(variant, other) - TestLexicon.score(name.text, other)) < 0.02, "\(variant)")
            #expect(abs(try TestLexicon.score(variant, name.text) - own) < 0.02, "\(variant)")
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func theOrderOfWordsChangesLittle(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let name = Invented(using: &generator)
        let other = Invented(using: &generator).text
        for variant in [
            "\(name.industry) \(name.trade) \(name.form[0])", "\(name.form[0]) \(name.trade) \(name.industry)",
        ] {
            #expect(try TestLexicon.score(variant, name.text) > 0.9, "\(variant)")
            #expect(
                abs(try TestLexicon.score(variant, other) - TestLexicon.score(name.text, other)) < 0.1, "\(variant)")
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func theOrderOfAPersonsNamesChangesLittle(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let given = Invented(using: &generator).trade
        let family = Invented(using: &generator).trade
        for variant in ["\(family) \(given)", "\(family.uppercased()), \(given)"] {
            #expect(try TestLexicon.score(variant, "\(given) \(family)", .person) > 0.9, "\(variant)")
        }
    }

    @Test(arguments: NameKind.allCases)
    func aNameIsNearlyCertainlyItself(kind: NameKind) throws {
        var generator = SplitMix64(seed: 3)
        for _ in 0..<60 {
            let name = Invented(using: &generator).text
            let score = try TestLexicon.score(name, name, kind)
            #expect(score > 0.9 && score < 1, "\(name)")
        }
    }

    /// U+FFFD is what halves of surrogate pairs in JSON become.
    @Test(arguments: ["\u{FFFD}", "\u{200F}", "\u{202E}", "\u{0}", "🚢"])
    func whatIsNoLetterChangesLittle(mark: String) throws {
        let name = "Jinquonvex Textile Co., Ltd."
        #expect(try TestLexicon.score(mark + name + mark, name) > 0.9)
    }
}
