import ClewModel
import Foundation
import OfficeFiles
import SourceFiles
import SupplyChain
import TestSupport
import Testing
import World

@testable import Casework

/// Letters to suppliers: neutral, in the words of their papers, and only to those who can answer.
struct LetterTests {
    private static func letters(_ name: String) throws -> (
        letters: [SupplierLetter], assessment: Assessment, case: Case
    ) {
        let found = try Examples.read(name)
        let assessment = try Examples.assess(found)
        let commodity = try Examples.knowledge.get().commodities[found.commodity]
        return (
            LetterWriter(
                found, commodity: commodity, gaps: assessment.gaps, term: Examples.term(of: assessment),
                gazetteer: try Examples.knowledge.get().gazetteer
            )
            .letters,
            assessment, found
        )
    }

    @Test(arguments: Examples.names)
    func noLetterNamesARegionALawOrOurIdentifiers(name: String) throws {
        let (letters, _, found) = try Self.letters(name)
        #expect(!letters.isEmpty)
        for letter in letters {
            let page = try LetterPage.html(of: letter)
            let text = page.replacing(/<style>[^<]*<\/style>/.dotMatchesNewlines(), with: "").lowercased()
            for word in [
                "xinjiang", "新疆", "uyghur", "维吾尔", "uflpa", "forced", "强迫", "sanction", "制裁", "listed", "entity list",
                "xpcc",
                "兵团", "1307", "suspect",
            ] {
                // A supplier's own name and address may hold the word; what is ours may not.
                let own = ((found.party(letter.party)?.names ?? []) + [letter.address ?? ""]).joined().lowercased()
                if own.contains(word) { continue }
                #expect(!text.contains(word), "\(letter.name): \(word)")
            }
            let ids =
                found.lots.map(\.id) + found.events.map(\.id) + found.documents.map(\.id) + found.parties.map(\.id)
            for id in ids where id.count > 3 {
                #expect(!page.contains(">\(id)<") && !page.contains(" \(id) "), "\(letter.name): \(id)")
            }
        }
    }

    @Test(arguments: Examples.names)
    func nobodyWhoIsListedAndNoPublicBodyGetsALetter(name: String) throws {
        let (letters, assessment, found) = try Self.letters(name)
        let listed = Set(assessment.findings.filter { $0.rule.hasPrefix("party.listed") }.map(\.subject.id))
        for letter in letters {
            #expect(!listed.contains(letter.party), "\(letter.party)")
            #expect(found.party(letter.party)?.schema != .publicBody)
            #expect(found.party(letter.party)?.roles.contains(.evidenceVendor) == false)
        }
    }

    @Test(arguments: Examples.names)
    func theChineseHalfHoldsNoEnglishWord(name: String) throws {
        let (letters, _, found) = try Self.letters(name)
        // Names are what they are, and so are the numbers of lots and papers.
        let names =
            found.parties.flatMap(\.names) + [found.requester] + found.lots.compactMap(\.number)
            + found.documents.compactMap(\.number)
        for letter in letters {
            let texts =
                letter.items.flatMap { [$0.about.chinese, $0.request.chinese] + $0.papers.map(\.chinese) }
                + [letter.goodsInChinese]
            for text in texts {
                let rest = names.sorted { $0.count > $1.count }.reduce(text) { $0.replacing($1, with: "") }
                #expect(rest.firstMatch(of: /[A-Za-z]{2,}/) == nil, "\(text)")
            }
        }
    }

