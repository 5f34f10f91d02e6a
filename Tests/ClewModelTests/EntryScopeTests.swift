import ClewModel
import Testing

/// Words of an entry about others; the parties are invented.
struct EntryScopeTests {
    @Test(arguments: [
        ("Brollux Silicon Co., Ltd. and Subsidiaries", "Brollux Silicon Co., Ltd.", "and Subsidiaries"),
        ("Brollux Silicon Co., Ltd., and its subsidiaries", "Brollux Silicon Co., Ltd.", "and its subsidiaries"),
        (
            "Brollux Corps and its subordinate and affiliated entities", "Brollux Corps",
            "and its subordinate and affiliated entities"
        ),
        (
            "Brollux Corp. and its eight Zhuhai-based subsidiaries", "Brollux Corp.",
            "and its eight Zhuhai-based subsidiaries"
        ),
        ("Brollux Corp. (including its subsidiaries)", "Brollux Corp.", "including its subsidiaries"),
        ("布罗硅业有限公司及其子公司", "布罗硅业有限公司", "及其子公司"),
    ])
    func wordsBehindANameAreNoPartOfIt(published: String, name: String, words: String) throws {
        let split = try #require(EntryScope.split(published))
        #expect(split.name == name)
        #expect(split.words == words)
    }

    @Test(arguments: [
        "Brollux Silicon Co., Ltd.", "Brollux and Sons", "Subsidiaries Ltd", "Brollux Affiliates", "布罗硅业有限公司", "",
        "Institute for Subsidiaries and Branches Studies",
    ])
    func otherNamesStayWhole(name: String) { #expect(EntryScope.split(name) == nil) }

    @Test func aRemarkThatExtendsIsToldFromOneAboutRelations() {
        #expect(EntryScope.words(inRemark: "Also applies to its subsidiaries.") == "Also applies to its subsidiaries")
        #expect(EntryScope.words(inRemark: "Subsidiary of Brollux Corp; has subsidiaries in Chad") == nil)
        #expect(EntryScope.words(inRemark: "Parent of several companies") == nil)
    }
}
