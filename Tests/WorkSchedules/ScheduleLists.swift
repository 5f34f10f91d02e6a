import ClewModel
package import Foundation
import StatementStore
import TestSupport
import World

/// The lists of a schedule in three versions, each with invented parties alone; put together once for all schedules.
package struct ScheduleLists: Sendable {
    /// The versions, in the order in which they are published.
    let worlds: [World]

    /// A table in which each row has a match.
    static let table = """
        name,country
        Quonvex Invented Looms Co Ltd,cn
        Bravura Invented Spinning GmbH,de
        Zedekiah Invented,ru

        """

    /// Puts the versions together.
    ///
    /// - Parameter reference: The folder of the reference data.
    package init(reference: URL) throws {
        let knowledge = KnowledgeBase(reference)
        worlds = try [Self.first, Self.first + Self.address, Self.first.filter { $0.entity != "zed" }].map { list in
            let folder = try TemporaryDirectory()
            let url = folder.url.appending(path: "archive.sqlite")
            let request = ListImportRequest(
                dataset: "ftm", recorded: ScheduleMoment.firstDay, reader: "schedule",
                rules: PublishingRules(greatestLoss: 1, fewestEntities: 0))
            _ = try Archive(at: url).importList(request) { draft in
                draft.targets = 1
                try draft.add(list)
            }
            return try World(knowledge, archive: Archive(at: url, access: .reading))
        }
    }

    private static let first =
        entity("acme", .company, ["name": "Quonvex Invented Looms Co., Ltd.", "country": "cn", "topics": "sanction"])
        + entity("beta", .company, ["name": "Bravura Invented Spinning GmbH", "country": "de", "topics": "sanction"])
        + entity("zed", .person, ["name": "Zedekiah Invented", "country": "ru", "topics": "sanction"])
    private static let address = entity("acme", .company, ["address": "7 Invented Road, Aksu"])

    private static func entity(
        _ id: EntityID, _ schema: Schema, _ values: KeyValuePairs<PropertyName, String>
    ) -> [Statement] {
        values.map { Statement(entity: id, schema: schema, property: $0.key, value: $0.value, dataset: "ftm") }
    }
}