    @Test func everyPaperUnitAndGoodsOfTheReferenceDataHasChineseWords() throws {
        for commodity in try Examples.knowledge.get().commodities.commodities {
            for stage in commodity.stages {
                #expect(LetterWords.goods(stage, of: commodity).chinese != "货物", "\(commodity.key) \(stage.key)")
                for paper in stage.documents { #expect(LetterWords.paper(paper).chinese != "单据", "\(paper)") }
            }
        }
        for unit in UnitOfMeasure.allCases { #expect(LetterWords.units[unit.rawValue] != nil, "\(unit)") }
    }

    @Test(arguments: [("CN", true), ("SG", false)])
    func aCompanyIsAskedForThePapersOfItsOwnRegister(country: String, isChinese: Bool) throws {
        let request = LetterWords.request(
            .register, isInChina: country == "CN",
            to: FormOfAddress(CaseParty(id: "P", name: "Quonvex Co.", location: SourceLocation(file: "parties.csv"))))
        #expect(request.chinese.contains("统一社会信用代码") == isChinese)
        #expect(LetterWords.registerPapers(isInChina: country == "CN").contains("business-licence") == isChinese)
        #expect(!request.english.contains("outside China"))
    }

    @Test(arguments: Examples.names)
    func aThingIsAskedAboutOnceAndTheAnswerAnswersEveryQuestionAboutIt(name: String) throws {
        let (letters, assessment, found) = try Self.letters(name)
        for letter in letters {
            #expect(Set(letter.items.map(\.about.english)).count == letter.items.count)
            #expect(Set(letter.items.flatMap(\.marks)).count == letter.items.flatMap(\.marks).count)
        }
        let asked = assessment.gaps.filter { $0.topic != nil && $0.addressee.supplier != nil }
        let marks = Set(asked.map { LetterWriter.mark(of: $0, in: found) })
        #expect(Set(letters.flatMap(\.items).flatMap(\.marks)).isSubset(of: marks))
    }

    @Test func aSupplierIsAskedForPapersThatItsStepCanHave() throws {
        let (letters, _, _) = try Self.letters("solar-developer")
        let papers = letters.flatMap(\.items).flatMap(\.papers).map(\.english)
        #expect(!papers.contains("bale list"))
        let (cotton, _, _) = try Self.letters("denim-importer")
        #expect(
            cotton.flatMap(\.items).contains { $0.about.english.contains(" t") || $0.about.english.contains("pcs") })
    }

    @Test func aFormComesBackWithItsProvenance() throws {
        let (letters, assessment, _) = try Self.letters("denim-importer")
        let letter = try #require(letters.first)
        let folder = try TemporaryDirectory()
        let copy = folder.url.appending(path: "case")
        try FileManager.default.copyItem(at: RepositoryFiles.examples.appending(path: "denim-importer"), to: copy)
        let item = try #require(letter.items.first)
        var rows = LetterForm.rows(of: letter)
        rows[0][4] = "From two growers; see the \"sheet\"\nof 3 July"
        rows[0][6] = "quality office"
        rows[0][7] = "2026-10-05"
        let form =
            CSVCell.row(LetterForm.Column.allCases.map(\.rawValue)) + rows.map(CSVCell.row).joined()
            + CSVCell.row(["Q-00000000", "", "", "", "an answer to nothing", "", "", ""])
        let file = try folder.write(form, to: "reply.csv")
        let found = try CaseFolder.read(copy, commodities: try Examples.knowledge.get().commodities)
        let report = try AnswerImport(into: copy, found, letters: letters).run([file])
        #expect(report.added == 1)
        #expect(report.diagnostics.map(\.code) == ["answers.mark.unknown"])
        let again = try CaseFolder.read(copy, commodities: try Examples.knowledge.get().commodities)
        let answer = try #require(again.answers.first)
        #expect(answer.mark == item.mark && answer.party == letter.party)
        #expect(answer.text.contains("two growers") && answer.answeredBy == "quality office")
        #expect(answer.sha256 == SHA256Digest(ofText: form).hex)
        let twice = try AnswerImport(into: copy, again, letters: letters).run([file])
        #expect(twice.added == 0 && twice.known == 1)
        let after = try Examples.assess(again)
        let gap = try #require(after.gaps.first { !$0.answers.isEmpty })
        #expect(gap.answers.first?.text.contains("two growers") == true)
        #expect(after.gaps.count == assessment.gaps.count, "an answer is a statement; the question stays open")
        #expect(after.fingerprint != assessment.fingerprint)
    }

    @Test func theWorkbookOfAFormIsReadBack() throws {
        let (letters, _, _) = try Self.letters("denim-importer")
        let letter = try #require(letters.first)
        let bytes = try LetterForm.workbook(of: letter)
        #expect(try LetterForm.workbook(of: letter) == bytes, "the same bytes each time")
        let file = SourceFile(name: "form.xlsx", bytes: Array(bytes))
        let sheet = try #require(try Workbook(file).sheets.first)
        var diagnostics: [Diagnostic] = []
        let table = sheet.table(
            required: ["mark 编号", "answer 答复"], optional: LetterForm.Column.allCases.map(\.key), into: &diagnostics)
        #expect(table.rows.map { $0["mark 编号"]?.text } == letter.items.map(\.mark))
        #expect(AnswerReader.rows(of: file, into: &diagnostics).isEmpty, "a blank form holds no answer")
        #expect(diagnostics.isEmpty)
    }

    @Test func theTextOfTheFormsPageIsReadToo() throws {
        let (letters, _, _) = try Self.letters("denim-importer")
        let item = try #require(letters.first?.items.first)
        var diagnostics: [Diagnostic] = []
        let text = "\(item.mark)=From one gin,\nin two lots\nanswered_by=office\nanswered_on=2026-10-05\n"
        let rows = AnswerReader.rows(of: SourceFile(name: "reply.txt", text: text), into: &diagnostics)
        #expect(rows.map(\.answer) == ["From one gin,\nin two lots"])
        #expect(rows.first?.answeredBy == "office" && diagnostics.isEmpty)
    }

    @Test func aFileThatHoldsNoAnswersChangesNothing() throws {
        let (letters, _, _) = try Self.letters("denim-importer")
        let folder = try TemporaryDirectory()
        let copy = folder.url.appending(path: "case")
        try FileManager.default.copyItem(at: RepositoryFiles.examples.appending(path: "denim-importer"), to: copy)
        let found = try CaseFolder.read(copy, commodities: try Examples.knowledge.get().commodities)
        let file = try folder.write("a,b\n1,2\n", to: "other.csv")
        #expect(throws: ClewError.self) { try AnswerImport(into: copy, found, letters: letters).run([file]) }
        let names = try FileManager.default.contentsOfDirectory(atPath: copy.path(percentEncoded: false))
        #expect(!names.contains("answers.csv") && !names.contains("answers"))
    }
}
