import ClewModel
import Foundation
import SourceFiles
import Testing

@testable import SupplyChain

/// Reading EPCIS 2.0: form, identifiers, declarations; all parties and goods here are invented.
struct EPCISReaderTests {
    @Test(arguments: [
        ("urn:epc:id:sgtin:4012345.011111.987", "https://example.org/01/04012345111118/21/987"),
        ("urn:epc:class:lgtin:4012345.022222.AB1", "https://id.gs1.org/01/04012345222227/10/AB1?x=1"),
        ("urn:epc:id:sscc:0614141.1234567890", "https://example.org/a/00/106141412345678908"),
    ])
    func aURNAndADigitalLinkOfOneThingAreOneIdentifier(urn: String, link: String) {
        #expect(GS1Identifier(urn).text == GS1Identifier(link).text)
        #expect(GS1Identifier(link).damage == nil)
    }

    @Test func theLocalDayUsesTheOffsetOfThePlace() throws {
        let time = try #require(Moment("2025-08-01T20:00:00.000Z"))
        #expect(time.day(offset: 480) == "2025-08-02")
        #expect(try #require(Moment("2024-03-01T00:30:00+01:00")).day(offset: 0) == "2024-02-29")
        #expect(Moment("22-07-2026") == nil)
    }

    private func document(_ events: String) -> EPCISDocument {
        EPCISDocument(
            SourceFile(
                name: "a.jsonld",
                text: """
                    {"@context": [], "type": "EPCISDocument", "schemaVersion": "2.0",
                     "epcisBody": {"eventList": [\(events)]}}
                    """))
    }

    private func event(_ id: String, _ quantity: String, more: String = "") -> String {
        """
        {"type": "ObjectEvent", "eventID": "\(id)", "eventTime": "2024-01-14T08:00:00+08:00",
         "eventTimeZoneOffset": "+08:00", "action": "ADD", \(more)
         "quantityList": [{"epcClass": "urn:epc:class:lgtin:4012345.022222.L1", "quantity": \(quantity), "uom": "KGM"}]}
        """
    }

    private func chain(_ document: EPCISDocument) -> EPCISChain {
        EPCISChain([document], isGeneric: true, start: SourceLocation(file: "a.jsonld", line: 1, column: 1))
    }

    @Test(arguments: ["0", "-1", "\"10\""])
    func aQuantityThatIsNoNumberAboveZeroIsRefusedWithItsPlace(quantity: String) {
        let found = document(event("a", quantity))
        #expect(!found.isValid)
        #expect(found.diagnostics.first?.location.line == 4)
    }

    @Test func oneEventTwiceCountsOnceAndTwoOfOneIdentifierAreRefused() {
        #expect(
            chain(document(event("a", "5") + "," + event("a", "5"))).diagnostics.map(\.code) == ["epcis.event.twice"])
        let different = chain(document(event("a", "5") + "," + event("a", "6"))).diagnostics
        #expect(different.map(\.code) == ["epcis.event.duplicate"])
    }

    /// 5 kg on one day and 7 on another are 12; what two systems tell of one instant is one making.
    @Test func twoMakingsOfOneLotAddUp() throws {
        let later = event("b", "7").replacing("2024-01-14", with: "2024-01-15")
        let found = chain(document(event("a", "5") + "," + later))
        #expect(found.draft.tables["lots.csv"]?.rows.map { $0.cells["quantity"] } == ["12"])
        #expect(found.draft.tables["lots.csv"]?.rows.first?.cells["date"] == "2024-01-14")
        #expect(found.diagnostics.map(\.code) == ["epcis.lot.madeTwice"])
        #expect(found.diagnostics.first?.message.contains("5 and 7") == true)
        let told = chain(document(event("a", "5") + "," + event("b", "5")))
        #expect(told.draft.tables["lots.csv"]?.rows.map { $0.cells["quantity"] } == ["5"])
        #expect(told.diagnostics.map(\.code) == ["epcis.lot.toldTwice"])
    }

    @Test func anEventDeclaredWrongIsLeftOutAndBothTimesAreTold() throws {
        let declaration =
            "\"errorDeclaration\": {\"declarationTime\": \"2024-02-01T00:00:00Z\", \"correctiveEventIDs\": [\"b\"]},"
        let found = chain(
            document([event("a", "5"), event("a", "5", more: declaration), event("b", "7")].joined(separator: ",")))
        let told = try #require(found.diagnostics.first)
        #expect(found.diagnostics.count == 1 && told.code == "epcis.event.declaredWrong")
        #expect(told.message.contains("2024-01-14") && told.message.contains("2024-02-01"))
        let lots = try #require(found.draft.tables["lots.csv"])
        #expect(lots.rows.map { $0.cells["quantity"] } == ["7"])
    }
}

