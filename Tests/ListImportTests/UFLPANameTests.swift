import Testing

@testable import ListImport

/// The grammar of the entries of the UFLPA Entity List.
struct UFLPANameTests {
    @Test func aPlainNameIsOnlyAName() {
        let entry = UFLPAName("Baoding LYSZD Trade and Business Co., Ltd.")
        #expect(entry.name == "Baoding LYSZD Trade and Business Co., Ltd.")
        #expect(entry.aliases == [])
        #expect(entry.scope == nil)
    }

    @Test(arguments: [
        ("Example Mill (including one alias: Sample Mill)", ["Sample Mill"]),
        ("Example Mill (and one alias: Sample Mill)", ["Sample Mill"]),
        ("Example Mill (including two aliases: Sample Mill and Specimen Mill)", ["Sample Mill", "Specimen Mill"]),
        ("Example Mill (and two aliases: Sample Mill; and Specimen Mill)", ["Sample Mill", "Specimen Mill"]),
        (
            "Example Mill (including three aliases: A Co., Ltd.; B Co., Ltd.; and C Co., Ltd.)",
            ["A Co., Ltd.", "B Co., Ltd.", "C Co., Ltd."]
        ),
        ("Example Mill (including two aliases: A Co., Ltd. and B Co., Ltd.)", ["A Co., Ltd.", "B Co., Ltd."]),
        ("Example Mill (also known as Sample Mill)", ["Sample Mill"]),
        ("Example Mill (including one alias: Sample (Shanshan) Mill)", ["Sample (Shanshan) Mill"]),
        (
            "Example Mill (including one alias: Heze Cotton and Linen Trading Company)",
            ["Heze Cotton and Linen Trading Company"]
        ),
    ])
    func aliasesInParenthesesAreTakenApart(entry: String, aliases: [String]) {
        let result = UFLPAName(entry)
        #expect(result.name == "Example Mill")
        #expect(result.aliases == aliases)
        #expect(result.formerNames == [])
    }

    @Test func formerNamesAreToldFromAliases() {
        let one = UFLPAName("Example Mill (formerly known as Old Mill and Older Mill)")
        #expect(one.formerNames == ["Old Mill", "Older Mill"])
        #expect(one.aliases == [])
        let both = UFLPAName(
            "Example Mill (including one alias: Sample Mill; and formerly known as Old Mill Co., Ltd.)")
        #expect(both.aliases == ["Sample Mill"])
        #expect(both.formerNames == ["Old Mill Co., Ltd."])
    }

    @Test(arguments: [
        ("Example Mill and subsidiaries", "and subsidiaries"),
        ("Example Mill, and Subsidiaries", "and Subsidiaries"),
        ("Example Mill and its subsidiaries", "and its subsidiaries"),
        ("Example Mill and its subordinate and affiliated entities", "and its subordinate and affiliated entities"),
        ("Example Mill (including one alias: Sample Mill) and subsidiaries", "and subsidiaries"),
        ("Example Mill and subsidiaries (including one alias: Sample Mill)", "and subsidiaries"),
    ])
    func theEntrysWordsAboutOthersAreItsScope(entry: String, scope: String) {
        let result = UFLPAName(entry)
        #expect(result.name == "Example Mill")
        #expect(result.scope == scope)
        #expect(result.subsidiaries == [])
    }

    @Test func namedSubsidiariesArePartiesOfTheirOwn() {
        let many = UFLPAName(
            "Ninestar Corporation and its eight Zhuhai-based subsidiaries, which include A Co., Ltd., B Co. Ltd., and C Co., Ltd."
        )
        #expect(many.name == "Ninestar Corporation")
        #expect(many.scope == "and its eight Zhuhai-based subsidiaries")
        #expect(many.subsidiaries == ["A Co., Ltd.", "B Co. Ltd.", "C Co., Ltd."])
        let unnamed = UFLPAName("Ninestar Corporation and its eight Zhuhai-based subsidiaries")
        #expect(unnamed.scope == "and its eight Zhuhai-based subsidiaries")
        #expect(unnamed.subsidiaries == [])
        let one = UFLPAName("Example Mill and its subsidiary Example Daughter Co., Ltd.")
        #expect(one.name == "Example Mill")
        #expect(one.subsidiaries == ["Example Daughter Co., Ltd."])
    }

    @Test func oddSpacesAndApostrophesAreEvenedOut() {
        let entry = UFLPAName("Sichuan\u{A0}Yuan\u{2019}an  Pharmaceutical Co.,\u{A0}Ltd.")
        #expect(entry.name == "Sichuan Yuan'an Pharmaceutical Co., Ltd.")
    }

    @Test(arguments: [
        "Xinjiang Energy (Group) Co., Ltd.", "Shuangliang Silicon Materials (Baotou) Co., Ltd.",
        "No. 4 Vocation Skills Education Training Center (VSETC)", "Example (and Sons) Co.",
        "China Cotton Group Henan Logistics Park Co., Ltd., Xinye Branch", "Example and its Garden", "",
    ])
    func whatTheGrammarDoesNotKnowStaysInTheName(entry: String) {
        #expect(UFLPAName(entry).name == entry)
    }

    @Test(arguments: [
        ("UFLPA Section 2(d)(2)(B)(ii)", "2(d)(2)(B)(ii)"), ("section 2 (d) (2) (B) (v) of the Act", "2(d)(2)(B)(v)"),
        ("2(d)(2)(B)(i) and then 2(d)(2)(B)(iv)", "2(d)(2)(B)(iv)"),
    ])
    func theLastSectionNamedIsTheSectionOfTheTable(text: String, section: String) {
        #expect(UFLPAPage.section(in: text) == section)
    }
}
