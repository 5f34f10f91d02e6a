import Foundation
import NameMatching
import Testing

struct ComparisonLawTests {
    private static let pieces = [
        "新疆", "瑞格", "纺织", "有限公司", "Xinjiang", "Ruige", "Textile", "Co., Ltd.", "Аксу", "143", "团", "No.", "(Group)",
        "GmbH",
        "شىنجاڭ", "J.", "Golden Star", "金", "Übermøl", "トヨタ", "\u{202E}", "🚢", "import & export", "长", "乐",
    ]

    private func name(using generator: inout SplitMix64) -> String {
        (0..<Int.random(in: 0...6, using: &generator)).map { _ in
            Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
        }.joined(separator: Bool.random(using: &generator) ? " " : "")
    }

    @Test(arguments: NameKind.allCases)
    func comparisonIsSymmetricAndTheFastPathGivesTheSameNumber(kind: NameKind) throws {
        var generator = SplitMix64(seed: 11)
        let (analyzer, comparator) = try TestLexicon.tools()
        for _ in 0..<300 {
            let left = analyzer.analyze(name(using: &generator), kind: kind)
            let right = analyzer.analyze(name(using: &generator), kind: kind)
            let score = comparator.score(left, right)
            #expect(score == comparator.score(right, left))
            #expect(score == comparator.compare(left, right).probability)
            #expect(score > 0 && score < 1)
        }
    }

    @Test func nothingMatchesANameBetterThanItself() throws {
        var generator = SplitMix64(seed: 12)
        let (analyzer, comparator) = try TestLexicon.tools()
        for _ in 0..<300 {
            let left = analyzer.analyze(name(using: &generator), kind: .organization)
            let right = analyzer.analyze(name(using: &generator), kind: .organization)
            let own = max(comparator.score(left, left), comparator.score(right, right))
            #expect(comparator.score(left, right) <= own + 1e-6, "\(left.original) | \(right.original)")
        }
    }

    @Test func contributionsAddUpToTheLogOdds() throws {
        let (analyzer, comparator) = try TestLexicon.tools()
        let result = comparator.compare(
            analyzer.analyze("阿克苏瑞格色纺有限公司", kind: .organization),
            analyzer.analyze("Aksu Ruigge Trading Co", kind: .organization))
        let sum = result.base + result.alignments.reduce(0) { $0 + $1.contribution }
        #expect(abs(sum - log(result.probability / (1 - result.probability))) < 0.001)
    }

    @Test(arguments: [
        "xinjiang ruige textile co., ltd.", "XINJIANG RUIGE TEXTILE CO LTD", "Ｘｉｎｊｉａｎｇ Ｒｕｉｇｅ Textile Co., Ltd.",
        "Xinjiang  Ruige\u{200B} Textile, Company Limited", "Xīnjiāng Ruígé Textile Co., Ltd.",
        "Ruige Textile (Xinjiang) Limited",
    ])
    func caseWidthMarksFormAndOrderChangeLittle(variant: String) throws {
        let name = "Xinjiang Ruige Textile Co., Ltd."
        let other = "新疆瑞格纺织有限公司"
        let plain = try TestLexicon.score(name, other)
        #expect(abs(try TestLexicon.score(variant, other) - plain) < 0.05)
        #expect(try TestLexicon.score(variant, name) > 0.9)
    }

    @Test func namesInOneOrAnotherScriptShareAKey() throws {
        let analyzer = try TestLexicon.tools().analyzer
        for (left, right) in [
            ("新疆瑞格纺织有限公司", "Ruige Textile"), ("Ruige", "Ruigge"), ("Жуйгэ", "瑞格"), ("Rui Ge", "瑞格"),
            ("新疆生产建设兵团", "XPCC"), ("Volkov Metall", "Волков Металл"),
        ] {
            let first = Set(analyzer.analyze(left, kind: .organization).indexKeys().map(\.hash))
            let second = Set(analyzer.analyze(right, kind: .organization).indexKeys().map(\.hash))
            #expect(!first.isDisjoint(with: second), "\(left) | \(right)")
        }
    }
}
