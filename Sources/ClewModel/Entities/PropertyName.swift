/// The name of a property of an entity, in the words of FollowTheMoney.
///
/// The names are open: a property that Clew has no use for is carried through unchanged.
public struct PropertyName: TextIdentifier {
    /// The FollowTheMoney name, such as `registrationNumber`.
    public let rawValue: String

    /// Wraps a FollowTheMoney name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The main name.
    public static let name: PropertyName = "name"
    /// Another name in use.
    public static let alias: PropertyName = "alias"
    /// A broad or unreliable alias.
    public static let weakAlias: PropertyName = "weakAlias"
    /// A former name.
    public static let previousName: PropertyName = "previousName"
    /// A country or territory, as a lower-case ISO 3166-1 code.
    public static let country: PropertyName = "country"
    /// The country of incorporation.
    public static let jurisdiction: PropertyName = "jurisdiction"
    /// A postal address in one line.
    public static let address: PropertyName = "address"
    /// FollowTheMoney topics, such as `sanction` or `forced.labor`.
    public static let topics: PropertyName = "topics"
    /// A number in a company register.
    public static let registrationNumber: PropertyName = "registrationNumber"
    /// An official number of unspecified kind.
    public static let idNumber: PropertyName = "idNumber"
    /// A tax number.
    public static let taxNumber: PropertyName = "taxNumber"
    /// A Legal Entity Identifier.
    public static let leiCode: PropertyName = "leiCode"
    /// A Chinese Unified Social Credit Code.
    public static let uscCode: PropertyName = "uscCode"
    /// An IMO ship or company number.
    public static let imoNumber: PropertyName = "imoNumber"
    /// A SWIFT/BIC code.
    public static let swiftBic: PropertyName = "swiftBic"
    /// A stock ticker.
    public static let ticker: PropertyName = "ticker"
    /// A telephone number.
    public static let phone: PropertyName = "phone"
    /// A date of birth.
    public static let birthDate: PropertyName = "birthDate"
    /// What the source says and no other property holds.
    public static let notes: PropertyName = "notes"
    /// The page or notice that the entity comes from.
    public static let sourceUrl: PropertyName = "sourceUrl"

    /// The day on which a listing took effect.
    public static let startDate: PropertyName = "startDate"
    /// The day on which something ended.
    public static let endDate: PropertyName = "endDate"
    /// The day on which a listing was published.
    public static let listingDate: PropertyName = "listingDate"
    /// The legal basis of a listing.
    public static let program: PropertyName = "program"
    /// The authority that lists.
    public static let authority: PropertyName = "authority"
    /// The stated reason.
    public static let reason: PropertyName = "reason"
    /// The entity that a listing names.
    public static let entity: PropertyName = "entity"
    /// The owner in an ownership.
    public static let owner: PropertyName = "owner"
    /// What is owned in an ownership.
    public static let asset: PropertyName = "asset"
    /// A share in per cent, as the source writes it.
    public static let percentage: PropertyName = "percentage"

    /// The properties that hold names, the strongest first.
    public static let names: [PropertyName] = [.name, .alias, .previousName, .weakAlias]
    /// The part that a party plays in a row that names several, as the title of its column.
    ///
    /// `Importer`, for one. No property of FollowTheMoney; no published list has it.
    public static let partyRole: PropertyName = "partyRole"
    /// The properties that hold identifiers.
    public static let identifiers: [PropertyName] = [
        .uscCode, .leiCode, .registrationNumber, .idNumber, .taxNumber, .imoNumber, .swiftBic, .ticker, "mmsi",
        "innCode", "ogrnCode", "okpoCode", "dunsCode", "permId", "isinCode", "npiCode", "uniqueEntityId",
        "passportNumber",
        "callSign",
    ]
}
