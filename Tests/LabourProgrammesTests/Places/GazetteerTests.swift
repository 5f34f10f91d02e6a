import ClewModel
import Foundation
import LabourProgrammes
import Testing

/// One address and what it must resolve to.
struct AddressCase: Sendable, CustomTestStringConvertible {
    var address: String
    var country: String?
    var answer: PlaceResolution.Answer
    var code: String?

    init(_ address: String, _ country: String? = nil, _ answer: PlaceResolution.Answer, _ code: String? = nil) {
        self.address = address
        self.country = country
        self.answer = answer
        self.code = code
    }

    var testDescription: String { address }
}

struct GazetteerTests {
    let gazetteer: Gazetteer

    init() throws {
        gazetteer = try ReferenceData.gazetteer.get()
    }

    private func check(_ item: AddressCase) {
        let found = gazetteer.resolve(item.address, country: item.country)
        #expect(found.inXinjiang == item.answer, "\(found.reasons)")
        if let code = item.code { #expect(found.place?.code.rawValue == code, "\(found.reasons)") }
        #expect(!found.reasons.isEmpty)
    }

    /// The members of the European Union with their days, as the Union publishes them.
    @Test(arguments: [
        ("de", "2026-01-01", ["de", "eu"]), ("hr", "2013-06-30", ["hr"]), ("hr", "2013-07-01", ["hr", "eu"]),
        ("gb", "2020-01-31", ["gb", "eu"]), ("gb", "2020-02-01", ["gb"]), ("us", "2026-01-01", ["us"]),
        ("eu", "2026-01-01", ["eu"]), ("no", "2026-01-01", ["no"]),
    ])
    func aCountryHasTheLawOfItsUnionWhileItBelongsToIt(country: String, day: String, laws: [String]) throws {
        let gazetteer = try ReferenceData.gazetteer.get()
        #expect(gazetteer.jurisdictions(of: country, on: try #require(Day(day))) == laws)
        #expect(gazetteer.memberships.filter { $0.to == nil }.count == 27)
    }

    @Test(arguments: [
        AddressCase("No. 88 Xinjiang Road, Qingdao", "CN", .no, "370200"),
        AddressCase("No. 88 Xinjiang Road, Shibei District, Qingdao, Shandong, China", nil, .no, "370200"),
        AddressCase("青岛市市北区新疆路88号", "CN", .no, "370200"),
        AddressCase("山东省青岛市市北区新疆路88号", nil, .no, "370200"),
        AddressCase("Urumqi Middle Road, Shanghai", "CN", .no, "310000"),
        AddressCase("上海市徐汇区乌鲁木齐中路12号", "CN", .no, "310000"),
        AddressCase("上海乌鲁木齐中路", nil, .no, "310000"),
        AddressCase("Wulumuqi Zhong Lu 180, Shanghai 200031", "China", .no, "310000"),
        AddressCase("15 Kashgar Road, Xicheng, Beijing", nil, .no, "110000"),
        AddressCase("天津市河东区新疆路", nil, .no, "120000"),
        AddressCase("广州市新疆大厦3楼", nil, .no, "440100"),
        AddressCase("Xinjiang Hotel, Sanlihe, Beijing, China", nil, .no, "110000"),
    ])
    func aStreetOrBuildingNamedAfterXinjiangIsNotInXinjiang(_ item: AddressCase) { check(item) }

    @Test(arguments: [
        AddressCase("88 Xinjiang Road", "CN", .undetermined), AddressCase("新疆路88号", nil, .undetermined),
        AddressCase("Kashgar Road 5", nil, .undetermined), AddressCase("", nil, .undetermined),
        AddressCase("   ,;, ", "CN", .undetermined), AddressCase("Industrial Park 5", nil, .undetermined),
        AddressCase("Shihezi Village, Chengguan", "CN", .undetermined),
        AddressCase("石河子村三组", nil, .undetermined), AddressCase("新市区朝阳路1号", "CN", .undetermined),
        AddressCase("Aksu", nil, .undetermined), AddressCase("Yiwu, China", nil, .undetermined),
        AddressCase("830000", "CN", .undetermined),
    ])
    func whatDoesNotTellStaysOpen(_ item: AddressCase) { check(item) }

    @Test(arguments: [
        AddressCase("新疆阿克苏地区库车市幸福路街道天山西路5号", nil, .yes, "652902"),
        AddressCase("阿克苏地区库车市", "CN", .yes, "652902"),
        AddressCase("新疆维吾尔自治区喀什地区疏附县", nil, .yes, "653121"),
        AddressCase("烏魯木齊市新市區北京南路", nil, .yes, "650104"),
        AddressCase("乌鲁木齐市上海路12号", nil, .yes, "650100"),
        AddressCase("新疆乌鲁木齐市高新区（新市区）", nil, .yes, "650104"),
        AddressCase("新疆和田", nil, .yes, "653200"), AddressCase("新疆巴州库尔勒市", nil, .yes, "652801"),
        AddressCase("新 疆 石 河 子 市", nil, .yes, "659001"),
        AddressCase("Beijing Road, Urumqi, Xinjiang, P.R. China 830011", nil, .yes, "650100"),
        AddressCase("Urumchi, Sinkiang", nil, .yes, "650100"),
        AddressCase("XINJIANG WU LU MU QI SHI", "CN", .yes, "650100"),
        AddressCase("Ürümqi", "CN", .yes, "650100"), AddressCase("Kashgar", "CHN", .yes),
        AddressCase("Khotan, China", nil, .yes, "653200"), AddressCase("Ili, China", nil, .yes, "654000"),
        AddressCase("Yining City, Yili, Xinjiang", nil, .yes, "654002"),
        AddressCase("Aksu, China", nil, .yes, "652900"), AddressCase("Kuche Xian, Aksu, China", nil, .yes, "652902"),
        AddressCase("Yiwu County, Hami, China", nil, .yes, "650522"),
        AddressCase("Ｘｉｎｊｉａｎｇ，Ｋｏｒｌａ", nil, .yes, "652801"),
        AddressCase("شىنجاڭ ئۈرۈمچى", nil, .yes, "650100"), AddressCase("ئۈرۈمچىدىكى زاۋۇت", nil, .yes, "650100"),
        AddressCase("Синьцзян, Урумчи", nil, .yes, "650100"), AddressCase("г. Урумчи, КНР", nil, .yes, "650100"),
        AddressCase("石河子市北四路", nil, .yes, "659001"),
        AddressCase("Shihezi Economic and Technological Development Zone", "CN", .yes, "659001"),
        AddressCase("新疆阿克苏纺织工业城浙江产业园", nil, .yes, "652900"),
        AddressCase("新疆石河子市石河子村", nil, .yes, "659001"),
        AddressCase("Shawan, Tacheng Prefecture, Xinjiang", nil, .yes, "654203"),
        AddressCase("准东经济技术开发区", "CN", .yes, "652300"), AddressCase("Zhundong, China", nil, .yes, "652300"),
        AddressCase("Kaxgar, China", nil, .yes, "653100"), AddressCase("Hsin-chiang", "CN", .yes, "650000"),
        AddressCase("ﺋﯜﺭﯛﻣﭽﻰ", nil, .yes, "650100"),
    ])
    func placesInXinjiangAreFoundInAnyScript(_ item: AddressCase) { check(item) }

    @Test(arguments: [
        AddressCase("Aksu, Turkey", nil, .no), AddressCase("Aksu, Antalya", "TR", .no),
        AddressCase("Aksu Mahallesi, Antalya, Türkiye", nil, .no), AddressCase("Аксу, Казахстан", nil, .no),
        AddressCase("Aral", "Kazakhstan", .no), AddressCase("Khorgos, Kazakhstan", nil, .no),
        AddressCase("1 Main Street, Dayton, USA", nil, .no), AddressCase("anything at all", "VN", .no),
    ])
    func aNamesakeAbroadIsNotInXinjiang(_ item: AddressCase) { check(item) }

    @Test(arguments: [
        AddressCase("保定市新市区朝阳北大街", nil, .no, "130600"),
        AddressCase("Yiwu, Zhejiang, China", nil, .no, "330782"), AddressCase("浙江省义乌市稠州路", nil, .no, "330782"),
        AddressCase("Xi'an, Shaanxi", nil, .no, "610100"), AddressCase("Qinghe County, Hebei", "CN", .no, "130534"),
        AddressCase("福建省漳州市哈密瓜批发行", nil, .no, "350600"),
        AddressCase("Hami Melon Trading, Zhangzhou, Fujian", "CN", .no, "350600"),
        AddressCase("苏州市吴中区新疆街12号", nil, .no, "320500"),
    ])
    func aSharedNameElsewhereInChinaIsNotInXinjiang(_ item: AddressCase) { check(item) }

    @Test(arguments: [
        AddressCase("新疆生产建设兵团第八师一四三团", nil, .yes), AddressCase("第八师一四三团", nil, .yes),
        AddressCase("石河子市第八师143团", nil, .yes, "659001"), AddressCase("农八师石河子", nil, .yes),
        AddressCase("143rd Regiment, 8th Division, XPCC", nil, .yes),
        AddressCase("Eighth Division, Shihezi, Xinjiang", nil, .yes, "659001"),
    ])
    func aUnitOfTheCorpsPlacesAnAddress(_ item: AddressCase) {
        check(item)
        let found = gazetteer.resolve(item.address, country: item.country)
        #expect(found.corps?.division == 8)
    }

    @Test(arguments: [
        AddressCase("Корлаково, Кировская область", nil, .undetermined), AddressCase("Хамит", "CN", .undetermined),
        AddressCase("ул. Хотановых 5", nil, .undetermined), AddressCase("Ms Korla Pandit", nil, .undetermined),
        AddressCase("Dr. Kashgar, China", nil, .undetermined), AddressCase("库尔勒先生", "CN", .undetermined),
    ])
    func aNameWithinAWordOrOfAPersonIsNoPlace(_ item: AddressCase) { check(item) }

    @Test(arguments: [
        AddressCase("Кашгара", "CN", .yes), AddressCase("Кашгарский округ", "CN", .yes),
        AddressCase("ئۈرۈمچىنىڭ", nil, .yes, "650100"), AddressCase("в Урумчи", nil, .yes, "650100"),
        AddressCase("Korla市", "CN", .yes, "652801"),
    ])
    func aNameWithAnEndingOfItsLanguageIsOne(_ item: AddressCase) { check(item) }

    @Test func aDivisionOfTheCorpsIsReadInRussian() {
        let found = gazetteer.resolve("143-й полк, 8-я дивизия, Синьцзянский производственно-строительный корпус")
        #expect(found.inXinjiang == .yes)
        #expect(found.corps == CorpsUnit(division: 8, regiment: 143))
        #expect(gazetteer.resolve("8-я дивизия, Москва").inXinjiang != .yes)
    }

    @Test func regimentsAreReadInBothScripts() {
        #expect(gazetteer.resolve("第八师一四三团").corps == CorpsUnit(division: 8, regiment: 143))
        #expect(gazetteer.resolve("143rd Regiment, 8th Division, XPCC").corps == CorpsUnit(division: 8, regiment: 143))
        #expect(gazetteer.resolve("乌鲁木齐市团结路").corps == nil)
    }

    @Test func aBareCorpsNeedsXinjiangBesideIt() {
        #expect(gazetteer.resolve("兵团大道", country: "CN").inXinjiang == .undetermined)
        #expect(gazetteer.resolve("兵团一连").inXinjiang == .undetermined)
        #expect(gazetteer.resolve("新疆兵团").inXinjiang == .yes)
    }

    @Test func aPostcodeOrARegistrationSupportsButNeverPlaces() {
        #expect(gazetteer.resolve("Aksu 843000").inXinjiang == .yes)
        #expect(gazetteer.resolve("Building 5, 843000", country: "CN").inXinjiang == .undetermined)
        #expect(
            gazetteer.resolve("Building 5", country: "CN", registeringDivision: "659001").inXinjiang == .undetermined)
        #expect(gazetteer.resolve("新市区朝阳路1号", registeringDivision: "650104").inXinjiang == .yes)
        #expect(gazetteer.resolve("青岛市市北区", registeringDivision: "650104").inXinjiang == .no)
    }

