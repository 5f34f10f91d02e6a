import ClewModel
import Foundation
import OfficeFiles
import SourceFiles
import SupplyChain
import Testing
import World

@testable import Casework

/// A letter says to whom and from whom it is, of which day, and by when it asks for an answer.
struct LetterAddressTests {
    /// Yarn of an invented mill that nobody documents, sold on by a trader, shipped to the United States.
    private static func sketch(detained: String? = nil) -> SketchedFolder {
        var sketch = SketchedFolder()
        sketch.party("MILL", "Bentwillow Mill Ltd.", "VN", "\"7 Canal Road, Hue, Vietnam\"")
        sketch.lots = ["Y1,spinning-carded,20,t,MILL,\"Hue, Vietnam\",VN,2026-02-01"]
        sketch.events = ["E1,sell,2026-02-20,MILL,IMP,in,Y1,20,t"]
        sketch.shipments = ["S1,Y1,20,t,5205.12,2026-03-01,2026-03-28,MILL,IMP,VN,US"]
        sketch.milestones = detained.map { ["M1,detention,\($0),,S1,,"] } ?? []
        return sketch
    }

    @Test func aLetterHasItsDayItsAddresseeAndADayToAnswerBy() throws {
        let assessed = try Self.sketch().assessed(asOf: "2026-06-01")
        let letter = try #require(assessed.letters.first { $0.party == "MILL" })
        #expect(letter.address == "7 Canal Road, Hue, Vietnam")
        #expect(letter.date == Day("2026-06-01") && letter.replyBy == Day("2026-06-15"))
        let page = try LetterPage.html(of: letter)
        for text in [
            "To: Bentwillow Mill Ltd.<br>7 Canal Road, Hue, Vietnam<br>From: Quillmark Apparel Inc.", "1 June 2026",
            "Please answer by 15 June 2026.", "2026年6月1日", "请于2026年6月15日前（含当日）答复。",
        ] {
            #expect(page.contains(text), "\(text)")
        }
        let notes = LetterForm.notes(of: letter).joined(separator: "\n")
        #expect(notes.contains("Bentwillow Mill Ltd., 7 Canal Road") && notes.contains("by 15 June 2026"))
    }

