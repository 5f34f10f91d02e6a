import Foundation

/// Which characters a language writes most, by which a text shows that it is one of it.
///
/// The shares of letters are rounded figures of common knowledge, good enough to tell a language from noise; the lists of ideographs and
/// syllables are our own choice of frequent ones, with those of firms and authorities.
enum CharacterFrequency {
    /// The frequent characters of a language written in thousands of them.
    struct Frequent: Sendable {
        let characters: Set<Unicode.Scalar>
        /// Characters that only this language has: each counts as a frequent one.
        let own: ClosedRange<UInt32>?

        /// How many of the characters beyond ASCII are among them; punctuation of the East does not count.
        func share(in text: String) -> Double {
            var (all, known) = (0, 0)
            for scalar in text.unicodeScalars where scalar.value >= 0x80 {
                if (0x3000...0x303F).contains(scalar.value) || (0xFF00...0xFFEF).contains(scalar.value) { continue }
                all += 1
                if characters.contains(scalar) || own?.contains(scalar.value) ?? false { known += 1 }
            }
            return all == 0 ? 0 : Double(known) / Double(all)
        }
    }

    /// The letters of an alphabet with their shares.
    struct Alphabet: Sendable {
        let block: ClosedRange<UInt32>
        let shares: [Unicode.Scalar: Double]
        /// The mean of the logarithms of the shares in a text of the language.
        let entropy: Double

        init(_ block: ClosedRange<UInt32>, _ letters: String) {
            self.block = block
            // Letters in falling order, each with what a language's letters have at that place: near 0.11 / (1 + 0.17 n).
            var shares: [Unicode.Scalar: Double] = [:]
            for (place, scalar) in letters.unicodeScalars.enumerated() {
                shares[scalar] = 0.115 / (1 + 0.17 * Double(place)) * (place > 16 ? 0.6 : 1)
            }
            let sum = shares.values.reduce(0, +)
            shares = shares.mapValues { $0 / sum }
            self.shares = shares
            entropy = shares.values.sorted().reduce(0) { $0 + $1 * log($1) }
        }

        /// How well a text fits: above 0 where it reads like the language, the more the better; 0 where it does not.
        ///
        /// A word is of one script: where letters of the language stand beside Latin ones, the text is in another encoding.
        func fit(of text: String) -> Double {
            var (letters, others, mixed, sum) = (0, 0, 0, 0.0)
            var (hasSmall, hasLarge) = (false, false)
            var wasLatin = false
            for scalar in text.unicodeScalars {
                let isLetter = scalar.properties.isAlphabetic
                guard scalar.value >= 0x80, isLetter else {
                    wasLatin = isLetter
                    continue
                }
                if wasLatin { mixed += 1 }
                wasLatin = false
                guard block.contains(scalar.value) else {
                    others += 1
                    continue
                }
                letters += 1
                let small = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
                if scalar.properties.isLowercase { hasSmall = true }
                if scalar.properties.isUppercase { hasLarge = true }
                sum += log(shares[small] ?? 0.0008)
            }
            guard letters >= 6, others * 20 <= letters, mixed * 20 <= letters else { return 0 }
            // A short text strays further from the mean; one in capitals alone is rare.
            let slack = 0.42 + 1.6 / Double(letters).squareRoot()
            let mean = sum / Double(letters) - (hasLarge && !hasSmall ? 0.3 : 0)
            return max(0, mean - (entropy - slack))
        }
    }

    /// The accented letters that languages of one family use, each by itself.
    struct Alphabets: Sendable {
        let languages: [Set<Unicode.Scalar>]

        /// Whether nearly every word with letters beyond ASCII is one of a single language.
        func hold(_ text: String) -> Bool {
            var (words, fitting) = (0, 0)
            for word in text.split(whereSeparator: { !$0.isLetter }) {
                let accented = word.lowercased().unicodeScalars.filter { $0.value >= 0x80 }
                guard !accented.isEmpty else { continue }
                words += 1
                if languages.contains(where: { accented.allSatisfy($0.contains) }) { fitting += 1 }
            }
            return words > 0 && fitting * 33 >= words * 32
        }
    }

