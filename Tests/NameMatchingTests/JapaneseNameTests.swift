import NameMatching
import Testing

/// How names of ideographs are read in Japanese: prime ministers and novelists, as they write themselves in Latin letters.
struct JapaneseNameTests {
    @Test(arguments: [
        ("安倍晋三", "Abe Shinzo"), ("岸田文雄", "Kishida Fumio"), ("田中角栄", "Tanaka Kakuei"), ("村山富市", "Murayama Tomiichi"),
        ("佐藤栄作", "Sato Eisaku"), ("川端康成", "Kawabata Yasunari"),
        ("村上春樹", "Murakami Haruki"), ("山本 太郎", "Yamamoto Taro"), ("佐々木健", "Sasaki Ken"),
    ])
    func aJapaneseNameIsReadAsItsBearerReadsIt(name: String, latin: String) throws {
        let analyzer = try TestLexicon.tools().analyzer
        #expect(analyzer.readings(of: name).contains(latin), "\(analyzer.readings(of: name))")
    }

    @Test(arguments: ["王伟", "张三丰", "欧阳修文", "Yamamoto Taro", "山", "やまもと", "", "艾尔肯·吐尼亚孜"])
    func anotherNameHasNoReading(name: String) throws {
        let readings = try TestLexicon.tools().analyzer.readings(of: name)
        #expect(readings.isEmpty)
    }

    @Test func kanaStayAsTheyAreWritten() throws {
        let readings = try TestLexicon.tools().analyzer.readings(of: "山本さくら")
        #expect(readings == ["Yamamoto さくら"])
    }
}
