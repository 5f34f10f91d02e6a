import ClewModel

/// One entity of a version as it is handed to the thread that writes: its statements, hashed.
struct DraftEntity: Sendable {
    /// The identifier.
    let key: String
    /// The hash of the statements.
    let hash: Hash256
    /// The hash of the record that the entity was read from, where the source has one record an entity.
    let record: Hash256?
    /// The distinct statements, in the order of the source.
    let statements: [Statement]
}

/// What the reader of a version hands over at once.
struct DraftPiece: Sendable {
    /// The entities that were read.
    var entities: [DraftEntity] = []
    /// The numbers of those whose records are the same as before.
    var unchanged: [Int64] = []
    /// How many statements the entities have together.
    var size = 0

    /// Whether there is nothing in it.
    var isEmpty: Bool { entities.isEmpty && unchanged.isEmpty }
    /// Whether it is worth handing over.
    var isFull: Bool { size >= 4096 || unchanged.count >= 4096 }
}
