/// A unit in which quantities of goods are stated.
public enum UnitOfMeasure: String, Hashable, Sendable, Codable, CaseIterable {
    /// Kilogram.
    case kilogram = "kg"
    /// Gram.
    case gram = "g"
    /// Metric tonne, 1,000 kg.
    case tonne = "t"
    /// Short ton of the United States, 2,000 pounds.
    case shortTon = "short ton"
    /// Long ton of the United Kingdom, 2,240 pounds.
    case longTon = "long ton"
    /// Avoirdupois pound, 0.45359237 kg exactly (international yard and pound agreement, 1959).
    case pound = "lb"
    /// Watt of rated output of solar cells and modules.
    case watt = "W"
    /// Kilowatt.
    case kilowatt = "kW"
    /// Megawatt.
    case megawatt = "MW"
    /// Pieces: garments, modules, cans.
    case piece = "pcs"
    /// Dozens of pieces.
    case dozen = "dz"
    /// Metre of cloth, thread or cable.
    case metre = "m"
    /// Yard, 0.9144 m exactly (international yard and pound agreement, 1959).
    case yard = "yd"
    /// Bale, of a mass that must be stated.
    case bale = "bale"
    /// Drum, of a content that must be stated.
    case drum = "drum"
    /// Carton, of a content that must be stated.
    case carton = "carton"
    /// A whole lot of which nobody says how much it is.
    case lot = "lot"

    /// What the unit measures; only units of one dimension can be converted.
    public enum Dimension: String, Hashable, Sendable, Codable {
        /// Mass, in kilograms.
        case mass
        /// Rated power, in watts.
        case power
        /// A count of pieces.
        case count
        /// Length, in metres.
        case length
        /// A count of bales.
        case bales
        /// A count of drums.
        case drums
        /// A count of cartons.
        case cartons
        /// A count of lots, of which nobody knows how much each is.
        case lots
    }

    /// What the unit measures.
    public var dimension: Dimension {
        switch self {
        case .kilogram, .gram, .tonne, .shortTon, .longTon, .pound: .mass
        case .watt, .kilowatt, .megawatt: .power
        case .piece, .dozen: .count
        case .metre, .yard: .length
        case .bale: .bales
        case .drum: .drums
        case .carton: .cartons
        case .lot: .lots
        }
    }

    /// How many base units (kilogram, watt, piece, metre, bale, drum, carton) one of this unit is.
    public var factor: Double {
        switch self {
        case .kilogram, .watt, .piece, .metre, .bale, .drum, .carton, .lot: 1
        case .gram: 0.001
        case .tonne, .kilowatt: 1000
        case .shortTon: 907.184_74
        case .longTon: 1016.046_908_8
        case .pound: 0.453_592_37
        case .megawatt: 1_000_000
        case .dozen: 12
        case .yard: 0.9144
        }
    }

    /// Whether it is a container, of which somebody must say how much is in it.
    public var isContainer: Bool {
        switch self {
        case .bale, .drum, .carton: true
        default: false
        }
    }

    /// Whether a text is a unit that means different quantities to different readers: a ton is 907 kg in the United States,
    /// 1,016 kg in the United Kingdom and 1,000 kg elsewhere.
    public static func isAmbiguous(_ text: some StringProtocol) -> Bool {
        ["ton", "tons", "ton.", "tons."].contains(text.lowercased())
    }

    /// Reads a unit as people write it, or by its code in UN/ECE Recommendation 20: `KG`, `kgs`, `MT`, `tonnes`, `KGM`, `STN`;
    /// `nil` for anything unknown or ambiguous.
    public init?(text: some StringProtocol) {
        switch text.lowercased() {
        case "kg", "kgs", "kilogram", "kilograms", "公斤", "千克": self = .kilogram
        case "g", "gram", "grams", "克": self = .gram
        case "t", "mt", "tonne", "tonnes", "metric ton", "metric tons", "metric tonne", "metric tonnes", "吨":
            self = .tonne
        case "short ton", "short tons", "us ton", "us tons": self = .shortTon
        case "long ton", "long tons", "imperial ton", "imperial tons": self = .longTon
        case "lb", "lbs", "pound", "pounds": self = .pound
        case "w", "wp", "watt", "watts": self = .watt
        case "kw", "kwp", "kilowatt", "kilowatts": self = .kilowatt
        case "mw", "mwp", "megawatt", "megawatts": self = .megawatt
        case "pcs", "pc", "piece", "pieces", "ea", "each", "unit", "units", "件", "个": self = .piece
        case "dz", "doz", "dozen", "dozens", "打": self = .dozen
        case "m", "metre", "metres", "meter", "meters", "米": self = .metre
        case "yd", "yds", "yard", "yards", "码": self = .yard
        case "bale", "bales", "bl", "包": self = .bale
        case "drum", "drums", "dr", "桶": self = .drum
        case "carton", "cartons", "ctn", "ctns", "ct", "cs", "bx", "箱": self = .carton
        case "lot", "lots": self = .lot
        default:
            guard let code = UnitScale(recommendation: text), code.isOne else { return nil }
            self = code.unit
        }
    }
}
