import ClewModel
import Testing

@testable import OwnershipAnalysis

/// Bands of shares as registers and reports write them.
struct ShareWordsTests {
    private static let least = 1e-9

    @Test(
        arguments: [
            ("ownership-of-shares-25-to-50-percent", 0.25 + 1e-9, 0.5),
            ("ownership-of-shares-50-to-75-percent", 0.5 + 1e-9, 0.75 - 1e-9),
            ("ownership-of-shares-75-to-100-percent", 0.75, 1),
            ("voting-rights-50-to-75-percent-as-trust", 0.5 + 1e-9, 0.75 - 1e-9),
            ("ownership-of-shares-more-than-25-percent-registered-overseas-entity", 0.25 + 1e-9, 1),
            ("75% or more", 0.75, 1),
            ("more than 50% up to 75%", 0.5 + 1e-9, 0.75), ("over 25% but not more than 50%", 0.25 + 1e-9, 0.5),
            ("More than 50% but less than 75%", 0.5 + 1e-9, 0.75 - 1e-9),
            ("less than 75% but more than 50%", 0.5 + 1e-9, 0.75 - 1e-9),
            ("up to 49.9%", 0, 0.499), ("(50;75]", 0.5 + 1e-9, 0.75), ("[50%, 75%)", 0.5, 0.75 - 1e-9),
            ("]25;50]", 0.25 + 1e-9, 0.5),
            ("50%以上", 0.5, 1), ("超过50%", 0.5 + 1e-9, 1), ("25%以上50%以下", 0.25, 0.5), ("不超过30%", 0, 0.3),
            ("５０％未満", 0, 0.5 - 1e-9),
            ("６０％", 0.6, 0.6), ("60 pct", 0.6, 0.6), ("60 per cent", 0.6, 0.6), ("between 25% and 50%", 0.25, 0.5),
            ("at least 51%", 0.51, 1),
            ("mehr als 50 %", 0.5 + 1e-9, 1), ("25% oder mehr", 0.25, 1), ("plus de 50 %", 0.5 + 1e-9, 1),
            ("50% a 75%", 0.5, 0.75),
            ("más de 25%", 0.25 + 1e-9, 1), ("не менее 25%", 0.25, 1), ("от 25 до 50 процентов", 0.25, 0.5),
            ("under 10%", 0, 0.1 - 1e-9),
            ("25% to less than 50%", 0.25, 0.5 - 1e-9), ("50% 이상", 0.5, 1), ("not more than 25%", 0, 0.25),
        ] as [(String, Double, Double)])
    func aBandIsRead(text: String, low: Double, high: Double) throws {
        let share = try ShareText.parse(text, plain: .percent)
        #expect(abs(share.lower - low) < 1e-12 && abs(share.upper - high) < 1e-12, "\(share)")
    }

    @Test(arguments: [
        "most of it", "more than", "50% more than 75%", "right-to-appoint-and-remove-directors", "(75;50]", "120 pct",
        "-50% or more",
        "75% or more 80% or more", "33,3 per cent", "over under 50%", "(50", "50% 60%",
    ])
    func whatIsNoBandIsRefused(text: String) {
        #expect(throws: ShareText.Problem.self) { try ShareText.parse(text, plain: .percent) }
    }
}
