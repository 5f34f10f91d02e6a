import ClewModel
import SourceFiles

/// Reads the range of a yield, in the reference data and in cases.
enum YieldReader {
    /// The bounds under `low` and `high`; reports what is missing, negative or out of order.
    static func bounds(
        _ record: YAMLRecord, central: Double?, into diagnostics: inout [Diagnostic]
    ) -> Bounds? {
        let lowCell = record.requireCell("low", into: &diagnostics)
        let highCell = record.requireCell("high", into: &diagnostics)
        guard let low = lowCell?.number(&diagnostics), let high = highCell?.number(&diagnostics) else { return nil }
        let middle = central ?? low
        guard low > 0, low <= high, low <= middle, middle <= max(high, low) else {
            record.report(
                "yield.order", "a yield needs 0 < low ≤ central ≤ high", at: "low", into: &diagnostics)
            return nil
        }
        return Bounds(low, high)
    }
}
