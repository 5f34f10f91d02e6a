internal import ClewModel

/// When a stake was held, as a source says it, with what that can mean on a day.
struct StakeDates: Hashable, Sendable {
    var from: PartialDate?
    var to: PartialDate?

    /// Whether the last day comes before the first, so that the dates say nothing.
    var isReversed: Bool {
        guard let from, let to else { return false }
        return to.latest < from.earliest
    }

    /// Whether the stake can have been held on `day`; dates that are reversed rule out no day.
    func canHold(on day: Day) -> Bool {
        isReversed || (from?.earliest ?? .distantPast) <= day && day <= (to?.latest ?? .distantFuture)
    }

    /// Whether the stake was held on `day` whatever its dates mean.
    func surelyHolds(on day: Day) -> Bool {
        !isReversed && (from?.latest ?? .distantPast) <= day && day <= (to?.earliest ?? .distantFuture)
    }
}