    @Test func theChainLeadsFromTheCountyToTheRegion() {
        let found = gazetteer.resolve("阿克苏地区库车市")
        #expect(found.chain.map(\.code.rawValue) == ["652902", "652900", "650000"])
        #expect(found.confidence == .high)
        #expect(found.country == "CN")
        let corps = gazetteer.resolve("新疆石河子市")
        #expect(corps.chain.map(\.code.rawValue) == ["659001", "650000"])
        #expect(corps.place?.corpsDivision == 8)
    }

    @Test func aMentionShowsItsWordsAndWhereTheyStand() throws {
        let address = "No. 88 Xīnjiāng Road, 青岛市"
        let found = gazetteer.resolve(address)
        let street = try #require(found.mentions.first)
        #expect(street.text == "Xīnjiāng")
        #expect(street.role == .street)
        let city = try #require(found.mentions.last)
        #expect(Array(address.utf8)[city.bytes] == Array("青岛市".utf8)[...])
        #expect(found.decisive.map(\.text) == ["青岛市"])
    }

    @Test func anAddressThatNamesBothSidesStaysOpen() {
        let found = gazetteer.resolve("山东省青岛市, Xinjiang")
        #expect(found.inXinjiang == .undetermined)
        #expect(gazetteer.resolve("Urumqi, Xinjiang, Kazakhstan").inXinjiang == .undetermined)
    }

