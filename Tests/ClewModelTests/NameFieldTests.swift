@testable import ClewModel
import TestSupport
import Testing

/// Several names in one field; the parties are invented.
struct NameFieldTests {
    private static func parts(_ field: String, isPerson: Bool = false) -> [String] {
        NameField.parts(of: field, isPerson: isPerson).map { "\($0.kind.rawValue): \($0.text)" }
    }

    @Test(arguments: [
        ("Kelmar Shipyard (also known as Kelmar Sudoverf)", ["name: Kelmar Shipyard", "alias: Kelmar Sudoverf"]),
        ("Zorvan Textile Mill (a.k.a. Lintov Holding)", ["name: Zorvan Textile Mill", "alias: Lintov Holding"]),
        (
            "Quelin Garment Factory a.k.a. Mavrek Industrial",
            ["name: Quelin Garment Factory", "alias: Mavrek Industrial"]
        ),
        (
            "Tresko Cotton Trading, also known as Nestrel Investment Co.",
            ["name: Tresko Cotton Trading", "alias: Nestrel Investment Co."]
        ),
        ("Yolbar Logistics LLC f/k/a Quastor Group", ["name: Yolbar Logistics LLC", "previousName: Quastor Group"]),
        ("Oskell Petroleum Company d/b/a Sorvald Oil", ["name: Oskell Petroleum Company", "alias: Sorvald Oil"]),
        ("Wendax Chemical (formerly Plivor Materials)", ["name: Wendax Chemical", "previousName: Plivor Materials"]),
        (
            "Halbrit Research Institute (Russian: Научный институт Халбрит)",
            ["name: Halbrit Research Institute", "alias: Научный институт Халбрит"]
        ),
        (
            "Халбрит (ранее известен как Кельмар Завод)", ["name: Халбрит", "previousName: Кельмар Завод"]
        ),
        ("哈尔布里特食品有限公司（曾用名：凯尔马贸易公司）", ["name: 哈尔布里特食品有限公司", "previousName: 凯尔马贸易公司"]),
        ("Ardwen Mining Corp; Ulvane Resources", ["name: Ardwen Mining Corp", "alias: Ulvane Resources"]),
        (
            "Halbrit Foods (also known as Kelmar Trading, Zorvan Foods and Spices Ltd)",
            ["name: Halbrit Foods", "alias: Kelmar Trading", "alias: Zorvan Foods and Spices Ltd"]
        ),
        (
            "Halbrit Foods (a.k.a. Kelmar Trading; f.k.a. Zorvan Foods)",
            ["name: Halbrit Foods", "alias: Kelmar Trading", "previousName: Zorvan Foods"]
        ),
    ])
    func wordsForOtherNamesSplitTheField(field: String, parts: [String]) {
        #expect(Self.parts(field) == parts)
    }

    @Test(arguments: [
        "Intramo Shipping Ltd / Tandrel Marine", "Sulfane Electronics Inc (Vostrel Semiconductor)",
        "Dromel Seafood Co., Ltd. [Wilbrand Fishery]", "Fenluk Steel Works - Xanthor Metal",
        "Fenluk Steel Works — Xanthor Metal Goods",
    ])
    func signsThatMayStandInANameKeepTheWholeFieldBesideItsParts(field: String) {
        let parts = NameField.parts(of: field)
        #expect(parts.first == NameField.Part(.name, field))
        #expect(parts.dropFirst().map(\.kind) == [.weakAlias, .weakAlias])
    }

