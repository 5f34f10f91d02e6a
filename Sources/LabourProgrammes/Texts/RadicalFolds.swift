import Foundation

/// The ideographs behind the radicals that text taken out of a PDF may hold in their place.
///
/// U+2F00 to U+2FD5 (Kangxi radicals) are equal to ideographs by the Unicode standard; of U+2E80 to U+2EF3 (the supplement)
/// the standard says so for two only, and the others are told apart here by what they look like.
enum RadicalFolds {
    /// Where the radicals lie.
    static let range: ClosedRange<UInt32> = 0x2E80...0x2FD5

    /// The ideograph that a radical stands for; `nil` for anything else, and for radicals that are no ideograph.
    static func ideograph(_ value: UInt32) -> UInt32? {
        switch value {
        case 0x2F00...0x2FD5:
            guard let scalar = Unicode.Scalar(value) else { return nil }
            return String(Character(scalar)).precomposedStringWithCompatibilityMapping.unicodeScalars.first?.value
        case 0x2E80...0x2EF3:
            return supplement[value]
        default: return nil
        }
    }

    private static let supplement: [UInt32: UInt32] = {
        let pairs =
            "⺁厂⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歹⺟母⺠民⺡氵⺢水⺣灬⺤爪⺥爪⺦丬⺧牛"
            + "⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺱罓⺲罒⺳罓⺴罓⺵罒⺶羊⺷羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶"
            + "⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀"
            + "⻳龟"
        var table: [UInt32: UInt32] = [:]
        var radical: UInt32?
        for scalar in pairs.unicodeScalars {
            if let known = radical {
                table[known] = scalar.value
                radical = nil
            } else {
                radical = scalar.value
            }
        }
        return table
    }()
}