    /// What people write for themselves beside an address goes to nobody; the address of a supplier names its own region.
    @Test(arguments: [
        ("Aksu (camp next door), suspected", false), ("12 Mill Road; UFLPA review", false), ("not known", false),
        ("和田市纺织路1号（涉疆）", false), ("12 Mill Road, Uyghur workers", false), ("维吾尔族工人宿舍旁", false),
        ("12 Mill Road, Aksu, Xinjiang Uyghur Autonomous Region", true), ("新疆维吾尔自治区和田市纺织路1号", true),
        ("Tarim Road 5, Korla", true), ("南疆纺织园1号", true), ("7 Canal Road, Hue, Vietnam", true),
    ])
    func anAddressGoesWithoutRemarks(address: String, isPrinted: Bool) throws {
        let assessed = try Self.sketch().assessed(asOf: "2026-06-01")
        var found = assessed.captioned
        let mill = try #require(found.parties.firstIndex { $0.id == "MILL" })
        found.parties[mill].address = address
        let letters = LetterWriter(
            found, commodity: assessed.commodity, gaps: assessed.assessment.gaps,
            term: Examples.term(of: assessed.assessment), gazetteer: try Examples.knowledge.get().gazetteer
        ).letters
        let letter = try #require(letters.first { $0.party == "MILL" })
        #expect(letter.address == (isPrinted ? address : nil) && letter.name == "Bentwillow Mill Ltd.")
        if isPrinted { #expect(try LetterPage.html(of: letter).contains(address)) }
    }

    @Test(arguments: [
        ("silo 3, suspected Xinjiang lint", "Store: of the goods"),
        ("silo 3 behind the mill", "Store: silo 3 behind the mill"),
    ])
    func aStoreIsCalledByWordsThatTellNothing(description: String, told: String) throws {
        let assessed = try Self.sketch().assessed(asOf: "2026-06-01")
        var found = assessed.captioned
        var pool = Pool(id: "SILO", isMixed: true, location: SourceLocation(file: "pools.csv", line: 2))
        pool.description = description
        found.pools.append(pool)
        var gap = try #require(assessed.assessment.gaps.first { $0.addressee.supplier == "MILL" && $0.topic != nil })
        gap.subject.id = "SILO"
        gap.topic = .recordsOfStore
        let letters = LetterWriter(
            found, commodity: assessed.commodity, gaps: [gap], term: Examples.term(of: assessed.assessment),
            gazetteer: try Examples.knowledge.get().gazetteer
        ).letters
        #expect(letters.flatMap(\.items).map(\.about.english) == [told])
    }

    @Test func theFormIsReadBackUnderItsNotes() throws {
        let assessed = try Self.sketch().assessed(asOf: "2026-06-01")
        let letter = try #require(assessed.letters.first)
        var diagnostics: [Diagnostic] = []
        let file = SourceFile(name: "form.xlsx", bytes: Array(try LetterForm.workbook(of: letter)))
        #expect(AnswerReader.rows(of: file, into: &diagnostics).isEmpty && diagnostics.isEmpty)
    }

    @Test func anotherDayChangesNoMark() throws {
        let assessed = try Self.sketch().assessed(asOf: "2026-06-01")
        let later = ReplyTerm(
            from: try #require(Day("2026-06-10")), days: 30, duties: assessed.assessment.duties)
        #expect(later.replyBy == Day("2026-07-10"))
        let dated = assessed.letters.map { $0.dated(later) }
        #expect(dated.flatMap(\.items) == assessed.letters.flatMap(\.items))
        #expect(dated.allSatisfy { $0.date == Day("2026-06-10") && $0.replyBy == Day("2026-07-10") })
    }

    /// Thirty days to reply to customs run from the notice: the supplier is asked for an answer halfway to what is left of them.
    @Test func aPeriodThatRunsIsHalvedWithTheSupplier() throws {
        let assessed = try Self.sketch(detained: "2026-05-20").assessed(asOf: "2026-06-01")
        let last = assessed.assessment.duties.flatMap(\.deadlines).compactMap(\.lastDay).min()
        #expect(last == Day("2026-06-19"))
        #expect(assessed.letters.first?.replyBy == Day("2026-06-10"))
        let late = try Self.sketch(detained: "2026-05-20").assessed(asOf: "2026-06-18")
        #expect(late.letters.first?.replyBy == Day("2026-06-19"), "never on the day that it is sent")
        let over = try Self.sketch(detained: "2026-03-29").assessed(asOf: "2026-06-01")
        #expect(over.letters.first?.replyBy == Day("2026-06-15"), "a period that is over asks for nothing")
    }

    /// A table put together from invoices and from bills of lading holds one mill twice.
    @Test func whoStandsInTheTableTwiceGetsOneLetter() throws {
        var sketch = Self.sketch()
        sketch.party("MILL2", "BENTWILLOW MILL LTD", "VN", "\"Hue, Vietnam\"")
        sketch.lots.append("Y2,spinning-carded,10,t,MILL2,\"Hue, Vietnam\",VN,2026-02-03")
        sketch.events.append("E2,sell,2026-02-21,MILL2,IMP,in,Y2,10,t")
        sketch.shipments.append("S2,Y2,10,t,5205.12,2026-03-02,2026-03-29,MILL2,IMP,VN,US")
        let assessed = try sketch.assessed(asOf: "2026-06-01")
        #expect(assessed.letters.map(\.party) == ["MILL"])
        let items = try #require(assessed.letters.first?.items)
        #expect(items.contains { $0.about.english.contains("20 t") })
        #expect(items.contains { $0.about.english.contains("10 t") })
        #expect(items.count { $0.topic == .owners } <= 1)
        let task = assessed.assessment.answer.toDo.first { $0.what.contains("clew letters writes them") }
        #expect(task?.what.hasPrefix("Send 1 letter ") == true)
    }

    @Test func twoPeopleOfOneNameAreAskedApart() throws {
        var sketch = Self.sketch()
        for id in ["P1", "P2"] {
            sketch.parties.append("\(id),Tran Invented,person,VN,\"Hue, Vietnam\",producer")
            sketch.lots.append("F\(id),farm,30,t,\(id),\"Hue, Vietnam\",VN,2026-01-03")
        }
        let found = try sketch.assessed(asOf: "2026-06-01").case
        let twins = TwinParties(found)
        #expect(twins.first(of: "P2") == "P2")
    }

    /// Who reads English can read the name, and each half says what the goods are in its own language.
    @Test func eachHalfSpeaksItsLanguage() throws {
        var sketch = Self.sketch()
        sketch.party("MILL3", "绍兴青岚川纺纱有限公司", "CN", "浙江省绍兴市")
        sketch.lots.append("Y3,spinning-carded,10,t,MILL3,浙江省绍兴市,CN,2026-02-03")
        sketch.events.append("E3,sell,2026-02-21,MILL3,IMP,in,Y3,10,t")
        sketch.shipments.append("S3,Y3,10,t,5205.12,2026-03-02,2026-03-29,MILL3,IMP,CN,US")
        let assessed = try sketch.assessed(asOf: "2026-06-01")
        let letter = try #require(assessed.letters.first { $0.party == "MILL3" })
        #expect(letter.name.hasPrefix("Shaoxing ") && letter.name.hasSuffix("(绍兴青岚川纺纱有限公司)"))
        var found = assessed.captioned
        let lot = try #require(found.lots.firstIndex { $0.id == "Y3" })
        found.lots[lot].description = "精梳纱"
        let described = LetterWriter(
            found, commodity: assessed.commodity, gaps: assessed.assessment.gaps,
            term: Examples.term(of: assessed.assessment), gazetteer: try Examples.knowledge.get().gazetteer
        ).letters
        let about = described.first { $0.party == "MILL3" }?.items.map(\.about) ?? []
        #expect(about.contains { $0.english.contains("yarn (精梳纱)") && $0.chinese.contains("精梳纱") })
    }

    /// A law that only lies ahead asks nothing yet; the letters to China gather facts there all the same.
    @Test(arguments: [("CN", true), ("VN", false)])
    func lettersToChinaAskForChineseCounselWhateverTheLaw(country: String, isInChina: Bool) throws {
        var sketch = SketchedFolder()
        sketch.jurisdictions = "eu"
        sketch.country = "NL"
        sketch.party("MILL", "Bentwillow Mill Ltd.", country, "\"7 Canal Road\"")
        sketch.lots = ["Y1,spinning-carded,20,t,MILL,\"7 Canal Road\",\(country),2026-02-01"]
        sketch.events = ["E1,sell,2026-02-20,MILL,IMP,in,Y1,20,t"]
        sketch.shipments = ["S1,Y1,20,t,5205.12,2026-03-01,2026-03-28,MILL,IMP,\(country),NL"]
        let assessment = try sketch.assess(asOf: "2026-09-01")
        let task = try #require(assessment.answer.toDo.first { $0.what.contains("clew letters writes them") })
        #expect(task.because.contains("Chinese counsel") == isInChina)
        #expect(assessment.counterMeasures.isEmpty != isInChina)
    }

    /// A chain with nobody in China gathers nothing there, whatever the law asks for.
    @Test func aChainOutsideChinaAsksForNoChineseCounsel() throws {
        let assessment = try Self.sketch(detained: "2026-05-20").assess(asOf: "2026-06-01")
        #expect(!assessment.headline.contains("Chinese counsel") && assessment.counterMeasures.isEmpty)
    }

    /// Who owns a mill is asked wherever the mill is, and nobody is asked who only carried the goods or asks itself.
    @Test(arguments: ["CN", "VN", "PT"])
    func ownersAreAskedForInWhateverCountry(country: String) throws {
        var sketch = SketchedFolder()
        sketch.party("MILL", "Bentwillow Mill Ltd.", country, "\"7 Canal Road\"")
        sketch.parties.append("SHIP,Larkwater Carriers Ltd.,company,\(country),\"9 Quay\",carrier")
        sketch.lots = ["Y1,spinning-carded,20,t,MILL,\"7 Canal Road\",\(country),2026-02-01"]
        sketch.events = [
            "E1,sell,2026-02-20,MILL,IMP,in,Y1,20,t", "E2,move,2026-02-25,SHIP,,in,Y1,20,t",
        ]
        sketch.shipments = ["S1,Y1,20,t,5205.12,2026-03-01,2026-03-28,MILL,IMP,\(country),US"]
        let assessed = try sketch.assessed(asOf: "2026-06-01")
        let asked = assessed.assessment.gaps.filter { $0.id.hasPrefix("gap:owners/") }.map(\.subject.id)
        #expect(asked == ["MILL"])
        #expect(assessed.assessment.parties.first { $0.id == "SHIP" }?.hasUnknownOwners == true)
        let lines = assessed.assessment.headline.split(separator: "\n").filter { $0.contains("owns some parties") }
        #expect(lines.count == 1)
        #expect(!assessed.assessment.headline.contains("Bentwillow"))
    }

    /// Both halves speak of the same codes, written alike.
    @Test func bothHalvesNameTheSameCodes() throws {
        var sketch = Self.sketch()
        sketch.shipments.append("S2,Y1,1,t,5205120040,2026-03-02,2026-03-29,MILL,IMP,VN,US")
        let letter = try #require(try sketch.assessed(asOf: "2026-06-01").letters.first)
        #expect(letter.goodsInChinese.contains("5205.12") && !letter.goodsInChinese.contains("、"))
    }
}