    @Test func aFormOfABusinessIsNoFurtherName() {
        #expect(
            Self.parts("Халбрит (also known as ООО; Kelmar Trading)") == ["name: Халбрит", "alias: Kelmar Trading"])
        #expect(Self.parts("Halbrit Foods; Акционерное общество") == ["name: Halbrit Foods"])
    }

    @Test(arguments: [
        "Halbrit Trading - Shanghai Branch", "Halbrit Foods - Plant No. 2", "Halbrit - Kelmar",
        "Halbrit Foods Co., Ltd.", "Halbrit (Hong Kong) Limited", "Halbrit Trading (Shanghai) Co., Ltd.", "A/S Halbrit",
        "Halbrit A/S",
        "Akabari Textile", "Aliasghar Textile Co", "Former Soviet Works", "Bank of Halbrit (China)",
        "Halbrit Corp (Private) Limited",
        "Halbrit, Inc.", "Halbrit Foods; Ltd.", "哈尔布里特（上海）有限公司", "", "(", "aka", "; ;", "Known As Halbrit",
    ])
    func oneNameStaysOne(field: String) {
        #expect(Self.parts(field) == ["name: " + field])
    }

    @Test func aMaidenNameIsAFamilyNameAndARankInBracketsIsNone() {
        #expect(
            Self.parts("Orla Quenlin (née Tarvik)", isPerson: true) == [
                "name: Orla Quenlin", "previousName: Orla Tarvik",
            ])
        #expect(
            Self.parts("Orla Quenlin (Deputy Director)", isPerson: true) == ["name: Orla Quenlin (Deputy Director)"])
    }

    @Test func nothingOfAFieldIsLost() {
        for field in [
            "X Works (a.k.a. Y Works, Z Works) GmbH", "(a.k.a. Y Works)", "a.k.a. Y Works", "X Works (a.k.a. Y Works",
        ] {
            let all = Self.parts(field).joined(separator: " ")
            #expect(all.contains("Y Works"), "\(field)")
        }
    }

    @Test(arguments: [
        "Quivara Holdings, a.k.a. Strovik Capital, a.k.a. Lembrun Assets",
        "Quivara Holdings, aka Strovik Capital, aka Lembrun Assets",
        "Quivara Holdings, f/k/a Strovik Capital, f/k/a Lembrun Assets",
        "Quivara Holdings; a.k.a. Strovik Capital; a.k.a. Lembrun Assets",
        "Quivara Holdings a.k.a. Strovik Capital a.k.a. Lembrun Assets",
        "Quivara Holdings (a.k.a. Strovik Capital, a.k.a. Lembrun Assets)",
    ])
    func eachOfSeveralSignsOpensAName(field: String) {
        #expect(NameField.parts(of: field).map(\.text) == ["Quivara Holdings", "Strovik Capital", "Lembrun Assets"])
    }

    @Test(arguments: [
        "Quivara Holdings - formerly named Strovik Capital", "Quivara Holdings, formerly registered as Strovik Capital",
        "Quivara Holdings – previously trading as Strovik Capital", "Quivara Holdings (renamed from Strovik Capital)",
    ])
    func aFormerNameIsOne(field: String) {
        #expect(Self.parts(field) == ["name: Quivara Holdings", "previousName: Strovik Capital"])
    }

    @Test(arguments: ["\n", "\r\n", "\u{2028}", "\r", " \n "])
    func aLineBreakMayWrapOneNameOrSeparateTwo(lineBreak: String) {
        let texts = NameField.parts(of: "Zorvan" + lineBreak + "Textile Mill").map(\.text)
        #expect(texts == ["Zorvan Textile Mill", "Zorvan", "Textile Mill"])
        #expect(
            Self.parts("Zorvan Mill" + lineBreak + "a.k.a. Tarvik Mill").suffix(2)
                == ["name: Zorvan Mill", "alias: Tarvik Mill"])
    }

    /// Names as publishers write them, and pieces of them put together by chance: a look at the bytes never changes what is read.
    @Test(arguments: 0..<40 as Range<UInt64>)
    func aGlanceOverlooksNothing(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let pieces = [
            "Quonvex", "TARVIL FOODS", "Co., Ltd.", "LLC", "新疆", "某某公司", "纺织", "又名", "曾用名", "Завод",
            "ТАКЖЕ ИЗВЕСТЕН КАК", "он же", "aka",
            "a.k.a.", "also known as", "Formerly", "née", "ÉGALEMENT CONNU SOUS LE NOM DE", "né", "or", "dba", "t/a",
            "/", " / ", ", ", ",", "; ", "(",
            ")", "（", "）", "：", ":", " - ", "–", "—", "、", "，", "\n", "Tel", "TEL: +86 10", "No. 16", "HARBOUR ROAD",
            "税号", "地址三号", "路39号", "乌鲁木齐市",
            "on behalf of", "TO THE ORDER OF", "c/o", "代理", "凭指示", "Messrs", "im Auftrag von", "Arabic:", "[", "]", "|",
            "=", " = ", "#", "1", "１",
            "“", "”", "'", "Ltd", "GmbH", "Order of", "fka", "alias", "Brand", "renamed", "ex", "Aliasov", "Formosa",
            "Akashi", "电话",
        ]
        for _ in 0..<500 {
            let field = (0..<Int.random(in: 1...7, using: &generator)).map { _ in
                (pieces.randomElement(using: &generator) ?? "") + (Bool.random(using: &generator) ? " " : "")
            }.joined()
            for isPerson in [false, true] {
                #expect(
                    NameField.parts(of: field, isPerson: isPerson) == NameField.takenApart(field, isPerson: isPerson),
                    "\(field.debugDescription)")
            }
        }
    }
}
