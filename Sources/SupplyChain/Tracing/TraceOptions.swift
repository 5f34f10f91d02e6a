/// How a chain is traced.
public struct TraceOptions: Hashable, Sendable {
    /// The relative difference up to which two weighings count as equal.
    public var tolerance: Double

    /// Creates options.
    public init(tolerance: Double = 0.001) {
        self.tolerance = tolerance
    }

    /// What is used unless the caller says otherwise.
    public static let standard = TraceOptions()
}
