/// A unit of a document in one that a case knows: ``count`` of these make ``of`` of the document's.
public struct UnitScale: Hashable, Sendable {
    /// The unit that a case knows.
    public let unit: UnitOfMeasure
    /// How many of it there are in ``of`` of the document's.
    public let count: Double
    /// Of how many of the document's.
    public let of: Double

    /// Creates a scale; without numbers the units are one.
    public init(_ unit: UnitOfMeasure, _ count: Double = 1, per of: Double = 1) {
        (self.unit, self.count, self.of) = (unit, count, of)
    }

    /// Whether the document's unit is the case's.
    public var isOne: Bool { count == of }

    /// How many base units one of the document's unit is.
    public var baseFactor: Double { unit.factor * count / of }

    /// An amount of the document's unit in the case's.
    public func amount(_ value: Double) -> Double { value * count / of }

    /// Reads a code of UN/ECE Recommendation 20, or of Recommendation 21 (with an X before it) for the containers that a case
    /// knows; `nil` for any other.
    public init?(recommendation code: some StringProtocol) {
        switch code.uppercased() {
        case "KGM": self.init(.kilogram)
        case "GRM": self.init(.gram)
        case "TNE": self.init(.tonne)
        case "MGM": self.init(.gram, 1, per: 1000)
        case "HGM": self.init(.gram, 100)
        case "DTN": self.init(.kilogram, 100)
        case "KTN": self.init(.tonne, 1000)
        case "STN": self.init(.shortTon)
        case "LTN": self.init(.longTon)
        case "LBR": self.init(.pound)
        case "ONZ": self.init(.pound, 1, per: 16)
        case "WTT": self.init(.watt)
        case "KWT": self.init(.kilowatt)
        case "MAW": self.init(.megawatt)
        case "H87", "C62", "EA", "PCE", "NAR": self.init(.piece)
        case "PR": self.init(.piece, 2)
        case "DZN": self.init(.dozen)
        case "CEN": self.init(.piece, 100)
        case "GRO": self.init(.dozen, 12)
        case "MIL": self.init(.piece, 1000)
        case "MTR": self.init(.metre)
        case "CMT": self.init(.metre, 1, per: 100)
        case "MMT": self.init(.metre, 1, per: 1000)
        case "KMT": self.init(.metre, 1000)
        case "YRD": self.init(.yard)
        case "FOT": self.init(.metre, 3048, per: 10_000)
        case "INH": self.init(.metre, 254, per: 10_000)
        case "XBL", "XBN": self.init(.bale)
        case "XDR": self.init(.drum)
        case "XCT": self.init(.carton)
        default: return nil
        }
    }

    /// Reads a unit as people write it or by its code; `nil` for anything unknown or ambiguous.
    public init?(text: some StringProtocol) {
        if let unit = UnitOfMeasure(text: text) {
            self.init(unit)
        } else if let scale = UnitScale(recommendation: text) {
            self = scale
        } else {
            return nil
        }
    }
}
