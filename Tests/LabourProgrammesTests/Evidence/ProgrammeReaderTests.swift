import ClewModel
import LabourProgrammes
import Testing

/// Every company here is invented.
struct ProgrammeReaderTests {
    let reader: ProgrammeReader
    let mill = ReadingParty(
        id: "MILL", names: ["山东阙穗纺织有限公司", "Shandong Quesui Textile Co., Ltd."], region: .elsewhere)
    let ginner = ReadingParty(
        id: "GIN", names: ["新疆穹垄棉业有限公司", "Xinjiang Qionglong Cotton Co., Ltd."], region: .xinjiang)
    let brand = ReadingParty(id: "BRAND", names: ["Nordvane Apparel AB"], region: .elsewhere)

    init() throws {
        reader = try ReferenceData.reader.get()
    }

    private func read(
        _ text: String, _ kind: TextSource.Kind = .officialText, issuer: String? = nil, about: [String] = []
    ) -> (reading: TextReading, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let source = TextSource(kind: kind, citation: Citation("a text"), file: "text.txt")
        let reading = reader.read(
            text, source: source, parties: [mill, ginner, brand], issuer: issuer, about: about, into: &diagnostics)
        return (reading, diagnostics)
    }

    private func said(_ text: String, _ kind: TextSource.Kind = .officialText, issuer: String? = nil) -> [String] {
        read(text, kind, issuer: issuer).reading.mentions.map { "\($0.party) \($0.programme.rawValue) \($0.stance)" }
    }

    @Test(arguments: [
        "山东阙穗纺织有限公司接收新疆富余劳动力120人。", "阙穗纺织接收新疆富余劳动力120人。", "走进阙穗纺织的车间。该企业接收新疆富余劳动力120人。",
        "山東闕穗紡織有限公司接收新疆富餘勞動力120人。", "⼭东阙穗纺织有限公司接收新疆富余劳动⼒120⼈。",
        "Quesui Textile took in surplus labourers from Xinjiang.",
        "Shandong Quesui Textile Co., Ltd. spins yarn. The mill took in surplus labourers from Xinjiang.",
    ])
    func aPartyIsKnownByItsNameItsShortFormAndWordsForIt(text: String) {
        #expect(said(text) == ["MILL labour-transfer asserted", "MILL cross-province asserted"], "\(text)")
    }

    @Test(arguments: ["我公司接收南疆富余劳动力。", "We take in surplus labourers from southern Xinjiang."])
    func weIsWhoeverIssuedTheText(text: String) {
        #expect(said(text, .companyDisclosure, issuer: "GIN") == ["GIN labour-transfer asserted"])
    }

    @Test(arguments: [
        "Nordvane Apparel AB buys yarn from Qionglong Cotton, which took in transferred workers.",
        "Nordvane Apparel AB left Qionglong Cotton after it had taken in surplus labourers from Hotan Prefecture.",
        "Qionglong Cotton, a supplier of Nordvane Apparel AB, took in surplus labourers.",
    ])
    func aCustomerIsNotTiedByItsSuppliersProgramme(text: String) {
        #expect(said(text, .investigation) == ["GIN labour-transfer asserted"], "\(text)")
    }

    @Test(arguments: [
        "A rival of Qionglong Cotton took in surplus labourers in Xinjiang.", "新疆多家纺织企业吸纳了富余劳动力。穹垄棉业未受影响。",
        "Xinjiang moved three million people in labour transfers. Qionglong Cotton reported a profit.",
    ])
    func aSentenceAboutSomebodyElseTiesNobody(text: String) {
        #expect(said(text, .press).isEmpty, "\(text)")
    }

    @Test(arguments: [
        "我公司从未接收新疆富余劳动力。", "网传我公司接收新疆富余劳动力，内容严重不实。", "有报道称本公司接收新疆富余劳动力。对此，本公司予以否认。",
        "Claims that we take in surplus labour from Xinjiang are false.",
        "No surplus labourer from Xinjiang works in our mill.",
    ])
    func aDenialIsKeptAsOne(text: String) {
        let stances = Set(read(text, .companyDisclosure, issuer: "GIN").reading.mentions.map(\.stance))
        #expect(stances == [.denied], "\(text)")
    }

    @Test func anInvestigationStandsThoughThePartyCallsItFalse() {
        let text =
            "Qionglong Cotton took in surplus labourers from Hotan Prefecture. Qionglong Cotton called this false."
        #expect(said(text, .investigation).contains("GIN labour-transfer asserted"))
    }

