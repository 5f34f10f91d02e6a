import Foundation

/// The ideograph that a character stands for which looks the same and is another to a computer.
///
/// Programs that extract text from PDF files give radicals (U+2E80–2FD5) and strokes (U+31C0–31E3) for the ideographs that
/// look like them: ⼒ for 力, ⺠ for 民. Compatibility ideographs (U+F900–FAFF, U+2F800–2FA1F) are doubles that were kept for
/// old character sets. Whoever compares text, in names or in documents, folds them here.
///
/// The radicals follow `EquivalentUnifiedIdeograph.txt` of Unicode 15.0, the doubles their canonical decomposition.
public enum IdeographForm {
    /// The code point of the ideograph that a code point stands for; any other code point itself.
    ///
    /// - Complexity: O(1).
    public static func unified(_ code: UInt32) -> UInt32 {
        switch code {
        case 0x2E80...0x2FDF, 0x31C0...0x31EF, 0xF900...0xFAFF, 0x2F800...0x2FA1F: table[code] ?? code
        default: code
        }
    }

    /// A text with every radical, stroke and compatibility ideograph replaced by the ideograph that it stands for.
    ///
    /// Places change: the result may have other lengths in bytes. A reader that reports places folds each character.
    public static func unified(_ text: some StringProtocol) -> String {
        guard text.unicodeScalars.contains(where: { unified($0.value) != $0.value }) else { return String(text) }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(Unicode.Scalar(unified(scalar.value)) ?? scalar) }
        return String(result)
    }

    private static let table: [UInt32: UInt32] = {
        var table: [UInt32: UInt32] = [:]
        for (first, ideographs) in looks {
            for (offset, scalar) in ideographs.unicodeScalars.enumerated() where scalar != "\u{3000}" {
                table[first + UInt32(offset)] = scalar.value
            }
        }
        for code in [0xF900...0xFAFF, 0x2F800...0x2FA1F].joined() as FlattenSequence<[ClosedRange<UInt32>]> {
            guard let scalar = Unicode.Scalar(code) else { continue }
            let plain = String(Character(scalar)).precomposedStringWithCanonicalMapping.unicodeScalars
            if let first = plain.first, plain.count == 1, first != scalar { table[code] = first.value }
        }
        return table
    }()

    /// The ideographs for a run of code points, an ideographic space where there is none.
    private static let looks: [(first: UInt32, ideographs: String)] = [
        (
            0x2E80,
            """
            　厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵　旡日月歺母\
            民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹\
            艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠\
            饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟
            """
        ),
        (
            0x2F00,
            """
            一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土\
            士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手\
            支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉\
            瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳\
            聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛\
            辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯\
            鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠
            """
        ),
        (
            0x31C0,
            """
            　　　　　　𠃌　　　　　　　　乀一丨丿丿丶𠃍乛𠃊𠃎𠄌亅𡿨𠃋乀𠃑乚\
            乙𠄎　　
            """
        ),
    ]
}
