import ClewModel
import Foundation
import SupplyChain
import TestSupport
import Testing

import World
@testable import Casework

/// A party of which only the name speaks of a place; all parties are invented.
struct NameOfPlaceTests {
    private func findings(_ rows: String) throws -> [String] {
        let folder = try TemporaryDirectory()
        _ = try folder.write(
            "title: A question of place\nrequester:\n  name: Invented Imports\n  country: US\ncommodity: cotton\n"
                + "jurisdictions: [us]\nperiod:\n  from: 2025-01-01\n  to: 2026-01-01\n", to: "case.yaml")
        _ = try folder.write("id,name,kind,country,address,role\n" + rows, to: "parties.csv")
        _ = try folder.write(
            "id,stage,description,quantity,unit,producer,place,country,date,unit_mass_kg,solids_percent\n",
            to: "lots.csv")
        _ = try folder.write(
            "event,type,date,party,counterparty,direction,lot,quantity,unit,place,note\n", to: "events.csv")
        _ = try folder.write(
            "id,lot,quantity,unit,hs,shipped,imported,exporter,importer,from,to\n", to: "shipments.csv")
        let knowledge = try Examples.knowledge.get()
        let read = try CaseFolder.read(folder.url, commodities: knowledge.commodities)
        return PlaceStep(gazetteer: try knowledge.gazetteer).run(read).findings.map(\.id)
    }

    @Test func raisesAQuestionWhereNoAddressTells() throws {
        #expect(
            try findings("X,XINJIANG BLUE PEAR TRADE,company,,,exporter\n") == ["place.name-alone/party:X"])
        #expect(
            try findings("X,KASHGAR WILLOW TRADE,company,CN,\"Room 5, Building 2\",exporter\n")
                == ["place.name-alone/party:X"])
    }

    @Test func raisesNoneWhereAnAddressTells() throws {
        #expect(
            try findings("X,XINJIANG BLUE PEAR TRADE,company,CN,\"Qingdao, Shandong\",exporter\n") == [])
        #expect(
            try findings("X,XINJIANG BLUE PEAR TRADE,company,CN,\"Kashgar, Xinjiang\",exporter\n")
                == ["place.in-region/party:X"])
    }
}
