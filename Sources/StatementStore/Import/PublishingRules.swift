/// What a newly read version must keep to before it replaces the last good one.
public struct PublishingRules: Hashable, Sendable {
    /// The greatest share of its entities that a list may lose at once, from 0 to 1.
    public var greatestLoss: Double
    /// The fewest entities that the list can credibly hold.
    public var fewestEntities: Int
    /// The most entities that the list can credibly hold.
    public var mostEntities: Int
    /// The most records that may be rejected before the import stops.
    public var mostRejected: Int
    /// Whether a version that breaks a rule is published all the same, because a person has looked at it.
    public var acceptsProblems: Bool
    /// Whether a version with too few entities is published, and said to be a part, as long as no whole one is in force.
    public var admitsPart: Bool

    /// Whether what only an earlier version says is closed although records could not be read, because a person has looked.
    public var releasesStale: Bool
    /// From how many listings of one authority on it is noticed that they are gone.
    public var fewestOfSource: Int
    /// After how many days a file is said to be out of date when it is recorded; `nil` not to look.
    public var staleAfterDays: Int?

    /// Sets rules; those left out are at least one entity, a loss of a fifth, and a hundred rejected records.
    public init(
        greatestLoss: Double = 0.2, fewestEntities: Int = 1, mostEntities: Int = .max, mostRejected: Int = 100,
        acceptsProblems: Bool = false, admitsPart: Bool = false, releasesStale: Bool = false, fewestOfSource: Int = 20,
        staleAfterDays: Int? = nil
    ) {
        self.greatestLoss = greatestLoss
        self.fewestEntities = fewestEntities
        self.mostEntities = mostEntities
        self.mostRejected = mostRejected
        self.acceptsProblems = acceptsProblems
        self.admitsPart = admitsPart
        self.releasesStale = releasesStale
        self.fewestOfSource = fewestOfSource
        self.staleAfterDays = staleAfterDays
    }

    /// The problems for which a version is withheld.
    ///
    /// - Parameters:
    ///   - problems: All its problems.
    ///   - counts: What the import found.
    ///   - previous: What the last published version holds; `nil` where there is none.
    func blocking(
        _ problems: [PublishingProblem], of counts: ImportCounts, after previous: ImportCounts?
    ) -> [PublishingProblem] {
        guard !acceptsProblems else { return [] }
        let problems = problems.filter(\.blocks)
        let hasWhole = previous.map { ($0.targets ?? $0.entities) >= fewestEntities } ?? false
        guard admitsPart, !hasWhole, counts.entities > 0 else { return problems }
        return problems.filter { problem in
            if case .tooFew = problem { return false }
            return true
        }
    }

    /// The rules that counts break.
    ///
    /// Where the reader counted the targets of the list, the rules are about them, else about all entities.
    ///
    /// - Parameters:
    ///   - counts: What the import found.
    ///   - stale: How many of the entities were not read but are carried over; they do not count.
    ///   - previous: What the last published version holds; `nil` where there is none.
    public func problems(
        of counts: ImportCounts, stale: Int = 0, after previous: ImportCounts?
    ) -> [PublishingProblem] {
        let size = counts.targets ?? counts.entities - stale
        var problems: [PublishingProblem] = []
        if size < fewestEntities { problems.append(.tooFew(entities: size, expected: fewestEntities)) }
        if size > mostEntities { problems.append(.tooMany(entities: size, expected: mostEntities)) }
        if let previous {
            let before = counts.targets == nil ? previous.entities : previous.targets ?? previous.entities
            if Double(before - size) > greatestLoss * Double(before) {
                problems.append(.shrank(from: before, to: size, allowed: greatestLoss))
            }
        }
        return problems
    }
}
