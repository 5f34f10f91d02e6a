public import ClewModel

/// A quantity of a commodity that moves and is transformed as one.
public struct Lot: Hashable, Sendable {
    /// The identifier within the case.
    public var id: String
    /// The key of the stage that made it, such as `ginning` for lint; ``otherStage`` for what is not of the commodity.
    public var stage: String
    /// What it is, in words.
    public var description: String?
    /// The number by which its maker or seller knows it, as it stands on papers.
    public var number: String?
    /// How much there was of it when it was made.
    public var quantity: Quantity
    /// The party that made it.
    public var producer: String?
    /// Where it was made, as stated.
    public var place: String?
    /// The country where it was made, as an ISO 3166-1 code in lower case.
    public var country: String?
    /// When it was made.
    public var date: PartialDate?
    /// The mass of one piece or one watt in kilograms, to balance counted goods by mass.
    public var unitMass: Double?
    /// How much of its mass is what is followed, from 0 to 1: soluble solids (degrees Brix divided by 100), or metal by assay.
    public var solids: Double?
    /// Whether any part of it is like any other; `nil` leaves it to the stage.
    public var isHomogeneous: Bool?
    /// The documents that the row itself names.
    public var documents: [String]
    /// The row.
    public var location: SourceLocation
    /// The cell of the place.
    public var placeLocation: SourceLocation?
    /// The cell of the quantity.
    public var quantityLocation: SourceLocation

    /// The stage of what is not of the case's commodity: buttons, polyester, by-products.
    public static let otherStage = "other"

    /// Creates a lot.
    public init(id: String, stage: String, quantity: Quantity, location: SourceLocation) {
        self.id = id
        self.stage = stage
        self.quantity = quantity
        self.location = location
        quantityLocation = location
        documents = []
    }

    /// What the lot is known by in every case: a key of GS1, in one form whatever the case writes it in, or another URN or
    /// address; `nil` where its identifier is the case's own.
    ///
    /// A class of trade items names a lot only together with the number of the lot.
    public var universalID: String? {
        let id = GS1Identifier(self.id)
        if id.kind == .productClass { return number.flatMap { id.lot($0)?.text } }
        let names: Set<GS1Identifier.Kind> = [.lot, .instance, .container]
        if names.contains(id.kind), id.isKey { return id.text }
        if let printed = number.map({ GS1Identifier($0) }), names.contains(printed.kind), printed.isKey {
            return printed.text
        }
        let lower = id.text.lowercased()
        return ["urn:", "http://", "https://"].contains { lower.hasPrefix($0) } ? id.text : nil
    }

    /// The mass in kilograms of an amount of this lot; `nil` where it is counted and nobody says what a piece weighs.
    public func mass(of quantity: Quantity) -> Double? {
        if quantity.unit.dimension == .mass { return quantity.baseAmount }
        guard quantity.unit.dimension == self.quantity.unit.dimension else { return nil }
        return unitMass.map { $0 * quantity.baseAmount }
    }

    /// The amount in the lot's own dimension (kilograms, watts or pieces); `nil` where it cannot be converted.
    public func amount(of quantity: Quantity) -> Double? {
        let own = self.quantity.unit.dimension
        if quantity.unit.dimension == own { return quantity.baseAmount }
        guard let unitMass, unitMass > 0 else { return nil }
        if quantity.unit.dimension == .mass { return quantity.baseAmount / unitMass }
        return own == .mass ? quantity.baseAmount * unitMass : nil
    }
}
