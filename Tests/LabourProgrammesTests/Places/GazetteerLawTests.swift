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
}
