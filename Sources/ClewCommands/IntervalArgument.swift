public import ArgumentParser
public import ClewModel

/// A number or an interval on the command line, as `0.3` or `0.2..0.4`.
public struct IntervalArgument: ExpressibleByArgument, Sendable {
    /// The least and the most.
    public let bounds: Bounds

    /// Reads a number, or two with two points between them and the lesser first.
    public init?(argument: String) {
        let parts = argument.replacing("..", with: "|").split(separator: "|", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Double($0) }.filter(\.isFinite)
        guard numbers.count == parts.count, let least = numbers.first, let most = numbers.last, parts.count <= 2,
            least <= most
        else { return nil }
        bounds = Bounds(least, most)
    }

    /// Refuses an interval that leaves a range.
    func checked(_ name: String, in range: ClosedRange<Double>) throws -> Bounds {
        guard range.contains(bounds.lower), range.contains(bounds.upper) else {
            throw ValidationError("--\(name) lies from \(range.lowerBound) to \(range.upperBound).")
        }
        return bounds
    }
}
