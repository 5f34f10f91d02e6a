public import ClewModel

/// What receives the statements of an import, in source order.
///
/// The statements are complete only when the import has returned its summary: a receiver that keeps them must be able
/// to drop them all when the import throws.
public protocol StatementSink: AnyObject {
    /// Takes the statements of one or more whole records.
    ///
    /// - Throws: Any error of the receiver's own; the import then ends with ``ImportError/Code/receiver``.
    func receive(_ statements: [Statement]) throws

    /// Takes the statements about one entity, which come from one record of the source alone.
    ///
    /// - Parameters:
    ///   - statements: The statements, all about the same entity.
    ///   - record: The bytes of the record, valid during the call.
    func receive(_ statements: [Statement], record: Span<UInt8>) throws

    /// Whether the receiver holds what this record of the source says of an entity already, so that it need not be read;
    /// the entity then stays as it is.
    ///
    /// Asked only of sources with one entity a record.
    func holds(_ entity: EntityID, record: Span<UInt8>) throws -> Bool

    /// Whether ``holds(_:record:)`` can ever be true.
    var remembersRecords: Bool { get }
}

extension StatementSink {
    /// Takes the statements without remembering the record.
    public func receive(_ statements: [Statement], record: Span<UInt8>) throws {
        try receive(statements)
    }

    /// Holds nothing.
    public func holds(_ entity: EntityID, record: Span<UInt8>) throws -> Bool { false }

    /// Remembers nothing.
    public var remembersRecords: Bool { false }
}