/// The public samples, where the shared folder is there.
struct EPCISSurveyTests {
    static let folder = URL(filePath: "../shared/data/epcis")
    static var isThere: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "survey.csv").path) }

    @Test(.enabled(if: isThere, "the folder of public EPCIS samples is not there"))
    func everySampleIsReadOrRefusedWithItsPlace() throws {
        let root = EPCISSurveyTests.folder
        let names = try #require(FileManager.default.subpaths(atPath: root.path)).sorted()
            .filter { $0.hasSuffix(".json") || $0.hasSuffix(".jsonld") }
        var counts: [String: Int] = [:]
        for name in names {
            let found = EPCISDocument(try SourceFile.read(root.appending(path: name), as: name))
            let errors = found.diagnostics.filter { $0.severity == .error }
            let isToldInvalid = name.contains("/Invalid/")
            let codes = Set(errors.map(\.code))
            let kind =
                found.isValid
                ? "read"
                : codes.contains("epcis.unknown")
                    ? "no EPCIS" : codes.first?.hasPrefix("epcis") == true ? "invalid" : "no JSON"
            counts[kind, default: 0] += 1
            if !found.isValid { print(kind, errors.first?.description ?? "") }
            if isToldInvalid { #expect(!found.isValid, "\(name)") }
            if !isToldInvalid, kind == "invalid" { Issue.record("\(name): \(errors)") }
            #expect(errors.allSatisfy { $0.location.line != nil })
        }
        print("EPCIS samples:", counts.sorted { $0.key < $1.key })
        #expect(counts["no JSON"] == 3)
    }

    @Test(.enabled(if: isThere, "the folder of public EPCIS samples is not there"))
    func theWholeChainIsOverusedBy124KilogramsAndItsLastFilletIsOpen() throws {
        let name = "opentraceability/CSharp/OpenTraceability.Tests/Data/all_wholechain_events.jsonld"
        let folder = FileManager.default.temporaryDirectory.appending(path: "whole-chain-\(UUID())")
        try FileManager.default.createDirectory(at: folder.appending(path: "epcis"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(
            at: EPCISSurveyTests.folder.appending(path: name), to: folder.appending(path: "epcis/a.jsonld"))
        try """
        title: Public sample
        requester: {name: A}
        jurisdictions: [us]
        commodity: generic
        """.write(to: folder.appending(path: "case.yaml"), atomically: true, encoding: .utf8)
        try "id,lot,quantity,unit\nS,urn:gdst:example.org:product:lot:class:processor.2.v1-0122-2022,5000,kg\n"
            .write(to: folder.appending(path: "shipments.csv"), atomically: true, encoding: .utf8)
        let catalog = try CommodityCatalog(directory: URL(filePath: "Reference/commodities"))
        let found = try CaseFolder.read(folder, commodities: catalog)
        let wild = "urn:gdst:example.org:product:lot:class:fisherman01.tuna.v1-0122-2022"
        let graph = SupplyGraph(found, commodity: try #require(catalog["generic"]))
        let origins = Dictionary(
            found.lots.map { ($0.id, OriginClaim($0.id == wild ? .inside : .outside)) },
            uniquingKeysWith: { one, _ in one })
        let trace = graph.trace(origins: origins)
        let overused = try #require(trace.problems.first { $0.code == .lotOverused && $0.subject.id == wild })
        #expect(overused.numbers.last?.value == 124)
        let shipment = try #require(trace.shipments.first)
        #expect(shipment.regionShare.lower == 0 && shipment.regionShare.upper == 1)
        #expect(abs(shipment.wellMixedShare.upper - 10_000.0 / 22_000) < 1e-9)
    }
}
