import ClewModel
import Foundation
import LabourProgrammes
import OfficeFiles
import SourceFiles
import SupplyChain
import TestSupport
import Testing
import World

@testable import Casework

/// A submission says what sources say, holds each by its digest, and names neither persons nor whoever collected or sends it.
struct AllegationTests {
    private let directory: TemporaryDirectory
    private var folder: URL { directory.url.appending(path: "case") }

    private static let notice = """
        2023年5月，洛浦县组织转移就业人员120名到青岛青禾海制衣有限公司就业。

        青岛青禾海制衣有限公司没有接收任何转移就业人员。

        王某·某某的电话是13800138000。
        """

    init() throws {
        directory = try TemporaryDirectory()
        try FileManager.default.copyItem(at: RepositoryFiles.examples.appending(path: "denim-importer"), to: folder)
        let parties = folder.appending(path: "parties.csv")
        var text = try String(contentsOf: parties, encoding: .utf8)
        if !text.hasSuffix("\n") { text += "\n" }
        text += "OWNER,Verity Placeholder,,person,CN,,owner,,invented\n"
        try text.write(to: parties, atomically: true, encoding: .utf8)
        var statement = EvidenceStatement()
        statement.type = "public-notice"
        statement.publisher = "洛浦县人社局"
        statement.addresses = ["https://example.cn/a"]
        statement.captured = StatedTime("2026-03-05T14:20:00+08:00")
        statement.collector = "Jane Collector"
        statement.place = "Nottingham"
        statement.rating = AdmiraltyRating("B2")
        statement.note = "Verity Placeholder is named elsewhere."
        statement.masksPersons = true
        let file = directory.url.appending(path: "jane-notes.txt")
        try Self.notice.write(to: file, atomically: true, encoding: .utf8)
        _ = try EvidenceKeeper(caseAt: folder, world: Examples.world.get()).add([file], statement)
    }

    private func package(_ shipments: [String] = []) throws -> Package {
        let world = try Examples.world.get()
        let assessed = try Assessor(world: world).assessed(caseAt: folder, options: AssessmentOptions())
        return try AllegationBuilder(world: world, shipments: shipments).package(of: assessed, caseAt: folder)
    }

