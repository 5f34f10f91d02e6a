import ClewModel
import LabourProgrammes
import Testing

/// Kinds of sentences that were read wrong once, each with what must go on to be read.
///
/// Every company here is invented.
struct ReadingFaultsTests {
    let reader: ProgrammeReader
    let mill = ReadingParty(
        id: "MILL", names: ["山东阙穗纺织有限公司", "Shandong Quesui Textile Co., Ltd."], region: .elsewhere)
    let ginner = ReadingParty(
        id: "GIN", names: ["新疆穹垄棉业有限公司", "Xinjiang Qionglong Cotton Co., Ltd."], region: .xinjiang)

    init() throws {
        reader = try ReferenceData.reader.get()
    }

    /// What the text says is so, or was, or is planned; what it denies ties nobody.
    private func said(
        _ text: String, _ kind: TextSource.Kind = .press, issuer: String? = nil, publisher: String? = nil
    ) -> [String] {
        var diagnostics: [Diagnostic] = []
        let source = TextSource(kind: kind, citation: Citation("a text"), file: "text.txt", publisher: publisher)
        return reader.read(text, source: source, parties: [mill, ginner], issuer: issuer, into: &diagnostics)
            .mentions.filter { $0.stance != .denied }
            .map { "\($0.party) \($0.programme.rawValue) \($0.stance)" }
    }

    @Test(arguments: [
        "山东阙穗纺织有限公司组织员工学习《关于做好新疆富余劳动力转移就业工作的通知》。", "阙穗纺织召集班组长，集中学习了喀什地区转移就业文件精神。",
        "穹垄棉业党支部传达学习自治区关于农村富余劳动力转移就业的有关要求。", "穹垄棉业全体职工观看了反映和田富余劳动力转移就业的纪录片。",
        "穹垄棉业门口贴着和田地区劳务输出的招工启事。",
        "Staff of Qionglong Cotton studied the county's notice on the labour transfer of surplus labourers.",
        "Employees at Qionglong Cotton watched a film about surplus labourers from Hotan who were sent to the coast.",
        "Managers of Qionglong Cotton attended a briefing on the labour transfer programme of Kashgar.",
        "Workers at Qionglong Cotton learned about the labour transfer scheme from a poster.",
        "Qionglong Cotton read out the circular on surplus labour to its staff.",
        "Qionglong Cotton hung a banner at its gate that praises the labour transfer programme.",
        "穹垄棉业组织采购人员参加关于新疆劳务输出合规风险的培训。",
    ])
    func whoStudiesAProgrammeTakesNoPart(text: String) {
        #expect(said(text).isEmpty, "\(text)")
    }

    @Test(arguments: [
        "Under the labour transfer scheme, Qionglong Cotton took in 60 surplus labourers, who study Mandarin at night.",
        "Qionglong Cotton studied the notice and then took in 60 surplus labourers from Hotan.",
        "穹垄棉业组织转移就业人员学习国家通用语言。", "学习文件精神后，穹垄棉业接收和田富余劳动力60名。",
    ])
    func whoTakesPeopleAndStudiesTakesPart(text: String) {
        #expect(said(text) == ["GIN labour-transfer asserted"], "\(text)")
    }

    @Test(arguments: [
        "The use of surplus labour from Xinjiang, whether direct or through agencies, is prohibited at all sites.",
        "Surplus labour from Xinjiang is not permitted at any of our facilities.",
        "Transferred workers from Xinjiang shall not be used by Qionglong Cotton.",
        "Transferred workers may not be employed at our mills.",
        "Xinjiang surplus labour has been banned since 2020 in all plants of Qionglong Cotton.",
        "Hiring people through labour transfer programmes, in any region, is not tolerated.",
        "新疆富余劳动力在我公司所有厂区一律禁止使用。", "转移就业人员，我公司一律不得使用。", "通过劳务输出招用新疆富余劳动力，在本公司属严禁行为。",
    ])
    func whatAPartyForbidsTiesItNot(text: String) {
        #expect(said(text, .companyDisclosure, issuer: "GIN").isEmpty, "\(text)")
    }

    @Test(arguments: [
        "The transferred workers at Qionglong Cotton may not leave the compound.",
        "Surplus labourers at Qionglong Cotton are prohibited from leaving the site.",
        "Surplus labourers from Hotan at Qionglong Cotton are not permitted to go home.",
        "Qionglong Cotton does not allow its transferred workers to leave the site.",
        "Qionglong Cotton never lets its transferred workers go home.", "Qionglong Cotton does take surplus labourers.",
        "Although labour transfers are banned in its code, Qionglong Cotton took in 60 surplus labourers.",
        "Qionglong Cotton took in 60 surplus labourers from Hotan, and smoking is prohibited at all sites.",
        "穹垄棉业接收和田富余劳动力60名，严禁其擅自外出。", "穹垄棉业的转移就业人员不得擅自离厂。", "穹垄棉业严禁转移就业人员外出。",
    ])
    func whatThePeopleAreKeptFromDeniesNothing(text: String) {
        #expect(said(text) == ["GIN labour-transfer asserted"], "\(text)")
    }

