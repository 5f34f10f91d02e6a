import ClewModel
import LabourProgrammes
import Testing

/// Every division of the region is a place of the reader, by the one table of places.
///
/// The company is invented.
struct DivisionReadingTests {
    private let mill = ReadingParty(
        id: "MILL", names: ["山东阙穗纺织有限公司", "Shandong Quesui Textile Co., Ltd."], region: .elsewhere)

    private func isFound(_ text: String, publisher: String? = nil) throws -> Bool {
        var diagnostics: [Diagnostic] = []
        let source = TextSource(
            kind: .officialText, citation: Citation("a text"), file: "text.txt", publisher: publisher)
        return try !ReferenceData.reader.get().read(text, source: source, parties: [mill], into: &diagnostics)
            .mentions.isEmpty
    }

    private func divisions() throws -> [Place] {
        try ReferenceData.gazetteer.get().places.filter {
            // The province itself, and a heading of the standard that names no place.
            $0.code.rawValue.hasPrefix("65") && !["650000", "659000"].contains($0.code.rawValue)
        }
    }

    /// What other places of China are called too.
    private static let sharedInChinese: Set = ["新市区"]
    private static let shared: Set = [
        "Tianshan District", "Xinshi District", "Yizhou District", "Xinhe County", "Qinghe County", "Shawan City",
        "Beitun", "Shuanghe", "Kunyu", "Xinxing", "Baiyang", "Caohu",
    ]

    @Test func everyDivisionIsReadInChinese() throws {
        let missed = try divisions().map(\.nameInChinese).filter {
            try !isFound("山东阙穗纺织有限公司去年接收了\($0)富余劳动力80名。")
        }
        #expect(Set(missed) == Self.sharedInChinese)
    }

    @Test func everyDivisionIsReadInEnglish() throws {
        let missed = try divisions().map(\.name).filter {
            try !isFound("Last year Shandong Quesui Textile Co., Ltd. received 80 surplus labourers from \($0).")
        }
        #expect(Set(missed) == Self.shared)
        let settled = try missed.filter {
            try !isFound(
                "Last year Shandong Quesui Textile Co., Ltd. received 80 surplus labourers from \($0), Xinjiang.")
        }
        #expect(settled.isEmpty)
    }

    @Test func ourCountyIsThatOfThePublisher() throws {
        let text = "本周，我县86名富余劳动力前往山东阙穗纺织有限公司上岗。"
        #expect(try isFound(text, publisher: "墨玉县人力资源和社会保障局"))
        #expect(try !isFound(text, publisher: "织金县人力资源和社会保障局"))
        #expect(try !isFound(text))
        let english = "Our county has sent 58 surplus labourers to Shandong Quesui Textile Co., Ltd."
        #expect(try isFound(english, publisher: "Jiashi County Human Resources and Social Security Bureau"))
        #expect(try !isFound(english, publisher: "A labour bureau"))
    }
}
