/// The linear system behind integrated ownership: the parties that an owner reaches, and the stakes among them.
struct IntegratedSystem {
    /// The parties reached: the owner first, then by number.
    let parties: [Int32]
    private let starts: [Int32]
    private let sources: [Int32]
    private let low: [Float64]
    private let high: [Float64]
    /// What is left of each party for those reached: the whole less what others hold at least.
    private let room: [Float64]
    /// Groups of parties that hold one another, each after those that hold it.
    private let groups: [[Int32]]

    struct Solution {
        var lower: [Double]
        var upper: [Double]
        var residual: Double
    }

    init(_ adjacency: Adjacency, from owner: Int32, count: Int) {
        var local = [Int32](repeating: -1, count: count)
        var found: [Int32] = [owner]
        local[Int(owner)] = 0
        var next = 0
        while next < found.count {
            for edge in adjacency.edges(from: found[next]) where adjacency.high[edge] > 0 {
                let target = adjacency.targets[edge]
                if local[Int(target)] < 0 {
                    local[Int(target)] = 0
                    found.append(target)
                }
            }
            next += 1
        }
        found[1...].sort()
        for (index, party) in found.enumerated() { local[Int(party)] = Int32(index) }
        let whole = Double(ShareUnits.whole)
        var starts: [Int32] = [0, 0]
        starts.reserveCapacity(found.count + 1)
        var sources: [Int32] = []
        var low: [Double] = []
        var high: [Double] = []
        var room = [Double](repeating: 1, count: found.count)
        // The owner itself has no equation: what comes back to it is not counted again.
        for index in found.indices.dropFirst() {
            let party = Int(found[index])
            var ours: Int64 = 0
            for position in Int(adjacency.incomingStarts[party])..<Int(adjacency.incomingStarts[party + 1]) {
                let edge = Int(adjacency.incoming[position])
                let source = local[Int(adjacency.sources[edge])]
                guard source >= 0, adjacency.high[edge] > 0 else { continue }
                sources.append(source)
                low.append(Double(adjacency.low[edge]) / whole)
                high.append(Double(adjacency.high[edge]) / whole)
                ours += Int64(adjacency.low[edge])
            }
            starts.append(Int32(sources.count))
            let others = Double(adjacency.totalLow[party] - ours) / whole
            room[index] = adjacency.boundingTotals[party] > Int64(ShareUnits.whole) ? .infinity : 1 - others
        }
        parties = found
        self.starts = starts
        self.sources = sources
        self.low = low
        self.high = high
        self.room = room
        groups = HoldingRings.inOrder(count: found.count, starts: starts, sources: sources)
    }

    func solve() -> Solution {
        var lower = [Double](repeating: 0, count: parties.count)
        var upper = lower
        lower[0] = 1
        upper[0] = 1
        for group in groups where group.first != 0 || group.count > 1 {
            if group.count == 1 {
                solveOne(Int(group[0]), &lower, &upper)
            } else {
                solveRing(group, &lower, &upper)
            }
        }
        var residual = 0.0
        for party in parties.indices.dropFirst() {
            residual = max(residual, abs(min(least(party, lower), 1) - lower[party]))
            residual = max(residual, abs(most(party, upper) - upper[party]))
        }
        return Solution(lower: lower, upper: upper, residual: residual)
    }

    private func edges(_ party: Int) -> Range<Int> {
        Int(starts[party])..<Int(starts[party + 1])
    }

    /// The right side of a party's equation with every stake at its least.
    private func least(_ party: Int, _ x: [Double]) -> Double {
        var sum = 0.0
        for edge in edges(party) { sum += low[edge] * x[Int(sources[edge])] }
        return sum
    }

    /// The most that the right side can be: what is unknown goes to those of whom the owner has most, as far as the
    /// whole allows.
    private func most(_ party: Int, _ x: [Double]) -> Double {
        let range = edges(party)
        var sum = 0.0
        var sumLow = 0.0
        var sumHigh = 0.0
        for edge in range {
            sum += high[edge] * x[Int(sources[edge])]
            sumLow += low[edge]
            sumHigh += high[edge]
        }
        if sumHigh <= room[party] { return min(sum, 1) }
        var left = room[party] - sumLow
        sum = 0
        for edge in range { sum += low[edge] * x[Int(sources[edge])] }
        let open = range.filter { high[$0] > low[$0] }.sorted { x[Int(sources[$0])] > x[Int(sources[$1])] }
        for edge in open where left > 0 {
            let more = min(high[edge] - low[edge], left)
            sum += more * x[Int(sources[edge])]
            left -= more
        }
        return min(sum, 1)
    }

    private func solveOne(_ party: Int, _ lower: inout [Double], _ upper: inout [Double]) {
        lower[party] = min(least(party, lower), 1)
        upper[party] = most(party, upper)
        guard edges(party).contains(where: { Int(sources[$0]) == party }) else { return }
        iterate([Int32(party)], &lower, &upper)
    }

    private func solveRing(_ ring: [Int32], _ lower: inout [Double], _ upper: inout [Double]) {
        if ring.count <= 48, let exact = solveDense(ring, lower) {
            for (index, party) in ring.enumerated() { lower[Int(party)] = exact[index] }
        }
        iterate(ring, &lower, &upper)
    }

    /// Follows a ring round and round, from below, until nothing changes.
    private func iterate(_ ring: [Int32], _ lower: inout [Double], _ upper: inout [Double]) {
        let rounds = max(200, min(20_000, 40_000_000 / max(ring.count, 1)))
        for _ in 0..<rounds {
            var change = 0.0
            for party in ring where party != 0 {
                let index = Int(party)
                let newLower = min(least(index, lower), 1)
                let newUpper = max(most(index, upper), newLower)
                change = max(change, abs(newLower - lower[index]), abs(newUpper - upper[index]))
                lower[index] = newLower
                upper[index] = newUpper
            }
            if change < 1e-13 { break }
        }
    }

    /// Gaussian elimination with partial pivoting over one ring, every stake at its least; `nil` where the ring wholly
    /// holds itself, so that its equations have no one solution.
    private func solveDense(_ ring: [Int32], _ x: [Double]) -> [Double]? {
        let size = ring.count
        var position: [Int32: Int] = [:]
        for (index, party) in ring.enumerated() { position[party] = index }
        var matrix = [Double](repeating: 0, count: size * (size + 1))
        let width = size + 1
        for (row, party) in ring.enumerated() {
            matrix[row * width + row] += 1
            if party == 0 {
                matrix[row * width + size] = 1
                continue
            }
            for edge in edges(Int(party)) {
                if let column = position[sources[edge]] {
                    matrix[row * width + column] -= low[edge]
                } else {
                    matrix[row * width + size] += low[edge] * x[Int(sources[edge])]
                }
            }
        }
        for column in 0..<size {
            guard
                let pivot = (column..<size).max(by: {
                    abs(matrix[$0 * width + column]) < abs(matrix[$1 * width + column])
                }), abs(matrix[pivot * width + column]) > 1e-9
            else { return nil }
            if pivot != column {
                for index in column..<width { matrix.swapAt(pivot * width + index, column * width + index) }
            }
            for row in 0..<size where row != column {
                let factor = matrix[row * width + column] / matrix[column * width + column]
                if factor == 0 { continue }
                for index in column..<width { matrix[row * width + index] -= factor * matrix[column * width + index] }
            }
        }
        let result = (0..<size).map { matrix[$0 * width + size] / matrix[$0 * width + $0] }
        return result.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-9 } ? result : nil
    }
}
