import ClewModel
import NameMatching
import Testing

@testable import Screening

/// Who is listed under the very name that is asked for is found, or is a question at least; and what tells two names apart is heard
/// where nobody says what they name.
///
/// All names are invented, or generic words.
struct VeryNameTests {
    private func best(_ listed: String, _ asked: String, _ schema: Schema = .legalEntity) throws -> Candidate? {
        let party = Entity(id: "a", schema: schema, properties: [.name: [listed]], datasets: ["invented"])
        return try InventedParties.screener([party]).screen(
            ScreeningQuery(id: "q", schema: schema, names: [asked])
        ).first
    }

    @Test(arguments: [
        ("Energy JSC", Schema.company), ("Transport AG", .company), ("The Trading Company", .company),
        ("SA Ltd", .company), ("PT Ltd", .company), ("Tbk JSC", .company), ("АО «ТБК»", .company),
        ("贸易有限公司", .company), ("Haji Sahib", .person), ("Thiha", .person), ("Abu Usama", .person),
        ("Bin Xu", .person), ("TBK JSC", .legalEntity),
    ])
    func theVeryNameIsAQuestionAtLeast(name: String, schema: Schema) throws {
        let found = try #require(try best(name, name, schema))
        #expect(found.isMatch || found.isQuestion)
    }

    @Test(arguments: [
        ("石家庄第一棉纺厂", "石家庄第二棉纺厂"), ("Global Food Industries", "Global Wood Industries"),
        ("Golden Palm Ltd", "Golden Plum Ltd"), ("Omar bin Hassan", "Hassan bin Omar"),
        ("SA Trading LLC", "SB Trading LLC"),
        ("新疆金丰棉业有限公司", "新疆金峰棉业有限公司"), ("刘洋", "柳扬"),
        ("石河子天盛纺织有限公司", "Shihezi Tianshan Textile Co., Ltd."), ("PKT Holdings", "PCT Holdings"),
        ("广东金凤凰玩具有限公司", "Guangdong Silver Phoenix Toys Co Ltd"),
        ("新疆尉犁县博达棉业有限公司", "新疆沙雅县博达棉业有限公司"),
        ("Mr. James Alan Reed", "Mrs. Jane Alan Reed"),
    ])
    func whatTellsApartIsHeardWhereNobodySaysWhatIsNamed(one: String, other: String) throws {
        #expect(try best(one, other)?.isMatch != true)
        #expect(try best(other, one)?.isMatch != true)
    }

    @Test func charactersOfOneSoundAreAQuestion() throws {
        let found = try #require(try best("新疆金丰棉业有限公司", "新疆金峰棉业有限公司", .company))
        #expect(!found.isMatch)
        #expect(found.isQuestion)
    }

    @Test(arguments: [
        ("Bin Chen", "Chen Bin", Schema.person), ("Van Pham", "Pham Van", .person), ("赵斌", "Bin Zhao", .person),
        ("Kotri Spinning Mills (Private) Limited", "Kotri Spinning Mills Pvt. Ltd.", .company),
        ("Xi'an No. 3 Cotton Mill", "西安第三棉纺厂", .company), ("洛阳第1轴承厂", "洛阳第一轴承厂", .company),
        ("General Electroncis Limited", "General Electronics Limited", .company),
        ("XPCC Agricultural Third Division", "新疆生产建设兵团第三师", .organization),
        ("群眾塑膠", "羣衆塑胶", .company),
    ])
    func anotherWayToWriteItIsFoundOrAsked(asked: String, listed: String, schema: Schema) throws {
        let found = try #require(try best(listed, asked, schema))
        #expect(found.isMatch || found.isQuestion)
    }
}
