import ClewModel
import Foundation
import StatementStore

/// A folder of its own for one test, removed with the value.
final class ArchiveFixture {
    let folder: URL
    var file: URL { folder.appending(path: "archive.sqlite") }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "clew-archive-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func archive() throws -> Archive { try Archive(at: file) }
}

/// Short ways to write invented entities.
enum Invented {
    static let list: DatasetName = "invented_list"

    static func company(_ id: EntityID, _ names: String..., in list: DatasetName = list) -> [Statement] {
        names.map { Statement(entity: id, schema: .company, property: .name, value: $0, dataset: list) }
            + [Statement(entity: id, schema: .company, property: .jurisdiction, value: "cn", dataset: list)]
    }

    static func day(_ text: String) -> Day { Day(text) ?? .distantPast }
}

extension Archive {
    /// Imports statements as a version of a list.
    @discardableResult
    func load(
        _ entities: [[Statement]], on day: String, as list: DatasetName = Invented.list,
        file: String = "list.csv", rules: PublishingRules = PublishingRules(greatestLoss: 1, fewestEntities: 0)
    ) throws -> ImportOutcome {
        let digest = String(repeating: "0", count: 56) + String(format: "%08x", abs(file.hashValueForTests))
        return try importList(
            ListImportRequest(
                dataset: list, recorded: Invented.day(day), reader: "test 1",
                files: [ImportedFile(name: file, sha256: digest, size: 1)], rules: rules)
        ) { draft in
            for statements in entities {
                draft.countRecord()
                try draft.add(statements)
            }
        }
    }

    func names(validAt: String? = nil, knownAt: String) throws -> [String] {
        try snapshot(validAt: validAt.map(Invented.day), knownAt: Invented.day(knownAt)).entities()
            .flatMap { entity in entity[.name].map { "\(entity.id): \($0)" } }
    }
}

extension String {
    /// A number from the text that is the same in every run.
    var hashValueForTests: Int {
        utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0x7FFF_FFFF }
    }
}
