import ClewModel
import Foundation
import LabourProgrammes
import TestSupport
import Testing

/// What must hold for every address, on seeded input.
struct GazetteerLawTests {
    let gazetteer: Gazetteer

    init() throws {
        gazetteer = try ReferenceData.gazetteer.get()
    }

    private static let pieces = [
        "新疆", "乌鲁木齐市", "青岛市", "路", "市", " ", ",", "，", "88", "号", "Xinjiang", "Road", "Urumqi", "Qingdao", "Aksu",
        "Turkey",
        "第八师", "143团", "一四三团", "兵团", "’", "-", ".", "Ü", "شىنجاڭ", "Урумчи", "830000", "\u{0}", "\u{FFFD}", "🏭",
        "e\u{301}",
        "哈密瓜", "Co., Ltd", "公司", "村", "Yiwu", "Zhejiang", "China", "中国", "新市区", "Regiment", "8th Division", "\n", "\t",
        "ﷺ",
    ]

    private func address(_ generator: inout SplitMix64) -> String {
        var text = ""
        for _ in 0..<Int(generator.next() % 9) {
            text += Self.pieces[Int(generator.next() % UInt64(Self.pieces.count))]
        }
        return text
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func everyAddressGetsAnAnswerWhoseMentionsStandInIt(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<50 {
            let address = address(&generator)
            let found = gazetteer.resolve(address)
            let bytes = Array(address.utf8)
            var end = 0
            for mention in found.mentions {
                #expect(mention.bytes.lowerBound >= end && mention.bytes.upperBound <= bytes.count)
                #expect(String(decoding: bytes[mention.bytes], as: UTF8.self) == mention.text)
                end = mention.bytes.upperBound
            }
            #expect(!found.reasons.isEmpty)
            #expect(found == gazetteer.resolve(address))
            if found.inXinjiang == .yes { #expect(found.place?.code.isInXinjiang == true) }
            if found.inXinjiang == .no, let place = found.place { #expect(!place.code.isInXinjiang) }
            if found.inXinjiang == .undetermined { #expect(found.place == nil) }
        }
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func spaceAroundAnAddressChangesNothing(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<50 {
            let address = address(&generator)
            let padded = gazetteer.resolve("  " + address + " \t ")
            let plain = gazetteer.resolve(address)
            #expect(padded.inXinjiang == plain.inXinjiang)
            #expect(padded.place == plain.place)
            #expect(padded.confidence == plain.confidence)
        }
    }

    @Test func everyNameOfXinjiangThatCountsAloneIsFoundInsideASentenceOfItsOwn() throws {
        let file = RepositoryFiles.reference.appending(path: "places/xinjiang-names.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
        #expect(lines.count > 1000)
        for line in lines {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            let name = cells[1].replacing("·", with: "")
            let found = gazetteer.resolve("No. 5, \(name), China")
            switch cells[4] {
            case "alone", "china": #expect(found.inXinjiang == .yes, "\(line)")
            default: #expect(found.inXinjiang == .undetermined, "\(line)")
            }
        }
    }

    @Test func anUnknownCountryIsSaid() {
        let found = gazetteer.resolve("Urumqi", country: "Neverland")
        #expect(found.inXinjiang == .yes)
        #expect(found.reasons.contains { $0.contains("Neverland") })
    }

    /// Streets, houses, dishes and events elsewhere that bear the name of a place in Xinjiang: 2,160 traps, of which none may be placed there.
    @Test func whatIsCalledAfterAPlaceElsewhereIsNotThere() {
        let names = [
            ("Kashgar", "喀什"), ("Hotan", "和田"), ("Aksu", "阿克苏"), ("Ili", "伊犁"), ("Korla", "库尔勒"), ("Hami", "哈密"),
            ("Turpan", "吐鲁番"),
            ("Urumqi", "乌鲁木齐"), ("Shihezi", "石河子"), ("Changji", "昌吉"), ("Karamay", "克拉玛依"), ("Altay", "阿勒泰"),
            ("Tacheng", "塔城"),
            ("Bole", "博乐"), ("Xinjiang", "新疆"),
        ]
        let cities = [
            ("Shanghai", "上海"), ("Beijing", "北京"), ("Qingdao", "青岛"), ("Guangzhou", "广州"), ("Hangzhou", "杭州"),
            ("Chengdu", "成都"),
            ("Wuhan", "武汉"), ("Nanjing", "南京"), ("Shenzhen", "深圳"),
        ]
        var traps = 0
        for (name, han) in names {
            for (city, hanCity) in cities {
                let texts = [
                    "18 \(name) Road, \(city), China", "No. 5 \(name) Middle Road, \(city)",
                    "\(name) Hotel, 3 Renmin Road, \(city), China",
                    "Room 1201, \(name) Building, \(city), China", "\(name) Restaurant, 7 Nanjing Road, \(city)",
                    "c/o \(name) Mansion, 2 Jiefang Street, \(city), China", "2/F, \(name) Plaza, \(city), P.R. China",
                    "\(name) Lu 180, \(city) 200031", "\(hanCity)市\(han)路18号", "\(hanCity)市\(han)中路5号",
                    "\(hanCity)\(han)大街3号",
                    "\(hanCity)市人民路3号\(han)饭店", "\(hanCity)市\(han)大厦1201室", "\(hanCity)市解放街2号\(han)宾馆二楼",
                    "\(hanCity)市\(han)东路7弄1号",
                    "\(hanCity)市\(han)广场2层",
                ]
                for text in texts {
                    traps += 1
                    #expect(gazetteer.resolve(text).inXinjiang != .yes, "\(text)")
                }
            }
        }
        #expect(traps == 2160)
    }
}
