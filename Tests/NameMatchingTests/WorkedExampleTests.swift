import NameMatching
import Testing

/// Pairs that other tools miss or take for matches; every name is invented, except public bodies.
struct WorkedExampleTests {
    @Test(arguments: [
        ("新疆金鑫诺纺织有限公司", "Xinjiang Jinxinnuo Textile Co., Ltd."),
        ("新疆金鑫诺纺织", "新疆金鑫诺纺织有限公司"),
        ("新疆金鑫諾紡織有限公司", "新疆金鑫诺纺织有限公司"),
        ("阿克苏瑞格色纺有限公司", "Akesu Rui Ge Mlange Yarn Co"),
        ("阿克苏瑞格色纺有限公司", "AKSU RUIGE COLOR SPINNING"),
        ("阿克苏瑞格色纺有限公司", "Аксу Жуйгэ"),
        ("新疆生产建设兵团第八师一四三团", "143rd Regiment, 8th Division, XPCC"),
        ("新疆生产建设兵团第八师一四三团", "新疆生产建设兵团农八师143团"),
        ("GUANGZHOU RUIGE COMM GRP", "Guangzhou Ruige Communications Group Co Ltd"),
        ("NOVEK ENERGY TECH & SRVCES LTD", "Novek Energy Technology and Services Limited"),
        ("ООО «Ветролен»", "Vetrolen LLC"),
        ("Xinjiang Ruige Fangzhi Youxian Gongsi", "新疆瑞格纺织有限公司"),
        ("Ruige Fashion Co", "Ruige Fashion Co., Ltd."),
        ("Hong Da Electronic Technology Factory", "Hongda Electronic Technology Factory"),
        ("Zhou-Zhong Import and Export (Shenzhen) Co., Ltd.", "Zhouzhong Import and Export (Shenzhen) Co., Ltd."),
        ("La Rong Textile Co., Ltd.", "Larong Textile Co., Ltd."),
        ("Titan Hldgs Ltd", "Titan Holdings Limited"),
        ("United Turbine Corporation", "UNITED TURBINE CORP"), ("KB Ruigers Group", "KB Ruigers Group Inc"),
        ("PAT Ruigers LLC", "PAT Ruigers"), ("OPC Velnor Ltd", "OPC Velnor"), ("Ju Trading", "Ju Trading Ltd"),
    ])
    func namesOfOnePartyMatchAcrossScriptsAndSpellings(left: String, right: String) throws {
        #expect(try TestLexicon.score(left, right) > 0.5)
    }

    @Test(arguments: [
        ("Xinjiang Jinxinnuo Textile", "Xinjiang Ruige Textile"),
        ("新疆金鑫诺纺织有限公司", "Xinjiang Ruige Textile Co., Ltd."),
        ("Shanghai Textile", "Shanghai Qingzhengyu Textile"),
        ("Trading Company", "Trading Corporation"),
        ("International Trading Company", "Ruige International Trading Company"),
        ("新疆生产建设兵团第八师一四三团", "144th Regiment, 8th Division, XPCC"),
        ("新疆生产建设兵团第八师一四三团", "143rd Regiment, 7th Division, XPCC"),
        ("Ruige Plant No. 4", "Ruige Plant No. 5"),
        ("Urumqi Ruige Textile Co Ltd", "Guangzhou Ruige Textile Co Ltd"),
        ("Novek Global Solutions (Sweden) AB", "Novek Global Solutions (Finland) AB"),
    ])
    func genericWordsNeverMakeAMatchAndContradictionsUnmakeOne(left: String, right: String) throws {
        #expect(try TestLexicon.score(left, right) < 0.5)
    }

    /// The very name is found as it stands, however little it tells; what it tells is for screening to weigh.
    @Test(arguments: ["CORP", "Trading Company", "贸易有限公司"])
    func theVeryNameIsNoOtherThanItself(name: String) throws {
        #expect(try TestLexicon.score(name, name.lowercased()) > 0.5)
    }

