/// Which solvers a computation may use.
public enum SolverChoice: Hashable, Sendable {
    /// Flows, and for everything else the linear solver of this machine, where there is one.
    case automatic
    /// Flows alone, as on a machine without a linear solver.
    case flowsOnly
    /// None: only what needs no solver.
    case none

    /// The solvers in the order in which to try them.
    public var solvers: [any LinearSolver] {
        switch self {
        case .automatic: [FlowSolver()] + [ClpSolver()].compactMap(\.self)
        case .flowsOnly: [FlowSolver()]
        case .none: []
        }
    }

    /// The linear solver with its version, such as `CLP 1.17.6`; `nil` where there is none.
    ///
    /// It belongs into the fingerprint of whatever was computed.
    public var linearSolver: String? {
        self == .automatic ? ClpSolver()?.identity : nil
    }
}
