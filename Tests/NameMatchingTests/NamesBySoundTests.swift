import NameMatching
import Testing

/// Foreign names in Chinese by their sound, hyphens of Korean and Taiwanese names, letters that stand alone, marks of generation.
struct NamesBySoundTests {
    /// Heads of state and others known to every reader, as Chinese newspapers write them.
    @Test(arguments: [
        ("弗拉基米尔·普京", "Vladimir Putin"), ("唐纳德·特朗普", "Donald Trump"), ("约翰·史密斯", "John Smith"),
        ("安格拉·默克尔", "Angela Merkel"),
        ("埃隆·马斯克", "Elon Musk"), ("蒂姆·库克", "Tim Cook"), ("马克·扎克伯格", "Mark Zuckerberg"),
        ("温斯顿·丘吉尔", "Winston Churchill"),
        ("罗纳德·里根", "Ronald Reagan"), ("弗拉基米尔·普京", "Владимир Путин"), ("约瑟夫·斯大林", "Joseph Stalin"),
        ("埃马纽埃尔·马克龙", "Emmanuel Macron"),
    ])
    func ideographsSpellAForeignName(chinese: String, other: String) throws {
        #expect(try TestLexicon.score(chinese, other, .person) >= 0.5)
    }

    @Test(arguments: [
        ("弗拉基米尔·普京", "Vladimir Lenin"), ("唐纳德·特朗普", "Donald Tusk"), ("安格拉·默克尔", "Angela Davis"),
        ("蒂姆·库克", "Tim Berners"),
        ("马克·扎克伯格", "Mark Rutte"), ("罗纳德·里根", "Ronald Koeman"),
    ])
    func andNoOther(chinese: String, other: String) throws {
        #expect(try TestLexicon.score(chinese, other, .person) < 0.5)
    }

    @Test(arguments: [
        ("반기문", "Ban Ki-moon"), ("마동석", "Ma Dong-seok"), ("張建宗", "Cheung Kin-chung"),
        ("郭台銘", "Kuo Tai-ming"),
    ])
    func aHyphenTiesASyllableToTheOneBefore(name: String, latin: String) throws {
        #expect(try TestLexicon.score(name, latin, .person) >= 0.5)
    }

    @Test(arguments: [
        ("Robert Quandel 2nd", "Robert Quandel 3rd"), ("Henry Vandel IV", "Henry Vandel VI"),
        ("Иван Квандел мл.", "Иван Квандел ст."),
        ("ifj. Quandel János", "id. Quandel János"), ("Robert Quandel II", "Robert Quandel III"),
        ("Robert Quandel Jr.", "Robert Quandel Sr."),
    ])
    func marksOfGenerationTellApart(one: String, other: String) throws {
        #expect(try TestLexicon.score(one, other, .person) < 0.5)
        #expect(try TestLexicon.score(one, one, .person) > 0.9)
    }

    @Test(arguments: [
        ("Robert Quand", "Robert Quander"), ("Adil Quandir", "Adila Quandir"), ("Ivan Quandov", "Ivan Quandovich"),
        ("Peter Quanders", "Peter Quanderson"),
    ])
    func anEndingMakesAnotherName(one: String, other: String) throws {
        #expect(try TestLexicon.score(one, other, .person) < 0.5)
    }

    @Test(arguments: [
        ("Kelmarin A Ltd", "Kelmarin B Ltd"), ("Kelmarin North Ltd", "Kelmarin South Ltd"),
        ("Kelmarin Fund I LP", "Kelmarin Fund II LP"),
        ("3M Company", "4M Company"), ("新疆东部克尔玛硅业", "新疆西部克尔玛硅业"), ("Kelmarin Upper Mill", "Kelmarin Lower Mill"),
    ])
    func sistersStayApart(one: String, other: String) throws { #expect(try TestLexicon.score(one, other) < 0.5) }

    @Test(arguments: [
        ("K E L M A R Trading", "KELMAR Trading"), ("H. A. L. B. R. I. T. Foods", "HALBRIT Foods"),
        ("H-a-l-b-r-i-t Foods", "Halbrit Foods"),
    ])
    func lettersThatStandAloneAreAWord(spaced: String, word: String) {
        #expect(NameReadings.others(of: spaced).contains { $0.lowercased() == word.lowercased() })
        #expect(NameReadings.others(of: "J R R Quandel").isEmpty)
    }

    @Test func aNumberCountsWhatItStandsWith() throws {
        let analyzer = try TestLexicon.tools().analyzer
        func exact(_ name: String) -> Set<UInt64> {
            Set(analyzer.analyze(name, kind: .organization).indexKeys().filter { $0.weight == .exact }.map(\.hash))
        }
        #expect(exact("第三监狱").isDisjoint(with: exact("第三中学")))
        #expect(exact("第一师").isDisjoint(with: exact("第一中学")))
        #expect(!exact("Plant 7").isDisjoint(with: exact("Plant No. 7")))
    }

    @Test func ideographsAreReadAsTheyStand() throws {
        let analyzer = try TestLexicon.tools().analyzer
        #expect(analyzer.romanized("第八师天山铝业股份有限公司").contains("Tianshan"))
        #expect(!analyzer.romanized("第八师天山铝业股份有限公司").contains("Bingtuan"))
        #expect(analyzer.romanized("农七师供销合作社").hasPrefix("Nong"))
    }
}