    @Test(arguments: [
        ("张建国", "Zhang Jianguo"), ("張建國", "ZHANG, Jian Guo"), ("欧阳建国", "Ouyang Jianguo"),
        ("محمد الحسيني", "Mohammed Al-Husseini"), ("Горшенин Сергей Иванович", "Sergey Gorshenin"),
        ("Dr. William J. Brennick", "Bill Brennick"), ("Abd al-Rahman Brennick", "Abdurrahman Brennick"),
        ("ABDUL, Karim", "Abdul Karim"), ("عبد الرحمن الحسيني", "Abderrahman Al-Husseini"),
        ("Abdelmalek Al-Husseini", "'Abd al-Malik Al-Husseini"), ("Jun-bin Ding", "Ding Junbin"),
        ("BRENNOURI, Attiyah", "Brennoury, Atiya"), ("Abu Brennawud, Musa", "ABOU BRENNAOUD, Moussa"),
        ("Hassan Brenneddine", "BRENN-AL-DIN, Hassan"),
    ])
    func personsMatchAcrossScriptsOrderAndTitles(left: String, right: String) throws {
        #expect(try TestLexicon.score(left, right, .person) > 0.5)
    }

    @Test func spellingsOfOneSoundAreOneNameAndOtherLettersAnother() throws {
        let (analyzer, comparator) = try TestLexicon.tools()
        func relations(_ left: String, _ right: String) -> [PartRelation] {
            comparator.compare(analyzer.analyze(left, kind: .person), analyzer.analyze(right, kind: .person))
                .alignments.map(\.relation)
        }
        #expect(relations("Khalvoury, Attiyah", "Khalvouri, Atiya") == [.transliteration, .transliteration])
        #expect(relations("Safivi al-Din", "Safivieddine") == [.soundsAlike])
        #expect(relations("Zhou Jun", "Zhu Jun") == [.soundsAlike, .same])
        // Nothing is certain of another spelling: the name written the same way fits better.
        #expect(
            try TestLexicon.score("Khalvoury, Attiyah", "Khalvoury, Attiyah", .person)
                > TestLexicon.score("Khalvoury, Attiyah", "Khalvouri, Atiya", .person))
    }

    @Test func aNumberOnOneSideTellsMoreThanALineOfBusiness() throws {
        let name = "Novek Global Solutions, Inc."
        #expect(
            try TestLexicon.score(name, "Novek Global Solutions II, Inc.")
                < TestLexicon.score(name, "Novek Global Mining Solutions, Inc."))
    }

    @Test func wordsOfOtherSyllablesAreNotOneCutShort() throws {
        let (analyzer, comparator) = try TestLexicon.tools()
        func trade(_ left: String, _ right: String) -> PartRelation? {
            comparator.compare(
                analyzer.analyze(left, kind: .organization), analyzer.analyze(right, kind: .organization)
            )
            .alignments.first { $0.role == .tradeName }?.relation
        }
        #expect(trade("Xiaqi Textile", "Xiaqiang Textile") != .abbreviation)
        #expect(trade("成都凌马针织", "Chengdu Lingmao Knitting") != .abbreviation)
        #expect(trade("Ruichen Textile", "Ruichenda Textile") == .abbreviation)
        // Wu and yu are two sounds.
        #expect(
            try TestLexicon.score("无锡武广针织有限公司", "Wuxi Wuguang Knitting Co Ltd")
                > TestLexicon.score("无锡武广针织有限公司", "Wuxi Yuguang Knitting Co Ltd") + 0.2)
    }

    @Test func anArticleIsNoLineOfBusiness() throws {
        let analyzer = try TestLexicon.tools().analyzer
        #expect(analyzer.analyze("AL RUIGE TRANSPORT CO", kind: .organization).parts.first?.role == .filler)
    }

    @Test func aParticleAtTheEndIsAName() throws {
        let analyzer = try TestLexicon.tools().analyzer
        #expect(analyzer.analyze("XU, Bin", kind: .person).parts.map(\.role) == [.familyName, .givenName])
        #expect(
            analyzer.analyze("Karim bin Yusuf", kind: .person).parts.map(\.role) == [.givenName, .filler, .givenName])
    }

    @Test func aBrandIsReadByTheMeaningsOfItsParts() throws {
        func translation(_ left: String, _ right: String) throws -> Double {
            let (analyzer, comparator) = try TestLexicon.tools()
            let names = (analyzer.analyze(left, kind: .organization), analyzer.analyze(right, kind: .organization))
            return comparator.compare(names.0, names.1).alignments
                .first { $0.relation == .translation && $0.role == .tradeName }?.similarity ?? 0
        }
        #expect(try translation("Goldtiger Group", "金虎集团") == 1)
        #expect(try translation("Kunming Magnet Factory", "昆磁厂") == 1)
        #expect(try translation("Velsoft Corporation", "白软集团") == 0.5)
        #expect(try translation("Goldtiger Group", "银虎集团") == 0.5)
        #expect(try translation("Goldtiger Group", "银狮集团") == 0)
    }

    @Test func anInitialThatFitsIsBetterThanNone() throws {
        let fitting = try TestLexicon.score("Matthew L. Brennick", "Matthew Lisa Brennick", .person)
        #expect(try fitting > TestLexicon.score("Matthew L. Brennick", "Matthew Brennick", .person))
        #expect(try fitting > TestLexicon.score("Matthew L. Brennick", "Matthew Thomas Brennick", .person))
    }

    @Test func wordsJoinedWithAnInitialAmongThemLeaveWhatTheyLack() throws {
        let (analyzer, comparator) = try TestLexicon.tools()
        func score(_ left: String, _ right: String) -> Double {
            comparator.score(
                analyzer.analyze(left, kind: .organization), analyzer.analyze(right, kind: .organization))
        }
        #expect(score("B Orvanex Quill", "Borvanexquill") > score("B Orvanex Quill", "Borvanexquillbrand"))
    }

    @Test func theOrderOfNamesCountsUnlessOneIsPutFirst() throws {
        func score(_ left: String, _ right: String) throws -> Double { try TestLexicon.score(left, right, .person) }
        let same = try score("Al-Najjar, Nasser Hassan", "Nasser Hassan Al-Najjar")
        #expect(try same > score("Al-Najjar, Nasser Hassan", "Hassan Nasser Al-Najjar"))
        #expect(
            try score("Brennick Orvan Luis", "Orvan Luis Brennick")
                > score("Luis Orvan Brennick", "Orvan Luis Brennick"))
    }

    @Test func aPersonIsFoundByAllNamesInWhateverScriptAndOrder() throws {
        let analyzer = try TestLexicon.tools().analyzer
        func shared(_ left: String, _ right: String) -> Int {
            let keys = [left, right].map { name in
                Set(analyzer.analyze(name, kind: .person).indexKeys().filter { $0.weight >= .medium }.map(\.hash))
            }
            return keys[0].intersection(keys[1]).count
        }
        #expect(
            shared("Andrey Yuryevich Gorshenin", "Горшенин Андрей Юрьевич")
                >= shared("Andrey Yuryevich Gorshenin", "Горшенин Пётр Юрьевич") + 3)
        #expect(shared("Tariq Ahmed Al-Shami", "طارق أحمد الشامي") >= 3)
    }

    @Test func theInitialsOfANameStandForIt() throws {
        let (analyzer, comparator) = try TestLexicon.tools()
        let short = analyzer.analyze("UTMC", kind: .organization)
        let long = analyzer.analyze("United Turbine Manufacturing Corporation", kind: .organization)
        let other = analyzer.analyze("United Glass Manufacturing Corporation", kind: .organization)
        #expect(comparator.score(short, long) > comparator.score(short, other))
        #expect(comparator.compare(short, long).alignments.contains { $0.relation == .acronym })
        #expect(!comparator.compare(short, other).alignments.contains { $0.relation == .acronym })
        let shared = Set(short.indexKeys().map(\.hash)).intersection(long.indexKeys().map(\.hash))
        #expect(!shared.isEmpty)
    }

    @Test(arguments: [
        ("Li Wu", "Lu Wu"), ("Zhou Jun", "Zhu Jun"), ("Hou Jie", "Hu Jie"), ("Hasan Brennick", "Husain Brennick"),
        ("Zhang Jianguo", "Zhang Jianjun"),
        ("Mohammed Al-Husseini", "Mohammed Al-Baghdadi"),
        ("Sergey Ivanovich Gorshenin", "Sergey Petrovich Yastrebtsov"),
    ])
    func otherPersonsDoNotMatch(left: String, right: String) throws {
        #expect(try TestLexicon.score(left, right, .person) < 0.5)
    }

    @Test func somethingOmittedWeighsLessThanSomethingContradicted() throws {
        let omitted = try TestLexicon.score("Sergey Ivanovich Gorshenin", "Sergey Gorshenin", .person)
        let contradicted = try TestLexicon.score("Sergey Ivanovich Gorshenin", "Sergey Petrovich Gorshenin", .person)
        #expect(omitted > contradicted)
    }

    @Test func betterMatchesScoreHigherAndNoneIsCertain() throws {
        let name = "Aksu Ruige Color Spinning Co., Ltd."
        let same = try TestLexicon.score(name, name)
        let form = try TestLexicon.score(name, "Aksu Ruige Color Spinning")
        let cut = try TestLexicon.score(name, "Ruige Color Spinning")
        #expect(same >= form && form > cut)
        #expect(same < 1)
    }
}
