import Optimization
import TestSupport
import Testing

/// Flows and linear programs against a solver that is slow and obvious.
struct LinearSolverTests {
    /// A pool: 60 of traced and 40 of other matter come in, 50 and 50 go out.
    private static func pool() -> (program: LinearProgram, first: Int, second: Int) {
        var program = LinearProgram()
        let inside = program.addColumn(1, 1)
        let other = program.addColumn(0, 0)
        let first = program.addColumn(0, 1)
        let second = program.addColumn(0, 1)
        program.addRow([(inside, 60), (other, 40), (first, -50), (second, -50)], 0, 0)
        return (program, first, second)
    }

    private static func bounds(
        _ session: any LinearSession, _ program: LinearProgram, _ objective: [Double]
    ) -> (Double, Double)? {
        guard let most = session.maximize(objective), let least = session.maximize(objective.map { -$0 }) else {
            return nil
        }
        return (
            -program.rigorousUpper(of: objective.map { -$0 }, multipliers: least.multipliers),
            program.rigorousUpper(of: objective, multipliers: most.multipliers)
        )
    }

    @Test func aPoolIsANetworkAndItsBoundsAreExact() throws {
        let (program, first, _) = Self.pool()
        let session = try #require(FlowSolver().session(for: program))
        var objective = [Double](repeating: 0, count: program.columnCount)
        objective[first] = 50
        let (least, most) = try #require(Self.bounds(session, program, objective))
        #expect(abs(least - 10) < 1e-9)
        #expect(abs(most - 50) < 1e-9)
    }

    @Test func multipliersOfAnySortProveABoundThatHolds() {
        let (program, first, _) = Self.pool()
        var objective = [Double](repeating: 0, count: program.columnCount)
        objective[first] = 50
        for multiplier in [-3, -1, -0.5, 0, 0.25, 7, .nan, .infinity] as [Double] {
            #expect(program.rigorousUpper(of: objective, multipliers: [multiplier]) >= 50)
        }
    }

    @Test func aColumnInThreeRowsIsNoNetwork() {
        var program = LinearProgram()
        let columns = (0..<4).map { _ in program.addColumn(0, 1) }
        for other in 1..<4 { program.addRow([(columns[0], 1), (columns[other], -1)], 0, 0) }
        #expect(FlowSolver().session(for: program) == nil)
    }

    @Test func aCycleWhoseLossesDifferIsNoNetwork() {
        var program = LinearProgram()
        let columns = (0..<2).map { _ in program.addColumn(0, 1) }
        program.addRow([(columns[0], 2), (columns[1], -1)], 0, 0)
        program.addRow([(columns[0], 3), (columns[1], -1)], 0, 0)
        #expect(FlowSolver().session(for: program) == nil)
    }

    /// Corners of small programs, by trying all ways to set all but as many columns as there are rows to a bound.
    private static func slowMaximum(_ program: LinearProgram, _ objective: [Double]) -> Double {
        let (rows, columns) = (program.rowCount, program.columnCount)
        var best = -Double.infinity
        func solve(_ free: [Int], _ fixed: [Double]) {
            var matrix = [[Double]](repeating: [Double](repeating: 0, count: free.count + 1), count: rows)
            for row in 0..<rows {
                for term in program.rowStart[row]..<program.rowStart[row + 1] {
                    let column = program.columns[term]
                    if let position = free.firstIndex(of: column) {
                        matrix[row][position] += program.coefficients[term]
                    } else {
                        matrix[row][free.count] -= program.coefficients[term] * fixed[column]
                    }
                }
            }
            for pivot in free.indices {
                guard let row = (pivot..<rows).max(by: { abs(matrix[$0][pivot]) < abs(matrix[$1][pivot]) }),
                    abs(matrix[row][pivot]) > 1e-9
                else { return }
                matrix.swapAt(pivot, row)
                for other in 0..<rows where other != pivot {
                    let factor = matrix[other][pivot] / matrix[pivot][pivot]
                    for column in 0...free.count { matrix[other][column] -= factor * matrix[pivot][column] }
                }
            }
            if matrix[free.count...].contains(where: { abs($0[free.count]) > 1e-9 }) { return }
            var values = fixed
            for (position, column) in free.enumerated() {
                values[column] = matrix[position][free.count] / matrix[position][position]
                if values[column] < program.columnLower[column] - 1e-9
                    || values[column] > program.columnUpper[column] + 1e-9
                {
                    return
                }
            }
            best = max(best, zip(values, objective).reduce(0) { $0 + $1.0 * $1.1 })
        }
        func choose(_ column: Int, _ free: [Int], _ fixed: [Double]) {
            if column == columns {
                if free.count <= rows { solve(free, fixed) }
                return
            }
            for value in Set([program.columnLower[column], program.columnUpper[column]]) {
                var next = fixed
                next[column] = value
                choose(column + 1, free, next)
            }
            if free.count < rows { choose(column + 1, free + [column], fixed) }
        }
        choose(0, [], [Double](repeating: 0, count: columns))
        return best
    }

