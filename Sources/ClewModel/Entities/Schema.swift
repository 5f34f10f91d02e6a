/// What kind of thing an entity is, in the names of FollowTheMoney.
///
/// The names are open: a schema that Clew has no use for is carried through unchanged.
public struct Schema: TextIdentifier {
    /// The FollowTheMoney name, such as `Company`.
    public let rawValue: String

    /// Wraps a FollowTheMoney name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Anything with a name.
    public static let thing: Schema = "Thing"
    /// A person or organization that can hold rights and duties.
    public static let legalEntity: Schema = "LegalEntity"
    /// A natural person.
    public static let person: Schema = "Person"
    /// An organization of any kind.
    public static let organization: Schema = "Organization"
    /// A company, which is also an asset that others can own.
    public static let company: Schema = "Company"
    /// A body of the state.
    public static let publicBody: Schema = "PublicBody"
    /// A ship.
    public static let vessel: Schema = "Vessel"
    /// A postal address.
    public static let address: Schema = "Address"
    /// A listing under a sanctions programme; it points at an entity.
    public static let sanction: Schema = "Sanction"
    /// A stake of an owner in an asset.
    public static let ownership: Schema = "Ownership"
    /// A seat on a board, or another directing role.
    public static let directorship: Schema = "Directorship"
    /// A link of unknown kind between two entities.
    public static let unknownLink: Schema = "UnknownLink"
    /// An identity document or register number.
    public static let identification: Schema = "Identification"

    /// Whether names of this schema are compared when screening.
    public var isMatchable: Bool {
        switch self {
        case .thing, .legalEntity, .person, .organization, .company, .publicBody, .vessel, "Airplane", "Asset",
            "CryptoWallet", "Security":
            true
        default:
            false
        }
    }

    /// Whether two entities of these schemata can be one and the same.
    public func isCompatible(with other: Schema) -> Bool {
        if self == other || self == .thing || other == .thing { return true }
        if isOrganization && other.isOrganization { return true }
        if self == .person || other == .person { return self == .legalEntity || other == .legalEntity }
        return self == "Asset" && other.isAsset || other == "Asset" && isAsset
    }

    private var isOrganization: Bool {
        self == .company || self == .organization || self == .legalEntity || self == .publicBody
    }

    private var isAsset: Bool { self == .vessel || self == .company || self == "Airplane" }
}
