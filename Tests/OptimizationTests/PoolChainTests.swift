import Optimization
import Testing

/// A pool in time as a program: the running content is bounded by the stock.
struct PoolChainTests {
    @Test func twoIssuesOfOnePoolAreOneFlow() throws {
        var program = LinearProgram()
        let inside = program.addColumn(1, 1)
        let other = program.addColumn(0, 0)
        let unknown = program.addColumn(0, 1)
        let issues = [program.addColumn(0, 1), program.addColumn(0, 1)]
        let stocks = [60.0, 100, 50, 60].map { program.addColumn(0, $0) }
        let lots = [program.addColumn(0, 1), program.addColumn(0, 1)]
        program.addRow([(stocks[0], -1), (inside, 60)], 0, 0)
        program.addRow([(stocks[1], -1), (stocks[0], 1), (other, 40)], 0, 0)
        program.addRow([(stocks[2], -1), (stocks[1], 1), (issues[0], -50)], 0, 0)
        program.addRow([(stocks[3], -1), (stocks[2], 1), (unknown, 10)], 0, 0)
        program.addRow([(stocks[3], 1), (issues[1], -60)], 0, 0)
        program.addRow([(issues[0], 50), (lots[0], -50)], 0, 0)
        program.addRow([(issues[1], 60), (lots[1], -60)], 0, 0)
        let session = try #require(FlowSolver().session(for: program))
        var objective = [Double](repeating: 0, count: program.columnCount)
        objective[lots[0]] = 50
        objective[lots[1]] = 60
        let most = try #require(session.maximize(objective))
        let least = try #require(session.maximize(objective.map { -$0 }))
        #expect(abs(program.rigorousUpper(of: objective, multipliers: most.multipliers) - 70) < 1e-9)
        #expect(abs(program.rigorousUpper(of: objective.map { -$0 }, multipliers: least.multipliers) + 60) < 1e-9)
    }
}
