/// Solves linear programs whose matrix is that of a network, in whole numbers.
///
/// Where every column stands in at most two rows and rows can be scaled so that its two entries are +1 and −1, rows are nodes
/// and columns are arcs, and the matrix is totally unimodular (Hoffman and Kruskal, 1956): the greatest flow is the answer and
/// a least cut proves it. Capacities are counted in thousandths of the unit (grams, for kilograms); where they are not whole
/// thousandths, in a finer power of two, and the answer is as near as that.
public struct FlowSolver: LinearSolver {
    /// Creates the solver.
    public init() {}

    /// The method; it has no version of its own.
    public var identity: String { "maximum flow" }

    /// The network of a program; `nil` where its matrix is not that of a network.
    public func session(for program: LinearProgram) -> (any LinearSession)? {
        FlowSession(program)
    }
}

/// A linear program as a network.
final class FlowSession: LinearSession {
    private struct Arc {
        var from: Int
        var to: Int
        var lower: Double
        var upper: Double
        /// What the column is for one unit of flow.
        var scale: Double
    }

    /// The rows of a column, two at most.
    private struct Ends {
        var count = 0
        var first = (row: 0, coefficient: 0.0)
        var second = (row: 0, coefficient: 0.0)

        /// Adds a row; answers whether there was room for it.
        mutating func add(_ row: Int, _ coefficient: Double) -> Bool {
            count += 1
            if count == 1 { first = (row, coefficient) } else { second = (row, coefficient) }
            return count <= 2
        }
    }

    /// The node that stands for everything outside the rows.
    private let outside: Int
    private var arcs: [Arc] = []
    private var rowScale: [Double]
    private let unit: Double
    /// Whether all capacities are whole thousandths; otherwise they are opened by one counted unit.
    private let isWhole: Bool

    init?(_ program: LinearProgram) {
        // Every row is a balance: what comes in goes out.
        guard zip(program.rowLower, program.rowUpper).allSatisfy({ $0 == 0 && $1 == 0 }) else { return nil }
        var entries = [Ends](repeating: Ends(), count: program.columnCount)
        for row in 0..<program.rowCount {
            for term in program.rowStart[row]..<program.rowStart[row + 1] {
                guard entries[program.columns[term]].add(row, program.coefficients[term]) else { return nil }
            }
        }
        guard let scale = FlowSession.rowScales(entries, rows: program.rowCount) else { return nil }
        rowScale = scale
        outside = program.rowCount
        for (column, ends) in entries.enumerated() {
            let (lower, upper) = (program.columnLower[column], program.columnUpper[column])
            guard ends.count > 0 else {
                arcs.append(Arc(from: outside, to: outside, lower: lower, upper: upper, scale: 1))
                continue
            }
            let factor = ends.first.coefficient * scale[ends.first.row]
            let other = ends.count > 1 ? ends.second.row : outside
            // A positive entry brings into the row's node.
            let size = factor.magnitude
            arcs.append(
                Arc(
                    from: factor > 0 ? other : ends.first.row, to: factor > 0 ? ends.first.row : other,
                    lower: lower * size,
                    upper: upper * size, scale: 1 / size))
        }
        (unit, isWhole) = FlowSession.unit(of: arcs.flatMap { [$0.lower, $0.upper] })
    }

    /// Scales of the rows that make the two entries of each column opposite; `nil` where there are none.
    private static func rowScales(_ entries: [Ends], rows: Int) -> [Double]? {
        var neighbours = [[(row: Int, ratio: Double)]](repeating: [], count: rows)
        for ends in entries where ends.count == 2 {
            let (first, second) = (ends.first, ends.second)
            guard first.row != second.row else { return nil }
            neighbours[first.row].append((second.row, -first.coefficient / second.coefficient))
            neighbours[second.row].append((first.row, -second.coefficient / first.coefficient))
        }
        var scale = [Double](repeating: 0, count: rows)
        for start in 0..<rows where scale[start] == 0 {
            scale[start] = 1
            var next = [start]
            while let row = next.popLast() {
                for (other, ratio) in neighbours[row] {
                    let expected = scale[row] * ratio
                    if scale[other] == 0 {
                        scale[other] = expected
                        next.append(other)
                    } else if (scale[other] - expected).magnitude > 1e-12 * expected.magnitude {
                        return nil
                    }
                }
            }
        }
        return scale.allSatisfy({ $0.isFinite && $0.magnitude > 1e-9 && $0.magnitude < 1e9 }) ? scale : nil
    }

