public import ClewModel

extension Stage {
    /// The yield of a basis at a time, where yields have moved over the years.
    ///
    /// Between two years that ranges speak of, both count: the yield moved from one to the other. Beyond the last of them the
    /// nearest stands in; farther away than `years` it may ask a question but bears nothing, so its confidence is
    /// `unverified`. Without a date all ranges count.
    ///
    /// - Parameters:
    ///   - basis: What is put in proportion.
    ///   - date: When it was made; `nil` where nobody says.
    ///   - years: How many years a dated range may lie from the event.
    public func yield(_ basis: YieldRange.Basis, on date: PartialDate?, within years: Int) -> YieldRange? {
        let found = yields.filter { $0.basis == basis }
        let dated = found.filter { $0.asOf != nil }.sorted { ($0.asOf?.year ?? 0) < ($1.asOf?.year ?? 0) }
        guard !dated.isEmpty else { return found.first }
        guard let year = date?.year else { return Stage.hull(found) }
        let before = dated.last { ($0.asOf?.year ?? 0) <= year }
        let after = dated.first { ($0.asOf?.year ?? 0) >= year }
        if let before, let after { return before == after ? before : Stage.hull([before, after]) }
        guard var nearest = before ?? after, let spoken = nearest.asOf?.year else { return found.first }
        guard abs(spoken - year) > years else { return nearest }
        if let undated = found.first(where: { $0.asOf == nil }) { return undated }
        nearest.confidence = .unverified
        return nearest
    }

    /// The range that holds all of them, as far to be trusted as the least of them.
    private static func hull(_ ranges: [YieldRange]) -> YieldRange? {
        guard var hull = ranges.first else { return nil }
        for range in ranges.dropFirst() {
            hull.bounds = Bounds(
                min(hull.bounds.lower, range.bounds.lower), max(hull.bounds.upper, range.bounds.upper))
            hull.confidence = min(hull.confidence, range.confidence)
            hull.sourcedEdges.formIntersection(range.sourcedEdges)
            hull.central = nil
        }
        return hull
    }
}
