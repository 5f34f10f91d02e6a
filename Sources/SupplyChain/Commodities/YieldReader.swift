import ClewModel
import SourceFiles

/// Reads the range of a yield, in the reference data and in cases.
enum YieldReader {
    /// What no real yield lies beyond, in any unit.
    private static let limits = 1e-9...1e9

    /// The bounds under `low` and `high`; reports what is missing, negative or out of order.
    static func bounds(
        _ record: YAMLRecord, central: Double?, into diagnostics: inout [Diagnostic]
    ) -> Bounds? {
        let lowCell = record.requireCell("low", into: &diagnostics)
        let highCell = record.requireCell("high", into: &diagnostics)
        guard let low = lowCell?.number(&diagnostics), let high = highCell?.number(&diagnostics) else { return nil }
        let middle = central ?? low
        guard low >= limits.lowerBound, high <= limits.upperBound, low <= high, low <= middle, middle <= high else {
            record.report(
                "yield.order", "a yield needs 0 < low ≤ central ≤ high", at: "low", into: &diagnostics)
            return nil
        }
        return Bounds(low, high)
    }
}
