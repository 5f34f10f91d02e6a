import ClewModel
import Foundation
import LabourProgrammes
import SupplyChain
import TestSupport
import Testing
import World

@testable import Casework

/// A region, a programme and a law that are data alone give findings: nothing has to be built for them.
struct OtherRegionTests {
    private let directory: TemporaryDirectory
    private var reference: URL { directory.url.appending(path: "Reference") }
    private var folder: URL { directory.url.appending(path: "case") }

    init() throws { directory = try TemporaryDirectory() }

    private func append(_ line: String, to path: String) throws {
        let file = reference.appending(path: path)
        var text = try String(contentsOf: file, encoding: .utf8)
        if !text.hasSuffix("\n") { text += "\n" }
        try (text + line + "\n").write(to: file, atomically: true, encoding: .utf8)
    }

    /// An invented region with a town, a programme in it with one word, and a law about its goods.
    private func inventVale() throws {
        try FileManager.default.copyItem(at: RepositoryFiles.reference, to: reference)
        let source = "invented for a test,high,primary"
        try append("990000,province,,云谷自治区,Cloud Vale,云谷,Yun·gu,,\(source)", to: "places/china.csv")
        try append("990100,prefecture,990000,栎桥市,Oakbridge,栎桥,Li·qiao,,\(source)", to: "places/china.csv")
        try append("vale,Cloud Vale,990000,\(source)", to: "programmes/regions.csv")
        try append(
            "vale-order,云谷安置令,zh,notices,vale-placement,,direct,,yes,,\(source)", to: "programmes/indicators.csv")
        try """
        key: vale-placement
        code: V1
        names: {zh: ["云谷安置令"], en: ["Vale placements"]}
        region: vale
        mechanism: "Invented for a test."
        exposed_by_location: yes
        sources:
          - {source: invented for a test, verification: primary}
        confidence: high
        """.write(
            to: reference.appending(path: "programmes/vale-placement.yaml"), atomically: true, encoding: .utf8)
        try """
        key: xx-vale
        name: Vale Goods Act
        jurisdiction: xx
        side: importing
        summary: Goods of the Cloud Vale may not be imported into Xanadu.
        instruments:
          - key: act
            title: Vale Goods Act
            adopted: 2020-01-01
            inForceFrom: 2020-01-01
            citation: {source: invented for a test, verification: primary}
            confidence: high
        provisions:
          - id: xx-vale.ban
            title: Ban on goods of the Vale
            kind: prohibition
            instrument: act
            adopted: 2020-01-01
            appliesFrom: 2020-01-01
            when:
              all:
                - importInto: [xx]
                - originIn: vale
            effect: Such goods may not be imported.
            reading: Any content is enough.
            citation: {source: invented for a test, verification: primary}
            confidence: high
          - id: xx-vale.programme
            title: Ban on goods of those who take part
            kind: prohibition
            instrument: act
            adopted: 2020-01-01
            appliesFrom: 2020-01-01
            when:
              all:
                - importInto: [xx]
                - programmeLink: {grades: [T1, T2]}
            effect: Such goods may not be imported.
            reading: An official text is enough.
            citation: {source: invented for a test, verification: primary}
            confidence: high
        """.write(to: reference.appending(path: "regimes/xx-vale.yaml"), atomically: true, encoding: .utf8)
    }

    private func writeCase(place: String, country: String = "CN", text: String) throws {
        for (name, content) in [
            "case.yaml": """
            title: A case of the Vale
            requester: {name: Quillmark Apparel Inc., country: XX}
            commodity: generic
            jurisdictions: [xx]
            period: {from: 2024-01-01, to: 2024-12-31}
            example: true
            note: All invented.
            """,
            "parties.csv": """
            id,name,kind,country,address,role
            IMP,Quillmark Apparel Inc.,company,XX,Harbour Road 1,importer
            MILL,栎桥蓝泽纺织有限公司,company,CN,云谷自治区栎桥市河畔路1号,producer
            """,
            "lots.csv": """
            id,stage,quantity,unit,producer,place,country,date
            L1,raw,10,t,MILL,\(place),\(country),2024-02-01
            """,
            "events.csv": "event,type,date,party,counterparty,direction,lot,quantity,unit\n",
            "shipments.csv": """
            id,lot,quantity,unit,hs,shipped,imported,exporter,importer,from,to
            S1,L1,10,t,5205.12,2024-03-01,2024-04-01,MILL,IMP,CN,XX
            """,
            "documents/index.csv": """
            id,file,type,parties,publisher
            D1,d1.txt,public-notice,MILL,云谷自治区人社局
            """, "documents/d1.txt": text,
        ] { try directory.write(content + "\n", to: "case/" + name) }
    }

