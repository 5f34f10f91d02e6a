public import ClewModel

/// A receiver that keeps every statement in memory.
public final class StatementCollector: StatementSink {
    /// The statements, in the order in which they came.
    public private(set) var statements: [Statement] = []

    /// Creates an empty collector.
    public init() {}

    /// Appends the statements.
    public func receive(_ statements: [Statement]) {
        self.statements += statements
    }

    /// The entities that the statements describe, sorted by identifier.
    public var entities: [Entity] {
        Entity.assemble(statements)
    }
}