    /// How many counted units one unit of flow is: 1,000 where that makes all numbers whole.
    private static func unit(of numbers: [Double]) -> (Double, Bool) {
        let most = numbers.reduce(1) { max($0, $1.magnitude) }
        let isWhole = numbers.allSatisfy {
            let grams = $0 * 1000
            return (grams - grams.rounded()).magnitude <= 1e-12 * max(1, grams.magnitude)
        }
        if isWhole, most * 1000 < 0x1p52 { return (1000, true) }
        var unit = 1.0
        while most * unit < 0x1p44 { unit *= 2 }
        while most * unit > 0x1p50 { unit /= 2 }
        return (unit, false)
    }

    func maximize(_ objective: [Double]) -> LinearSolution? {
        // The arcs asked about lead outside, all with the same price a unit, or all come from there.
        var price: Double?
        for (column, coefficient) in objective.enumerated() where coefficient != 0 {
            let arc = arcs[column]
            guard arc.to == outside || arc.from == outside, arc.to != arc.from else { return nil }
            // Flow that leaves by a target arc; one that enters is the same with the sign turned.
            let here = coefficient * arc.scale * (arc.to == outside ? 1 : -1)
            if let price, (price - here).magnitude > 1e-12 * here.magnitude { return nil }
            price = price ?? here
        }
        guard let price else {
            return nil
        }
        return solve(objective, price: price)
    }

    private func solve(_ objective: [Double], price: Double) -> LinearSolution? {
        let targets = objective.indices.filter { objective[$0] != 0 }
        if started?.targets != targets { started = start(targets) }
        guard var state = started else { return nil }
        // Kept elsewhere while it changes, so that nothing is copied.
        started = nil
        let target = outside + 1
        let isMore = price > 0
        _ = isMore ? state.network.send(from: outside, to: target) : state.network.send(from: target, to: outside)
        let side = state.network.reachable(from: isMore ? outside : target)
        let multiplier = isMore ? -price : price.magnitude
        var multipliers = [Double](repeating: 0, count: outside)
        for row in 0..<outside where side[row] != isMore { multipliers[row] = multiplier * rowScale[row] }
        var values: [Double] = []
        values.reserveCapacity(arcs.count)
        for (column, arc) in arcs.enumerated() {
            let lower = Double(state.lower[column])
            values.append((lower + Double(state.network.reversible(state.numbers[column]))) / unit * arc.scale)
        }
        started = state
        return LinearSolution(
            value: targets.reduce(0) { $0 + objective[$1] * values[$1] }, columns: values, multipliers: multipliers)
    }

    /// A network that keeps every balance, from which more or less can be sent through the targets.
    private struct Started {
        var targets: [Int]
        var network: MaximumFlow
        var numbers: [Int]
        var lower: [Int64]
    }

    private var started: Started?

    /// Finds a flow within all capacities; `nil` where there is none.
    private func start(_ targets: [Int]) -> Started? {
        let target = outside + 1
        let (source, sink) = (outside + 2, outside + 3)
        var state = Started(targets: targets, network: MaximumFlow(nodes: outside + 4), numbers: [], lower: [])
        var isTarget = [Bool](repeating: false, count: arcs.count)
        for column in targets { isTarget[column] = true }
        var excess = [Int64](repeating: 0, count: outside + 4)
        for (column, arc) in arcs.enumerated() {
            let from = isTarget[column] && arc.from == outside ? target : arc.from
            let to = isTarget[column] && arc.to == outside ? target : arc.to
            let lower = Int64((arc.lower * unit).rounded(isWhole ? .toNearestOrEven : .down))
            let upper = Int64((arc.upper * unit).rounded(isWhole ? .toNearestOrEven : .up))
            state.numbers.append(state.network.addArc(from: from, to: to, upper - lower))
            state.lower.append(lower)
            excess[to] += lower
            excess[from] -= lower
        }
        let back = state.network.addArc(
            from: target, to: outside, MaximumFlow.unlimited, backward: MaximumFlow.unlimited)
        var supplies: [Int] = []
        var needed: Int64 = 0
        for node in excess.indices where excess[node] != 0 {
            if excess[node] > 0 {
                supplies.append(state.network.addArc(from: source, to: node, excess[node]))
                needed += excess[node]
            } else {
                supplies.append(state.network.addArc(from: node, to: sink, -excess[node]))
            }
        }
        guard state.network.send(from: source, to: sink) == needed else { return nil }
        for arc in supplies { state.network.close(arc) }
        state.network.close(back)
        return state
    }
}
