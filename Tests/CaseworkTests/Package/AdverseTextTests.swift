import ClewModel
import Foundation
import SupplyChain
import TestSupport
import Testing
import World

@testable import Casework

/// The sender of a package is warned of what it leaves out, and nothing that nobody sourced goes to others.
struct AdverseTextTests {
    private static func package(
        _ purpose: PackagePurpose, _ name: String = "denim-importer", shipments: [String] = [],
        change: (inout Case) -> Void = { _ in }
    ) throws -> Package {
        let world = try Examples.world.get()
        var found = try Examples.read(name)
        change(&found)
        let assessed = try Assessor(world: world).assessed(found, options: AssessmentOptions())
        return try PackageBuilder(world: world, purpose: purpose, shipments: shipments)
            .package(of: assessed, caseAt: RepositoryFiles.examples.appending(path: name))
    }

    @Test(arguments: [PackagePurpose.cbpException, .cbpApplicability, .euFLR, .buyer])
    func aTextAgainstAPartyThatIsLeftOutIsNamedFirst(purpose: PackagePurpose) throws {
        let package = try Self.package(purpose)
        let first = try #require(package.remarks.first)
        #expect(first.hasPrefix("D09 (public notice) is not in the package"))
        #expect(first.contains("Qingdao Qinghehai Garment") && first.contains("uses words of this programme"))
        #expect(first.contains("may mislead") && first.contains("Ask counsel"))
        #expect(!package.files.keys.contains { $0.contains("D09") })
    }

    @Test func aTextAboutAPartyOfAnotherChainIsNotHeldAgainstThisOne() throws {
        let package = try Self.package(.cbpException, shipments: ["S-2026"])
        #expect(!package.remarks.contains { $0.contains("may mislead") })
    }

    @Test(arguments: [false, true])
    func everyTextAgainstAPartyShownThatIsLeftOutIsNamed(isOpen: Bool) throws {
        let package = try Self.package(.euFLR) { found in
            guard let index = found.documents.firstIndex(where: { $0.id == "D10" }) else { return }
            found.documents[index].type = "press"
            found.documents[index].publisher = isOpen ? nil : "Invented Gazette"
            found.documents[index].text = "南通桐荷湾纺纱有限公司接收新疆富余劳动力。"
        }
        #expect(package.remarks.contains { $0.hasPrefix("D10 (press)") && $0.contains("may mislead") })
    }

    @Test(
        arguments: [PackagePurpose.cbpException, .cbpApplicability, .euFLR, .buyer],
        ["denim-importer", "solar-developer"])
    func aRangeThatNobodySourcedStaysOut(purpose: PackagePurpose, name: String) throws {
        let package = try Self.package(purpose, name)
        for (path, bytes) in package.files where !path.hasPrefix("documents/") {
            let text = String(decoding: bytes, as: UTF8.self)
            for words in [
                "Recalled", "found in no source", "above the range", "below the range", "of the range are ours",
            ] {
                #expect(!text.contains(words), "\(path): \(words)")
            }
        }
        #expect(!package.remarks.contains { $0.contains("impossible") })
    }

    @Test func aRangeThatTheCaseStatesIsShown() throws {
        let package = try Self.package(.cbpException) { found in
            let range = YieldRange(
                basis: .mass, bounds: Bounds(0.8, 0.9), central: nil, citation: Citation("the mill's report"),
                confidence: .low)
            found.yields.append(
                YieldOverride(
                    stage: "spinning-carded", range: range, source: "the mill's report",
                    location: SourceLocation(file: "case.yaml", line: 1)))
        }
        let page = String(decoding: try #require(package.files[Package.start]), as: UTF8.self)
        #expect(page.contains("the mill&#39;s report") || page.contains("the mill's report"))
        #expect(page.contains("above the range"))
        #expect(package.remarks.contains { $0.contains("E03") && $0.contains("impossible") })
    }

    @Test func listsAreCalledByTheirTitles() throws {
        let package = try Self.package(.buyer)
        for (path, bytes) in package.files where !path.hasPrefix("documents/") && path != "manifest.json" {
            let text = String(decoding: bytes, as: UTF8.self)
            for word in ["us_dhs", "us_bis", "import_ban"] { #expect(!text.contains(word), "\(path): \(word)") }
        }
        #expect(
            String(decoding: try #require(package.files["screening.csv"]), as: UTF8.self).contains("UFLPA Entity List"))
    }
}
