public import ClewModel

/// Something that a company does, or means to do, when it follows a law on forced labour.
///
/// The keys are open: `Reference/countermeasures/acts.yaml` describes those that are known.
public struct CompanyAct: TextIdentifier {
    /// The key, such as `region-clause`.
    public let rawValue: String

    /// Wraps a key.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A public statement that the company does not source from the region.
    public static let publicStatement: CompanyAct = "public-statement"
    /// A contract clause that names the region.
    public static let regionClause: CompanyAct = "region-clause"
    /// A contract clause that names the origin wanted and no region to avoid.
    public static let originClause: CompanyAct = "origin-clause"
    /// Gathering records of suppliers and sub-suppliers in China.
    public static let evidenceCollection: CompanyAct = "evidence-collection"
    /// The same, on the ground and by third parties.
    public static let fieldCollection: CompanyAct = "field-collection"
    /// Handing records from China to an authority abroad.
    public static let evidenceSubmission: CompanyAct = "evidence-submission"
    /// An isotope or DNA test of origin.
    public static let originTest: CompanyAct = "origin-test"
    /// Mapping of the chain by a vendor.
    public static let supplyMapping: CompanyAct = "supply-mapping"
    /// Ending a supply relation or leaving an investment.
    public static let divestment: CompanyAct = "divestment"
    /// Reading public lists and papers outside China.
    public static let deskResearch: CompanyAct = "desk-research"
    /// Sending goods, software, technology or samples to a party in China.
    public static let supply: CompanyAct = "supply"
    /// Asking an authority to list or investigate a party.
    public static let petition: CompanyAct = "petition"
}
