import NameMatching
import Testing

/// Names of persons in which a husband's family name, a name in English or another language's reading stands beside the Chinese one.
///
/// All persons are invented.
struct FamilyNameTests {
    private static func isMatch(_ one: String, _ other: String) throws -> Bool {
        try TestLexicon.score(one, other, .person) >= 0.5
    }

    @Test(arguments: [
        ("CHAN LEE Mei Ling", "陳李美玲"), ("LAM CHENG Yuet-ngor", "林鄭月娥"), ("IP LAU Suk-yee", "葉劉淑儀"),
        ("Carrie LAM CHENG Yuet-ngor", "林鄭月娥"), ("LAM CHENG Yuet Ngor", "Lam Cheng Yuet-ngor"),
        ("Peter CHAN Tai Man", "陳大文"), ("CHAN Tai Man Peter", "陳大文"), ("Peter CHAN Tai Man", "CHAN Tai Man Peter"),
        ("Peter CHAN Tai Man", "Chan Tai-man"), ("Peter ZHANG Xiao Ming", "张小明"), ("Chee Wai Man", "徐偉文"),
        ("Yee Siu Ming", "余小明"),
    ])
    func marriedNamesAndNamesInEnglishOfHongKong(latin: String, chinese: String) throws {
        #expect(try Self.isMatch(latin, chinese))
    }

    @Test(arguments: [
        ("CHAN LEE Mei Ling", "陳王美玲"), ("Peter CHAN Tai Man", "陳小明"), ("Peter CHAN Tai Man", "李大文"),
        ("Peter CHAN Tai Man", "John CHAN Tai Man"), ("Chee Wai Man", "李偉文"), ("Chee Wai Man", "徐家輝"),
    ])
    func otherFamiliesAndOtherGivenNamesAreOthers(latin: String, chinese: String) throws {
        #expect(try !Self.isMatch(latin, chinese))
    }

    @Test(arguments: ["高田美玲", "千葉美玲", "宮田美玲"])
    func aFamilyOfTwoIdeographsOfJapanIsOne(name: String) throws {
        let parts = try TestLexicon.tools().analyzer.analyze(name, kind: .person).parts
        #expect(parts.count == 2)
    }

    @Test(arguments: [
        ("Nguyễn Văn Minh", "阮文明", true), ("Nguyen Thi Mai", "阮氏梅", true), ("Phạm Minh Chính", "范明政", true),
        ("Võ Quốc Hùng", "武國雄", true), ("Huỳnh Thanh Long", "黃青龍", true), ("Trần Đại Quang", "陳大光", true),
        ("Nguyễn Văn Minh", "阮文德", false), ("Nguyễn Văn Minh", "黃文明", false), ("Phạm Minh Chính", "范明德", false),
    ])
    func ideographsAreReadInVietnamese(latin: String, chinese: String, isSame: Bool) throws {
        let readings = try PairReadings(lexicon: TestLexicon.loaded.get())
        #expect((readings.best(latin, chinese, kinds: [.person]).score >= 0.5) == isSame)
    }

    @Test func aReadingInVietnameseNeedsEveryIdeograph() throws {
        let analyzer = try TestLexicon.tools().analyzer
        #expect(analyzer.readings(of: "阮文明").contains("Nguyen Van Minh"))
        #expect(
            analyzer.readings(of: "黃青龍").filter { $0.hasSuffix("Thanh Long") } == [
                "Hoang Thanh Long", "Huynh Thanh Long",
            ])
        #expect(analyzer.readings(of: "阮鑫").isEmpty)
        #expect(analyzer.readings(of: "阮").isEmpty)
    }
}
