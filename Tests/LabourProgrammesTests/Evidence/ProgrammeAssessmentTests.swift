import ClewModel
import LabourProgrammes
import Testing

/// The companies here are invented.
struct ProgrammeAssessmentTests {
    let catalog: ProgrammeCatalog
    let reader: ProgrammeReader
    let gazetteer: Gazetteer
    let mill = ReadingParty(id: "MILL", names: ["新疆穹垄棉业有限公司"], region: .xinjiang)

    init() throws {
        catalog = try ReferenceData.catalog.get()
        reader = try ReferenceData.reader.get()
        gazetteer = try ReferenceData.gazetteer.get()
    }

    private func text(_ words: String, _ kind: TextSource.Kind, issuer: String? = nil) -> TextReading {
        var diagnostics: [Diagnostic] = []
        let source = TextSource(kind: kind, citation: Citation("a text"), file: "text.txt")
        return reader.read(
            words, source: source, parties: [mill], issuer: issuer, about: ["MILL"], into: &diagnostics)
    }

    private func assess(_ readings: [TextReading], _ addresses: [String] = []) -> ProgrammeAssessment {
        ProgrammeAssessment(
            id: "MILL", party: "the mill", readings: readings,
            placements: addresses.map { address in
                ProgrammeAssessment.Placement(
                    resolution: gazetteer.resolve(address),
                    location: SourceLocation(file: "parties.csv", line: 2, column: 4))
            }, catalog: catalog)
    }

    private static let receipt = "新疆穹垄棉业有限公司接收富余劳动力120人。"
    private static let unnamed = "公司接收新疆富余劳动力120人。"

    @Test(arguments: [
        (receipt, TextSource.Kind.officialText, EvidenceGrade.officialText), (unnamed, .officialText, .pattern),
        (unnamed, .companyDisclosure, .companyDisclosure), (receipt, .listing, .listing),
        (receipt, .investigation, .investigation), (receipt, .press, .investigation), (unnamed, .press, .pattern),
        (receipt, .other, .pattern), (receipt, .otherCompany, .pattern),
    ])
    func whoSpeaksDecidesTheGrade(_ item: (text: String, kind: TextSource.Kind, grade: EvidenceGrade)) {
        let result = assess([text(item.text, item.kind)])
        #expect(result.exposures.first { $0.programme == "labour-transfer" }?.grade == item.grade)
    }

    @Test(arguments: [TextSource.Kind.officialText, .companyDisclosure, .listing, .investigation, .press])
    func withoutAPublisherTheGradeIsOpen(kind: TextSource.Kind) throws {
        var diagnostics: [Diagnostic] = []
        let source = TextSource(
            kind: kind, citation: Citation("a text"), file: "text.txt", isPublisherStated: false)
        let reading = reader.read(
            Self.receipt, source: source, parties: [mill], about: ["MILL"], into: &diagnostics)
        let exposure = try #require(assess([reading], ["新疆阿克苏地区库车市"]).exposures.first)
        #expect(exposure.grade == .open && exposure.reach == .question)
        #expect(exposure.grade > .investigation && exposure.grade < .location)
        #expect(assess([reading]).tandems.allSatisfy { $0.steps == 0 })
    }

    @Test func aPlaceAloneIsExposureAndSaysSo() throws {
        let result = assess([], ["新疆阿克苏地区库车市"])
        let exposure = try #require(result.exposures.first)
        #expect(result.exposures.count == 1)
        #expect(exposure.grade == .location)
        #expect(exposure.reach == .exposure)
        #expect(exposure.statement.contains("no finding of forced labour"))
        #expect(exposure.evidence.first?.statement.contains("652902") == true)
    }

    @Test func aPlaceOutsideXinjiangOrAnOpenOneIsNoExposure() {
        #expect(assess([], ["青岛市市北区新疆路88号", "88 Xinjiang Road"]).exposures.isEmpty)
    }

