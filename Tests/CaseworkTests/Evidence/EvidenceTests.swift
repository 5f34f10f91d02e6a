import ClewModel
import Foundation
import LabourProgrammes
import SourceFiles
import SupplyChain
import TestSupport
import Testing
import World

@testable import Casework

/// Evidence is kept as it came, can be checked field by field, and says nothing of who collected it.
struct EvidenceTests {
    private let directory: TemporaryDirectory
    private var folder: URL { directory.url.appending(path: "case") }

    /// What no file but the sealed one may hold.
    private static let secrets = [
        "Jane Collector", "Nottingham", "Ann Archive", "own-machine", "Own Browser", "jane-notes", "+08:00",
    ]

    init() throws {
        directory = try TemporaryDirectory()
        try FileManager.default.copyItem(at: RepositoryFiles.examples.appending(path: "denim-importer"), to: folder)
    }

    private static let notice =
        "<html><head><title>公告</title></head><body><p>2023年5月，洛浦县组织转移就业人员120名到青岛青禾海制衣有限公司就业。</p></body></html>"

    private static var capture: [UInt8] {
        WARCBytes.program(["software: capture 1.0", "operator: Jane Collector", "hostname: own-machine"])
            + WARCBytes.record(
                "request", uri: "https://example.cn/a",
                Array("GET /a HTTP/1.1\r\nHost: example.cn\r\nUser-Agent: Own Browser\r\n\r\n".utf8))
            + WARCBytes.answer("https://example.cn/a", Array(notice.utf8))
    }

    private func write(_ bytes: [UInt8], _ name: String) throws -> URL {
        let place = directory.url.appending(path: name)
        try Data(bytes).write(to: place)
        return place
    }

