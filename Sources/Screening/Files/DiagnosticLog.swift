public import ClewModel

/// Diagnostics of an input of any length, in bounded memory: the first ones in full, all of them counted.
public struct DiagnosticLog: Sendable {
    /// How many are kept in full.
    public let limit: Int
    /// The first ones, in the order in which they came.
    public private(set) var first: [Diagnostic] = []
    /// How many there were of each severity.
    public private(set) var counts: [Diagnostic.Severity: Int] = [:]

    /// Creates an empty log.
    public init(limit: Int = 200) { self.limit = limit }

    /// Adds a diagnostic.
    public mutating func add(_ diagnostic: Diagnostic) {
        counts[diagnostic.severity, default: 0] += 1
        if first.count < limit { first.append(diagnostic) }
    }

    /// Adds what another log holds; of what it only counted, the number.
    public mutating func add(_ other: DiagnosticLog) {
        first += other.first.prefix(max(0, limit - first.count))
        counts.merge(other.counts, uniquingKeysWith: +)
    }

    /// How many there were in all.
    public var count: Int { counts.values.reduce(0, +) }

    /// Whether there was any error.
    public var hasErrors: Bool { counts[.error, default: 0] > 0 }
}