    @Test func noNumberOfWeakPiecesMakesAStrongOne() {
        let patterns = (0..<50).map { _ in text("我公司收到对口援疆资金；收到新疆稳岗补贴；我公司是援疆企业", .companyDisclosure) }
        let result = assess(patterns, Array(repeating: "新疆喀什市", count: 20))
        #expect(result.exposures.count >= 2)
        for exposure in result.exposures { #expect(exposure.reach == .exposure, "\(exposure.programme)") }
    }

    @Test func removingTheOnlyOfficialTextLowersTheGrade() {
        let press = text(Self.receipt, .press)
        #expect(assess([text(Self.receipt, .officialText), press]).exposures.first?.grade == .officialText)
        #expect(assess([press]).exposures.first?.grade == .investigation)
    }

    @Test func assurancesChangeNoGradeAndAreListed() {
        let plain = assess([text(Self.receipt, .officialText)], ["新疆喀什市"])
        let assured = assess(
            [text(Self.receipt, .officialText), text("本公司社会责任审核通过，劳动合同、工资单、员工访谈齐全", .companyDisclosure)],
            ["新疆喀什市"])
        #expect(plain.exposures == assured.exposures)
        #expect(plain.assurances.isEmpty)
        #expect(assured.assurances.count == 4)
    }

    @Test func aDenialIsShownAndClearsNothing() {
        let result = assess([text("我公司未接收新疆富余劳动力", .companyDisclosure)], ["新疆喀什市"])
        #expect(result.denials.count == 1)
        #expect(result.denials.first?.statement.contains("未接收") == true)
        #expect(result.exposures.map(\.grade) == [.location])
    }

    /// A text uses words; that they are those of a programme is our reading, and nobody's admission.
    @Test(arguments: [
        (
            TextSource.Kind.officialText,
            "An official text, as the case gives it, uses words of this programme of the mill: “",
            "an official text"
        ),
        (
            .companyDisclosure,
            "The company's own text, as the case gives it, uses words of this programme of the mill: “",
            "the company's own text"
        ),
        (.investigation, "An investigation uses words of this programme of the mill: “", "an investigation"),
        (.press, "A press report uses words of this programme of the mill: “", "a press report"),
    ])
    func theStatementQuotesTheWordsAndNamesWhatTheTextIs(
        _ item: (kind: TextSource.Kind, statement: String, phrase: String)
    ) throws {
        let exposure = try #require(
            assess([text(Self.receipt, item.kind)]).exposures.first { $0.programme == "labour-transfer" })
        #expect(exposure.statement.contains(item.statement))
        #expect(exposure.statement.contains("富余劳动力"))
        #expect(exposure.gradePhrase == item.phrase)
    }

    @Test func landTransferIsFound() throws {
        let result = assess([text("新疆穹垄棉业有限公司在沙雅县流转土地三万亩。", .officialText)])
        #expect(result.exposures.map(\.programme) == ["land-transfer"])
        #expect(result.exposures.first?.grade == .officialText)
    }

    @Test func twoProgrammesInTandemRaiseTheLevelAndSayWhy() throws {
        let words = "新疆穹垄棉业有限公司在沙雅县流转土地三万亩。该公司接收富余劳动力120人。"
        let tandem = try #require(assess([text(words, .officialText)]).tandems.first)
        #expect(tandem.first == "land-transfer" && tandem.second == "labour-transfer")
        #expect(tandem.steps == 1)
        #expect(tandem.reason.contains("surplus labour"))
        #expect(tandem.evidence.count == 2)
        #expect(assess([text(Self.receipt, .officialText)]).tandems.isEmpty)
        let planned = "新疆穹垄棉业有限公司在沙雅县流转土地三万亩。该公司计划接收富余劳动力120人。"
        #expect(assess([text(planned, .officialText)]).tandems.map(\.steps) == [0])
    }

    @Test func theNearestEvidenceComesFirst() throws {
        let result = assess(
            [text("我公司收到转移就业补贴", .companyDisclosure), text(Self.receipt, .officialText)], ["新疆喀什市"])
        #expect(result.exposures.map(\.grade) == result.exposures.map(\.grade).sorted())
        let transfer = try #require(result.exposures.first { $0.programme == "labour-transfer" })
        #expect(transfer.evidence.first?.statement.hasPrefix("T1") == true)
        #expect(transfer.evidence.last?.statement.hasPrefix("T6") == true)
    }

    @Test func theRatingOfASourceStandsApart() {
        #expect(AdmiraltyRating("b2") == AdmiraltyRating(source: .usuallyReliable, information: .probablyTrue))
        #expect(AdmiraltyRating("B2")?.description == "B2")
        for text in ["", "B", "2B", "B7", "G1", "B22"] { #expect(AdmiraltyRating(text) == nil, "\(text)") }
    }
}