    private func statement() throws -> EvidenceStatement {
        var statement = EvidenceStatement()
        statement.type = "public-notice"
        statement.publisher = "洛浦县人社局"
        statement.published = PartialDate("2023-05-20")
        statement.captured = StatedTime("2026-03-05T14:20:00+08:00")
        statement.timeSource = "a time server"
        statement.collector = "Jane Collector"
        statement.place = "Nottingham"
        statement.means = "own-machine"
        statement.rating = AdmiraltyRating("B2")
        statement.parties = ["QINGHE"]
        statement.custody = [try #require(EvidenceStatement.Custody("2026-03-06; handed over; Ann Archive"))]
        return statement
    }

    @discardableResult
    private func add(_ files: [URL], _ statement: EvidenceStatement) throws -> [EvidenceKeeper.Kept] {
        try EvidenceKeeper(caseAt: folder, world: Examples.world.get()).add(files, statement)
    }

    private func verify() throws -> EvidenceVerification {
        try EvidenceVerification(caseAt: folder)
    }

    private func state(_ field: String) throws -> EvidenceVerification.Field.State? {
        try verify().items.first?.fields.first { $0.field == field }?.state
    }

    @Test func theFileIsKeptAsItCameAndItsWordsAreFoundWithSentenceAndPlace() throws {
        let kept = try #require(try add([write(Self.capture, "jane-notes.warc")], statement()).first)
        let original = folder.appending(path: try #require(kept.record.original))
        #expect(try Data(contentsOf: original) == Data(Self.capture))
        let mode = try FileManager.default.attributesOfItem(atPath: original.path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o400)
        #expect(kept.record.address == "https://example.cn/a")
        #expect(kept.record.captured == "2026-03-05T06:20:00Z")
        let words = try #require(kept.said.first)
        #expect(words.party == "QINGHE" && words.programme == "labour-transfer" || words.programme == "cross-province")
        #expect(words.grade == .officialText)
        #expect(words.sentence.contains("组织转移就业人员"))
        #expect(words.location.line == 5 && words.location.file == kept.record.working.file)
    }

    @Test func anAssessmentReadsItWithPublisherAddressAndRatingAndTheRatingChangesNoGrade() throws {
        var stated = try statement()
        try add([write(Self.capture, "a.warc")], stated)
        func findings() throws -> [Finding] {
            let assessment = try Assessor(world: Examples.world.get()).assess(
                caseAt: folder, options: AssessmentOptions())
            return assessment.findings.filter {
                $0.rule == FindingRule.programmeExposure.id && $0.subject.id == "QINGHE"
            }
        }
        let rated = try findings()
        let citation = try #require(
            rated.flatMap(\.evidence).map(\.citation).first {
                $0.description.contains("rated B2 on the Admiralty scale")
            })
        #expect(citation.source == "洛浦县人社局, public-notice")
        #expect(citation.url == "https://example.cn/a")
        try FileManager.default.removeItem(at: folder.appending(path: "evidence"))
        stated.rating = AdmiraltyRating("E5")
        try add([write(Self.capture, "a.warc")], stated)
        #expect(try findings().map(\.statement) == rated.map(\.statement))
    }

    @Test func whoCollectedItStandsInTheSealedFileAlone() throws {
        try add([write(Self.capture, "jane-notes.warc")], statement())
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        var holding: [String] = []
        for name in names {
            guard let bytes = try? Data(contentsOf: folder.appending(path: name)) else { continue }
            let text = String(decoding: bytes, as: UTF8.self)
            if Self.secrets.contains(where: text.contains) { holding.append(name) }
        }
        // The file as it came holds what its capturing program wrote into it, which is why it leaves the case in no package.
        #expect(holding.count == 2)
        #expect(holding.contains { $0.hasPrefix("evidence/sealed/") })
        #expect(holding.contains { $0.hasSuffix("/original.warc") })
        let sealed = try #require(holding.first { $0.hasPrefix("evidence/sealed/") })
        let mode = try FileManager.default.attributesOfItem(atPath: folder.appending(path: sealed).path)[
            .posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
    }

    @Test(arguments: PackagePurpose.allCases)
    func noDossierAndNoPackageTellsWhoCollectedIt(purpose: PackagePurpose) throws {
        try add([write(Self.capture, "jane-notes.warc")], statement())
        let world = try Examples.world.get()
        let assessed = try Assessor(world: world).assessed(caseAt: folder, options: AssessmentOptions())
        let package = try PackageBuilder(world: world, purpose: purpose).package(of: assessed, caseAt: folder)
        let out = directory.url.appending(path: "out")
        _ = try DossierWriter.write(assessed.assessment, to: out, formats: DossierFormat.allCases)
        var texts = package.files.mapValues { String(decoding: $0, as: UTF8.self) }
        for name in try FileManager.default.contentsOfDirectory(atPath: out.path) {
            texts[name] = try String(contentsOf: out.appending(path: name), encoding: .utf8)
        }
        #expect(texts.values.contains { $0.contains("E-") })
        for (name, text) in texts {
            for secret in Self.secrets { #expect(!text.contains(secret), "\(name) holds \(secret)") }
            #expect(!text.contains("evidence/sealed"))
        }
    }

    @Test func whatIsThereIsToldFieldByField() throws {
        let file = try write(Self.capture, "a.warc")
        var stated = try statement()
        stated.digests = [SHA256Digest(of: Self.capture)]
        try add([file], stated)
        let found = try verify()
        #expect(found.differences == 0 && found.missing == 0)
        #expect(
            found.items[0].fields.map(\.field) == [
                "address", "capture", "metadata", "hash at collection", "original", "working copy", "time",
                "time source",
                "publisher", "published", "custody", "sealed part", "collector and place", "rating",
            ])
        for secret in Self.secrets { #expect(!found.items[0].fields.contains { $0.words.contains(secret) }) }
    }

    @Test func whatNobodyStatedIsMissing() throws {
        try add(
            [write(Array("The mill took workers by the labour transfer programme.".utf8), "a.txt")], EvidenceStatement()
        )
        let missing = try verify().items[0].fields.filter { $0.state == .missing }.map(\.field)
        #expect(
            missing == [
                "address", "capture", "hash at collection", "time", "time source", "publisher", "published", "custody",
                "collector and place", "rating",
            ])
    }

    @Test func whateverIsChangedIsFound() throws {
        let kept = try #require(try add([write(Self.capture, "a.warc")], statement()).first)
        let id = kept.record.id
        func changed(_ name: String, _ field: String) throws {
            let place = folder.appending(path: name)
            let before = try Data(contentsOf: place)
            try FileManager.default.removeItem(at: place)
            #expect(try state(field) == .differs, "\(name) gone")
            try (before + Data("x".utf8)).write(to: place)
            if !name.hasSuffix(".json") { #expect(try state(field) == .differs, "\(name) changed") }
            try before.write(to: place)
            chmod(place.path, 0o600)
        }
        try changed(try #require(kept.record.original), "original")
        try changed(kept.record.working.file, "working copy")
        try changed("evidence/sealed/\(id).json", "sealed part")
        try changed("evidence/index.csv", "table")
        #expect(try verify().differences == 0)
        chmod(folder.appending(path: "evidence/sealed/\(id).json").path, 0o644)
        #expect(try state("sealed part") == .differs)
        chmod(folder.appending(path: "evidence/sealed/\(id).json").path, 0o600)
        let record = folder.appending(path: "evidence/\(id)/record.json")
        let text = try String(contentsOf: record, encoding: .utf8)
        try text.replacing("2023-05-20", with: "2022-05-20").write(to: record, atomically: true, encoding: .utf8)
        #expect(try state("sealed part") == .differs)
        try FileManager.default.removeItem(at: record)
        #expect(try verify().items.map(\.id) == [id])
        #expect(try state("record") == .differs)
    }

    @Test func aTextThatNamesWorkersIsRefusedOrKeptWithoutTheirNames() throws {
        let file = try write(Array("工人阿曼姑说，她想回家。\nThe mill took transferees.\n".utf8), "a.txt")
        let other = try write(Array("Nothing.".utf8), "b.txt")
        let error = #expect(throws: ClewError.self) { try add([other, file], statement()) }
        #expect(error?.code == .evidenceInvalid)
        #expect(error?.diagnostics.first?.message.contains("lines 1 of its text") == true)
        #expect(error?.diagnostics.contains { $0.message.contains("阿曼姑") } == false)
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "evidence").path))
        var stated = try statement()
        stated.masksPersons = true
        let kept = try #require(try add([file], stated).first)
        #expect(kept.record.original == nil)
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            guard let bytes = try? Data(contentsOf: folder.appending(path: name)) else { continue }
            #expect(!String(decoding: bytes, as: UTF8.self).contains("阿曼姑"), "\(name)")
        }
        #expect(try state("original") == .missing)
        #expect(try state("working copy") == .present)
    }

