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
        try World(Self.knowledge.get(), archive: archive, knownAt: knownAt)
    }

    /// The reference data without the listings that come with Clew, so that a world holds what a test puts into it.
    static let knowledge = Result {
        let folder = try TemporaryDirectory()
        let reference = folder.url.appending(path: "Reference")
        try FileManager.default.copyItem(at: RepositoryFiles.reference, to: reference)
        let lists = reference.appending(path: "lists")
        for name in try FileManager.default.contentsOfDirectory(atPath: lists.path(percentEncoded: false))
        where name.hasSuffix(".yaml") {
            let file = lists.appending(path: name)
            let text = try String(contentsOf: file, encoding: .utf8)
            guard let bundled = text.range(of: "\nbundled:") else { continue }
            try (String(text[..<bundled.lowerBound]) + "\n").write(to: file, atomically: true, encoding: .utf8)
        }
        let knowledge = KnowledgeBase(reference)
        // Every part that a world asks for is read while the folder is there.
        _ = (try knowledge.lists, try knowledge.bundled, try knowledge.lexicon, try knowledge.counterMeasures)
        _ = (try knowledge.identities, try knowledge.formerIdentifiers, try knowledge.history, try knowledge.version)
        _ = (try knowledge.ownershipRules, try knowledge.catalog)
        kept = folder
        return knowledge
    }

    nonisolated(unsafe) private static var kept: TemporaryDirectory?

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
