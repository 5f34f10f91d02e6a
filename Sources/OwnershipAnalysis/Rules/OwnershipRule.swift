public import ClewModel

/// When a party falls under a regime because of those who hold or control it.
public struct OwnershipRule: Hashable, Sendable {
    /// How listed parties are counted.
    public enum Counting: String, Hashable, Sendable, Codable, CaseIterable {
        /// All listed parties, and all who fall under the rule, count together.
        case together
        /// Each listed party counts with those that it owns or controls, and with those it acts together with; no two
        /// listed parties are added up otherwise.
        case separately
        /// Nobody falls under the rule by a share alone; an entry of the list may say that it covers more than the party
        /// it names.
        case entryWords = "entry-words"
    }

    /// The key, such as `us-ofac`.
    public var key: String
    /// The name of the rule.
    public var name: String
    /// The jurisdiction, as a lower-case code.
    public var jurisdiction: String
    /// How listed parties are counted.
    public var counting: Counting
    /// The datasets whose listings the rule starts from.
    public var datasets: [DatasetName]
    /// By what a listing that a collection repeats is known as one of the regime's.
    public var sources: ListingSources
    /// From which share on a party that does not fall under the rule is shown as a near miss.
    public var nearMissFrom: Double
    /// What the rule says and when, in order of time.
    public var periods: [RulePeriod]
    /// What the maintainers leave out, and how they read the text.
    public var notes: String?

    /// Creates a rule.
    public init(
        key: String, name: String, jurisdiction: String, counting: Counting, datasets: [DatasetName] = [],
        sources: ListingSources = ListingSources(), nearMissFrom: Double = 0.25, periods: [RulePeriod],
        notes: String? = nil
    ) {
        self.key = key
        self.name = name
        self.jurisdiction = jurisdiction
        self.counting = counting
        self.datasets = datasets
        self.sources = sources
        self.nearMissFrom = nearMissFrom
        self.periods = periods
        self.notes = notes
    }

    /// The period of a day, and whether the day lies in it.
    ///
    /// For a day outside all periods it is the nearest one, taken as ``RulePeriod/Status/unverified``: what held then is
    /// not recorded.
    func period(on day: Day) -> RulePeriod? {
        if let period = periods.first(where: { $0.contains(day) }) { return period }
        let earlier = periods.filter { ($0.to ?? .distantFuture) < day }
            .max { ($0.to ?? .distantFuture) < ($1.to ?? .distantFuture) }
        let later = periods.filter { ($0.from ?? .distantPast) > day }
            .min { ($0.from ?? .distantPast) < ($1.from ?? .distantPast) }
        guard var nearest = earlier ?? later else { return nil }
        nearest.status = .unverified
        nearest.statement =
            "What the rule said on \(day) is not recorded; the nearest recorded text: " + nearest.statement
        nearest.confidence = .unverified
        return nearest
    }
}
