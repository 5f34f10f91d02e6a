import ClewModel
import Foundation
import OfficeFiles
import SourceFiles
import SupplyChain
import TestSupport
import Testing
import World

@testable import Casework

/// A package says first what is missing, shows the chains chosen and nothing else, and is the same each time.
struct PackageTests {
    private static func package(
        _ name: String, _ purpose: PackagePurpose = .cbpApplicability, shipments: [String] = [],
        limits: PackageLimits = PackageLimits(), change: (inout Case) -> Void = { _ in }
    ) throws -> Package {
        let world = try Examples.world.get()
        var found = try Examples.read(name)
        change(&found)
        let assessed = try Assessor(world: world).assessed(found, options: AssessmentOptions())
        return try PackageBuilder(world: world, purpose: purpose, shipments: shipments, limits: limits)
            .package(of: assessed, caseAt: RepositoryFiles.examples.appending(path: name))
    }

    private static func text(_ package: Package, _ path: String = Package.start) throws -> String {
        String(decoding: try #require(package.files[path]), as: UTF8.self)
    }

    /// Every purpose of one example, and one purpose of every other.
    private static let someOfEach: [(String, PackagePurpose)] =
        PackagePurpose.allCases.map { ("denim-importer", $0) }
        + Examples.names.filter { $0 != "denim-importer" }.enumerated().map { number, name in
            (name, PackagePurpose.allCases[number % PackagePurpose.allCases.count])
        }

    @Test(arguments: someOfEach)
    func theSameInputGivesTheSameBytes(name: String, purpose: PackagePurpose) throws {
        let one = try ZipArchive.packed(try Self.package(name, purpose).files)
        let other = try ZipArchive.packed(try Self.package(name, purpose).files)
        #expect(one == other)
        #expect(one.count > 10_000)
    }

    @Test func theFirstPageNamesWhatIsMissingItemByItemAndStageByStage() throws {
        let package = try Self.package("denim-importer")
        let page = try Self.text(package)
        let first = try #require(page.components(separatedBy: "<h2 id=\"summary\"").first)
        #expect(first.contains("Proof of payment for each sale"))
        #expect(first.contains("<strong>Ginning</strong> (E02, E01, E11)"))
        #expect(first.contains("Mixing or laydown sheet of the spinning mill by lot"))
        #expect(try Self.text(package, "checklist.csv").contains("Spinning, carded: E03"))
        #expect(package.remarks.contains { $0.contains("Missing: Proof of payment") })
    }

    /// Goods that go elsewhere are none of an authority's business.
    @Test func onlyShipmentsThatGoThereAreShownToAnAuthority() throws {
        let package = try Self.package("tomato-sauce-brand")
        let found = try Examples.read("tomato-sauce-brand")
        let there = found.shipments.filter { $0.toCountry == "us" }.map(\.id)
        #expect(!there.isEmpty && there.count < found.shipments.count)
        #expect(package.manifest.shipments == there)
        #expect(package.remarks.contains { $0.hasPrefix("Left out, since they do not go to") })
        for other in found.shipments where other.toCountry != "us" {
            #expect(try !Self.text(package, "portal/2-shipments.txt").contains(PortalText.plain(other.id)))
        }
        let nowhere = try Self.package("denim-importer", .euFLR)
        #expect(nowhere.manifest.shipments == ["S-2024", "S-2026"])
        #expect(nowhere.remarks.contains { $0.hasPrefix("No shipment of the case goes to") })
        let named = try Self.package("denim-importer", .euFLR, shipments: ["S-2026"])
        #expect(named.remarks.contains { $0.hasPrefix("S-2026 goes to US, and this package is for an authority of") })
    }

    /// A step of which no source states a yield cites none.
    @Test func aBlankYieldCitesNothing() throws {
        let page = try Self.text(Self.package("denim-importer"))
        let balance = try #require(page.components(separatedBy: "<h2 id=\"balance\"").last)
        let table = try #require(balance.components(separatedBy: "</table>").first)
        #expect(!table.contains("guidance"))
    }

    @Test func whatOfTheChainDoesNotHoldIsSaidToTheSender() throws {
        let package = try Self.package("denim-importer")
        let found = try Examples.assess(try Examples.read("denim-importer")).findings.filter {
            $0.rule.hasPrefix("chain.")
        }
        #expect(!found.isEmpty)
        #expect(found.contains { finding in package.remarks.contains(finding.statement) })
    }

    /// What a step lost is said once, with the step that it is of.
    @Test(arguments: Examples.names)
    func noStepIsToldTwice(name: String) throws {
        let found = try Examples.assess(try Examples.read(name))
        let remarks = try Self.package(name).remarks
        for finding in found.findings where finding.rule.hasPrefix("chain.yield.") {
            let told = remarks.filter { $0.contains(finding.statement) }
            #expect(told.count <= 1, "\(told)")
            let isUnbalanced = found.steps.contains {
                $0.id == finding.subject.id && ["impossible", "implausible"].contains($0.verdict)
            }
            if isUnbalanced { #expect(told.allSatisfy { $0.contains(finding.subject.id) }) }
        }
    }

    @Test func aPackageForOneShipmentTellsNothingOfAnotherChain() throws {
        let package = try Self.package("denim-importer", shipments: ["S-2026"])
        let foreign = [
            "AKSU", "阿克苏", "Huafu", "TONGHE", "W841", "QINGHE", "JEANS-1", "LINT-841", "S-2024", "two shipments",
        ]
        for (path, bytes) in package.files {
            let text = String(decoding: bytes, as: UTF8.self)
            for word in foreign { #expect(!text.contains(word), "\(path) names \(word)") }
        }
        #expect(package.manifest.shipments == ["S-2026"])
        #expect(package.files.keys.contains("documents/07-garment/D26-cutting-ticket.txt"))
        #expect(!package.files.keys.contains { $0.contains("D01") })
    }

    @Test(arguments: someOfEach)
    func whatIsForTheRequesterAloneStaysOut(name: String, purpose: PackagePurpose) throws {
        let package = try Self.package(name, purpose)
        let assessment = try Examples.assess(Examples.read(name))
        #expect(!package.files.keys.contains { $0.contains("dossier") || $0.contains("counsel") })
        let own = package.files.filter { !$0.key.hasPrefix("documents/") }
        for (path, bytes) in own {
            let text = String(decoding: bytes, as: UTF8.self)
            for measure in assessment.counterMeasures {
                #expect(!text.contains(measure.instrument) && !text.contains(measure.saferWay), "\(path)")
            }
            for gap in assessment.gaps { #expect(!text.contains(gap.question), "\(path): \(gap.question)") }
            for task in assessment.answer.toDo { #expect(!text.contains(task.what), "\(path): \(task.what)") }
            #expect(!text.contains("<script"))
        }
    }

    @Test func aShipmentThatDoesNotExistIsRefused() {
        #expect(throws: ClewError.self) { try Self.package("denim-importer", shipments: ["S-1999"]) }
    }

    @Test func aDocumentThatIsTooLargeIsRefusedWithItsRow() throws {
        var limits = PackageLimits()
        limits.document = 40
        let error = #expect(throws: ClewError.self) { try Self.package("denim-importer", limits: limits) }
        #expect(error?.diagnostics.contains { $0.message.contains("more than") && $0.location.line == 2 } == true)
        limits = PackageLimits()
        limits.total = 100
        let total = #expect(throws: ClewError.self) { try Self.package("denim-importer", limits: limits) }
        #expect(total?.diagnostics.contains { $0.message.contains("together") } == true)
    }

    @Test func aDocumentThatChangedSinceItWasAssessedIsRefused() throws {
        let error = #expect(throws: ClewError.self) {
            try Self.package("denim-importer") { $0.documents[0].sha256 = SHA256Digest(ofText: "another") }
        }
        #expect(error?.diagnostics.first?.code == "package.document.changed")
    }

    @Test func namesOfDocumentsAreSafeAndNeverShared() throws {
        let package = try Self.package("denim-importer") { found in
            for (index, id) in ["../../etc/passwd", "a/b", "A-B", "发票", "CON", "x\u{202E}y"].enumerated() {
                found.documents[index].id = id
            }
            found.documents[2].type = found.documents[1].type
        }
        let documents = package.files.keys.filter { $0.hasPrefix("documents/") }
        #expect(Set(documents.map { $0.lowercased() }).count == 19)
        let pattern = /documents\/[0-9]{2}-[A-Za-z0-9-]+\/[A-Za-z0-9-]+\.[a-z0-9]+/
        for path in documents { #expect(path.wholeMatch(of: pattern) != nil, "\(path)") }
        #expect(throws: Never.self) { try ZipArchive.packed(package.files) }
    }

    @Test func whatIsRedactedAndWhatIsTranslatedStandsOnTheFirstPage() throws {
        let package = try Self.package("denim-importer") { found in
            found.documents[0].redacted = "prices are blacked out"
            found.documents[1].language = "zh-Hans"
            found.documents[2].language = "zh-Hans"
            found.documents[3].translationOf = found.documents[2].id
        }
        let first = try #require(try Self.text(package).components(separatedBy: "<h2 id=\"summary\"").first)
        #expect(first.contains("prices are blacked out"))
        #expect(first.contains("English translations of documents in other languages"))
        #expect(try Self.text(package, "checklist.csv").contains("languages,in part,D04,Ginning: D02"))
        let page = try Self.text(package)
        #expect(page.contains("no English translation"))
        #expect(
            page.components(separatedBy: "tag medium\">redacted").count == 2, "one document of the index is redacted")
    }

    @Test func thePortalTakesEveryCharacter() throws {
        for name in Examples.names {
            let package = try Self.package(name)
            let portal = package.files.filter { $0.key.hasPrefix("portal/") }
            #expect(portal.count == 6)
            for (path, bytes) in portal {
                let isPlain = bytes.allSatisfy {
                    $0 == 0x0A || $0 == 0x20 || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
                        || (0x61...0x7A).contains($0)
                }
                #expect(isPlain, "\(name) \(path)")
            }
        }
        #expect(try Self.package("denim-importer", .euFLR).files.keys.allSatisfy { !$0.hasPrefix("portal/") })
    }

    @Test func theManifestHoldsEveryFileAndTheFingerprint() throws {
        let package = try Self.package("tomato-sauce-brand", .buyer)
        let assessment = try Examples.assess(Examples.read("tomato-sauce-brand"))
        #expect(package.manifest.fingerprint == assessment.fingerprint)
        #expect(package.manifest.differences(from: package.files).isEmpty)
        #expect(package.manifest.files.count == package.files.count - 1)
    }

    @Test func hostileWordsAreShownAndNeverRun() throws {
        let package = try Self.package("denim-importer") { found in
            found.documents[0].note = "<script>alert(1)</script>\u{202E}"
            found.documents[0].type = "invoice\"><img src=x>"
            found.lots[0].description = "=cmd|'/c calc'!A1"
            found.parties[0].name += "<script>"
        }
        let page = try Self.text(package)
        #expect(!page.contains("<script") && !page.contains("<img"))
        for (path, bytes) in package.files where !path.hasPrefix("documents/") {
            let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
            let left = text.unicodeScalars.filter {
                SafeText.isCommand($0) && $0 != "\n" && $0 != "\t" && $0 != "\u{FEFF}"
            }
            #expect(left.isEmpty, "\(path)")
        }
    }
}

/// A package that was written can be checked, and every change to it is told.
struct PackageVerificationTests {
    private let folder: TemporaryDirectory
    private let package: Package

    init() throws {
        folder = try TemporaryDirectory()
        let world = try Examples.world.get()
        let assessed = try Assessor(world: world).assessed(
            try Examples.read("tomato-sauce-brand"), options: AssessmentOptions())
        self.package = try PackageBuilder(world: world, purpose: .euFLR)
            .package(of: assessed, caseAt: RepositoryFiles.examples.appending(path: "tomato-sauce-brand"))
    }

    @Test(arguments: ["package.zip", "package"])
    func whatWasWrittenIsWhatTheManifestSays(name: String) throws {
        let out = folder.url.appending(path: name)
        try PackageWriter.write(package, to: out)
        let found = try PackageVerification(out)
        #expect(found.differences.isEmpty)
        #expect(found.manifest == package.manifest)
    }

    @Test func missingChangedAndAddedFilesAreNamed() throws {
        let out = folder.url.appending(path: "out")
        try PackageWriter.write(package, to: out)
        try Data("x".utf8).write(to: out.appending(path: "index.csv"))
        try FileManager.default.removeItem(at: out.appending(path: "parties.csv"))
        try folder.write("y", to: "out/documents/new.txt")
        try FileManager.default.createSymbolicLink(
            at: out.appending(path: "link"), withDestinationURL: URL(filePath: "/etc/passwd"))
        #expect(
            try PackageVerification(out).differences == [
                "index.csv: changed", "parties.csv: missing", "documents/new.txt: not in the manifest",
                "link: no plain file",
            ])
    }

    @Test func aFolderWithOtherFilesIsNotWrittenTo() throws {
        try folder.write("mine", to: "out/mine.txt")
        #expect(throws: ClewError.self) { try PackageWriter.write(package, to: folder.url.appending(path: "out")) }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path(percentEncoded: false))
        #expect(names == ["out"])
        #expect(try String(contentsOf: folder.url.appending(path: "out/mine.txt"), encoding: .utf8) == "mine")
    }

    @Test(arguments: ["", "not a zip", "{}"])
    func whatIsNoPackageIsRefused(content: String) throws {
        let file = try folder.write(content, to: "p.zip")
        #expect(throws: ClewError.self) { try PackageVerification(file) }
        try folder.write(content, to: "p/manifest.json")
        #expect(throws: ClewError.self) { try PackageVerification(folder.url.appending(path: "p")) }
        #expect(throws: ClewError.self) { try PackageVerification(folder.url.appending(path: "absent")) }
    }

    @Test(arguments: ["exit 1", "exit 0", "sleep 1000"])
    func withoutAPrinterASentenceSaysSoAndNothingIsLeft(script: String) throws {
        let browser = try folder.write("#!/bin/sh\n\(script)\n", to: "bin/chromium")
        let path = browser.path(percentEncoded: false)
        try FileManager.default.setAttributes([.posixPermissions: NSNumber(value: 0o700)], ofItemAtPath: path)
        let out = folder.url.appending(path: "p.zip")
        for print in [
            PackagePrint(browser: nil),
            PackagePrint(browser: HelperProgram(path: path), timeLimit: .milliseconds(300)),
        ] {
            guard case .none(let why) = print.write(package, beside: out) else {
                Issue.record("a PDF came of nothing")
                continue
            }
            #expect(why.contains("No PDF was written"))
        }
        #expect(
            !FileManager.default.fileExists(atPath: folder.url.appending(path: "p.pdf").path(percentEncoded: false)))
    }
}
