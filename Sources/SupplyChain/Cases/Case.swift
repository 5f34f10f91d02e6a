public import ClewModel

/// What someone bought and what is known of how it was made: the content of a case folder.
///
/// A value of this type has passed every check of form and every cross reference; the goods in it may still be impossible,
/// which is for ``SupplyGraph`` to find.
public struct Case: Sendable {
    /// A short title for people.
    public var title: String
    /// Who is asking.
    public var requester: String
    /// The requester's country, as an ISO 3166-1 code in lower case.
    public var requesterCountry: String?
    /// The jurisdictions whose law is asked about, such as `us` and `eu`, in lower case.
    public var jurisdictions: [String]
    /// Where each of them stands in the case, for messages.
    public var jurisdictionPlaces: [String: SourceLocation] = [:]
    /// The commodity's key in the catalog.
    public var commodity: String
    /// The goods in a few words.
    public var goods: String?
    /// The first day that the case covers.
    public var periodStart: Day?
    /// The last day that the case covers.
    public var periodEnd: Day?
    /// Whether transactions or parties of the case are invented.
    public var isExample: Bool
    /// A remark that every rendering shows, such as what is invented; always there in an example.
    public var note: String?
    /// Acts of the requester that are under way or planned, such as `terminate-supplier`, for laws against them.
    public var plannedActs: [String]
    /// Yields that the case states for itself, by stage, in place of the catalog's.
    public var yields: [YieldOverride]
    /// The parties, in the order of the file.
    public var parties: [CaseParty] { didSet { partyIndex = IdentifierIndex() } }
    /// The lots, in the order of the file.
    public var lots: [Lot] { didSet { lotIndex = IdentifierIndex() } }
    /// The pools, in the order of the file.
    public var pools: [Pool] { didSet { poolIndex = IdentifierIndex() } }
    /// The events, in the order of the file.
    public var events: [SupplyEvent] { didSet { eventIndex = IdentifierIndex() } }
    /// The shipments, in the order of the file.
    public var shipments: [Shipment] { didSet { shipmentIndex = IdentifierIndex() } }
    /// The documents, in the order of the index.
    public var documents: [CaseDocument] { didSet { documentIndex = IdentifierIndex() } }
    /// The stakes, in the order of the file.
    public var stakes: [CaseStake]
    /// What customs, an authority or the requester did, in the order of the file.
    public var milestones: [Milestone]
    /// What suppliers answered to letters, in the order of the file.
    public var answers: [SupplierAnswer]
    /// Every file that was read, with its digest, in order of name: what an assessment depends on.
    public var inputs: [CaseInput]
    /// What someone should look at and that did not stop the reading.
    public var warnings: [Diagnostic]
    /// The place of `case.yaml`.
    public var location: SourceLocation

    private var partyIndex = IdentifierIndex()
    private var lotIndex = IdentifierIndex()
    private var poolIndex = IdentifierIndex()
    private var eventIndex = IdentifierIndex()
    private var shipmentIndex = IdentifierIndex()
    private var documentIndex = IdentifierIndex()

    /// Creates an empty case.
    public init(title: String, requester: String, commodity: String, location: SourceLocation) {
        self.title = title
        self.requester = requester
        self.commodity = commodity
        self.location = location
        jurisdictions = []
        isExample = false
        plannedActs = []
        yields = []
        parties = []
        lots = []
        pools = []
        events = []
        shipments = []
        documents = []
        stakes = []
        milestones = []
        answers = []
        inputs = []
        warnings = []
    }

    /// The party with an identifier.
    public func party(_ id: String) -> CaseParty? { partyIndex.find(id, in: parties, by: \.id) }
    /// The lot with an identifier.
    public func lot(_ id: String) -> Lot? { lotIndex.find(id, in: lots, by: \.id) }
    /// The pool with an identifier.
    public func pool(_ id: String) -> Pool? { poolIndex.find(id, in: pools, by: \.id) }
    /// The event with an identifier.
    public func event(_ id: String) -> SupplyEvent? { eventIndex.find(id, in: events, by: \.id) }
    /// The shipment with an identifier.
    public func shipment(_ id: String) -> Shipment? { shipmentIndex.find(id, in: shipments, by: \.id) }
    /// The document with an identifier.
    public func document(_ id: String) -> CaseDocument? { documentIndex.find(id, in: documents, by: \.id) }
}
