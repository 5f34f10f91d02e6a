import ClewModel
import Foundation
import SupplyChain
import TestSupport
import Testing

/// Cases damaged at random are read or refused, and what is read is traced; nothing traps.
struct CaseFuzzTests {
    private static let catalog = try? CommodityCatalog(
        directory: RepositoryFiles.reference.appending(path: "commodities"))

    private static let files: [String: String] = [
        "case.yaml": """
        title: T
        requester: {name: N, country: US}
        jurisdictions: [us]
        commodity: tomato
        yields:
          - {stage: retail, basis: solids, low: 0.9, high: 1.0, source: S}

        """,
        "parties.csv": "id,name,country,role\np,P,us,producer\nq,Q,cn,supplier\n",
        "lots.csv": """
        id,stage,quantity,unit,producer,place,date,unit_mass_kg,solids_percent,homogeneous
        A,farm,1000,kg,p,X,2024-01-05,,4.8,
        B,paste,150,kg,p,X,2024-02,,29,yes
        C,retail,400,pcs,q,Y,2024-03-01,0.9,10,no

        """,
        "events.csv": """
        event,type,date,party,direction,lot,quantity,unit
        e,transform,2024-02-01,p,in,A,1000,kg
        e,,,,out,B,150,kg
        f,transform,2024-03-01,q,in,B,100,kg
        f,,,,in,,50,kg
        f,,,,out,C,,

        """,
        "shipments.csv": "id,lot,quantity,unit,hs,shipped,imported\nS,C,400,pcs,2103.20,2024-04-01,2024-05-01\n",
    ]

    @Test(arguments: 0..<300 as Range<UInt64>)
    func aDamagedCaseIsReadOrRefused(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let scraps = [
            "\"", ",", ";", "\n", "\r", "-", "1e15", "1e400", "\u{0}", "ü", "0", "in", "A", "B", "C", "kg", "W", " ",
        ]
        let folder = try TemporaryDirectory()
        for (name, text) in CaseFuzzTests.files.sorted(by: { $0.key < $1.key }) {
            var bytes = Array(text.utf8)
            for _ in 0..<Int.random(in: 0...2, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + 9))
                default: bytes.insert(contentsOf: (scraps.randomElement(using: &generator) ?? "").utf8, at: place)
                }
                if bytes.isEmpty { bytes = [0x0A] }
            }
            try folder.write(bytes, to: name)
        }
        let catalog = try #require(CaseFuzzTests.catalog)
        do throws(CaseError) {
            let found = try CaseFolder.read(folder.url, commodities: catalog)
            guard let commodity = catalog[found.commodity] else { return }
            for answer in [OriginClaim.Answer.inside, .outside, .unknown] {
                let trace = SupplyGraph(found, commodity: commodity).trace(origins: ["A": OriginClaim(answer)])
                for lot in trace.lots {
                    #expect(Bounds(0, 1).encloses(lot.regionShare))
                    #expect(lot.regionShare.encloses(lot.wellMixedShare))
                }
            }
        } catch {
            #expect(!error.errors.isEmpty)
            #expect(error.diagnostics.allSatisfy { !$0.location.file.isEmpty })
        }
    }
}