    @Test(arguments: [
        "Suppliers must not use labour transfers from Xinjiang, Qionglong Cotton says.",
        "Does Qionglong Cotton take in surplus labour?", "原定向穹垄棉业输送富余劳动力的计划已取消。",
        "If a supplier takes surplus labour from Xinjiang, Qionglong Cotton ends the contract.",
    ])
    func aRuleAQuestionAndADroppedPlanSayNothing(text: String) {
        #expect(said(text).isEmpty, "\(text)")
    }

    @Test func plansAndThePastAndHearsayAreTold() {
        #expect(said("穹垄棉业计划明年接收富余劳动力。") == ["GIN labour-transfer planned"])
        #expect(said("Qionglong Cotton no longer takes surplus labour.") == ["GIN labour-transfer past"])
        #expect(said("网友爆料：穹垄棉业接收富余劳动力。", .other) == ["GIN labour-transfer hearsay"])
    }

    @Test(arguments: [
        "Influenza-like illness (ILI) fell among transferred workers at Quesui Textile.",
        "Quesui Textile serves Kashi cereal to transferred workers.",
        "Ms Hotan, who heads labour transfers of Quesui Textile, retired.",
        "Quesui Textile opened a mill in Aksu, Antalya, in Türkiye, with surplus labour of the region.",
        "青岛市新疆路5号的阙穗纺织招收转移就业人员。", "阙穗纺织在贵州建成就业帮扶车间3个。",
    ])
    func aBarePlaceIsNoContext(text: String) {
        #expect(said(text).isEmpty, "\(text)")
    }

    @Test(arguments: [
        "Unlike Qionglong Cotton, the gin across the road took in surplus labourers from Hotan.",
        "Every gin of the county except Qionglong Cotton took in surplus labourers from Hotan.",
        "Nobody has shown that Qionglong Cotton took in surplus labourers from Hotan.",
        "Should Qionglong Cotton take in surplus labourers from Hotan, its buyers will leave.",
        "Officials pressed Qionglong Cotton to take in surplus labourers from Hotan; it refused.",
        "与穹垄棉业不同，隔壁轧花厂接收了和田富余劳动力。", "除穹垄棉业外，县内企业均接收了和田富余劳动力。",
        "没有证据表明穹垄棉业接收了和田富余劳动力60名。", "假如穹垄棉业接收了和田富余劳动力，货物会被扣留。",
        "穹垄棉业婉拒了和田地区输送富余劳动力的提议。", "穹垄棉业与接收和田富余劳动力的某棉纺厂解除了合同。",
    ])
    func whatClearsAPartyDoesNotAccuseIt(text: String) {
        let said = read(text, .press).reading.mentions.filter { $0.stance != .denied }
        #expect(said.isEmpty, "\(text)")
    }

    @Test(arguments: [
        "Unlike the gin across the road, Qionglong Cotton took in surplus labourers from Hotan.",
        "Besides local staff, Qionglong Cotton took in surplus labourers from Hotan.",
        "The bank confirmed that Qionglong Cotton took in surplus labourers from Hotan.",
        "Urged by officials, Qionglong Cotton took in surplus labourers from Hotan.",
        "与隔壁轧花厂不同，穹垄棉业接收了和田富余劳动力。", "除本地工人外，穹垄棉业还接收了和田富余劳动力。",
        "大量证据表明穹垄棉业接收了和田富余劳动力60名。", "穹垄棉业并非没有接收和田富余劳动力。",
        "穹垄棉业是当地接收和田富余劳动力最多的企业。",
    ])
    func theTurnedAboutTwinsStillTie(text: String) {
        #expect(said(text, .press) == ["GIN labour-transfer asserted"], "\(text)")
    }

    @Test func whatSomebodyIsAskedToDoIsAPlan() {
        #expect(said("和田市希望穹垄棉业接收富余劳动力。") == ["GIN labour-transfer planned"])
        let mention = read("和田市希望穹垄棉业接收富余劳动力。").reading.mentions.first
        #expect(mention?.roleWords == "it is to take part, or is asked to")
    }

