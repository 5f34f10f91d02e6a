import ClewModel
import Foundation
import NameMatching
import Screening
import TestSupport
import Testing
import World

@testable import Casework
@testable import Workbench

/// What explains a match, in Chinese.
struct EvidenceWordsTests {
    private let words = EvidenceWords.of(.chinese)

    @Test(arguments: [
        ("The names “Quonvex” and “Quonvex Co.” alone give 93 %.", "仅就名称“Quonvex”与“Quonvex Co.”而言，可能性为 93 %。"),
        ("The names “A” and “B” alone give more than 99 %.", "仅就名称“A”与“B”而言，可能性为 高于 99 %。"),
        ("leiCode 5493 is the same on both sides, and its check digits fit.", "leiCode 5493 双方相同，且校验位相符。"),
        ("leiCode 5493 is the same on both sides.", "leiCode 5493 双方相同。"),
        ("“{0} {1}” is a weak alias in the list.", "“{0} {1}”在名单中属弱别名。"),
        ("Country in common: cn, hk.", "共同国家：cn, hk。"),
        (
            "The distinctive part of the name is rare by its words; no other party of the list shares it.",
            "名称的显著部分就其用词而言罕见；名单中无其他主体与之相同。"
        ),
        (
            "Beyond what agrees, the name asked for has a place, and the listed name has words that identify, a line of business.",
            "除一致部分外，所查名称另有地名，列名名称另有识别性字词、行业。"
        ),
        (
            "A may be B, which is named on C. The names alone say so (0.9999), and nobody has decided.",
            "A 可能是 C 所列的 B。仅凭名称如此（0.9999），尚无人作出决定。"
        ),
        (
            "If A is B: B falls under the rule “R”: those inside hold 60 % of its capital, or control it.",
            "若 A 即 B：B 适用规则“R”：名单内主体持有其资本的 60 %，或对其有控制。"
        ),
        ("“Huafu” and “华孚” (trade name): the same, +6.03", "“Huafu”与“华孚”（字号）：相同，+6.03"),
        ("“GmbH” (legal form) stands on the left alone: +0.10", "“GmbH”（法律形式）仅见于左方：+0.10"),
        (
            "The name “X Looms” begins with the trade name of “X” by its words “X”; the entry extends to others: “and subsidiaries”. That alone is a question, not a finding.",
            "名称“X Looms”以其“X”字样以“X”的字号开头；该条目及于其他主体：“and subsidiaries”。仅此一点为疑问，而非结论。"
        ),
    ])
    func aSentenceOfTheEnginesIsSaidInChinese(_ english: String, _ chinese: String) {
        #expect(words.sentence(english) == chinese)
        #expect(EvidenceWords.of(.english).sentence(english) == english)
    }

    @Test func whatTheTableDoesNotHaveStaysAsItIsAndIsMarked() {
        #expect(words.sentence("Something else altogether.") == nil)
        #expect(words.tagged("Something <b>else</b>.") == "<span lang=\"en\">Something &lt;b&gt;else&lt;/b&gt;.</span>")
        // What stands in a gap is a name, and stays text.
        #expect(words.tagged("“<b>” is a weak alias in the list.").contains("“&lt;b&gt;”在名单中属弱别名"))
    }

    @Test func bothColumnsOfASentenceHaveTheSameGaps() {
        let (english, chinese) = (WorkWords.of(.english), WorkWords.of(.chinese))
        for key in english.all.keys where key.hasPrefix("ev_") {
            func gaps(_ text: String) -> [String] { text.matches(of: /\{[ws]?\d\}/).map { String($0.0) }.sorted() }
            #expect(gaps(english[key]) == gaps(chinese[key]), "\(key)")
        }
    }

    /// Every change of law that the monitor can tell, on any day of the reference data.
    @Test func changesOfLawAndTheAgeOfListsAreInChinese() throws {
        let world = try World(KnowledgeBase(RepositoryFiles.reference), archive: nil)
        var day = try #require(Day("2021-01-01"))
        var told: Set<String> = []
        for _ in 0..<33 {
            told.formUnion(try LawsAhead.facts(in: world, from: day).map(\.statement))
            day = day.advanced(by: 90)
        }
        #expect(told.count > 20)
        for sentence in told { #expect(words.sentence(sentence) != nil, "\(sentence)") }
        for state in ["published 2026-01-02, recorded 2026-01-03", "recorded 2026-01-03"] {
            let age = "A list is older than its publisher's rhythm: imported: \(state)."
            #expect(words.sentence(age)?.contains("已导入") == true)
        }
    }

    @Test func everyRelationAndRoleOfAPartHasAWord() {
        let rows = WorkWords.of(.english)
        let known = Set(rows.all.filter { $0.key.hasPrefix("evw_") }.values)
        for relation in PartRelation.allCases { #expect(known.contains(PairText.word(for: relation))) }
        for role in PartRole.allCases { #expect(known.contains(PairText.word(for: role))) }
    }

    @Test func allThatExplainsAMatchOfTheInventedListIsInChinese() throws {
        let browser = Browser(try InventedWorkbench())
        browser.language = "zh-Hans"
        try browser.get("/work/screening")
        try browser.post(
            "/work/screening",
            [
                (
                    "text",
                    "name,country,registration number\nQuonvex Invented Looms,cn,QX-778123\nGrune Weberei,fr,\nBravura Invented Spinning Hamburg,de,\nZedekiah Invented,ru,\n"
                )
            ])
        try browser.post(browser.path, [])
        while browser.page.contains("http-equiv=\"refresh\"") {
            Thread.sleep(forTimeInterval: 0.02)
            try browser.get(browser.path)
        }
        let items = try #require(try browser.world.workbench.desk.run("r1")).items
        #expect(items.count > 1)
        for item in items {
            for line in item.alert.evidence { #expect(words.sentence(line.sentence) != nil, "\(line.sentence)") }
            for line in item.alert.alignments { #expect(words.sentence(line) != nil, "\(line)") }
            try browser.get("/work/item/r1/\(item.number)")
            #expect(browser.page.contains("仅就名称") || item.alert.relation != nil)
        }
    }
}
