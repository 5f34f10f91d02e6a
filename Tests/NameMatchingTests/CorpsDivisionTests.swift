import NameMatching
import Testing

/// Divisions of the Production and Construction Corps, in the spellings in use: `Reference/xpcc/names.csv` names the sources.
struct CorpsDivisionTests {
    @Test(
        arguments: [1, 5, 8, 10, 14],
        [
            "农{d}师", "兵团第{d}师", "农业建设第{d}师", "新疆生产建设兵团第{d}师", "新疆生产建设兵团农业建设第{d}师", "新疆兵团农{d}师",
            "兵团农{d}师", "农业第{d}师", "{n}th Division of the XPCC", "XPCC {n}th Division", "{n}th Agricultural Division",
        ])
    func aDivisionIsItselfInEverySpelling(number: Int, form: String) throws {
        let digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四"]
        let words = [1: "First", 5: "Fifth", 8: "Eighth", 10: "Tenth", 14: "Fourteenth"]
        let name = form.replacing("{d}", with: digits[number - 1]).replacing("{n}", with: "\(number)")
        let listed = "Xinjiang Production and Construction Corps \(words[number] ?? "") Division"
        #expect(try TestLexicon.score(name, listed) >= 0.5, "\(name)")
        let other = "Xinjiang Production and Construction Corps Fourth Division"
        #expect(try TestLexicon.score(name, other) < 0.1, "\(name)")
    }

    @Test(arguments: ["第一师范", "第一", "第一师国资委", "农业第一", "农业建设集团", "建设第一小学"])
    func whatOnlyBeginsLikeADivisionIsNone(name: String) throws {
        #expect(try TestLexicon.score(name, "Xinjiang Production and Construction Corps First Division") < 0.5)
    }

    @Test func aDivisionSharesItsGovernmentWithACity() throws {
        let listed = "Xinjiang Production and Construction Corps Eighth Division"
        #expect(try TestLexicon.score("第八师石河子市", listed) >= 0.5)
        #expect(try TestLexicon.score("第七师石河子市", listed) < 0.1)
    }

    @Test(arguments: [
        ("新疆生产建设兵团第八师", "第八师国资委"), ("Eighth Division of the XPCC", "SASAC of the Eighth Division of the XPCC"),
        ("新疆生产建设兵团第一师", "第一师电力公司"), ("XPCC 8th Division 142nd Regiment", "XPCC 8th Division"),
    ])
    func aBodyOfADivisionIsNotTheDivision(division: String, body: String) throws {
        #expect(try TestLexicon.score(division, body) < 0.5)
    }

    @Test(arguments: [
        ("第四师63团", "农四师六十三团场"), ("农5师", "兵团第五师"), ("Sixth Agricultural Construction Division of XPCC", "新疆生产建设兵团第六师"),
        ("新疆生产建设兵团", "Xinjiang Shengchan Jianshe Bingtuan"),
        ("新疆生产建设兵团", "Синьцзянский производственно-строительный корпус"),
    ])
    func theCorpsAndItsUnitsAreThemselvesInOtherLanguages(one: String, other: String) throws {
        #expect(try TestLexicon.score(one, other) >= 0.5)
    }

    @Test(arguments: [
        ("农建五师", "第五师"), ("农建第五师", "第五师"), ("新疆农建五师", "第五师"), ("Nong Wu Shi", "第五师"), ("Nongwushi", "第五师"),
        ("Nongyishi", "第一师"), ("Nong Yi Shi", "第一师"), ("Nongjian Wushi", "第五师"), ("Nong Shi Er Shi", "第十二师"),
        ("Nongshi'ershi", "第十二师"), ("Nong Shi Yi Shi", "第十一师"), ("Bingtuan Di Wu Shi", "第五师"),
        ("Bingtuan Diwushi", "第五师"),
        ("Nong 1 Shi", "第一师"), ("Nongye Jianshe Di Si Shi", "第四师"), ("一师阿拉尔市", "第一师"),
    ])
    func aDivisionIsItselfInShortAndInPinyin(name: String, division: String) throws {
        #expect(try TestLexicon.score(name, "新疆生产建设兵团\(division)") >= 0.5)
        #expect(try TestLexicon.score(name, "新疆生产建设兵团第七师") < 0.1)
    }

    @Test(arguments: [
        ("143团农场", "143rd Regiment Farm"), ("一四三团农场", "143rd Regiment"), ("143团农场", "Regiment 143 Farm"),
        ("Yisisan Tuan", "一四三团"), ("Nong Ba Shi Yisisan Tuan", "农八师143团"),
        ("新疆生产建设兵团第八师143团", "Farm No. 143 of the XPCC Eighth Division"),
    ])
    func aRegimentIsItselfAndItsFarm(one: String, other: String) throws {
        #expect(try TestLexicon.score(one, other) >= 0.5)
    }

    @Test(arguments: [
        ("农建五师", "农建六师"), ("农建五师", "农十五师"), ("Nong Yi Shi", "Nong Shi Yi Shi"), ("Nongyishi", "Nongershi"),
        ("Nongyishi", "农十一师"), ("142团农场", "143rd Regiment Farm"), ("Regiment 143 Farm", "Regiment 142 Farm"),
        ("Yisisan Tuan", "一四二团"), ("Farm No. 142 of the XPCC Eighth Division", "新疆生产建设兵团第八师143团"),
    ])
    func sistersInShortAndInPinyinAreApart(one: String, other: String) throws {
        #expect(try TestLexicon.score(one, other) < 0.1)
    }

    @Test(arguments: [
        "Nongyishi Fertilizer Co., Ltd.", "Wu Shi Trading Co., Ltd.", "Di Yi Shi Textile", "Wuyi Tuan Foods",
    ])
    func whatSoundsLikeAUnitIsNoneBesideOtherWords(name: String) throws {
        let parts = try TestLexicon.tools().analyzer.analyze(name, kind: .organization).parts
        #expect(!parts.contains { $0.number != nil })
    }

    @Test(arguments: ["第一师范学院", "第一纺织有限公司", "上海第一纺织厂", "中国农业银行", "农业建设银行", "Nongyi Textile Co., Ltd."])
    func ordinaryWordsAreNoDivision(name: String) throws {
        #expect(try TestLexicon.score(name, "新疆生产建设兵团第一师") < 0.5)
        #expect(try TestLexicon.score(name, "农一师") < 0.5)
        #expect(try TestLexicon.score(name, "Nong Yi Shi") < 0.5)
    }
}