    /// Two bytes a character, by the names of their encodings.
    static let eastAsian: [(encoding: String, language: Frequent)] = [
        ("gb18030", Frequent(characters: chinese, own: nil)), ("big5", Frequent(characters: chinese, own: nil)),
        ("shift_jis", Frequent(characters: japanese, own: 0x3041...0x30FF)),
        ("euc-jp", Frequent(characters: japanese, own: 0x3041...0x30FF)),
        ("euc-kr", Frequent(characters: korean, own: nil)), ("cp949", Frequent(characters: korean, own: nil)),
    ]

    /// Other scripts, one byte a letter.
    static let alphabets: [(encodings: [String], language: Alphabet)] = [
        (
            ["windows-1251", "koi8-r", "iso-8859-5", "cp866"],
            Alphabet(0x0400...0x045F, "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфіїєўъёґђћљњџјџ")
        ),
        (["windows-1253", "iso-8859-7"], Alphabet(0x0370...0x03FF, "αοιετσνηυρπκλμςωόίάδέγχθφβήύξώζψϊϋΐΰ")),
        (["windows-1255", "iso-8859-8"], Alphabet(0x0590...0x05FF, "יהולאמרתבשנכדםפחקעטגצןזסךץף")),
        (["windows-1256", "iso-8859-6"], Alphabet(0x0600...0x06FF, "اليمونترةبدعسفحكقشجأهىصخطزذضغثظئءؤآإپچکگژی")),
        (["windows-874", "tis-620"], Alphabet(0x0E00...0x0E7F, "านรกอเงวม่ยลทดตส้ะิบคัีปุพแหใชไูขจผ์ซธำโณ็ื๊ฟฤศภญษถฉฐฎฒฬฆฑฮ๋ฯฝฏฌ")),
    ]

    /// Latin letters, the usual encoding first: one is taken where those before it do not fit.
    static let latin: [(encodings: [String], alphabets: Alphabets)] = [
        (
            ["windows-1252"],
            Alphabets(
                "àâçéèêëîïôùûüÿœæ", "äöüß", "áéíñóúüªº", "ãõáâàçéêíóôúüªº", "àèéìîòù", "àèéíïóòúüç", "éëïóüèê",
                "æøåéèêóòâô", "åäöéü")
        ),
        (["windows-1254", "iso-8859-9"], Alphabets("çğıöşüâîû", "i̇çğıöşüâîû", "äöüß", "àâçéèêëîïôùûüœ")),
        (
            ["windows-1250", "iso-8859-2"],
            Alphabets("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîșțşţ", "äöüß")
        ),
        (["windows-1257", "iso-8859-13"], Alphabets("ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž")),
    ]

    private static let japanese = Set(
        "株式会社有限合資工業産商事貿易製作所電機器化学鉄鋼金属材料食品物流運輸建設開発研究技術東京都大阪府京神戸横浜名古屋福岡県市区町村丁目番号日本中央国際総合第一二三新山田川木村小林松井高橋伊藤佐加渡辺上下西北南原野島石藤森岡本間橋谷崎沢英和正信義明光興洋海空港長平成昭令年月株"
            .unicodeScalars)

    private static let korean = Set(
        "주식회사유한산업무역상전자기계화학철강금속건설개발연구소기술물류운수식품제약의료은행보험증권그룹코리아한국서울부산대구인천광주울산경남북도시군동로길층호대표이사김박최정강조윤장임오한신권황안송류홍전고문양손배백허유남심노하곽성차우진나원천방공현함변염여추민지영수현준서연아은미희경숙자철호성훈가다라마바사스트르그드를을이의에서는은과와및등제국내외"
            .unicodeScalars)

    /// Some 200 of the most frequent ideographs of running text, and those of firms and authorities, in both forms.
    static let chinese = Set(
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
        听聽该該铁鐵价價严嚴司疆限责責兵企棉纺紡纱紗服饰飾贸貿易维吾尔爾乌烏木齐齊喀什和田阿克苏蘇港台灣湾電子郵有限公司股份责責任新疆
        """.unicodeScalars.filter { $0.value > 0x3000 })
}

extension CharacterFrequency.Alphabets {
    /// Each language by its accented letters in lower case.
    init(_ languages: String...) {
        self.languages = languages.map { Set($0.unicodeScalars) }
    }
}