    @Test func caseSpacesAndWidthDoNotChangeTheAnswer() {
        let forms = [
            "Urumqi, Xinjiang", "URUMQI,XINJIANG", "  urumqi ,  xin jiang ", "Ürümqi, Xīn-jiāng", "Ｕrumqi；Xinjiang",
        ]
        let answers = forms.map { gazetteer.resolve($0) }
        for answer in answers {
            #expect(answer.inXinjiang == .yes)
            #expect(answer.place == answers[0].place)
        }
    }

    @Test func everyOfficialNameInXinjiangResolvesToItself() {
        for place in gazetteer.places where place.code.isInXinjiang && place.code.rawValue != "659000" {
            let parents = gazetteer.chain(of: place.code).dropFirst().reversed().map(\.nameInChinese).joined()
            let found = gazetteer.resolve(parents + place.nameInChinese)
            #expect(found.inXinjiang == .yes)
            #expect(found.place == place, "\(parents)\(place.nameInChinese): \(found.reasons)")
        }
    }

    @Test func noOfficialNameElsewhereLiesInXinjiang() {
        for place in gazetteer.places where !place.code.isInXinjiang {
            let parents = gazetteer.chain(of: place.code).dropFirst().reversed().map(\.nameInChinese).joined()
            #expect(gazetteer.resolve(parents + place.nameInChinese).inXinjiang == .no, "\(place.nameInChinese)")
            #expect(gazetteer.resolve(place.name + ", China").inXinjiang != .yes, "\(place.name)")
        }
    }

    @Test func aStreetNamedAfterAnyPlaceOfXinjiangNeverPlacesAnAddressThere() {
        for place in gazetteer.places where place.code.isInXinjiang {
            #expect(gazetteer.resolve("上海市\(place.nameInChinese)路5号").inXinjiang != .yes, "\(place.nameInChinese)")
            #expect(gazetteer.resolve("5 \(place.name) Road, Shanghai").inXinjiang == .no, "\(place.name)")
        }
    }
}
