public import ClewModel
public import StatementStore

/// The entities of all lists on hand, one for each identifier, whatever they come from.
public struct EntityPool: Sendable {
    private var entities: [EntityID: Entity]
    private var sources: [EntityID: (citation: Citation, confidence: Confidence)] = [:]

    /// Puts statements together.
    public init(_ statements: [Statement]) {
        entities = Dictionary(
            Entity.assemble(statements).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for statement in statements where sources[statement.entity] == nil {
            if let citation = statement.citation { sources[statement.entity] = (citation, statement.confidence) }
        }
    }

    /// The entities, sorted by identifier.
    public var sorted: [Entity] { entities.values.sorted { $0.id < $1.id } }

    /// Where the statements say that an entity can be read, and how far it is to be trusted; `nil` for one that came from
    /// elsewhere.
    public func source(of entity: EntityID) -> (citation: Citation, confidence: Confidence)? { sources[entity] }

    /// Whether an identifier is on hand.
    public func contains(_ entity: EntityID) -> Bool { entities[entity] != nil }

    /// Adds an entity; what is known of its identifier already stays, and new values come after it.
    public mutating func add(_ entity: Entity) {
        entities[entity.id] = entities[entity.id]?.merging(entity) ?? entity
    }

    /// Adds every entity of a snapshot of the archive.
    public mutating func add(_ snapshot: ArchiveSnapshot) throws(CaseworkError) {
        let stream = snapshot.stream()
        while let entity = stream.next() { add(entity) }
        if let failure = stream.failure { throw CaseworkError(.archive, "\(failure)") }
    }
}
