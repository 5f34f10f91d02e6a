import ClewModel
import LabourProgrammes
import Testing

struct IndicatorScannerTests {
    let scanner: IndicatorScanner

    init() throws {
        scanner = IndicatorScanner(
            catalog: try ReferenceData.catalog.get(), gazetteer: try ReferenceData.gazetteer.get(),
            workers: try ReferenceData.workers.get())
    }

    private func scan(_ text: String, contexts: Set<Indicator.Context> = []) -> [IndicatorHit] {
        var diagnostics: [Diagnostic] = []
        let source = TextSource(
            kind: .officialText, citation: Citation("a notice"), file: "notice.txt", knownContexts: contexts)
        return scanner.scan(text, source: source, into: &diagnostics)
    }

    @Test(arguments: [
        ("公司接收新疆富余劳动力120人", "transfer-receipt", "labour-transfer"),
        ("新疆籍员工实行军事化管理", "quasi-military", "labour-transfer"),
        ("在新疆和田，带队干部随车前往", "minders", "cross-province"),
        ("计入其他收益的对口援疆资金", "pairing", "cross-province"),
        ("喀什地区的卫星工厂已投产", "poverty-work", "satellite-factories"),
        ("和田县职业技能教育培训中心", "training-centre", "vsetc"),
        ("股东：新疆监狱管理局", "prison", "prison-labour"),
        ("阿克苏地区土地流转面积", "land", "land-transfer"),
        ("新疆建立失业监测预警机制", "monitoring", "unemployment-monitoring"),
        ("The plant received transferred workers from Xinjiang", "transfer-receipt", "cross-province"),
        ("Workers from Hotan live under military-style management.", "quasi-military", "labour-transfer"),
        ("poverty alleviation through labor\ntransfer in Kashgar", "surplus-labour", "labour-transfer"),
        ("接收新疆富余\n劳动力", "transfer-receipt", "labour-transfer"),
    ])
    func wordsOfAProgrammeAreFound(_ item: (text: String, key: String, programme: String)) {
        let hits = scan(item.text).filter { $0.indicator.key == item.key && $0.standing == .counted }
        #expect(hits.contains { $0.programmes.contains(ProgrammeKey(rawValue: item.programme)) }, "\(item.text)")
    }

    @Test(arguments: ["驾校学员结业后组团旅游", "集中管理仓库", "库存清零", "基金托管", "兵团文化节", "surplus labour in Poland"])
    func aGeneralTermDoesNotCountWithoutItsContext(text: String) {
        #expect(scan(text).allSatisfy { $0.standing == .outOfContext })
    }

    @Test func aGeneralTermCountsWithItsContext() {
        let hits = scan("新疆喀什教培中心的学员已结业")
        #expect(hits.filter { $0.standing == .counted }.map(\.indicator.term).contains("学员"))
    }

    @Test func aContextThatTheCallerKnowsNeedsNoWord() {
        #expect(scan("本厂设卫星工厂三座").first?.standing == .outOfContext)
        #expect(scan("本厂设卫星工厂三座", contexts: [.xinjiang]).first?.standing == .counted)
    }

    @Test(arguments: [
        "公司未接收新疆富余劳动力", "本公司不存在使用新疆籍员工的情况", "不涉及对口援疆", "无新疆籍员工",
        "We do not use transferred workers from Xinjiang.",
        "Our mill is not involved in any labour transfer from Xinjiang",
        "Labour transfer from Xinjiang is prohibited in our chain",
    ])
    func whatATextDeniesIsShownAsDenied(text: String) {
        let hits = scan(text)
        #expect(!hits.isEmpty)
        #expect(hits.allSatisfy { $0.standing == .negated && $0.negation != nil }, "\(hits.map(\.indicator.term))")
    }

