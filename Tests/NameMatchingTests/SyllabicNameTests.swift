import NameMatching
import Testing

/// Names of syllables in their many spellings, and names of scripts that write no vowels.
///
/// All persons are invented.
struct SyllabicNameTests {
    private static func isMatch(_ one: String, _ other: String, as kind: NameKind = .person) throws -> Bool {
        try TestLexicon.score(one, other, kind) >= 0.5
    }

    @Test(arguments: [
        ("김민수", "Kim Min-su"), ("이영호", "Lee Young-ho"), ("리영호", "Ri Yong Ho"), ("박근형", "Park Geun-hyung"),
        ("남궁민", "Namgung Min"), ("정 현우", "Chung Hyun-woo"), ("金敏洙", "Kim Min-soo"), ("朴成澤", "Pak Song Thaek"),
        ("Ri Yong Ho", "Lee Yong-ho"), ("Pak Min Su", "Park Min-soo"), ("Jo Yong Won", "Cho Yong Won"),
        ("Min-su Kim", "Kim Minsoo"), ("Kim, Min Su", "김민수"),
    ])
    func koreansSpellTheirNamesInManyWays(one: String, other: String) throws {
        #expect(try Self.isMatch(one, other))
    }

    @Test(arguments: [
        ("김민수", "Lee Min-su"), ("Kim Yong Chol", "Kim Yong Chun"), ("김민수", "Kim Min-ho"), ("김영철", "Kim Young-su"),
        ("金敏洙", "Lee Min-soo"),
    ])
    func otherSyllablesAreOtherKoreans(one: String, other: String) throws {
        #expect(try !Self.isMatch(one, other))
    }

    @Test(arguments: [
        ("陳大文", "Chan Tai-man"), ("黃家超", "Wong Ka-chiu"), ("張清德", "Chang Ching-te"), ("賴玉成", "Lai Yu-cheng"),
    ])
    func hongKongAndTaiwanHaveSpellingsOfTheirOwn(chinese: String, latin: String) throws {
        #expect(try Self.isMatch(chinese, latin))
    }

    @Test(arguments: [
        ("John Carter Jr.", "John Carter Sr.", false), ("Robert Hale II", "Robert Hale III", false),
        ("Robert Hale III", "Robert Hale", true), ("Müller Jörg", "Joerg Mueller", true),
        ("Ivan Smirnoff", "Ivan Smirnov", true),
        ("Maria Petrova", "Mario Petrov", false), ("Marian Keller", "Martin Keller", false),
    ])
    func marksOfGenerationAndEndings(one: String, other: String, isSame: Bool) throws {
        #expect(try Self.isMatch(one, other) == isSame)
    }

    @Test func oneReadingHoldsForAWholeName() throws {
        // 胡 is Wu in Cantonese, where 佳然 is Kai-yin.
        #expect(try !Self.isMatch("胡佳然", "Wu Jiaran"))
        #expect(try Self.isMatch("胡佳然", "Hu Jiaran"))
        #expect(try Self.isMatch("胡佳然", "Wu Kai-yin"))
    }

    @Test(arguments: [
        ("حسن الزهراني", "Hassan Alzahrani"), ("إبراهيم الزهراني", "Ibrahim Al-Zahrani"),
        ("يوسف شاهين", "Youssef Chahine"),
        ("علیرضا عظیمی", "Ali Reza Azimi"), ("رضا رضایی", "Reza Rezaei"),
        ("רחל לוי", "Rachel Levy"), ("משה כהן", "Moshe Cohen"), ("חיים ברק", "Chaim Barak"),
        ("יצחק גולדברג", "Isaac Goldberg"),
        ("Микола Гончар", "Mykola Honchar"), ("Микола Гончар", "Nikolai Gonchar"),
        ("Уладзімір Быкаў", "Uladzimir Bykau"),
        ("Ўткир Жўраев", "Oʻtkir Joʻrayev"), ("Хуршид Юсупов", "Xurshid Yusupov"), ("ทักษิณ ชินวัตร", "Thaksin Shinawatra"),
    ])
    func personsAreOneAcrossScripts(native: String, latin: String) throws {
        #expect(try Self.isMatch(native, latin))
    }

    @Test(arguments: [
        ("حسن الزهراني", "Hassan Al-Ghamdi"), ("משה כהן", "Moshe Levy"), ("Микола Гончар", "Mykola Shevchenko"),
        ("علیرضا عظیمی", "Ali Reza Karimi"),
    ])
    func otherFamiliesAreOtherPersonsAcrossScripts(native: String, latin: String) throws {
        #expect(try !Self.isMatch(native, latin))
    }

    @Test(arguments: [
        ("삼성전자 주식회사", "Samsung Electronics Co., Ltd.", true), ("경방 주식회사", "Kyungbang Co., Ltd.", true),
        ("(주)한진해운", "Hanjin Shipping Co., Ltd.", true), ("삼성전자 주식회사", "Hanjin Shipping Co., Ltd.", false),
        ("شركة النيل للصناعات الغذائية", "Al Nile Food Industries Company", true),
        ("شركة دجلة للتجارة العامة", "Dijla General Trading Company", true),
        ("شركة دجلة للتجارة العامة", "Babil General Trading Company", false), ("Gaz Group Ltd", "Gaz Group", true),
        ("Development Group Co., Ltd.", "Developing Group", false),
    ])
    func companiesInHangulAndArabic(one: String, other: String, isSame: Bool) throws {
        #expect(try Self.isMatch(one, other, as: .organization) == isSame)
    }
}
