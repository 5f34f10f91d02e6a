/// The words by which a field says that another name follows.
enum NameFieldSigns {
    /// A sign and what kind of name follows it.
    struct Sign {
        let words: [Character]
        /// The same as a text.
        let text: String
        let kind: PropertyName
        /// Whether it also counts in running text, and not only at the start of brackets or behind a comma or semicolon.
        let standsAlone: Bool
        /// Whether it is one of ideographs, which no space sets apart.
        let isIdeographic: Bool
    }

    /// The signs, the longest first.
    static let all: [Sign] = {
        func signs(_ text: String, _ kind: PropertyName, alone: Bool) -> [Sign] {
            text.split(separator: "|").map { words in
                let isIdeographic = words.unicodeScalars.contains { $0.value >= 0x3000 }
                return Sign(
                    words: Array(words), text: String(words), kind: kind, standsAlone: alone,
                    isIdeographic: isIdeographic)
            }
        }
        return
            (signs(
                "also known as|also known under|also called|also named|also registered as|also spelled|also written|better known as|also trading as|a.k.a.|a.k.a|a/k/a|a. k. a."
                    + "|aka|d/b/a|d.b.a.|d.b.a|doing business as|trading as|t/a|operating as|o/a|n/k/a|n.k.a.|now known as|now named|now called"
                    + "|now trading as|renamed to|renamed as|renamed"
                    + "|alias dictus|auch bekannt als|également connu sous le nom de|également connue sous le nom de"
                    + "|connu sous le nom de|también conocido como|también conocida como|también conocido por"
                    + "|также известен как|также известна как|также известная как|также известный как|также известно как"
                    + "|он же|она же|diğer adıyla|conhecido como|também conhecido como|又名|又称|又稱|亦称|亦稱|别名|別名|别称|英文名称|英文名",
                .alias, alone: true)
            + signs(
                "alias|aliases|other names|other name|known as|dba|nka|abbr.|abbreviated as|short name|short|acronym"
                    + "|or|variously|variant|trade name|brand name|brand|original script|local name|native name|genannt|dit|dite|简称|簡稱",
                .alias, alone: false)
            + signs(
                "formerly known as|formerly known under|formerly called|formerly named|formerly registered as|formerly trading as"
                    + "|formerly operating as|formerly|previously named|previously called|previously registered as|previously trading as"
                    + "|renamed from|f/k/a|f.k.a.|f.k.a|previously known as|previously|née|geb."
                    + "|anciennement|vormals|früher bekannt als|anteriormente|ehemals|ранее известен как|ранее известна как"
                    + "|ранее|бывшее название|прежнее название|曾用名|原名|前称|前稱|旧名|舊名|旧称",
                .previousName, alone: true)
            + signs(
                "fka|former name|former names|former|nee|née|ex|ex.|früher|antes|old name|previous name|previous names|бывш.|бывшая",
                .previousName, alone: false))
            .sorted { $0.words.count > $1.words.count }
    }()

    /// The signs by their first character, the longest first.
    static let byFirst = Dictionary(grouping: all, by: { $0.words[0] })

    /// How many characters the longest sign has.
    static let longest = all.first?.words.count ?? 0

    /// Languages and scripts as labels of names: “(Russian: X)”.
    static let languages: Set<String> = Set(
        """
        arabic belarusian bulgarian burmese chinese simplified traditional cyrillic dari english farsi french georgian german greek
        hebrew hindi indonesian japanese kazakh khmer korean kyrgyz lao latin malay mongolian pashto persian polish portuguese romanian
        russian serbian spanish tajik thai tibetan turkish turkmen ukrainian urdu uyghur uighur uzbek vietnamese mandarin pinyin
        hangul kanji script original native local name names language transliteration transliterated in
        中文 英文 俄文 英 中 英语 维吾尔文 维文 русский англ анг рус кит английский китайский russe anglais chinois arabe
        russisch englisch chinesisch arabisch ruso inglés chino árabe
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Words that say what a company is and never whose name it is: a piece of these between commas belongs to the name before.
    static let forms: Set<String> = Set(
        """
        ltd limited inc incorporated llc l.l.c co corp corporation company gmbh ag kg sa s.a s.a.s sas srl s.r.l s.p.a spa plc jsc ojsc
        cjsc pjsc ooo oao zao pao bv b.v nv n.v oy ab as a/s pte pty sdn bhd llp lp k.k kk jr sr ii iii iv phd md dr fze fzco fzc fz-llc
        pvt private public co.,ltd co.ltd de s.r.o a.s sti şti tic tic. san san.ve ve lda ltda
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// The forms that nothing else is called by: where one stands, a business is meant.
    static let businessForms: Set<String> = Set(
        """
        ltd limited inc incorporated llc l.l.c corp corporation gmbh kg s.a.s srl s.r.l s.p.a spa plc jsc ojsc cjsc pjsc ooo oao zao pao
        bv b.v nv n.v oy llp k.k sdn bhd pte pty pvt fze fzco fzc fz-llc co.,ltd co.ltd s.r.o ltda sarl s.a.r.l ooo ао оао зао пао ооо ag
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Words of which forms of a business consist where they are written out in Russian.
    static let wordsOfForms: Set<String> = Set(
        """
        акционерное общество закрытое открытое публичное непубличное с ограниченной ответственностью унитарное предприятие государственное
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Words of places and qualifiers: brackets that hold one say where or what, and not who.
    static let qualifiers: Set<String> = Set(
        """
        north south east west northern southern eastern western central far middle new san saint st hong kong group holding holdings
        branch division office department plant factory subsidiary headquarters head region regional province city county district
        state international overseas asia africa europe america pacific gulf island islands republic people's sar mainland
        hk uk usa us uae prc dprk pty pvt bvi difc fze ltd llc inc limited private public proprietary mr ms dr the of and
        shanghai beijing shenzhen guangdong xinjiang macau taiwan no number phase unit block stage former deceased minor
        export import trading manufacturing retail wholesale production sales representative part liquidation
        director chairman president minister general colonel major captain manager officer member secretary commander engineer
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