    @Test func anAidCommandThatSendsPeopleIsOneProgramme() {
        #expect(said("援疆指挥部协调穹垄棉业接收务工人员50名。") == ["GIN labour-transfer asserted"])
        // Outside the region the same words name the placement across provinces too, which is told once.
        #expect(
            said("援疆指挥部向阙穗纺织输送务工人员50名。") == ["MILL labour-transfer asserted", "MILL cross-province asserted"])
        #expect(said("阙穗纺织负责人拜访了援疆指挥部。").isEmpty)
        let plant = said("穹垄棉业由援疆指挥部引进，现有职工300人。")
        #expect(!plant.contains("GIN labour-transfer asserted"), "\(plant)")
    }

    @Test(arguments: [
        "Ms Korla Pandit joined Quesui Textile. It took in transferred workers.",
        "Dr Kashgar told Quesui Textile about transferred workers.",
        "Prof. Anna Korla visited. Quesui Textile took in transferred workers.", "阙穗纺织的库尔勒女士接待了转移就业人员。",
    ])
    func aPersonNamedLikeAPlaceIsNoPlace(text: String) {
        #expect(said(text).isEmpty, "\(text)")
    }

    @Test(arguments: [
        "该公司接收富余劳动力60名\n\n穹垄棉业今年扩建了厂房。", "该企业吸纳南疆富余劳动力86人。穹垄棉业位于阿克苏。", "该厂三年来接收转移就业人员四批，穹垄棉业因此获表彰。",
    ])
    func aCompanyIsReadBeforeItIsNamed(text: String) {
        #expect(said(text, .officialText) == ["GIN labour-transfer asserted"], "\(text)")
    }

    @Test(arguments: [
        "一家棉纺厂在库尔勒投产。该厂接收富余劳动力60名。穹垄棉业未受影响。", "这家企业去年接纳皮山籍富余劳动力55名。另有消息：阙穗纺织订单排到了年底，山海鞋业有限公司停产。",
    ])
    func whoIsNamedLaterIsNotWhoeverElseIsSpokenOf(text: String) {
        #expect(said(text, .officialText).isEmpty, "\(text)")
    }

    @Test(arguments: [
        "穹垄棉业吸纳富余劳动力奖补资金已兑现86人。", "对留用转移就业人员的穹垄棉业，已兑现86人的奖励。",
        "The county paid Qionglong Cotton for the 86 transferred workers it kept.",
        "Farmers in Hotan leased out their land to the cooperative and were placed with Qionglong Cotton.",
        "和田农民把承包地流转给合作社后，被安排到穹垄棉业上班。",
    ])
    func rewardsAndLandThatWasLetTellWhoTookThePeople(text: String) {
        #expect(said(text, .officialText) == ["GIN labour-transfer asserted"], "\(text)")
    }

    @Test(arguments: [
        "阙穗纺织在和田设厂，300名富余劳动力就地就近转移就业。", "阙穗纺织在洛浦县的车间带动当地富余劳动力就地转移就业120人。",
        "Quesui Textile built a workshop in Lop County, where 120 surplus labourers were transferred in place.",
    ])
    func workInPlaceIsNotOutside(text: String) {
        #expect(said(text, .officialText) == ["MILL labour-transfer asserted"], "\(text)")
    }

    @Test(arguments: [
        "穹垄棉业的采购员路过洛浦县一间扶贫车间，买了两张毯子。", "网页把穹垄棉业与一家接收富余劳动力的同名饭店弄混了，已更正。",
        "县就业局原想把90名富余劳动力安排到穹垄棉业，因厂方不缺人而作罢。",
        "A woman released from the camps told reporters that she had once bought a coat made by Qionglong Cotton.",
        "Qionglong Cotton buys its labels from a printer who used to run a village workshop near Lop.",
        "A fraudster used the name of Qionglong Cotton to promise villagers places in a labour export programme.",
        "Latest: Qionglong Cotton reported a profit. Xinjiang moved 300 surplus labourers.",
    ])
    func whoPassesByBuysOrIsMistakenForAnotherIsNotTied(text: String) {
        #expect(said(text).isEmpty, "\(text)")
    }

    @Test(arguments: [
        "Convicts of a prison in Henan knit gloves for Quesui Textile, which also has an office in Urumqi.",
        "阙穗纺织与当地监狱合作，由罪犯缝制手套，产品销往新疆。", "阙穗纺织是监狱企业，曾为新疆客户加工工作服。",
    ])
    func convictsElsewhereAreNoneOfXinjiang(text: String) {
        #expect(said(text).isEmpty, "\(text)")
    }

    @Test(arguments: [
        "Prisoners of Tumxuk Prison in Xinjiang knit gloves for Quesui Textile.", "阙穗纺织的手套由新疆兵团第三师某监狱的服刑人员缝制。",
    ])
    func convictsOfXinjiangWorkForWhoeverIsElsewhere(text: String) {
        #expect(said(text) == ["MILL prison-labour asserted"], "\(text)")
    }

    @Test(arguments: [
        "Staff of Quesui Textile's Kashgar sales office numbered four at year end.",
        "Staff of Quesui Textile's Kashgar sales offices numbered nine at year end.", "阙穗纺织喀什分公司员工全部为总部的销售人员。",
    ])
    func staffOfABranchAreNotOfItsPlace(text: String) {
        #expect(said(text).isEmpty, "\(text)")
    }

    @Test(arguments: [
        "我们坚决禁止使用转移就业工人、监狱工人和教培学员。", "公司制度规定：不得接收任何单位摊派的富余劳动力。", "我公司对强迫劳动零容忍，不招用劳务输出人员。",
        "We do not tolerate labour transfers or convict labour at any supplier.",
        "Suppliers found to employ transferred workers will be removed from our list.",
        "Camp labour, prison labour and transferred workers are not accepted anywhere in our supply chain.",
    ])
    func whatAPartyRulesOutBeforeNamingItTiesItNot(text: String) {
        #expect(said(text, .companyDisclosure, issuer: "GIN").isEmpty, "\(text)")
    }

    @Test(arguments: [
        "穹垄棉业公司名称变更为穹垄纺织，并接收和田转移就业人员120名。", "穹垄棉业取消原订单，并接收和田转移就业人员120名。",
        "After the order was scrapped, Qionglong Cotton took in 80 surplus labourers from Hotan.",
    ])
    func whatWasCalledOffInAClauseBeforeIsNotTheTakingOfPeople(text: String) {
        #expect(said(text) == ["GIN labour-transfer asserted"], "\(text)")
    }

    @Test(arguments: [
        "项目取消，穹垄棉业原定接收的120名和田富余劳动力留在当地。",
        "Plans to take in 80 surplus labourers from Hotan were scrapped, Qionglong Cotton said.",
    ])
    func whatWasPlannedAndCalledOffTiesNobody(text: String) {
        #expect(said(text).isEmpty, "\(text)")
    }

    @Test(arguments: [
        "Quesui Textile took in 200 villagers from Hotan for its warehouse.",
        "Quesui Textile welcomed 200 villagers from Hotan at its shops.",
        "Quesui Textile said that 200 villagers from Hotan stored and packed its cloth.", "600名劳动力从南疆到阙穗纺织分公司务工。",
        "600名劳动力从南疆赴阙穗纺织驻青岛办事处报到务工。",
    ])
    func whoLeavesAPlaceForABranchIsOfThePlace(text: String) {
        #expect(said(text).contains("MILL labour-transfer asserted"), "\(text)")
    }

    @Test(arguments: [
        "穹垄棉业的工人不许外出，该厂接收120名和田转移劳动力。", "穹垄棉业的工人不准擅自离开，接收120名和田转移劳动力。",
        "穹垄棉业的工人不得外出，该厂接收120名和田转移劳动力。", "法律禁止此类货物，2023年穹垄棉业接收120名和田转移劳动力。",
        "Workers must not leave the compound, and Qionglong Cotton took in 80 transferred labourers from Hotan.",
        "A year after the law banning imports, Qionglong Cotton took in 80 transferred labourers from Hotan.",
        "The law prohibits such goods, and Qionglong Cotton has since taken in 80 transferred labourers from Hotan.",
        "Qionglong Cotton opened a mill. A year after the law banning imports, the mill took in 80 transferred labourers from Hotan.",
    ])
    func whatIsForbiddenInAClauseBeforeIsNotTheTakingOfPeople(text: String) {
        #expect(said(text) == ["GIN labour-transfer asserted"], "\(text)")
    }

    @Test(arguments: [
        "Qionglong Cotton bans child labour, including at any mill that took in transferred labourers from Hotan.",
        "Qionglong Cotton prohibits forced labour, whether it hires or uses transferred labourers from Hotan.",
        "If a supplier breaks the law banning such goods, or the mill took in transferred labourers from Hotan, "
            + "Qionglong Cotton ends the contract.",
        "穹垄棉业严禁擅自招用童工，接收和田转移劳动力。", "穹垄棉业严禁强迫劳动，公司接收和田转移劳动力的，一律问责。",
    ])
    func aRuleThatGoesOnBehindACommaTiesNobody(text: String) {
        #expect(said(text).isEmpty, "\(text)")
    }

    @Test(
        arguments: [("喀什穹垄劳动就业服务有限公司", nil), ("喀什市劳动就业服务局", .officialText), ("和田县劳动就业服务中心", .officialText)]
            as [(String, TextSource.Kind?)])
    func anAgencyForLabourIsNoAuthorityByItsName(publisher: String, kind: TextSource.Kind?) throws {
        let types = try ReferenceData.catalog.get().documentTypes
        #expect(types.kind(ofPublisher: publisher) == kind)
        #expect(types.speaker(type: "public-notice", publisher: publisher) == kind ?? .other)
    }

    @Test func whoeverWasReleasedIsNoWitnessOnly() {
        #expect(
            said("Former camp detainees told the paper that on release they were assigned to Qionglong Cotton.")
                == ["GIN vsetc-placement asserted"])
    }

    @Test func aClauseAboutWhomASentenceSetsApartIsSaidOfThatOne() {
        let text =
            "Unlike Qionglong Cotton, which takes transferred workers from the county, Quesui Textile hires at its gate."
        #expect(said(text) == ["GIN labour-transfer asserted"])
    }

    @Test func peopleWhomAnOfficeSendsAreOfItsPlace() {
        let text = "组织150名富余劳动力赴山东阙穗纺织有限公司务工。"
        let tied = ["MILL labour-transfer asserted", "MILL cross-province asserted"]
        #expect(said(text, .officialText, publisher: "于田县人社局") == tied)
        #expect(said(text, .officialText, publisher: "毕节市人社局").isEmpty)
        #expect(said("穹垄棉业获奖，组织150名富余劳动力赴江苏务工。", .officialText, publisher: "于田县人社局").isEmpty)
    }

    @Test func whoMakesAContractWithCooperativesTakesTheLand() {
        #expect(
            said("穹垄棉业与我县五个合作社签订协议，流转农户承包地8600亩。", .officialText) == ["GIN land-transfer asserted"])
    }

    /// A heading that marks a text as invented denies nothing of it; who calls a report made up does.
    @Test func aHeadingThatSaysInventedDeniesNothing() {
        let taken = "山东阙穗纺织有限公司接收和田富余劳动力转移就业人员35人。"
        #expect(said("INVENTED EXAMPLE 虚构\n" + taken, .officialText).contains { $0.hasPrefix("MILL labour-transfer") })
        #expect(said("关于山东阙穗纺织有限公司接收和田富余劳动力转移就业人员的报道纯属虚构。").isEmpty)
    }

    @Test func whatACompanyWasBeforeIsNobodyElse() {
        #expect(
            said("公司前身为兵团某监狱下属轧花厂，目前采棉作业仍由监狱组织服刑人员完成。", .companyDisclosure, issuer: "GIN")
                == ["GIN prison-labour asserted"])
    }

    @Test func aNoticeOfProcurementBuysNothingFromWhomItNames() {
        #expect(
            said("喀什市教培中心缝纫设备采购项目中标公告：合作企业穹垄棉业，供学员实训生产使用。", .officialText)
                == ["GIN vsetc asserted"])
    }

    @Test func aProgrammeOfTheCorpsIsNotThatOfWhoIsNamedLater() {
        #expect(
            said(
                "Cotton prices rose after the Corps said that it would expand its land transfer programme. "
                    + "Qionglong Cotton gained 3 per cent."
            ).isEmpty)
    }

    @Test func aWordOfDoubtMayShareItsVerbWithWhatIsDoubted() {
        #expect(said("It is said that Qionglong Cotton may have used detainees.") == ["GIN vsetc hearsay"])
        #expect(said("Qionglong Cotton may have used detainees.") == ["GIN vsetc hearsay"])
    }

    @Test func whoHearsAboutMonitoringIsNotMonitored() {
        #expect(
            said("Managers of Qionglong Cotton took part in a webinar on the unemployment monitoring system.").isEmpty)
    }

    @Test func aPaymentThatIsToBeMadePlansNothing() {
        #expect(
            said("人社局公示拟发放吸纳转移就业人员补贴企业名单：穹垄棉业，吸纳112人。", .officialText)
                == ["GIN labour-transfer asserted"])
    }

    @Test func aPartyOfAnotherAlphabetEndsWhereItsWordEnds() {
        let party = ReadingParty(id: "RU", names: ["Овражина"], region: .xinjiang)
        var diagnostics: [Diagnostic] = []
        func named(_ text: String) -> [String] {
            let source = TextSource(kind: .press, citation: Citation("a text"), file: "text.txt")
            return reader.read(text, source: source, parties: [party], into: &diagnostics).namedParties
        }
        #expect(named("Фабрика Овражина, 2024.") == ["RU"])
        #expect(named("Фабрика Овражинаково, 2024.").isEmpty)
    }
}
