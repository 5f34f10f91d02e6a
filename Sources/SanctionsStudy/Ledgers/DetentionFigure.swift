public import ClewModel

/// Published figures about shipments stopped in one period.
public struct DetentionFigure: Hashable, Sendable, Codable {
    /// What the period is.
    public enum Scope: String, Hashable, Sendable, Codable, CaseIterable {
        /// From the first day of the law on.
        case cumulative
        /// A calendar year.
        case calendarYear
        /// A fiscal year of the United States, or a part of it.
        case fiscalYear
        /// A quarter.
        case quarter
    }

    /// The identifier.
    public let id: LedgerID
    /// The first day.
    public let from: PartialDate
    /// The last day.
    public let to: PartialDate
    /// What the period is.
    public let scope: Scope
    /// How many shipments were stopped.
    public let stopped: Int
    /// How many were denied; bounds, since some sources say only “more than”.
    public let denied: Bounds?
    /// How many were released.
    public let released: Bounds?
    /// How many were pending.
    public let pending: Bounds?
    /// Their value in United States dollars.
    public let value: Double?
    /// Where it can be read.
    public let citation: Citation
    /// How far the row is to be trusted.
    public let confidence: Confidence

    /// The share of the stopped shipments that will in the end be released, as far as the figures bound it.
    ///
    /// The least is what was released so far; the most adds everything that is not known to be denied.
    public var releasedShare: Bounds? {
        DetentionFigure.share(of: released, against: denied, stopped: stopped)
    }

    /// The share of the stopped shipments that will in the end be denied, as far as the figures bound it.
    public var deniedShare: Bounds? {
        DetentionFigure.share(of: denied, against: released, stopped: stopped)
    }

    private static func share(of count: Bounds?, against other: Bounds?, stopped: Int) -> Bounds? {
        guard stopped > 0, count != nil || other != nil else { return nil }
        let least = (count?.lower ?? 0) / Double(stopped)
        let most = 1 - (other?.lower ?? 0) / Double(stopped)
        return least <= most ? Bounds(least, most) : nil
    }
}
