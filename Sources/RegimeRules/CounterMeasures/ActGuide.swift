public import ClewModel

/// What is known about one act of a company: which law it serves, what it may expose to, and a safer way.
public struct ActGuide: Hashable, Sendable, Codable {
    /// One exposure of the act.
    public struct Exposure: Hashable, Sendable, Codable {
        /// The provision.
        public let provision: ProvisionID
        /// Why the act falls under it.
        public let why: String
    }

    /// How grave the exposures are.
    public enum Severity: Hashable, Sendable, Codable {
        /// The same for everyone.
        case always(ExposureSeverity)
        /// It turns on sales in China.
        case bySalesInChina(selling: ExposureSeverity, otherwise: ExposureSeverity)
    }

    /// The act.
    public let act: CompanyAct
    /// The act in words.
    public let title: String
    /// Whether it gathers facts inside China.
    public let gathersInChina: Bool
    /// The laws that it serves.
    public let serves: [String]
    /// What it may expose to.
    public let exposures: [Exposure]
    /// How grave that is.
    public let severity: Severity
    /// The logic of the grade, in words.
    public let logic: String
    /// A safer way to reach the same end; practical advice of ours, not law.
    public let saferWay: String
    /// Where the logic can be read.
    public let citation: Citation
    /// How far this row is to be trusted.
    public let confidence: Confidence
}
