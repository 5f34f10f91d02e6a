public import ClewModel

/// The entries of all lists on hand, as parties to compare with and designations to cite.
public struct ListLibrary: Sendable {
    /// The parties, sorted by identifier.
    public let parties: [Entity]
    /// The entries about each party, by list and first day.
    public let designations: [EntityID: [Designation]]

    private let positions: [EntityID: Int]

    /// Puts statements together.
    ///
    /// Entities of a matchable schema are parties; `Sanction` entities become designations of the party they point at. A
    /// party on a list that states no entry of its own gets one without dates.
    ///
    /// - Parameters:
    ///   - statements: The statements of all lists.
    ///   - day: The day whose knowledge is used: entries published later are left out, with parties that have no other.
    /// - Complexity: O(*n* log *n*) in the number of statements.
    public init(statements: [Statement], knownAt day: Day = .distantFuture) {
        var records: [EntityID: Statement] = [:]
        for statement in statements where records[statement.entity]?.citation == nil {
            records[statement.entity] = statement
        }
        self.init(entities: Entity.assemble(statements), knownAt: day) { entity in
            let record = records[entity.id]
            return (record?.citation, record?.confidence ?? .medium)
        }
    }

    /// Puts entities together; `source` gives where an entity can be read, and how far it is to be trusted.
    public init(
        entities: [Entity], knownAt day: Day = .distantFuture, source: (Entity) -> (Citation?, Confidence)
    ) {
        var designations: [EntityID: [Designation]] = [:]
        var hidden: Set<EntityID> = []
        for entity in entities where entity.schema == .sanction {
            let (citation, confidence) = source(entity)
            for designation in Designation.all(of: entity, citation: citation, confidence: confidence) {
                if designation.knownFrom > day {
                    hidden.insert(designation.entity)
                } else {
                    designations[designation.entity, default: []].append(designation)
                }
            }
        }
        var parties: [Entity] = []
        for entity in entities where entity.schema.isMatchable {
            if designations[entity.id] == nil {
                if hidden.contains(entity.id) || !Self.isTarget(entity) { continue }
                let (citation, confidence) = source(entity)
                designations[entity.id] = entity.datasets.map {
                    Designation(
                        dataset: $0, entity: entity.id, from: entity.first(.startDate).flatMap { PartialDate($0) },
                        to: entity.first(.endDate).flatMap { PartialDate($0) }, published: nil,
                        program: entity.first(.program), scope: nil, citation: citation ?? Citation($0.rawValue),
                        confidence: confidence)
                }
            }
            parties.append(entity)
        }
        self.parties = parties.sorted { $0.id < $1.id }
        self.designations = designations.mapValues { entries in
            Self.withoutUndatedTwins(entries).sorted {
                ($0.dataset.rawValue, $0.from?.earliest.number ?? .min) < (
                    $1.dataset.rawValue, $1.from?.earliest.number ?? .min
                )
            }
        }
        positions = Dictionary(
            self.parties.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The party with an identifier.
    public subscript(id: EntityID) -> Entity? {
        positions[id].map { parties[$0] }
    }

    /// Leaves out an entry without a first day where the same list has one with it: the list was read from two files, of
    /// which one does not state days.
    private static func withoutUndatedTwins(_ entries: [Designation]) -> [Designation] {
        let dated = Set(entries.filter { $0.from != nil }.map(\.dataset))
        return entries.filter { $0.from != nil || !dated.contains($0.dataset) }
    }

    /// Whether a list is about the entity itself, rather than about somebody it is linked to.
    static func isTarget(_ entity: Entity) -> Bool {
        let topics = entity[.topics]
        return topics.isEmpty ? true : topics.contains { !$0.hasPrefix("role.") && $0 != "sanction.linked" }
    }
}
