/// The simplex method of COIN-OR CLP, where its shared library is installed (Debian: `coinor-libclp1`).
public struct ClpSolver: LinearSolver {
    private let library: ClpLibrary

    /// The solver of this machine; `nil` where the library is absent or lacks a function that is needed.
    public init?() {
        guard let library = ClpLibrary.installed else { return nil }
        self.library = library
    }

    /// The name and version, such as `CLP 1.17.6`.
    public var identity: String { "CLP " + library.version }

    /// Loads a program.
    public func session(for program: LinearProgram) -> (any LinearSession)? {
        Session(library, program)
    }

    /// A model in the library's memory, freed with this object.
    private final class Session: LinearSession {
        private let library: ClpLibrary
        private let model: ClpLibrary.Model
        private let columnCount: Int
        private let rowCount: Int
        private var isStarted = false

        init?(_ library: ClpLibrary, _ program: LinearProgram) {
            guard program.columnCount < Int(Int32.max), program.columns.count < Int(Int32.max),
                let model = library.newModel()
            else { return nil }
            self.library = library
            self.model = model
            columnCount = program.columnCount
            rowCount = program.rowCount
            var start = [Int32](repeating: 0, count: columnCount + 1)
            for column in program.columns { start[column + 1] += 1 }
            for column in 0..<columnCount { start[column + 1] += start[column] }
            var next = start
            var index = [Int32](repeating: 0, count: program.columns.count)
            var value = [Double](repeating: 0, count: program.columns.count)
            for row in 0..<rowCount {
                for term in program.rowStart[row]..<program.rowStart[row + 1] {
                    let position = Int(next[program.columns[term]])
                    next[program.columns[term]] += 1
                    index[position] = Int32(row)
                    value[position] = program.coefficients[term]
                }
            }
            let none = [Double](repeating: 0, count: columnCount)
            library.loadProblem(
                model, Int32(columnCount), Int32(rowCount), start, index, value, program.columnLower,
                program.columnUpper, none, program.rowLower, program.rowUpper)
            library.setLogLevel(model, 0)
            library.setPrimalTolerance(model, 1e-9)
            library.setDualTolerance(model, 1e-9)
            // No honest program of a chain comes near; it keeps a damaged one from running for ever.
            library.setMaximumIterations(model, Int32(clamping: 50 * (columnCount + rowCount) + 10_000))
        }

        deinit {
            library.deleteModel(model)
        }

        func maximize(_ objective: [Double]) -> LinearSolution? {
            guard objective.count == columnCount, let costs = library.objective(model) else { return nil }
            // The library minimizes.
            for column in 0..<columnCount { costs[column] = -objective[column] }
            _ = isStarted ? library.primal(model, 1) : library.dual(model, 0)
            isStarted = true
            if library.status(model) != 0 { _ = library.primal(model, 0) }
            guard library.status(model) == 0, let values = library.columnSolution(model),
                let multipliers = library.rowMultipliers(model)
            else {
                isStarted = false
                return nil
            }
            let columns = (0..<columnCount).map { values[$0] }
            return LinearSolution(
                value: columns.indices.reduce(0) { $0 + objective[$1] * columns[$1] }, columns: columns,
                multipliers: (0..<rowCount).map { -multipliers[$0] })
        }
    }
}
