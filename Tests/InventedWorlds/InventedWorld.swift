public import ClewModel
import Foundation
public import StatementStore
public import TestSupport
public import World

/// An archive filled statement by statement, with invented parties alone.
public final class InventedWorld {
    /// The folder of the archive, removed with the world.
    public let folder: TemporaryDirectory
    /// The archive.
    public let archive: Archive

    /// Creates a world of which nothing is known.
    public init() throws {
        folder = try TemporaryDirectory()
        archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
    }

    /// A day; the earliest there is for a text that is none.
    public static func day(_ text: String) -> Day { Day(text) ?? .distantPast }

    /// Records a version of a dataset.
    public func load(_ dataset: DatasetName, on day: String, _ statements: [Statement]) throws {
        let request = ListImportRequest(
            dataset: dataset, recorded: Self.day(day), reader: "test",
            rules: PublishingRules(greatestLoss: 1, fewestEntities: 0))
        _ = try archive.importList(request) { draft in
            draft.targets = 1
            try draft.add(statements)
        }
    }

    /// What a list or register says of a company in China.
    public static func party(_ id: EntityID, _ name: String, in dataset: DatasetName) -> [Statement] {
        [
            Statement(entity: id, schema: .company, property: .name, value: name, dataset: dataset),
            Statement(entity: id, schema: .company, property: .country, value: "cn", dataset: dataset),
        ]
    }

    /// An entry of a list about a party.
    public static func listing(
        of id: EntityID, in dataset: DatasetName, from: String, to: String? = nil, mark: String? = nil,
        reason: String? = nil
    ) -> [Statement] {
        var values: [(PropertyName, String)] = [(.entity, id.rawValue), (.startDate, from), (.listingDate, from)]
        if let to { values.append((.endDate, to)) }
        if let mark { values.append(("status", mark)) }
        if let reason { values.append(("reason", reason)) }
        return values.map {
            Statement(
                entity: EntityID("\(id)-\(dataset)-l"), schema: .sanction, property: $0.0, value: $0.1,
                dataset: dataset)
        }
    }

    /// A stake of one party in another; without a percentage where it is not stated.
    public static func stake(
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

    /// The world of what was loaded.
    public func world(knownAt: Day? = nil) throws -> World {
        try World(Self.knowledge.get(), archive: archive, knownAt: knownAt)
    }

    /// The reference data without the listings that come with Clew, so that a world holds what a test puts into it.
    public static let knowledge = Result {
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
}
