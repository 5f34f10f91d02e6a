/// The part that a party plays in a record of trade.
public enum TradeRole: String, Hashable, Sendable, Codable, CaseIterable {
    /// Who hands the goods over for carriage.
    case shipper
    /// Who exports by the word of a customs record.
    case exporter
    /// Who supplies.
    case supplier
    /// Who sells.
    case seller
    /// Who made the goods, by the word of the record.
    case manufacturer
    /// To whom the goods go by the bill.
    case consignee
    /// Who imports by the word of a customs record.
    case importer
    /// Who buys.
    case buyer
    /// Who is told when the goods arrive.
    case notifyParty = "notify-party"
    /// For whom another party named in the record acts.
    case onBehalfOf = "on-behalf-of"
    /// Who carries or forwards.
    case carrier
    /// A bank.
    case bank
    /// Who declares at customs for another.
    case broker

    /// Which way the goods go past a party.
    enum Side { case sending, receiving, beside }

    var side: Side {
        switch self {
        case .shipper, .exporter, .supplier, .seller, .manufacturer: .sending
        case .consignee, .importer, .buyer: .receiving
        case .notifyParty, .onBehalfOf, .carrier, .bank, .broker: .beside
        }
    }

    /// The role as a person says it.
    public var words: String { rawValue.replacing("-", with: " ") }

    /// Its bit in a set of roles.
    var bit: UInt16 { 1 << UInt16(TradeRole.allCases.firstIndex(of: self) ?? 0) }

    /// The roles of a set of bits, in their order.
    static func roles(of bits: UInt16) -> [TradeRole] { allCases.filter { bits & $0.bit != 0 } }

    /// The role that the one recogniser of parties in titles (see ``PartyTitleReader``) calls by a word of its own.
    init?(party: String) {
        switch party {
        case "shipper": self = .shipper
        case "exporter": self = .exporter
        case "supplier": self = .supplier
        case "seller": self = .seller
        case "manufacturer", "factory", "mill": self = .manufacturer
        case "consignee", "shipto": self = .consignee
        case "importer": self = .importer
        case "buyer", "customer", "soldto", "enduser": self = .buyer
        case "notifyparty": self = .notifyParty
        case "carrier": self = .carrier
        case "bank": self = .bank
        case "broker", "declarant": self = .broker
        default: return nil
        }
    }
}

/// What a title says of a party: whose the column is, and what it holds of it.
public struct PartyTitle: Hashable, Sendable {
    /// What a column holds of a party.
    public enum Content: Hashable, Sendable {
        /// Its name.
        case name
        /// Its country.
        case country
        /// Anything else: an address, a number, a code.
        case other
    }

    /// The part that the party plays, by one word for all languages: `shipper`, `consignee`.
    public var party: String
    /// What the column holds of it.
    public var content: Content

    /// Creates what a title says.
    public init(party: String, content: Content) {
        self.party = party
        self.content = content
    }
}

/// Reads what a title of a column says of a party; `nil` where it speaks of none.
///
/// Tables of parties are recognised in one place for all of Clew, in the engine that screens them, so it is handed in.
public typealias PartyTitleReader = @Sendable (_ title: String) -> PartyTitle?
