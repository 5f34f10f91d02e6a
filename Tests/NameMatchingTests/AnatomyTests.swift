import NameMatching
import Testing

struct AnatomyTests {
    private func roles(_ name: String, _ kind: NameKind = .organization) throws -> [String] {
        try TestLexicon.tools().analyzer.analyze(name, kind: kind).parts.map { "\($0.text)=\($0.role)" }
    }

    @Test func aChineseCompanyNameIsPlaceTradeNameIndustryAndForm() throws {
        #expect(
            try roles("新疆瑞格纺织有限公司") == ["新疆=place", "瑞格=tradeName", "纺织=industry", "有限公司=legalForm"])
    }

    @Test func anEnglishCompanyNameMayPutThePlaceInParentheses() throws {
        #expect(
            try roles("Ruige Textile (Urumqi) Co., Ltd.") == [
                "Ruige=tradeName", "Textile=industry", "Urumqi=place", "Co., Ltd=legalForm",
            ])
    }

    @Test(arguments: ["一四三团", "143团", "143rd Regiment", "Regiment No. 143", "No. 143 Regiment"])
    func aRegimentIsANumberInAnyWriting(name: String) throws {
        let parts = try TestLexicon.tools().analyzer.analyze(name, kind: .organization).parts
        #expect(parts.contains { $0.role == .number && $0.number == 143 })
    }

    @Test(arguments: [
        ("重庆", "chongqing"), ("长沙", "changsha"), ("六安", "luan"), ("单县", "shanxian"), ("乌鲁木齐", "wulumuqi"),
        ("厦门", "xiamen"), ("喀什", "kashi"), ("和田", "hetian"),
    ])
    func placesAreReadAsTheyAreCalled(name: String, reading: String) throws {
        let analysis = try TestLexicon.tools().analyzer.analyze(name, kind: .organization)
        #expect(analysis.parts.first?.latin.first == reading)
        #expect(analysis.parts.first?.role == .place)
    }

    @Test(arguments: ["曾", "单", "仇", "长", "乐"])
    func aCharacterWithSeveralReadingsKeepsThemAll(character: String) throws {
        let analysis = try TestLexicon.tools().analyzer.analyze(character + "瑞格", kind: .organization)
        #expect(analysis.latinForms.count > 1)
        #expect(analysis.latinForms.count <= 8)
    }

    @Test(arguments: [
        ("Шиньцзян", "shintszyan"), ("Łódź", "lodz"), ("Ærø", "aero"), ("Đorđe", "dorde"), ("ＡＢＣＤ", "abcd"),
        ("Straße", "strasse"),
        ("মোহাম্মদ", "mohammd"), ("नरेन्द्र", "nrendr"), ("สมชาย", "smchay"), ("ពត", "pt"), ("བཀྲ", "bkr"),
        ("김정은", "gimjeongeun"), ("トヨタ", "toyota"), ("きゃく", "kyaku"), ("Ωμέγα", "omega"),
    ])
    func otherScriptsAreWrittenInLatinLetters(name: String, latin: String) throws {
        let analysis = try TestLexicon.tools().analyzer.analyze(name, kind: .organization)
        #expect(analysis.latinForms.contains(latin))
    }

    @Test(arguments: ["شىنجاڭ", "Sinkiang", "Синьцзян", "新疆", "XINJIANG", "Shinjang"])
    func xinjiangIsOnePlaceInEverySpelling(name: String) throws {
        let (analyzer, comparator) = try TestLexicon.tools()
        let alignments = comparator.compare(
            analyzer.analyze(name + " Ruige", kind: .organization),
            analyzer.analyze("新疆维吾尔自治区 Ruige", kind: .organization)
        ).alignments
        #expect(alignments.contains { $0.role == .place && $0.relation != .dropped && $0.relation != .contradicted })
    }

    @Test func rangesPointIntoTheOriginal() throws {
        let name = "  Aksu “Ruige” Textile（新疆）有限公司"
        for part in try TestLexicon.tools().analyzer.analyze(name, kind: .organization).parts {
            #expect(String(decoding: Array(name.utf8)[part.range], as: UTF8.self) == part.text)
        }
    }
}