    @Test(arguments: [
        "无锡某厂接收新疆富余劳动力", "未来继续接收新疆富余劳动力", "不仅有新疆籍员工", "No. 5 transferred workers from Xinjiang arrived",
        "We prohibit smoking. Transferred workers from Xinjiang arrived.", "不涉及诉讼。公司接收新疆富余劳动力",
        "Not only transferred workers from Xinjiang came",
    ])
    func aWordThatOnlyLooksLikeADenialChangesNothing(text: String) {
        #expect(scan(text).contains { $0.standing == .counted && $0.indicator.weight == .direct }, "\(text)")
    }

    @Test func aHitSaysWhereItStandsAndHowOften() throws {
        let text = "第一行\n公司有新疆籍员工。\n另有新疆籍员工。"
        let hit = try #require(scan(text).first)
        #expect(hit.location == SourceLocation(file: "notice.txt", line: 2, column: 4))
        #expect(hit.occurrences == 2)
        #expect(hit.text == "新疆籍员工")
        #expect(Array(text.utf8)[hit.bytes] == Array("新疆籍员工".utf8)[...])
    }

    @Test func aQuoteKeepsToAFewCharactersAndNeverToAPerson() throws {
        let long = String(repeating: "甲", count: 50)
        let hit = try #require(scan(long + "对口援疆" + long).first)
        #expect(hit.quote == String(repeating: "甲", count: 8) + "对口援疆" + String(repeating: "甲", count: 8))
        let named = try #require(scan("某某·某某等对口援疆").first)
        #expect(named.quote == "对口援疆")
        let numbered = try #require(scan("编号12345678对口援疆").first)
        #expect(numbered.quote == "对口援疆")
        let words = try #require(scan("under the extraordinary pairing assistance arrangements").first)
        #expect(words.quote == "pairing assistance")
    }

    @Test func aTermForPeopleIsQuotedAlone() {
        for text in ["工人某某某等新疆籍员工某某某", "A. B., one of the workers transferred from Xinjiang, C. D."] {
            for hit in scan(text) { #expect(hit.quote == hit.text) }
        }
    }

    @Test func theSameTextGivesTheSameHits() {
        let text = "新疆和田富余劳动力转移就业，军事化管理，感恩教育，稳岗补贴，对口援疆。"
        #expect(scan(text) == scan(text))
        #expect(scan(text).map(\.bytes.lowerBound) == scan(text).map(\.bytes.lowerBound).sorted())
    }

    @Test func anEmptyOrForeignTextGivesNothing() {
        #expect(scan("").isEmpty)
        #expect(scan("Rechnung Nr. 5 über Baumwollgarn").isEmpty)
    }

    @Test func papersThatProveNothingAreRecognised() {
        let source = TextSource(kind: .companyDisclosure, citation: Citation("a report"), file: "report.txt")
        let hits = scanner.assurances(
            in: "All suppliers passed social audits; labour contracts and pay slips are on file, 员工访谈 was done.",
            source: source)
        #expect(hits.map(\.assurance.kind) == [.audit, .contract, .pay, .interview])
    }
}

extension IndicatorScannerTests {
    @Test(arguments: [
        "公司接收新疆富餘勞動力", "Workers came by zhuanyi jiuye from Kashgar", "墨玉县富余劳动力", "Yarkant county: surplus labour",
        "第八师一四三团 兵团八师 稳岗补贴",
    ])
    func traditionalCharactersPinyinAndNamesOfPlacesAreUnderstood(text: String) {
        #expect(scan(text).contains { $0.standing == .counted && $0.indicator.weight >= .medium }, "\(text)")
    }

    @Test func aStreetGivesNoContext() {
        #expect(scan("青岛市新疆路5号，稳岗补贴").allSatisfy { $0.standing == .outOfContext })
        #expect(scan("莎车县，稳岗补贴").first?.standing == .counted)
    }

    @Test func withoutAGazetteerTheWordsOfTheCatalogStillWork() throws {
        let plain = IndicatorScanner(catalog: try ReferenceData.catalog.get(), workers: try ReferenceData.workers.get())
        var diagnostics: [Diagnostic] = []
        let source = TextSource(kind: .other, citation: Citation("a text"), file: "text.txt")
        #expect(plain.scan("新疆富余劳动力", source: source, into: &diagnostics).first?.standing == .counted)
    }
}
