import ClewModel
import GRDB

/// Reads the entities of a snapshot within one read of the database.
struct SnapshotReader {
    private let snapshot: ArchiveSnapshot
    private let database: Database
    private let terms: TermTable
    private let citations: CitationTable
    private let select: BoundStatement
    private let find: BoundStatement
    private let selectAll: BoundStatement
    private let selectPage: BoundStatement

    /// Which schemata to read; all where it is `nil`.
    private let isWanted: ((Schema) -> Bool)?

    init(_ database: Database, snapshot: ArchiveSnapshot, where isWanted: ((Schema) -> Bool)? = nil) throws {
        self.database = database
        self.snapshot = snapshot
        self.isWanted = isWanted
        terms = try TermTable("term", in: database)
        citations = try CitationTable(database)
        select = try BoundStatement(ArchiveQuery.valuesAtVersion, in: database)
        find = try BoundStatement(ArchiveQuery.entityOfKey, in: database)
        selectAll = try BoundStatement(ArchiveQuery.allStatements, in: database)
        selectPage = try BoundStatement(ArchiveQuery.pageOfList, in: database)
    }

    /// The entities about which any list ever made a statement of some schemata.
    ///
    /// - Complexity: O(*s*) in all statements on record, read in the order in which they lie.
    static func entities(where isWanted: (Schema) -> Bool, in database: Database) throws -> NumberSet {
        let schemata = try TermTable("term", in: database).numbers { isWanted(Schema(rawValue: $0)) }
        let list = schemata.map(String.init).joined(separator: ", ")
        let select = try BoundStatement("SELECT entity FROM statement WHERE schema IN (\(list))", in: database)
        var entities = NumberSet()
        while try select.step() { entities.insert(select.number(0)) }
        return entities
    }

    /// The entity that stands under these identifiers in any list; its identifier is the first that a list knows.
    ///
    /// - Throws: `damaged` where what a list says about it is not what was imported; only the version of a list that is the
    ///   last can be checked without reading all of it.
    func entity(_ keys: [String]) throws -> Entity? {
        var result: Entity?
        var words: EncodedWords?
        for key in keys {
            for (place, list) in snapshot.lists.enumerated() {
                guard let number = try number(of: key, in: list) else { continue }
                if words == nil { words = try EncodedWords(database) }
                if let words { try check(key, in: list, place: place, words) }
                try add(to: &result, key: key, number: number, place: place)
            }
        }
        return finished(result)
    }

    /// Compares the statements about an entity with the hash that its import left.
    private func check(_ key: String, in list: Int64, place: Int, _ words: EncodedWords) throws {
        let version = snapshot.versions[place]
        let last = try Int64.fetchOne(
            database, sql: ArchiveQuery.versionOnDay, arguments: [list, Day.distantFuture.number])
        guard last == version.number else { return }
        find.bind(1, list)
        find.bind(2, key)
        guard try find.step() else { return }
        let (number, expected) = (find.number(0), find.hash(1))
        find.reset()
        var encoding = StatementEncoding()
        var held: [Bool] = []
        encoding.reset()
        selectAll.bind(1, number)
        while try selectAll.step() {
            try encoding.append(selectAll, from: 1, words)
            held.append(
                selectAll.number(12) <= version.number
                    && version.number < (selectAll.optionalNumber(13) ?? .max))
        }
        guard encoding.hash(of: held) == expected else {
            throw snapshot.archive.damage(
                ArchiveFault(
                    dataset: version.dataset, entity: EntityID(key),
                    message: "the statements are not those that were imported"))
        }
    }

