public import Optimization

/// How a chain is traced.
public struct TraceOptions: Hashable, Sendable {
    /// The relative difference up to which two weighings count as equal.
    public var tolerance: Double

    /// Which solvers may be used where intervals are not the tightest.
    public var solvers: SolverChoice
    /// How many nodes of the model to look at, over all lots, to make the bounds of single lots the tightest; shipments
    /// have no limit.
    public var lotEffort: Int

    /// How many nodes to look at, over all shipments, for the records that would close what is open.
    public var closingEffort: Int

    /// How many years a yield that speaks of a year may lie from an event and still bear a conclusion.
    public var yieldYears: Int

    /// Creates options.
    public init(
        tolerance: Double = 0.001, solvers: SolverChoice = .automatic, lotEffort: Int = 2_000_000,
        closingEffort: Int = 2_000_000, yieldYears: Int = 3
    ) {
        self.tolerance = tolerance
        self.solvers = solvers
        self.lotEffort = lotEffort
        self.closingEffort = closingEffort
        self.yieldYears = yieldYears
    }

    /// What is used unless the caller says otherwise.
    public static let standard = TraceOptions()
}
