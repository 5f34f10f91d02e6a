import ClewModel
import Foundation
import LabourProgrammes
import TestSupport
import Testing

/// What the word for a rank, and a party's own name, tell of a place.
struct CountyNameTests {
    private let gazetteer: Gazetteer

    init() throws {
        gazetteer = try ReferenceData.gazetteer.get()
    }

    @Test(arguments: [
        "烏什縣", "皮山縣", "墨玉县", "Hejing County", "Moyu Xian", "Pishan County", "Bachu County", "گۇما ناھىيىسى",
        "قاراقاش ناھىيىسى", "خوتەن شەھىرى", "阿克蘇市", "Jiashi County, China",
    ])
    func theWordForTheRankDecides(name: String) {
        #expect(gazetteer.resolve(name).inXinjiang == .yes)
    }

    /// Counties of other provinces, and of other countries, that are written alike.
    @Test(arguments: [
        "Yutian County", "Xinhe County", "Qinghe County", "Bay County", "新市区", "Xinjiang County, Shanxi, China",
        "Xinjiang County", "Kulja", "Kizilsu", "玉田縣", "清河县", "新绛县",
    ])
    func aNameThatOthersShareDoesNot(name: String) {
        #expect(gazetteer.resolve(name).inXinjiang != .yes)
    }

    @Test func noRowOfAnotherProvinceIsPlacedInXinjiangByAnyOfItsForms() throws {
        let file = RepositoryFiles.reference.appending(path: "places/china.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
        #expect(lines.count > 380)
        for line in lines {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            let pinyin = cells[6].replacing("·", with: "").split(separator: ";").first.map(String.init) ?? ""
            for form in [String(cells[3]), pinyin + " City, China", pinyin + " Prefecture, China"] {
                #expect(gazetteer.resolve(form).inXinjiang != .yes, "\(form)")
            }
        }
    }

    @Test(
        arguments: [
            ("XINJIANG BLUE PEAR TRADE CO LTD", nil, "XINJIANG"), ("KASHGAR WILLOW IMPORT EXPORT", nil, "KASHGAR"),
            ("新疆青梨贸易有限公司", "CN", "新疆"), ("Aksu Pearstone Trading Co., Ltd.", "CN", "Aksu"),
        ] as [(String, String?, String)])
    func aPartyNamedForAPlaceThereHasASign(name: String, country: String?, sign: String) {
        #expect(gazetteer.signsOfXinjiang(inName: name, country: country).map(\.text).contains(sign))
    }

    @Test(
        arguments: [
            ("Aksu Pearstone Tekstil A.S.", nil), ("Xinjiang Blue Pear Trade", "DE"), ("Hami Melon Snacks Ltd", nil),
            ("Zelwick Harbours Ltd", "CN"),
        ] as [(String, String?)])
    func aNameThatMeansSomethingElseHasNone(name: String, country: String?) {
        #expect(gazetteer.signsOfXinjiang(inName: name, country: country).isEmpty)
    }
}
