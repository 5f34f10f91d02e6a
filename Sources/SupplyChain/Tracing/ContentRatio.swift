import ClewModel
import Optimization

/// The share that a target asks for: the content of what is traced, by that and the content of all else.
///
/// Where a kilogram of each part holds as much of what is followed whether it is traced or not, the whole is a constant and the
/// share is linear. Else the ratio is raised step by step: for a guess of the share a linear program says by how much the
/// content exceeds it, and where it was reached gives the next guess (Dinkelbach, *Management Science* 13, 1967).
struct ContentRatio {
    /// A part of the target.
    struct Term {
        var column: Int
        /// The content of the part if all of it were traced.
        var traced: Bounds
        /// The content of the part if none of it were.
        var other: Bounds

        init(column: Int, traced: Bounds, other: Bounds) {
            self.column = column
            self.traced = traced
            self.other = other
        }

        /// A part that holds as much whatever it is.
        init(column: Int, weight: Double) {
            self.init(column: column, traced: Bounds(exactly: weight), other: Bounds(exactly: weight))
        }
    }

    /// An end of the share.
    struct End {
        /// The share; none that the program allows lies beyond.
        var share: Double
        /// Whether it is reached, up to rounding.
        var isProved: Bool
        /// The multipliers of the rows.
        var multipliers: [Double]
        /// The columns that reach it.
        var columns: [Double]
    }

    let terms: [Term]

    init(_ terms: [Term]) { self.terms = terms }

    /// The least that all of it can hold.
    var leastWhole: Double { terms.reduce(0) { $0 + min($1.traced.lower, $1.other.lower) } }

    /// The greatest share: as much as can be in what is traced, as little as can be in the rest.
    func most(_ program: LinearProgram, _ session: any LinearSession) -> End? {
        if isLinear { return linear(program, session, sign: 1) }
        return greatest(
            program, session,
            terms.map { (column: $0.column, own: $0.traced.upper, other: $0.other.lower, isTraced: true) })
    }

    /// The least share: all that is not the greatest share of the rest.
    func least(_ program: LinearProgram, _ session: any LinearSession) -> End? {
        if isLinear { return linear(program, session, sign: -1) }
        return greatest(
            program, session,
            terms.map { (column: $0.column, own: $0.other.upper, other: $0.traced.lower, isTraced: false) }
        ).map {
            End(share: 1 - $0.share, isProved: $0.isProved, multipliers: $0.multipliers, columns: $0.columns)
        }
    }

    private var isLinear: Bool { terms.allSatisfy { $0.traced == $0.other && $0.traced.isExact } }

    private func linear(_ program: LinearProgram, _ session: any LinearSession, sign: Double) -> End? {
        var objective = [Double](repeating: 0, count: program.columnCount)
        for term in terms { objective[term.column] += sign * term.traced.lower }
        guard let solution = session.maximize(objective) else { return nil }
        let total = leastWhole
        let bound = program.rigorousUpper(of: objective, multipliers: solution.multipliers)
        return End(
            share: sign * bound / total, isProved: bound - solution.value <= 1e-7 * total,
            multipliers: solution.multipliers, columns: solution.columns)
    }

    /// The greatest of (content of one kind) / (content of both kinds).
    private func greatest(
        _ program: LinearProgram, _ session: any LinearSession,
        _ parts: [(column: Int, own: Double, other: Double, isTraced: Bool)]
    ) -> End? {
        // The column is the share of what is traced: of one kind there is own * x, or own * (1 - x).
        func excess(_ guess: Double) -> (objective: [Double], constant: Double) {
            var objective = [Double](repeating: 0, count: program.columnCount)
            var constant = 0.0
            for part in parts {
                let own = part.own * (1 - guess)
                let other = part.other * guess
                objective[part.column] += part.isTraced ? own + other : -own - other
                constant += part.isTraced ? -other : own
            }
            return (objective, constant)
        }
        func ratio(_ columns: [Double]) -> Double {
            var (own, other) = (0.0, 0.0)
            for part in parts {
                let share = part.isTraced ? columns[part.column] : 1 - columns[part.column]
                own += part.own * share
                other += part.other * (1 - share)
            }
            return own + other > 0 ? own / (own + other) : 0
        }
        let whole = parts.reduce(0) { $0 + min($1.own, $1.other) }
        guard whole > 0 else { return nil }
        var guess = 0.0
        // Each round at least reaches a further corner; far fewer than these are ever needed, and any number of them proves a bound.
        for round in 0..<60 {
            let (objective, constant) = excess(guess)
            guard let solution = session.maximize(objective) else { return nil }
            let reached = ratio(solution.columns)
            guard reached <= guess + 1e-12 || round == 59 else {
                guess = reached
                continue
            }
            // Whatever the solver did: no content exceeds the guess by more than its multipliers prove.
            let proved = program.rigorousUpper(of: objective, multipliers: solution.multipliers) + constant
            let share = guess + max(0, proved) / whole + 1e-14
            return End(
                share: share, isProved: share - max(reached, guess) <= 1e-7, multipliers: solution.multipliers,
                columns: solution.columns)
        }
        return nil
    }
}