    @Test func aFileThatIsOnRecordGetsNewStepsOfCustodyOnly() throws {
        let file = try write(Self.capture, "a.warc")
        try add([file], statement())
        var later = EvidenceStatement()
        later.custody = [try #require(EvidenceStatement.Custody("2026-04-01; sent to a laboratory; Ann Archive"))]
        let kept = try #require(try add([file, file], later).first)
        #expect(kept.wasKnown)
        #expect(kept.record.custody.map(\.holder) == ["P1", "P2", "P2"])
        #expect(kept.record.publisher == "洛浦县人社局")
        #expect(try verify().differences == 0)
        later.custody = [try #require(EvidenceStatement.Custody("2026-01-01; lent; Ann Archive"))]
        try add([file], later)
        #expect(try state("custody") == .differs)
    }

    @Test func aDigestOfAnotherFileIsRefused() throws {
        var stated = try statement()
        stated.digests = [SHA256Digest(ofText: "x")]
        let file = try write(Self.capture, "a.warc")
        let error = #expect(throws: ClewError.self) { try add([file], stated) }
        #expect(error?.diagnostics.first?.message.contains("not the one stated at collection") == true)
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "evidence").path))
    }

    @Test func whatIsNoStatementIsRefused() throws {
        #expect(StatedTime("2026-03-05T14:20:00") == nil)
        #expect(StatedTime("5 March") == nil)
        #expect(EvidenceStatement.Custody("2026-03-06; handed over") == nil)
        let file = try write(Self.capture, "a.warc")
        for change: (inout EvidenceStatement) -> Void in [
            { $0.parties = ["NOBODY"] }, { $0.type = "no type" }, { $0.addresses = ["a", "b", "c"] },
        ] {
            var stated = try statement()
            change(&stated)
            #expect(throws: ClewError.self) { try add([file], stated) }
        }
        let picture = try write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x01], "a.png")
        let error = #expect(throws: ClewError.self) { try add([picture], statement()) }
        #expect(error?.diagnostics.first?.message.contains("picture") == true)
    }

    @Test func theSameStatementsGiveTheSameBytes() throws {
        let file = try write(Self.capture, "a.warc")
        try add([file], statement())
        let first = try String(contentsOf: folder.appending(path: "evidence/index.csv"), encoding: .utf8)
        let record = try verify().items[0].record
        try FileManager.default.removeItem(at: folder.appending(path: "evidence"))
        try add([file], statement())
        #expect(try String(contentsOf: folder.appending(path: "evidence/index.csv"), encoding: .utf8) == first)
        #expect(try verify().items[0].record == record)
    }
}
