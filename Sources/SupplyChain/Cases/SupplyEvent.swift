public import ClewModel

/// Something that happened to lots.
public struct SupplyEvent: Hashable, Sendable {
    /// What kind of thing happened.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Lots were used up and others came of them: spinning, blending, splitting, re-packing.
        case transform
        /// Lots changed place.
        case move
        /// Lots changed hands.
        case sell
        /// Lots were put into a pool.
        case store
        /// A lot was taken out of a pool; inputs are the stored lots that a record says it was taken from.
        case issue
        /// A part of a lot, or of what lies in a pool, was lost: burnt, spilt, thrown away.
        case loss
    }

    /// A lot that an event used, made, moved or sold.
    public struct Leg: Hashable, Sendable {
        /// The lot; `nil` for an input that nobody identifies, and for a loss of a pool.
        public var lot: String?
        /// How much of it, `nil` where nobody says.
        ///
        /// An output without a quantity is the whole lot.
        public var quantity: Quantity?
        /// The row.
        public var location: SourceLocation

        /// Creates a leg.
        public init(lot: String?, quantity: Quantity?, location: SourceLocation) {
            self.lot = lot
            self.quantity = quantity
            self.location = location
        }
    }

    /// The identifier within the case.
    public var id: String
    /// What kind of thing happened.
    public var kind: Kind
    /// When.
    public var date: PartialDate?
    /// Who did it: the maker, the sender, the seller.
    public var party: String?
    /// Who received: the receiver of a move, the buyer of a sale.
    public var counterparty: String?
    /// Where it happened, or where a move ended, as stated.
    public var place: String?
    /// The pool of an event that stores or issues, or that loses what lay in a pool.
    public var pool: String?
    /// What went in, or what was moved, sold, stored or lost.
    public var inputs: [Leg]
    /// What came out; empty unless ``kind`` is `transform` or `issue`.
    public var outputs: [Leg]
    /// The documents that the rows themselves name.
    public var documents: [String]
    /// A remark.
    public var note: String?
    /// The first row.
    public var location: SourceLocation
    /// The cell of the place.
    public var placeLocation: SourceLocation?

    /// Whether nothing happened, and the event only joins the parts of a lot that have origins of their own: no document tells it.
    ///
    /// What somebody did, on a day, at a place or by a document is a step like any other, whatever it is called.
    public var joinsParts: Bool {
        guard kind == .transform, date == nil, party == nil, counterparty == nil, place == nil, placeLocation == nil,
            documents.isEmpty, outputs.count == 1, let whole = outputs[0].lot,
            id == SupplyEvent.joining(whole)
        else { return false }
        let parts = Set(inputs.indices.map { SupplyEvent.part($0 + 1, of: whole) })
        return inputs.count > 1 && Set(inputs.compactMap(\.lot)) == parts
    }

    /// The identifier of what joins the parts of a lot.
    static func joining(_ lot: String) -> String { "joined:" + lot }

    /// The identifier of a part of a lot; parts count from 1.
    static func part(_ number: Int, of lot: String) -> String { "\(lot) (part \(number))" }

    /// Creates an event without legs.
    public init(id: String, kind: Kind, location: SourceLocation) {
        self.id = id
        self.kind = kind
        self.location = location
        inputs = []
        outputs = []
        documents = []
    }
}
