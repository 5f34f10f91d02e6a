public import ClewModel

/// A measure of a government, or of a body of industry, on forced labour: a row of the first ledger.
public struct Measure: Hashable, Sendable, Codable {
    /// What kind of measure it is.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Property of listed parties is frozen.
        case assetFreeze
        /// Items may not be sent to listed parties without a licence.
        case exportControlListing
        /// Goods may not be imported.
        case importBan
        /// Goods may not be placed on a market.
        case marketBan
        /// Goods are presumed to be barred.
        case statutoryPresumption
        /// Parties are put on a list that a presumption refers to.
        case entityList
        /// Persons may not enter.
        case travelBan
        /// Investments are barred.
        case investmentBan
        /// A duty on goods.
        case tariff
        /// A measure of a body of industry.
        case industrySanction
        /// A statute that lets an authority designate.
        case sanctionsAuthority
        /// Where enforcement looks first.
        case enforcementPriority
        /// A rule for public buyers.
        case procurementRule
        /// A duty to look for harm and act on it.
        case dueDiligenceLaw
        /// A duty to report.
        case disclosureLaw
        /// A package of policies.
        case policyPackage
        /// Advice to business.
        case advisory
        /// Parties were taken off a list.
        case delisting
        /// A complaint before a court or a prosecutor, without a ruling.
        case complaint
        /// A ruling of a court.
        case courtRuling
        /// An inquiry into trade that may end in a measure.
        case tradeInvestigation
        /// An inquiry of a public body into named companies that ends in recommendations at most.
        case inquiry
        /// A recommendation without force.
        case recommendation
        /// A statement.
        case statement

        /// Whether it is a binding instrument of a state that is meant to cause harm or loss to its target.
        ///
        /// The study *Making Xinjiang Sanctions Work* counts such measures only as coercive: a listing is, advice is not.
        public var isCoercive: Bool {
            switch self {
            case .assetFreeze, .exportControlListing, .importBan, .marketBan, .statutoryPresumption, .entityList,
                .travelBan, .investmentBan, .tariff:
                true
            case .industrySanction, .sanctionsAuthority, .enforcementPriority, .procurementRule, .dueDiligenceLaw,
                .disclosureLaw, .policyPackage, .advisory, .delisting, .complaint, .courtRuling, .tradeInvestigation,
                .inquiry, .recommendation, .statement:
                false
            }
        }
    }

    /// The identifier.
    public let id: LedgerID
    /// The day, or the month or year where no day was found.
    public let date: PartialDate
    /// The jurisdiction: a lower-case ISO 3166-1 code, `eu`, `un`, or `private`.
    public let jurisdiction: String
    /// Who took it.
    public let authority: String
    /// The act.
    public let instrument: String
    /// What kind it is.
    public let kind: Kind
    /// What it is about.
    public let topic: LedgerTopic
    /// The organizations it names.
    public let organizations: [String]
    /// How many individuals it names; they are counted, never named.
    public let personCount: Int
    /// How many further parties it names, whose names are not held here.
    public let unnamedCount: Int
    /// The sectors or goods.
    public let sectors: [String]
    /// The last day of force, where it ended.
    public let until: Day?
    /// Its state as far as known.
    public let status: String
    /// What a reader has to know.
    public let note: String?
    /// Where it can be read.
    public let citation: Citation
    /// How far the row is to be trusted.
    public let confidence: Confidence
}
