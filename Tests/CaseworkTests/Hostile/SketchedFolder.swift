import ClewModel
import Foundation
import InventedWorlds
import StatementStore
import TestSupport
import World

@testable import Casework

/// A small case as a folder, a row a line, with invented parties alone; assessed against a world in which some of them are listed.
struct SketchedFolder {
    /// The commodity of the case.
    var commodity = "cotton"
    /// Where the requester sits.
    var country = "US"
    /// The jurisdictions asked about.
    var jurisdictions = "us"
    /// Rows of the tables, without their heads.
    var parties = ["IMP,Quillmark Apparel Inc.,company,US,\"Dallas, Texas\",importer"]
    var lots: [String] = []
    var events: [String] = []
    var shipments: [String] = []
    var milestones: [String] = []
    /// Who is listed: the party's name, the list, the first day and the goods that the entry names.
    var listed: [(name: String, list: DatasetName, from: String, goods: String?)] = []

    /// Entries of two lists that are on record as one party: each the list's name, a hyphen and its number on that list.
    var links: [(EntityID, EntityID)] = []

    mutating func party(_ id: String, _ name: String, _ country: String = "VN", _ address: String = "\"Hue, Vietnam\"")
    {
        parties.append("\(id),\"\(name)\",company,\(country),\(address),producer")
    }

    /// Writes the case and assesses it.
    func assess(asOf: String) throws -> Assessment {
        let question = try assessed(asOf: asOf)
        return question.assessment
    }

    /// The same with all that the assessment was made of.
    func assessed(asOf: String) throws -> AssessedCase {
        let folder = try TemporaryDirectory()
        func table(_ head: String, _ rows: [String], _ file: String) throws {
            try folder.write(([head] + rows).joined(separator: "\n") + "\n", to: file)
        }
        try folder.write(
            """
            title: A sketched case
            requester: {name: Quillmark Apparel Inc., country: \(country)}
            commodity: \(commodity)
            jurisdictions: [\(jurisdictions)]
            period: {from: 2020-01-01, to: 2028-12-31}
            example: true
            note: All invented.

            """, to: "case.yaml")
        try table("id,name,kind,country,address,role", parties, "parties.csv")
        try table("id,stage,quantity,unit,producer,place,country,date", lots, "lots.csv")
        try table("event,type,date,party,counterparty,direction,lot,quantity,unit", events, "events.csv")
        try table("id,lot,quantity,unit,hs,shipped,imported,exporter,importer,from,to", shipments, "shipments.csv")
        if !milestones.isEmpty {
            try table("id,what,date,until,shipment,party,reference", milestones, "milestones.csv")
        }
        return try Assessor(world: try world()).assessed(
            caseAt: folder.url, options: AssessmentOptions(asOf: Day(asOf), regimes: []))
    }

    /// The world in which the parties are listed.
    func world() throws -> World {
        let invented = try InventedWorld()
        for (list, entries) in Dictionary(grouping: listed, by: \.list).sorted(by: { $0.key < $1.key }) {
            try invented.load(
                list, on: "2020-01-01",
                entries.enumerated().flatMap { number, entry in
                    let id = EntityID("\(list)-\(number)")
                    let goods = entry.goods.map {
                        [
                            Statement(
                                entity: EntityID("\(id)-\(list)-l"), schema: .sanction, property: .reason, value: $0,
                                dataset: list)
                        ]
                    }
                    return InventedWorld.party(id, entry.name, in: list)
                        + InventedWorld.listing(of: id, in: list, from: entry.from) + (goods ?? [])
                })
        }
        for (one, other) in links {
            _ = try invented.archive.record(
                IdentityLink(
                    one, other, reason: "invented", citation: Citation("invented"),
                    recorded: InventedWorld.day("2020-01-02")))
        }
        return try invented.world()
    }
}

extension Assessment {
    /// What a provision means for a shipment; `nil` where it was not judged.
    func status(_ provision: String, _ shipment: String = "S1") -> DutyReport.Status? {
        duties.first { $0.provision == provision && $0.shipment == shipment }?.status
    }

    /// The first screen as one text.
    var headline: String {
        (answer.toDo.map { "\($0.what) – \($0.because)" } + answer.established + answer.notExcluded + answer.notKnown)
            .joined(separator: "\n")
    }
}
