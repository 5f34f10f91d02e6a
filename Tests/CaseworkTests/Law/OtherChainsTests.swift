import ClewModel
import Foundation
import SupplyChain
import TestSupport
import Testing
import World

@testable import Casework

/// What is said of a shipment rests on its own chain: other chains of the same case change nothing, however many there are.
struct OtherChainsTests {
    /// A case of chains of one gin, one mill and one shipment each; every second document is named by the row of its event.
    private func assessment(of chains: [Int]) throws -> Assessment {
        let folder = try TemporaryDirectory()
        try folder.write(
            """
            title: Chains
            requester: {name: Quillmark Apparel Inc., country: US}
            commodity: cotton
            jurisdictions: [us, eu]
            period: {from: 2024-01-01, to: 2024-12-31}
            example: true
            note: All invented.
            """, to: "case.yaml")
        var parties =
            "id,name,kind,country,address,role\nIMP,Quillmark Apparel Inc.,company,US,\"Dallas, Texas\",importer\n"
        var lots = "id,stage,quantity,unit,producer,place,country,date\n"
        var events = "event,type,date,party,counterparty,direction,lot,quantity,unit,documents\n"
        var shipments = "id,lot,quantity,unit,hs,shipped,imported,exporter,importer,from,to\n"
        var index = "id,file,type,events\n"
        for chain in chains {
            parties += "M\(chain),Bentwillow Mill \(chain) Ltd.,company,VN,\"Binh Duong, Vietnam\",producer\n"
            lots += "L\(chain),ginning,20,t,,\(chain % 3 == 0 ? "新疆阿克苏地区库车市,CN" : "\"Lubbock, Texas\",US"),2024-02-01\n"
            lots += "Y\(chain),spinning-carded,17,t,M\(chain),\"Binh Duong, Vietnam\",VN,2024-03-01\n"
            let document = chain % 2 == 0 ? "D\(chain)" : ""
            events += "E\(chain),transform,2024-03-01,M\(chain),,in,L\(chain),20,t,\(document)\n"
            events += "E\(chain),,,,,out,Y\(chain),17,t,\n"
            events += "V\(chain),sell,2024-03-05,M\(chain),IMP,in,Y\(chain),17,t,\n"
            shipments +=
                "S\(chain),Y\(chain),17,t,5205.12,2024-03-09,2024-04-09,M\(chain),IMP,VN,US\n"
            index += "D\(chain),d\(chain).txt,laydown-sheet,\(chain % 2 == 0 ? "" : "E\(chain)")\n"
            try folder.write("Laydown of lot \(chain).\n", to: "documents/d\(chain).txt")
        }
        try folder.write(parties, to: "parties.csv")
        try folder.write(lots, to: "lots.csv")
        try folder.write(events, to: "events.csv")
        try folder.write(shipments, to: "shipments.csv")
        try folder.write(index, to: "documents/index.csv")
        return try Assessor(world: Examples.world.get()).assess(caseAt: folder.url, options: AssessmentOptions())
    }

    @Test(arguments: [1, 2, 3, 4])
    func dutiesAndContentOfAShipmentAreThoseOfItsChainAlone(chain: Int) throws {
        let all = try assessment(of: [1, 2, 3, 4, 5, 6])
        let alone = try assessment(of: [chain])
        let id = "S\(chain)"
        let own = all.duties.filter { $0.shipment == id }
        #expect(!own.isEmpty)
        #expect(own == alone.duties.filter { $0.shipment == id })
        #expect(all.shipments.first { $0.id == id } == alone.shipments.first { $0.id == id })
    }

    @Test func theOrderOfRowsChangesNoDuty() throws {
        let one = try assessment(of: [1, 2, 3, 4])
        let other = try assessment(of: [4, 2, 1, 3])
        func sorted(_ assessment: Assessment) -> [DutyReport] {
            assessment.duties.enumerated().sorted {
                ($0.element.shipment, $0.offset) < ($1.element.shipment, $1.offset)
            }
            .map(\.element)
        }
        #expect(sorted(one) == sorted(other))
    }
}
