public import ClewModel

/// Something that happened to the requester or to goods, on a day that law counts from: a detention, a payment, a notice.
///
/// What happens to the goods on their way is a ``SupplyEvent``; a milestone is what customs, an authority or the user did.
public struct Milestone: Hashable, Sendable {
    /// What happened.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The goods were presented to customs for examination.
        case examination
        /// Customs gave notice that it detains the goods.
        case detention
        /// Customs excluded the goods.
        case exclusion
        /// Customs released the goods.
        case release
        /// Goods that were stopped were sent out of the country again.
        case reexport = "re-export"
        /// A contract was made.
        case contract
        /// Money was paid.
        case payment
        /// Something was sent to a party: a machine, software, a sample, an input.
        case export
        /// An authority granted more time for a period that runs; ``Milestone/until`` is its new last day.
        case `extension`
        /// The goods were first made available on the market.
        case placedOnMarket = "placed-on-market"
        /// Property of a party was blocked.
        case blocking
        /// An authority asked for information.
        case informationRequest = "information-request"
        /// A foreign measure that bars normal dealings was met.
        case foreignMeasure = "foreign-measure"
    }

    /// The identifier within the case.
    public var id: String
    /// What happened.
    public var kind: Kind
    /// The day.
    public var day: Day
    /// The new last day, where more time was granted; stated for an extension and for nothing else.
    public var until: Day?
    /// The shipment that it concerns; `nil` for all of the case.
    public var shipment: String?
    /// The party that it concerns, such as the one that was paid.
    public var party: String?
    /// The documents that show it.
    public var documents: [String] = []
    /// The number of the notice, contract or payment, as people know it.
    public var reference: String?
    /// A remark.
    public var note: String?
    /// The row.
    public var location: SourceLocation

    /// Creates a milestone.
    public init(id: String, kind: Kind, day: Day, location: SourceLocation) {
        self.id = id
        self.kind = kind
        self.day = day
        self.location = location
    }

    /// What happened, in a few words.
    public var phrase: String {
        switch kind {
        case .examination: "presentation for examination"
        case .detention: "notice of detention"
        case .exclusion: "exclusion"
        case .release: "release"
        case .reexport: "export of goods that were stopped"
        case .contract: "contract"
        case .payment: "payment"
        case .export: "sending of items"
        case .extension: "extension"
        case .placedOnMarket: "placing on the market"
        case .blocking: "blocking of property"
        case .informationRequest: "request for information"
        case .foreignMeasure: "foreign measure met"
        }
    }
}
