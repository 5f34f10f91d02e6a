/// A unit in which quantities of goods are stated.
public enum UnitOfMeasure: String, Hashable, Sendable, Codable, CaseIterable {
    /// Kilogram.
    case kilogram = "kg"
    /// Gram.
    case gram = "g"
    /// Metric tonne, 1,000 kg.
    case tonne = "t"
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

    /// What the unit measures; only units of one dimension can be converted.
    public enum Dimension: String, Hashable, Sendable, Codable {
        /// Mass, in kilograms.
        case mass
        /// Rated power, in watts.
        case power
        /// A count of pieces.
        case count
    }

    /// What the unit measures.
    public var dimension: Dimension {
        switch self {
        case .kilogram, .gram, .tonne, .pound: .mass
        case .watt, .kilowatt, .megawatt: .power
        case .piece: .count
        }
    }

    /// How many base units (kilogram, watt, piece) one of this unit is.
    public var factor: Double {
        switch self {
        case .kilogram, .watt, .piece: 1
        case .gram: 0.001
        case .tonne, .kilowatt: 1000
        case .pound: 0.453_592_37
        case .megawatt: 1_000_000
        }
    }

    /// Reads a unit as people write it: `KG`, `kgs`, `MT`, `tonnes`, `lbs`, `pieces`; `nil` for anything unknown.
    public init?(text: some StringProtocol) {
        switch text.lowercased() {
        case "kg", "kgs", "kilogram", "kilograms", "公斤", "千克": self = .kilogram
        case "g", "gram", "grams", "克": self = .gram
        case "t", "mt", "tonne", "tonnes", "ton", "tons", "metric ton", "metric tons", "吨": self = .tonne
        case "lb", "lbs", "pound", "pounds": self = .pound
        case "w", "wp", "watt", "watts": self = .watt
        case "kw", "kwp", "kilowatt", "kilowatts": self = .kilowatt
        case "mw", "mwp", "megawatt", "megawatts": self = .megawatt
        case "pcs", "pc", "piece", "pieces", "ea", "each", "unit", "units", "件", "个": self = .piece
        default: return nil
        }
    }
}