    /// Adds what a list says about an entity; creates the entity where it is the first to say anything.
    ///
    /// - Parameter place: The list's place in the snapshot.
    func add(to entity: inout Entity?, key: String, number: Int64, place: Int) throws {
        let version = snapshot.versions[place].number
        select.bind(1, number)
        select.bind(2, version)
        select.bind(3, version)
        var values: (property: PropertyName, values: [String])?
        while try select.step() {
            let schema = Schema(rawValue: terms[select.number(0)])
            if let isWanted, !isWanted(schema) { continue }
            let dataset = terms[select.number(3)]
            guard snapshot.holds(schema, from: select.optionalNumber(4), to: select.optionalNumber(5)),
                !snapshot.unlisted.contains(key, in: dataset)
            else { continue }
            var current = entity ?? Entity(id: EntityID(key), schema: schema)
            entity = nil
            let property = PropertyName(rawValue: terms[select.number(1)])
            // The values of a property mostly come together, and then the property is looked up once.
            if values?.property != property {
                if let values { current.properties[values.property] = values.values }
                values = (property, current.properties[property] ?? [])
            }
            values?.values.appendIfNew(select.text(2))
            current.datasets.appendIfNew(DatasetName(dataset))
            entity = current
        }
        if let values { entity?.properties[values.property] = values.values }
    }

    private func number(of key: String, in list: Int64) throws -> Int64? {
        find.bind(1, list)
        find.bind(2, key)
        guard try find.step() else { return nil }
        defer { find.reset() }
        return find.number(0)
    }

    /// The entity with its datasets sorted; `nil` for a document of parties that stood on no list on the day.
    func finished(_ entity: Entity?) -> Entity? {
        guard var entity else { return nil }
        if let holders = entity.properties["holder"], holders.allSatisfy({ isUnlisted($0, beside: entity) }) {
            return nil
        }
        if entity.datasets.count > 1 { entity.datasets.sort() }
        return entity
    }

    private func isUnlisted(_ party: String, beside entity: Entity) -> Bool {
        entity.datasets.contains { snapshot.unlisted.contains(party, in: $0.rawValue) }
    }

    /// The statements about an entity that the snapshot holds, with both of their times.
    func recordedStatements(about key: String) throws -> [RecordedStatement] {
        var result: [RecordedStatement] = []
        for (place, list) in snapshot.lists.enumerated() {
            guard let number = try number(of: key, in: list) else { continue }
            let version = snapshot.versions[place].number
            selectAll.bind(1, number)
            while try selectAll.step() {
                let (opened, closed) = (selectAll.number(12), selectAll.optionalNumber(13))
                guard opened <= version, closed.map({ $0 > version }) ?? true,
                    snapshot.holds(
                        Schema(rawValue: terms[selectAll.number(1)]), from: selectAll.optionalNumber(10),
                        to: selectAll.optionalNumber(11))
                else { continue }
                let statement = try StatementRow.read(
                    selectAll, of: EntityID(key), terms: terms, citations: citations)
                guard !snapshot.unlisted.contains(key, in: statement.dataset.rawValue) else { continue }
                result.append(
                    RecordedStatement(
                        statement: statement,
                        list: snapshot.versions[place].dataset,
                        recordedFrom: try day(of: opened) ?? .distantPast,
                        recordedTo: try closed.flatMap { try day(of: $0) }))
            }
        }
        return result
    }

    private func day(of version: Int64) throws -> Day? {
        try Int32.fetchOne(
            database.cachedStatement(sql: "SELECT recorded FROM version WHERE id = ?"), arguments: [version]
        ).map(Day.init(number:))
    }

    /// One page of a list's entities, after an identifier.
    func page(of list: Int64, after key: String, limit: Int) throws -> [(key: String, number: Int64)] {
        selectPage.bind(1, list)
        selectPage.bind(2, key)
        selectPage.bind(3, Int64(limit))
        var result: [(key: String, number: Int64)] = []
        result.reserveCapacity(limit)
        while try selectPage.step() { result.append((selectPage.text(0), selectPage.number(1))) }
        return result
    }
}

extension Array where Element: Equatable {
    /// Appends an element that is not there yet; for the few values of a property.
    mutating func appendIfNew(_ element: Element) {
        if !contains(element) { append(element) }
    }
}