    private static func randomNetwork(_ generator: inout SplitMix64) -> (LinearProgram, [Double]) {
        var program = LinearProgram()
        let rows = Int.random(in: 1...2, using: &generator)
        var terms = [[(column: Int, coefficient: Double)]](repeating: [], count: rows)
        var objective: [Double] = []
        func column(_ ends: [(Int, Double)], _ price: Double) {
            let size = Double(Int.random(in: 1...9, using: &generator))
            let isFixed = Int.random(in: 0..<4, using: &generator) == 0
            let share = Double(Int.random(in: 0...1, using: &generator))
            let number = program.addColumn(isFixed ? share : 0, isFixed ? share : 1)
            for (row, sign) in ends { terms[row].append((number, sign * size)) }
            objective.append(price * size)
        }
        for row in 0..<rows {
            column([(row, 1)], 0)
            column([(row, -1)], Bool.random(using: &generator) ? 1 : 0)
            column([(row, -1)], 0)
        }
        if rows > 1 { for row in 1..<rows { column([(row - 1, -1), (row, 1)], 0) } }
        for row in terms { program.addRow(row, 0, 0) }
        return (program, objective)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func flowsAgreeWithTryingAllCorners(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let (program, objective) = Self.randomNetwork(&generator)
        let session = try #require(FlowSolver().session(for: program))
        guard objective.contains(where: { $0 != 0 }) else { return }
        let slow = Self.slowMaximum(program, objective)
        guard slow.isFinite else {
            #expect(session.maximize(objective) == nil)
            return
        }
        let (least, most) = try #require(Self.bounds(session, program, objective))
        #expect(abs(most - slow) < 1e-9)
        #expect(abs(least + Self.slowMaximum(program, objective.map { -$0 })) < 1e-9)
    }

    @Test(.enabled(if: ClpSolver() != nil), arguments: 0..<60 as Range<UInt64>)
    func theLinearSolverAgreesWithTryingAllCorners(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        var program = LinearProgram()
        for _ in 0..<Int.random(in: 3...6, using: &generator) { _ = program.addColumn(0, 1) }
        for _ in 0..<2 {
            let terms = (0..<program.columnCount).map {
                (column: $0, coefficient: Double(Int.random(in: -5...5, using: &generator)))
            }
            program.addRow(terms, 0, 0)
        }
        let objective = (0..<program.columnCount).map { _ in Double(Int.random(in: -4...9, using: &generator)) }
        let solver = try #require(ClpSolver())
        let session = try #require(solver.session(for: program))
        let (least, most) = try #require(Self.bounds(session, program, objective))
        #expect(abs(most - Self.slowMaximum(program, objective)) < 1e-7)
        #expect(abs(least + Self.slowMaximum(program, objective.map { -$0 })) < 1e-7)
        #expect(solver.identity.hasPrefix("CLP 1."))
    }

    @Test func whatSolverThereIsCanBeAsked() {
        #expect(SolverChoice.none.solvers.isEmpty)
        #expect(SolverChoice.flowsOnly.linearSolver == nil)
        #expect(SolverChoice.automatic.linearSolver == ClpSolver()?.identity)
    }
}
