import ClewModel
import LabourProgrammes
import Testing

struct ProgrammeAssessmentTests {
    let catalog: ProgrammeCatalog
    let scanner: IndicatorScanner
    let gazetteer: Gazetteer

    init() throws {
        catalog = try ReferenceData.catalog.get()
        scanner = IndicatorScanner(
            catalog: catalog, gazetteer: try ReferenceData.gazetteer.get(), workers: try ReferenceData.workers.get())
        gazetteer = try ReferenceData.gazetteer.get()
    }

    private func text(
        _ words: String, _ kind: TextSource.Kind, namesParty: Bool = true
    ) -> ProgrammeAssessment.ScannedText {
        var diagnostics: [Diagnostic] = []
        let source = TextSource(kind: kind, citation: Citation("a text"), file: "text.txt")
        return ProgrammeAssessment.ScannedText(
            hits: scanner.scan(words, source: source, into: &diagnostics),
            assurances: scanner.assurances(in: words, source: source), namesParty: namesParty)
    }

    private func placement(_ address: String) -> ProgrammeAssessment.Placement {
        ProgrammeAssessment.Placement(
            resolution: gazetteer.resolve(address), location: SourceLocation(file: "parties.csv", line: 2, column: 4))
    }

    private func assess(
        _ texts: [ProgrammeAssessment.ScannedText], _ addresses: [String] = []
    ) -> ProgrammeAssessment {
        ProgrammeAssessment(
            party: "the mill", texts: texts, placements: addresses.map { placement($0) }, catalog: catalog)
    }

    private static let receipt = "公司接收新疆富余劳动力120人"

    @Test(arguments: [
        (TextSource.Kind.officialText, true, EvidenceGrade.officialText),
        (.officialText, false, .pattern), (.companyDisclosure, false, .companyDisclosure),
        (.listing, true, .listing), (.investigation, true, .investigation), (.investigation, false, .pattern),
        (.other, true, .pattern),
    ])
    func whoSpeaksDecidesTheGrade(_ item: (kind: TextSource.Kind, namesParty: Bool, grade: EvidenceGrade)) {
        let result = assess([text(Self.receipt, item.kind, namesParty: item.namesParty)])
        let transfer = result.exposures.first { $0.programme == "labour-transfer" }
        #expect(transfer?.grade == item.grade)
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
        let patterns = (0..<50).map { _ in text("对口援疆资金；新疆稳岗补贴；援疆企业", .companyDisclosure) }
        let result = assess(patterns, Array(repeating: "新疆喀什市", count: 20))
        for exposure in result.exposures { #expect(exposure.reach == .exposure, "\(exposure.programme)") }
    }

    @Test func assurancesChangeNoGradeAndAreListed() {
        let plain = assess([text(Self.receipt, .officialText)], ["新疆喀什市"])
        let assured = assess(
            [text(Self.receipt, .officialText), text("社会责任审核通过，劳动合同、工资单、员工访谈齐全", .companyDisclosure)],
            ["新疆喀什市"])
        #expect(plain.exposures == assured.exposures)
        #expect(plain.assurances.isEmpty)
        #expect(assured.assurances.count == 4)
    }

    @Test func aDenialIsShownAndClearsNothing() {
        let result = assess([text("公司未接收新疆富余劳动力", .companyDisclosure)], ["新疆喀什市"])
        #expect(result.denials.count == 1)
        #expect(result.exposures.map(\.grade) == [.location])
    }

    @Test func aCoastalFactoryIsTiedByANoticeAlone() throws {
        let result = assess(
            [text("山东某厂接收新疆富余劳动力，带队干部驻厂", .officialText)], ["山东省青岛市市北区新疆路88号"])
        let programmes = Set(result.exposures.map(\.programme))
        #expect(programmes == ["labour-transfer", "cross-province"])
        #expect(result.exposures.allSatisfy { $0.grade == .officialText && $0.reach == .participation })
    }

    @Test func theNearestEvidenceComesFirst() throws {
        let result = assess(
            [text("对口援疆资金", .companyDisclosure), text(Self.receipt, .officialText)], ["新疆喀什市"])
        #expect(result.exposures.map(\.grade) == result.exposures.map(\.grade).sorted())
        let transfer = try #require(result.exposures.first { $0.programme == "labour-transfer" })
        #expect(transfer.evidence.first?.statement.hasPrefix("T1") == true)
        #expect(transfer.evidence.last?.statement.hasPrefix("T5") == true)
    }

    @Test func aCleanTextAndPlaceGiveNothing() {
        let result = assess([text("The mill spins cotton from Texas.", .companyDisclosure)], ["Izmir, Türkiye"])
        #expect(result.exposures.isEmpty && result.assurances.isEmpty && result.denials.isEmpty)
    }
}
