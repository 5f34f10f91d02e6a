import Testing

/// Forms of ideographs that names use for one another; the companies are invented.
struct VariantTests {
    @Test(arguments: [
        ("昇辉电子有限公司", "升辉电子有限公司"), ("山峯鋼鐵", "山峰钢铁"), ("喆成贸易有限公司", "哲成贸易有限公司"),
        ("綫通集團", "线通集团"), ("群裏紡織", "群里纺织"),
    ])
    func variantsAreOneIdeograph(one: String, other: String) throws {
        #expect(try TestLexicon.score(one, other) >= 0.9)
    }

    @Test(arguments: [
        ("SE Holdings Ltd", "SE Holdings"), ("National Shipping", "National Shipping Co. Ltd."),
        ("Eastern Petroleum GmbH", "Eastern Petroleum"),
    ])
    func aLegalFormDoesNotDecide(one: String, other: String) throws {
        #expect(try TestLexicon.score(one, other) >= 0.5)
    }
}
