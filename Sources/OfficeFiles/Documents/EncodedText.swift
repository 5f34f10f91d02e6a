import ClewModel
import SourceFiles

/// A text whose encoding was found out.
///
/// UTF-8 proves itself and a byte order mark names itself; of the others, which take nearly any bytes, the one is taken whose
/// text reads like Chinese by its most frequent characters, and windows-1252 for what is mostly ASCII. Everything else is
/// unread: a text in the wrong encoding finds nothing, and would look as if nothing were there.
struct EncodedText {
    /// The text.
    var text: String
    /// The encoding that was taken.
    var encoding: TextEncoding
    /// How many bytes were damaged.
    var damaged: Int

    /// Finds out the encoding of a text.
    ///
    /// - Returns: `nil` where it is none of those read here.
    /// - Complexity: O(*n*) in the bytes.
    static func detect(_ bytes: [UInt8]) -> EncodedText? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return decoded(bytes, .utf16) }
        guard let unicode = decoded(bytes, .utf8) else { return nil }
        if unicode.damaged == 0 || bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return unicode }
        let high = bytes.count { $0 >= 0x80 }
        let candidates = [TextEncoding.gb18030, .big5].compactMap { decoded(bytes, $0) }.filter { candidate in
            // An ideograph is a high byte and, mostly, another one; an accented letter before a plain one is taken for an
            // ideograph too (“légal” holds 間) and is one high byte.
            let characters = candidate.text.unicodeScalars.count { $0.value >= 0x80 }
            return candidate.damaged == 0 && Double(high) >= 1.35 * Double(characters)
        }
        let chinese = candidates.map { (text: $0, share: share($0.text)) }.max { $0.share < $1.share }
        if let chinese, chinese.share >= 0.15 { return chinese.text }
        // Text in UTF-8 of which a few bytes are damaged: nearly all that is no ASCII decodes.
        if unicode.damaged * 50 <= high { return unicode }
        if high * 4 <= bytes.count, let western = decoded(bytes, .windows1252), western.damaged == 0 {
            let controls = bytes.count { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains($0) }
            return controls == 0 ? western : nil
        }
        return nil
    }

    /// Decodes a text of a known encoding.
    ///
    /// - Returns: `nil` where this machine lacks the encoding.
    static func decoded(_ bytes: [UInt8], _ encoding: TextEncoding) -> EncodedText? {
        encoding.decode(bytes[...]).map { EncodedText(text: $0.text, encoding: encoding, damaged: $0.damaged) }
    }

    /// How many of the ideographs of a text are among the most frequent ones.
    private static func share(_ text: String) -> Double {
        var (all, known) = (0, 0)
        for scalar in text.unicodeScalars where scalar.value >= 0x80 {
            // What is neither ideograph nor Chinese punctuation speaks against Chinese too.
            if (0x3000...0x303F).contains(scalar.value) || (0xFF00...0xFFEF).contains(scalar.value) { continue }
            all += 1
            if frequent.contains(scalar) { known += 1 }
        }
        return all == 0 ? 0 : Double(known) / Double(all)
    }

    /// Some 200 of the most frequent ideographs of running text, and those of firms and authorities, in both forms.
    private static let frequent = Set(
        """
        的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子\
        说說产產种種面而方后後多定行学學法所民得经經十三之进進着著等部度家电電力里裡如水化高自二理起小物现現实實加量都两兩体體制机機\
        当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内內数數正\
        心反你明看原又么麼利比或但质質气氣第向道命此变變条條只没沒结結解问問意建月公无無系系军軍很情者最立代想已通并並提直题題党黨\
        程展五果料象员員革位入常文总總次品式活设設及管特件长長求老头頭基资資边邊流路级級少图圖山统統接知较較将將组組见見计計别別她\
        手角期根论論运運农農指几幾九区區强強放决決西被干做必战戰先回则則任取据據处處队隊南给給色光门門即保治北造百规規热熱领領七海\
        口东東导導器压壓志世金增争爭济濟阶階油思术術极極交受联聯什认認六共权權收证證改清己美再采採转轉更单單风風切打白教速花带帶安\
        场場身车車例真务務具万萬每目至达達走积積示议議声聲报報斗鬥完类類八离離华華名确確才科张張信马馬节節话話米整空元况況今集温溫\
        传傳土许許步群广廣石记記需段研界拉林律叫且究观觀越织織装裝影算低持音众眾书書布复復容儿兒须須际際商非验驗连連断斷深难難近矿\
        礦千周委素技备備半办辦青省列习習响響约約支般史感劳勞便团團往酸历歷市克何除消构構府称稱太准準精值号號率族维維划劃选選标標写\
        寫存候毛亲親快效斯院查江型眼王按格养養易置派层層片始却卻专專状狀育厂廠京识識适適属屬圆圓包火住调調满滿县縣局照参參红紅细細\
        听聽该該铁鐵价價严嚴司疆限责責兵企棉纺紡纱紗服饰飾贸貿易维吾尔爾乌烏木齐齊喀什和田阿克苏蘇港台灣湾電子郵
        """.unicodeScalars.filter { $0.value > 0x3000 })
}
