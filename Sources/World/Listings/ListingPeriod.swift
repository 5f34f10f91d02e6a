import ClewModel

/// When an entry of a list stands, and on what basis: all that decides whether it counts on a day.
struct ListingPeriod: Hashable {
    /// The list.
    var dataset: DatasetName
    /// The legal basis.
    var program: String?
    /// The first day, where known.
    var from: PartialDate?
    /// The last day; `nil` while it stands.
    var to: PartialDate?

    /// Whether the entry stood on a day; an unknown first day counts as before it.
    func stands(on day: Day) -> Bool {
        (from?.earliest ?? .distantPast) <= day && day <= (to?.latest ?? .distantFuture)
    }

    /// Whether another entry about the same party says the same with its first day: the list was read from two files, of
    /// which one does not state days.
    ///
    /// An entry that has ended, or rests on another basis, is no twin: what says nothing of days then still counts.
    func isUndatedTwin(of other: ListingPeriod) -> Bool {
        guard from == nil, other.from != nil, other.to == nil, dataset == other.dataset else { return false }
        return program == nil || other.program == nil || program == other.program
    }
}
