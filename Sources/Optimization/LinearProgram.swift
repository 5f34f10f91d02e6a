/// A linear program without an objective: columns (variables) within bounds, and rows (sums of columns) within bounds.
///
/// Objectives come with each question, so that many can be asked of one program.
public struct LinearProgram: Sendable {
    /// The least value of each column; finite.
    public private(set) var columnLower: [Double] = []
    /// The greatest value of each column; finite.
    public private(set) var columnUpper: [Double] = []
    /// The least value of each row; `-infinity` where there is none.
    public private(set) var rowLower: [Double] = []
    /// The greatest value of each row; `infinity` where there is none.
    public private(set) var rowUpper: [Double] = []
    /// Where the terms of each row start in ``columns`` and ``coefficients``; one more entry than rows.
    public private(set) var rowStart: [Int] = [0]
    /// The columns of the terms, row after row.
    public private(set) var columns: [Int] = []
    /// The coefficients of the terms, row after row.
    public private(set) var coefficients: [Double] = []

    /// Creates a program without columns and rows.
    public init() {}

    /// How many columns there are.
    public var columnCount: Int { columnLower.count }
    /// How many rows there are.
    public var rowCount: Int { rowLower.count }

    /// Adds a column and returns its number.
    ///
    /// - Precondition: The bounds are finite and in order.
    public mutating func addColumn(_ lower: Double, _ upper: Double) -> Int {
        precondition(lower.isFinite && upper.isFinite && lower <= upper, "the bounds of a column are in order")
        columnLower.append(lower)
        columnUpper.append(upper)
        return columnLower.count - 1
    }

    /// Adds a row and returns its number.
    ///
    /// - Parameters:
    ///   - terms: Columns with their coefficients, each column once; terms of zero are left out.
    ///   - lower: The least value of the sum.
    ///   - upper: The greatest value of the sum.
    @discardableResult
    public mutating func addRow(_ terms: [(column: Int, coefficient: Double)], _ lower: Double, _ upper: Double) -> Int
    {
        for term in terms where term.coefficient != 0 {
            columns.append(term.column)
            coefficients.append(term.coefficient)
        }
        rowStart.append(columns.count)
        rowLower.append(lower)
        rowUpper.append(upper)
        return rowLower.count - 1
    }

    /// An upper bound of an objective that holds whatever a solver did.
    ///
    /// Every vector of multipliers *y* proves a bound: *c·x = y·Ax + (c − Aᵀy)·x*, and both parts are bounded by the rows and
    /// the columns (Neumaier and Shcherbina, *Mathematical Programming* 99, 2004). Every operation is rounded outward, so the
    /// answer is above the true maximum; good multipliers bring it close, bad ones only make it useless.
    ///
    /// - Parameters:
    ///   - objective: One coefficient a column.
    ///   - multipliers: One a row. Those that an open side of a row does not allow count as zero.
    /// - Complexity: O(*n*) in columns and terms.
    public func rigorousUpper(of objective: [Double], multipliers: [Double]) -> Double {
        // The reduced cost of each column as an interval.
        var low = objective
        var high = objective
        var total = 0.0
        for row in rowLower.indices {
            var multiplier = row < multipliers.count && multipliers[row].isFinite ? multipliers[row] : 0
            let side = multiplier > 0 ? rowUpper[row] : rowLower[row]
            if !side.isFinite { multiplier = 0 }
            guard multiplier != 0 else { continue }
            if side != 0 { total = (total + (multiplier * side).nextUp).nextUp }
            for term in rowStart[row]..<rowStart[row + 1] {
                let product = multiplier * coefficients[term]
                let column = columns[term]
                low[column] = (low[column] - product.nextUp).nextDown
                high[column] = (high[column] - product.nextDown).nextUp
            }
        }
        for column in columnLower.indices {
            let (least, most) = (columnLower[column], columnUpper[column])
            guard least != 0 || most != 0, low[column] != 0 || high[column] != 0 else { continue }
            let products = [low[column] * least, low[column] * most, high[column] * least, high[column] * most]
            total = (total + (products.max() ?? 0).nextUp).nextUp
        }
        return total
    }
}
