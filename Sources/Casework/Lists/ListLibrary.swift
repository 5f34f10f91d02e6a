public import ClewModel

/// The entries of all lists on hand, as parties to compare with and designations to cite.
public struct ListLibrary: Sendable {
    /// The parties, sorted by identifier.
    public let parties: [Entity]
    /// The entries about each party, by list and first day.
    public let designations: [EntityID: [Designation]]

    private let positions: [EntityID: Int]
    private let former: FormerIdentifiers

    /// Puts statements together.
    ///
    /// Entities of a matchable schema are parties; `Sanction` entities become designations of the party they point at. A
    /// party on a list that states no entry about it gets one without dates, unless entries of other lists stand.
    ///
    /// - Parameters:
    ///   - statements: The statements of all lists.
    ///   - asOf: The day of the world on which entries stand or not; `nil` where no day is asked for, and any counts.
    ///   - day: The day whose knowledge is used: entries published later are left out, with parties that have no other.
    /// - Complexity: O(*n* log *n*) in the number of statements.
    public init(statements: [Statement], asOf: Day? = nil, knownAt day: Day = .distantFuture) {
        var records: [EntityID: Statement] = [:]
        for statement in statements where records[statement.entity]?.citation == nil {
            records[statement.entity] = statement
        }
        self.init(entities: Entity.assemble(statements), asOf: asOf, knownAt: day) { entity in
            let record = records[entity.id]
            return (record?.citation, record?.confidence ?? .medium)
        }
    }

    /// Puts entities together; `source` gives where an entity can be read, and how far it is to be trusted.
    public init(
        entities: [Entity], asOf: Day? = nil, knownAt day: Day = .distantFuture,
        former: FormerIdentifiers = .none, source: (Entity) -> (Citation?, Confidence)
    ) {
        self.former = former
        var designations: [EntityID: [Designation]] = [:]
        var hidden: [EntityID: Set<DatasetName>] = [:]
        for entity in entities where entity.schema == .sanction {
            let (citation, confidence) = source(entity)
            for designation in Designation.all(of: entity, citation: citation, confidence: confidence) {
                if designation.knownFrom > day {
                    hidden[designation.entity, default: []].insert(designation.dataset)
                } else {
                    designations[designation.entity, default: []].append(designation)
                }
            }
        }
        designations = designations.mapValues(Self.withoutUndatedTwins)
        var parties: [Entity] = []
        for entity in entities where entity.schema.isMatchable {
            var entries = designations[entity.id] ?? []
            if !entries.contains(where: { asOf.map($0.stands(on:)) ?? true }), Self.isTarget(entity) {
                let told = hidden[entity.id, default: []].union(entries.map(\.dataset))
                let (citation, confidence) = source(entity)
                entries += Designation.unstated(
                    of: entity, in: entity.datasets.filter { !told.contains($0) }, citation: citation,
                    confidence: confidence)
            }
            if entries.isEmpty { continue }
            designations[entity.id] = entries
            parties.append(entity)
        }
        self.parties = parties.sorted { $0.id < $1.id }
        self.designations = designations.mapValues { entries in
            entries.sorted {
                ($0.dataset.rawValue, $0.from?.earliest.number ?? .min) < (
                    $1.dataset.rawValue, $1.from?.earliest.number ?? .min
                )
            }
        }
        positions = Dictionary(
            self.parties.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The party with an identifier, or that had it before.
    public subscript(id: EntityID) -> Entity? {
        (positions[id] ?? positions[former.current(of: id)]).map { parties[$0] }
    }

    private static func withoutUndatedTwins(_ entries: [Designation]) -> [Designation] {
        entries.filter { entry in !entries.contains { entry.period.isUndatedTwin(of: $0.period) } }
    }

    /// Whether a list is about the entity itself, rather than about somebody it is linked to.
    static func isTarget(_ entity: Entity) -> Bool {
        let topics = entity[.topics]
        return topics.isEmpty ? true : topics.contains { !$0.hasPrefix("role.") && $0 != "sanction.linked" }
    }
}
