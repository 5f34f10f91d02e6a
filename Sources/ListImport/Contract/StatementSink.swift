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
}
