import NameMatching
import Testing

struct NastyInputTests {
    @Test(arguments: [
        "", " ", "\0", "....", "🚢🚢", "\u{202E}\u{200F}", "\u{FFFD}\u{FFFD}", "()", "&", "'", "–", "第", "一四三", "№",
        "\u{301}\u{301}",
        "ʼ", "ー", "ゃ", "ﷺ", "𠀀𠀁", "ᄀ", "a\u{0}b", "Co.", "0", "99999999999999999999",
    ])
    func anyTextIsANameForAnyKind(text: String) throws {
        let (analyzer, comparator) = try TestLexicon.tools()
        let other = analyzer.analyze("新疆瑞格纺织有限公司", kind: .organization)
        for kind in NameKind.allCases {
            let name = analyzer.analyze(text, kind: kind)
            let score = comparator.score(name, other)
            #expect(score > 0 && score < 0.5)
            #expect(comparator.score(name, name) < 1)
            _ = name.indexKeys()
            _ = name.parts
            _ = name.latinForms
        }
    }

    @Test(arguments: ["a", "新", "Ruige Textile ", "🚢", "1", "e\u{301}", "ې"])
    func aMegabyteIsReadInBounds(piece: String) throws {
        let (analyzer, comparator) = try TestLexicon.tools()
        let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
        let name = analyzer.analyze(text, kind: .organization)
        #expect(name.parts.count <= 31)
        #expect(name.indexKeys().count < 2_000)
        _ = comparator.compare(name, analyzer.analyze(text + "x", kind: .organization))
    }
}
