import NameMatching
import Testing

/// Kinds of names that were told apart, or taken for one, by what does not tell: the readings of a surname, the county in front,
/// a legal form, a line of business in another language.
///
/// All names are invented.
struct KindsOfNamesTests {
    private static func isMatch(_ one: String, _ other: String, as kind: NameKind) throws -> Bool {
        try TestLexicon.score(one, other, kind) >= 0.5
    }

    @Test(arguments: [
        ("张绿萍", "Zhang Lyuping", true), ("王女贞", "Wang Nyuzhen", true), ("王旅", "Wang Lyu", true),
        ("万俟宏图", "Moqi Hongtu", true), ("单于大海", "Chanyu Dahai", true), ("长孙无极", "Zhangsun Wuji", true),
        ("张绿萍", "Zhang Liping", false),
    ])
    func aSurnameOfMoreReadingsAndYuForU(one: String, other: String, isSame: Bool) throws {
        #expect(try Self.isMatch(one, other, as: .person) == isSame)
    }

    @Test(arguments: [
        ("山东省夏津县仁和纺织有限公司", "Xiajin Renhe Textile Co., Ltd.", true),
        ("河北省曲周县晨光生物有限公司", "Quzhou Chenguang Biotech Co., Ltd.", true),
        ("山东省夏津县仁和纺织有限公司", "Xiajin Huafeng Textile Co., Ltd.", false),
        ("Công ty TNHH Sợi Đông Nam", "Dong Nam Spinning Co., Ltd.", true),
        ("Công ty Cổ phần Dệt May Hòa Thọ", "Hoa Tho Textile Garment JSC", true),
        ("Công ty TNHH Xuất Nhập Khẩu Hưng Thịnh", "Công ty TNHH Xuất Nhập Khẩu Minh Phát", false),
        ("شركة دجلة للتجارة العامة", "شركة بابل للتجارة العامة", false),
        ("شرکت پتروشیمی مارون", "شرکت پتروشیمی جم", false),
    ])
    func placesAndLinesOfBusinessOfOtherLanguages(one: String, other: String, isSame: Bool) throws {
        #expect(try Self.isMatch(one, other, as: .organization) == isSame)
    }
}