    private func text(_ package: Package, _ path: String) throws -> String {
        String(decoding: try #require(package.files[path]), as: UTF8.self)
    }

    @Test func everyStatementIsThatOfASourceWithItsDigestAndItsPlace() throws {
        let package = try package()
        let statements = try text(package, "statements.csv")
        #expect(statements.contains("QINGHE,"))
        #expect(statements.contains(",T1,asserted,"))
        #expect(statements.contains(",denied,"))
        let sources = try text(package, "sources.csv")
        #expect(sources.contains(SHA256Digest(ofText: Self.notice).hex))
        #expect(sources.contains("洛浦县人社局,,https://example.cn/a,2026-03-05T06:20:00Z,,B2,"))
        let source = try #require(package.files.keys.first { $0.hasPrefix("sources/") && $0.contains("-E-") })
        let shown = try text(package, source)
        #expect(sources.contains(SHA256Digest(ofText: shown).hex))
        #expect(shown.split(separator: "\n")[0].contains("组织转移就业人员"))
        let page = try text(package, Package.start)
        #expect(page.contains("grade T1: an official text"))
        #expect(page.contains("<span class=\"tag open\">denied</span>"))
    }

    @Test func noPersonAndNobodyWhoCollectsOrSendsIsNamed() throws {
        let package = try package()
        for (path, bytes) in package.files {
            let text = String(decoding: bytes, as: UTF8.self)
            for secret in [
                "Jane", "Nottingham", "+08:00", "Verity", "Placeholder", "王某", "13800138000", "evidence/sealed",
            ] {
                #expect(!text.contains(secret), "\(path) holds \(secret)")
            }
        }
        #expect(package.remarks.contains { $0.contains("Nothing in the package names you") })
    }

    @Test func neitherTheImporterNorPartiesOfWhichNothingIsSaidAreNamed() throws {
        let package = try package()
        for (path, bytes) in package.files {
            let text = String(decoding: bytes, as: UTF8.self)
            for name in [
                "Harbour & Lane", "Harbour &amp; Lane", "HARBOUR", "Brazos", "Mercankaya", "Tecidos", "S-2026",
            ] {
                #expect(!text.contains(name), "\(path) names \(name)")
            }
        }
        let parties = try text(package, "parties.csv")
        for id in ["AKSU", "HUAFU", "W841", "QINGHE"] {
            #expect(parties.contains("\n\(id),") || parties.contains("\(id),"))
        }
        for id in ["ZIPPER", "LANYU", "DNA"] { #expect(!parties.contains("\(id),"), "\(id)") }
        #expect(try text(package, "goods.csv").contains("→ the importer"))
        #expect(try text(package, Package.start).contains("the importer"))
    }

    @Test func conditionsAndSentencesThatNameNobodyAreNoStatements() throws {
        let index = folder.appending(path: "documents/index.csv")
        var rows = try String(contentsOf: index, encoding: .utf8)
        if !rows.hasSuffix("\n") { rows += "\n" }
        rows += "X1,x1.txt,press,,,,ZIPPER,,2025-01-01,en,,,Invented Gazette\n"
        rows += "X2,x2.txt,public-notice,,,,LANYU,,2025-01-01,zh,,,某市人社局\n"
        try rows.write(to: index, atomically: true, encoding: .utf8)
        let found = try Examples.read("denim-importer")
        let zipper = try #require(found.party("ZIPPER")?.name)
        try "If \(zipper) ever received surplus labourers from Xinjiang, the contract would be ended at once.\n".write(
            to: folder.appending(path: "documents/x1.txt"), atomically: true, encoding: .utf8)
        try "来自新疆喀什地区的120名富余劳动力转移就业人员抵达本市，其中部分人员即日上岗。\n".write(
            to: folder.appending(path: "documents/x2.txt"), atomically: true, encoding: .utf8)
        let package = try package()
        let statements = try text(package, "statements.csv")
        let parties = try text(package, "parties.csv")
        for id in ["ZIPPER", "LANYU"] {
            #expect(!statements.contains("\(id),") && !parties.contains("\(id),"), "\(id)")
        }
        #expect(!(try text(package, Package.start).contains(zipper)))
    }

    @Test func whereASourceNamesTheSenderItIsNotClaimedThatNothingDoes() throws {
        let index = folder.appending(path: "documents/index.csv")
        var rows = try String(contentsOf: index, encoding: .utf8)
        if !rows.hasSuffix("\n") { rows += "\n" }
        rows += "X1,x1.txt,press,,,,QINGHE,,2025-01-01,en,,,Invented Gazette\n"
        try rows.write(to: index, atomically: true, encoding: .utf8)
        let words =
            "Qingdao Qinghehai Garment Co., Ltd. took in surplus labourers from Xinjiang; harbour & lane denim co. buys there.\n"
        try words.write(to: folder.appending(path: "documents/x1.txt"), atomically: true, encoding: .utf8)
        let package = try package()
        #expect(!package.remarks.contains { $0.contains("Nothing in the package names you") })
        let remark = try #require(package.remarks.first { $0.contains("names you") })
        #expect(remark.contains("-X1.txt"))
        #expect(String(decoding: try #require(package.files["goods.csv"]), as: UTF8.self).contains("the importer"))
    }

    @Test func aSentenceInChineseIsToldInEnglishAsOurReading() throws {
        let package = try package()
        let page = try text(package, Package.start)
        #expect(page.contains("Our reading, no translation:"))
        #expect(page.contains("speaks of workers from Xinjiang who are moved or taken in under labour transfer."))
        #expect(try text(package, "statements.csv").contains("speaks of workers from Xinjiang"))
    }

    @Test func oneSentenceIsOneRow() throws {
        let rows = try text(package(), "statements.csv").split(separator: "\n").filter { $0.contains("带队干部") }
        #expect(rows.count == 1)
        #expect(rows.first?.contains("Poverty Alleviation through Labour Transfers, outside the region") == true)
    }

    @Test func itIsNeutralAndHoldsNothingOfTheTrade() throws {
        let package = try package()
        let page = try text(package, Package.start).lowercased()
        for word in ["forced labour was found", "guilty", "complicit", "perpetrator", "violat"] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.contains("exposure is not proof"))
        #expect(!package.files.keys.contains { $0.hasPrefix("documents/") })
        #expect(package.manifest.purpose == "allegation")
    }

    @Test func aShipmentChosenLeavesOtherPartiesOut() throws {
        let package = try package(["S-2026"])
        for (path, bytes) in package.files {
            let text = String(decoding: bytes, as: UTF8.self)
            for word in ["AKSU", "TONGHE", "S-2024"] { #expect(!text.contains(word), "\(path) names \(word)") }
        }
        #expect(throws: ClewError.self) { try self.package(["S-1999"]) }
    }

    @Test func theSameInputGivesTheSameBytesAndVerifies() throws {
        let one = try ZipArchive.packed(try package().files)
        #expect(try one == ZipArchive.packed(try package().files))
        let place = directory.url.appending(path: "a.zip")
        try PackageWriter.write(try package(), to: place)
        #expect(try PackageVerification(place).differences.isEmpty)
    }
}
