import ClewModel
import Foundation
import OwnershipAnalysis
import Screening
import StatementStore
import SupplyChain
import TestSupport
import World

/// An archive filled statement by statement, with invented parties alone.
final class InventedWorld {
    let folder: TemporaryDirectory
    let archive: Archive

    init() throws {
        folder = try TemporaryDirectory()
        archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
    }

    static func day(_ text: String) -> Day { Day(text) ?? .distantPast }

    /// Records a version of a dataset.
    func load(_ dataset: DatasetName, on day: String, _ statements: [Statement]) throws {
        let request = ListImportRequest(
            dataset: dataset, recorded: Self.day(day), reader: "test",
            rules: PublishingRules(greatestLoss: 1, fewestEntities: 0))
        _ = try archive.importList(request) { draft in
            draft.targets = 1
            try draft.add(statements)
        }
    }

    static func party(_ id: EntityID, _ name: String, in dataset: DatasetName) -> [Statement] {
        [
            Statement(entity: id, schema: .company, property: .name, value: name, dataset: dataset),
            Statement(entity: id, schema: .company, property: .country, value: "cn", dataset: dataset),
        ]
    }

    static func listing(
        of id: EntityID, in dataset: DatasetName, from: String, to: String? = nil
    ) -> [Statement] {
        var values: [(PropertyName, String)] = [(.entity, id.rawValue), (.startDate, from), (.listingDate, from)]
        if let to { values.append((.endDate, to)) }
        return values.map {
            Statement(
                entity: EntityID("\(id)-\(dataset)-l"), schema: .sanction, property: $0.0, value: $0.1,
                dataset: dataset)
        }
    }

    static func stake(
        _ owner: EntityID, _ asset: EntityID, _ percent: String?, in dataset: DatasetName,
        status: String? = nil
    ) -> [Statement] {
        var values: [(PropertyName, String)] = [(.owner, owner.rawValue), (.asset, asset.rawValue)]
        if let percent { values.append((.percentage, percent)) }
        if let status { values.append(("status", status)) }
        return values.map {
            Statement(
                entity: EntityID("\(dataset)-\(owner)-\(asset)"), schema: .ownership, property: $0.0, value: $0.1,
                dataset: dataset)
        }
    }

    func world(knownAt: Day? = nil) throws -> World {
        try World(Examples.knowledge.get(), archive: archive, knownAt: knownAt)
    }

    /// A case that names parties and nothing else.
    static func caseOf(_ names: [(id: String, name: String)]) -> Case {
        let place = SourceLocation(file: "parties.csv", line: 1)
        var found = Case(title: "Invented", requester: "Invented", commodity: "cotton", location: place)
        found.parties = names.map {
            var party = CaseParty(id: $0.id, name: $0.name, location: place)
            party.country = "cn"
            return party
        }
        return found
    }
}