    @Test func aTextThatNamesNobodySaysOfNobodyThatItTookPart() throws {
        let (reading, _) = read("来自喀什地区的120名富余劳动力转移就业人员抵达。", about: ["MILL"])
        let mention = try #require(reading.mentions.first)
        #expect(!mention.isNamed && !mention.roleWords.contains("took part"))
        #expect(read("其中部分富余劳动力将在食品企业上岗。", about: ["MILL"]).reading.mentions.isEmpty)
        #expect(read("穹垄棉业接收富余劳动力。").reading.mentions.allSatisfy { $0.isNamed })
    }

    @Test func aQuoteCutsNoNameInTwo() throws {
        for text in [
            "来自新疆喀什地区的120名富余劳动力于上周抵达穹垄棉业有限公司的厂区。", "巴楚县和喀什地区共120名的富余劳动力抵达穹垄棉业。",
        ] {
            for mention in read(text).reading.mentions {
                #expect(mention.quote.contains("什") == mention.quote.contains("喀什"), "\(mention.quote)")
                #expect(mention.quote.contains("穹") == mention.quote.contains("穹垄棉业"), "\(mention.quote)")
            }
        }
    }

    @Test func aPlaceOfThePartysOwnCountryIsNoPlaceOfXinjiang() {
        let mill = ReadingParty(id: "TR", names: ["Velmoor Tekstil A.Ş."], region: .elsewhere, isAbroad: true)
        var diagnostics: [Diagnostic] = []
        func mentions(_ text: String) -> [ProgrammeMention] {
            reader.read(
                text, source: TextSource(kind: .press, citation: Citation("a text"), file: "text.txt"),
                parties: [mill], into: &diagnostics
            ).mentions
        }
        #expect(mentions("Velmoor Tekstil took in 30 surplus labourers from the villages of Aksu.").isEmpty)
        #expect(!mentions("Velmoor Tekstil took in 30 surplus labourers from Xinjiang.").isEmpty)
    }

    @Test func theSentenceComesWithTheNamesOfPersonsMasked() throws {
        let text = "穹垄棉业接收富余劳动力，阿某古丽·买某某今年23岁，电话13812345678。"
        let (reading, diagnostics) = read(text)
        let mention = try #require(reading.mentions.first)
        #expect(!mention.sentence.contains("买某某"))
        #expect(!mention.sentence.contains("13812345678"))
        #expect(mention.sentence.contains("穹垄棉业接收富余劳动力"))
        #expect(diagnostics.contains { $0.code == "persons.masked" && !$0.message.contains("买某某") })
        let english = "The worker Invented Person, 23, is one of the surplus labourers at Qionglong Cotton."
        #expect(read(english).reading.mentions.allSatisfy { !$0.sentence.contains("Invented Person") })
    }

    @Test func aTextThatListsWorkersIsDropped() {
        let (reading, diagnostics) = read("穹垄棉业转移就业人员花名册\n姓名,性别,民族\n甲某某,男,某\n")
        #expect(!reading.mentions.contains { $0.sentence.contains("甲某某") })
        #expect(diagnostics.contains { $0.code == "workers.dropped" })
    }

    @Test func aMentionSaysWhereItStands() throws {
        let mention = try #require(read("第一行。\n\n穹垄棉业接收富余劳动力。").reading.mentions.first)
        #expect(mention.location == SourceLocation(file: "text.txt", line: 3, column: 5))
        #expect(mention.text == "接收富余劳动力")
    }

    @Test(arguments: [
        "", " ", "\n\n", "。。。", "Co., Ltd.", "of the", "Qionglong Cotton", "被", "\u{2019}s", "Quesui Textile Co.",
    ])
    func anOddTextIsReadWithoutHarm(text: String) {
        #expect(said(text).isEmpty)
    }

    @Test func theAgencyThatSendsIsTiedToo() {
        let agency = ReadingParty(id: "AGENCY", names: ["阿克苏桉桥劳务服务有限公司"], region: .xinjiang)
        var diagnostics: [Diagnostic] = []
        let reading = reader.read(
            "莎车县委托阿克苏桉桥劳务服务有限公司向阙穗纺织输送富余劳动力50人。",
            source: TextSource(kind: .officialText, citation: Citation("a text"), file: "text.txt"),
            parties: [mill, agency], into: &diagnostics)
        #expect(reading.mentions(of: "AGENCY").allSatisfy { $0.role == .supplied })
        #expect(!reading.mentions(of: "AGENCY").isEmpty)
        #expect(reading.mentions(of: "MILL").allSatisfy { $0.role == .took })
        #expect(!reading.mentions(of: "MILL").isEmpty)
    }
}
