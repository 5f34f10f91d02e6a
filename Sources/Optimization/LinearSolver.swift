/// A program that solves linear programs.
public protocol LinearSolver: Sendable {
    /// Its name and version, which decide the last digits of an answer: `CLP 1.17.6`.
    var identity: String { get }

    /// Prepares a program for questions; `nil` where it is not of a form that this solver can take.
    func session(for program: LinearProgram) -> (any LinearSession)?
}

/// A linear program inside a solver; each question starts from the answer to the one before.
public protocol LinearSession: AnyObject {
    /// Maximizes an objective; `nil` where the solver gave up.
    ///
    /// - Parameter objective: One coefficient a column.
    func maximize(_ objective: [Double]) -> LinearSolution?
}

/// What a solver answered; only ``LinearProgram/rigorousUpper(of:multipliers:)`` makes a bound of it.
public struct LinearSolution: Sendable {
    /// The greatest value found.
    public var value: Double
    /// The columns that reach it.
    public var columns: [Double]
    /// The multipliers of the rows that prove it, one a row.
    public var multipliers: [Double]

    /// Creates a solution.
    public init(value: Double, columns: [Double], multipliers: [Double]) {
        self.value = value
        self.columns = columns
        self.multipliers = multipliers
    }
}
