public import ClewModel

/// An organization named by a Chinese counter-measure or by an act of enforcement with the same aim.
///
/// Individuals are not held; the ledger counts them.
public struct CounterMeasureTarget: Hashable, Sendable, Codable {
    /// What was done.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// It was put on a list.
        case listing
        /// It was investigated.
        case investigation
        /// It was searched, fined or the like.
        case enforcement
    }

    /// What the organization is to a user.
    public enum Part: String, Hashable, Sendable, Codable, CaseIterable {
        /// It tests, maps, audits or researches for due diligence.
        case evidenceVendor
        /// It sells something else.
        case vendor
        /// It buys and sells under its brand.
        case brand
        /// It does research.
        case research
        /// It speaks for a cause.
        case advocacy
        /// It gives legal services.
        case lawFirm
        /// It is a body of a state or union.
        case publicBody
    }

    /// The dataset that targets belong to when parties are screened.
    public static let dataset: DatasetName = "cn_countermeasures"

    /// The identifier.
    public let id: EntityID
    /// The name.
    public let name: String
    /// Other names in use.
    public let aliases: [String]
    /// What was done.
    public let kind: Kind
    /// What the organization is to a user.
    public let part: Part
    /// The list or act in a few words.
    public let measure: String
    /// Its first day.
    public let from: Day
    /// Its last day; `nil` while it stands as far as known.
    public let to: Day?
    /// The provision it rests on, where that is known.
    public let provision: ProvisionID?
    /// Who did it.
    public let authority: String
    /// What follows for those who deal with the organization.
    public let effect: String
    /// Its state as far as known.
    public let status: String
    /// What it answered to, as far as known.
    public let trigger: String?
    /// Where it can be read.
    public let citation: Citation
    /// How far this row is to be trusted.
    public let confidence: Confidence

    /// Whether the measure stands on a day.
    public func stands(on day: Day) -> Bool {
        from <= day && (to.map { day <= $0 } ?? true)
    }

    /// The target in the shape that screening compares names with.
    public var entity: Entity {
        var properties: [PropertyName: [String]] = [
            .name: [name], .startDate: [from.description], .authority: [authority], .program: [measure],
            .notes: [effect],
        ]
        if !aliases.isEmpty { properties[.alias] = aliases }
        if let to { properties[.endDate] = [to.description] }
        if let url = citation.url { properties[.sourceUrl] = [url] }
        if let trigger { properties[.reason] = [trigger] }
        return Entity(
            id: id, schema: part == .publicBody ? .publicBody : .organization, properties: properties,
            datasets: [CounterMeasureTarget.dataset])
    }
}