    private func assessment() throws -> Assessment {
        try Assessor(world: World(KnowledgeBase(reference), archive: nil)).assess(
            caseAt: folder, options: AssessmentOptions())
    }

    private func status(_ provision: String, in assessment: Assessment) -> DutyReport.Status? {
        assessment.duties.first { $0.provision == provision }?.status
    }

    @Test func anInventedRegionProgrammeAndLawGiveFindings() throws {
        try inventVale()
        try writeCase(place: "云谷自治区栎桥市", text: "2024年，栎桥蓝泽纺织有限公司按照云谷安置令接收了120人。")
        let assessment = try assessment()
        let place = try #require(assessment.findings.first { $0.id == "place.in-region/party:MILL/vale" })
        #expect(place.title == "A place lies in Cloud Vale")
        #expect(place.statement.contains("Oakbridge, Cloud Vale"))
        #expect(
            assessment.findings.contains {
                $0.rule == FindingRule.programmeExposure.id && $0.subject.id == "MILL"
                    && $0.statement.contains("Vale placements")
            })
        #expect(status("xx-vale.ban", in: assessment) == .applies)
        #expect(status("xx-vale.programme", in: assessment) == .applies)
    }

    @Test func aPlaceAloneIsExposureToAProgrammeOfItsRegion() throws {
        try inventVale()
        try writeCase(place: "云谷自治区栎桥市", text: "The mill makes yarn.")
        let mill = try #require(try assessment().parties.first { $0.id == "MILL" })
        #expect(mill.programmes.contains { $0.contains("Vale placements") && $0.contains("works in Cloud Vale") })
        #expect(!mill.programmes.contains { $0.contains("works in Xinjiang") })
    }

    @Test func goodsFromElsewhereAreNotOfTheRegionAndAnUnknownPlaceLeavesItOpen() throws {
        try inventVale()
        try writeCase(place: "江苏省南京市", text: "The mill makes yarn.")
        #expect(status("xx-vale.ban", in: try assessment()) == .doesNotApply)
        try writeCase(place: "", country: "", text: "The mill makes yarn.")
        // The lot is where its maker is, which lies in the Vale.
        #expect(status("xx-vale.ban", in: try assessment()) == .applies)
        try writeCase(place: "老街12号", text: "The mill makes yarn.")
        #expect(status("xx-vale.ban", in: try assessment()) == .open)
    }

    @Test func tibetIsASecondRegionWithItsProgramme() throws {
        let catalog = try Examples.knowledge.get().programmes
        let tibet = try #require(catalog.region("tibet"))
        let gazetteer = try Examples.knowledge.get().gazetteer
        for (address, answer) in [
            ("西藏自治区拉萨市城关区", PlaceResolution.Answer.yes), ("Shigatse, Tibet, China", .yes),
            ("新疆阿克苏地区库车市", .no), ("山东省青岛市", .no), ("Lubbock, Texas, United States", .no), ("老街12号", .undetermined),
        ] {
            #expect(gazetteer.resolve(address, country: nil).lies(in: tibet) == answer, "\(address)")
        }
        let programme = try #require(catalog["tibet-labour-transfer"])
        #expect(programme.region == "tibet" && !programme.isExposedByLocation)
        var ignored: [Diagnostic] = []
        let reading = try Examples.knowledge.get().scanner.read(
            "2024年，拉萨市组织西藏农牧民转移就业，120人到栎桥蓝泽纺织有限公司上岗。",
            source: TextSource(
                kind: .officialText, citation: Citation("a notice invented for a test"), file: "d.txt"),
            parties: [ReadingParty(id: "MILL", names: ["栎桥蓝泽纺织有限公司"])], into: &ignored)
        #expect(reading.mentions(of: "MILL").map(\.programme) == ["tibet-labour-transfer"])
    }

    @Test func aRegionThatIsNotInTheTableIsAnErrorOfTheData() throws {
        try inventVale()
        let file = reference.appending(path: "programmes/vale-placement.yaml")
        let text = try String(contentsOf: file, encoding: .utf8).replacing("region: vale", with: "region: nowhere")
        try text.write(to: file, atomically: true, encoding: .utf8)
        let error = #expect(throws: LabourProgrammesError.self) {
            try ProgrammeCatalog(directory: reference.appending(path: "programmes"))
        }
        #expect(error?.diagnostics.map(\.code) == ["region.unknown"])
    }
}
