public import ClewModel

/// A party of a case.
public struct CaseParty: Hashable, Sendable {
    /// What a party does in the chain.
    public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
        /// Brings the goods into the market that is asked about.
        case importer
        /// Buys the goods.
        case buyer
        /// Sells the goods.
        case supplier
        /// Sends the goods out of a country.
        case exporter
        /// Grows, mines or makes a lot.
        case producer
        /// Buys and sells without changing the goods.
        case trader
        /// Stores goods.
        case warehouse
        /// Carries goods.
        case carrier
        /// Holds a stake in another party.
        case owner
        /// Supplies or places workers.
        case labourAgent = "labour_agent"
        /// Supplies machines, energy or services.
        case serviceProvider = "service_provider"
        /// Supplies evidence: tests, audits, traceability.
        case evidenceVendor = "evidence_vendor"
        /// Anything else.
        case other
    }

    /// An identifier as the case states it.
    public struct Identifier: Hashable, Sendable {
        /// What kind of identifier it is.
        public let kind: PropertyName
        /// The identifier as stated.
        public let value: String
        /// Where it is stated.
        public let location: SourceLocation

        /// Creates an identifier.
        public init(kind: PropertyName, value: String, location: SourceLocation) {
            self.kind = kind
            self.value = value
            self.location = location
        }
    }

    /// The identifier within the case.
    public var id: String
    /// The main name, as stated.
    public var name: String
    /// Other names: in other scripts, trade names, former names.
    public var otherNames: [String]
    /// What kind of party it is.
    public var schema: Schema
    /// The country, as an ISO 3166-1 code in lower case.
    public var country: String?
    /// The address, as stated.
    public var address: String?
    /// What the party does in the chain.
    public var roles: [Role]
    /// The identifiers, as stated.
    public var identifiers: [Identifier]
    /// In how many calendar days the party answers when it is asked for records, as the case states; `nil` where it does not,
    /// which leaves open when anything comes.
    public var answerDays: Int?
    /// A remark.
    public var note: String?
    /// The row.
    public var location: SourceLocation
    /// The cell of the name.
    public var nameLocation: SourceLocation
    /// The cell of the address.
    public var addressLocation: SourceLocation?

    /// Creates a party.
    public init(id: String, name: String, location: SourceLocation) {
        self.id = id
        self.name = name
        self.location = location
        nameLocation = location
        otherNames = []
        schema = .company
        roles = []
        identifiers = []
    }

    /// The name in Latin letters, for a reader who cannot read it in its own: another name of the party, or its reading.
    public var romanized: String?

    /// The name as sentences say it, with the Latin one beside it where there is one.
    public var caption: String { romanized.map { "\(name) (\($0))" } ?? name }

    /// The location number by which the party is known in every case, in one form whatever the case writes it in; `nil` where its
    /// identifier is the case's own, or a number whose check digit does not fit.
    public var universalID: String? {
        let id = GS1Identifier(self.id).asParty
        return id.kind == .party && id.isKey && id.damage == nil ? id.text : nil
    }

    /// All names, the main one first.
    public var names: [String] { [name] + otherNames }

    /// Whether it is a person, or the business of one, such as a 个体工商户: nobody holds shares in it.
    public var isSoleTrader: Bool {
        schema == .person || names.contains { $0.contains("个体工商户") || $0.contains("個體工商戶") }
    }
}
