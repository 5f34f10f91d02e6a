public import ClewModel

/// Something in a chain that is impossible, unlikely or missing.
///
/// It says what the records show, never why: a slip of the pen and a hidden source look the same from here.
public struct ChainProblem: Hashable, Sendable {
    /// What is wrong, stable across releases.
    public struct Code: RawRepresentable, Hashable, Comparable, Sendable, Codable {
        /// The stable key, such as `chain.yield.above`.
        public let rawValue: String

        /// Wraps a key.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Orders by key.
        public static func < (lhs: Code, rhs: Code) -> Bool {
            lhs.rawValue.utf8.lexicographicallyPrecedes(rhs.rawValue.utf8)
        }

        /// More came out of a transformation than its yield allows.
        public static let yieldAbove = Code(rawValue: "chain.yield.above")
        /// Less came out of a transformation than its yield lets expect.
        public static let yieldBelow = Code(rawValue: "chain.yield.below")
        /// A transformation cannot be balanced: quantities, units or a yield are missing.
        public static let balanceUnknown = Code(rawValue: "chain.balance.unknown")
        /// Two dates contradict the order of production.
        public static let dateOrder = Code(rawValue: "chain.date.order")
        /// More of a lot was used and shipped than there was.
        public static let lotOverused = Code(rawValue: "chain.lot.overused")
        /// The same whole lot was used in two places.
        public static let lotUsedTwice = Code(rawValue: "chain.lot.usedTwice")
        /// A party sold more of a lot than there was.
        public static let lotOversold = Code(rawValue: "chain.lot.oversold")
        /// A lot is larger or smaller than what the transformations that made it put out.
        public static let lotQuantity = Code(rawValue: "chain.lot.quantity")
        /// More of a lot was shipped than there was.
        public static let shipmentExceeds = Code(rawValue: "chain.shipment.exceeds")
        /// A transformation does not say which lots went in.
        public static let blendUnlisted = Code(rawValue: "chain.blend.unlisted")
        /// Nothing shows where the raw material of a lot comes from.
        public static let originUnknown = Code(rawValue: "chain.origin.unknown")
        /// No document supports the origin of a lot.
        public static let originUndocumented = Code(rawValue: "chain.origin.undocumented")
        /// A shipment declares another country of origin than the one where its lots were made.
        public static let originDeclared = Code(rawValue: "chain.origin.declared")
        /// Nothing shows what a worked lot was made of.
        public static let lotWithoutHistory = Code(rawValue: "chain.lot.history")
        /// No document supports an event.
        public static let eventUndocumented = Code(rawValue: "chain.event.undocumented")
        /// A stage has an input that does not lead to it.
        public static let stageOrder = Code(rawValue: "chain.stage.order")
        /// A lot and the event that made it name different places.
        public static let placeMismatch = Code(rawValue: "chain.place.mismatch")
        /// Nothing shows how a lot came to the party that used, sold or shipped it.
        public static let custodyGap = Code(rawValue: "chain.custody.gap")
        /// More was taken out of a pool than had come in by then.
        public static let poolOverdrawn = Code(rawValue: "chain.pool.overdrawn")
        /// A pool cannot be balanced: quantities are missing or in units that cannot be compared.
        public static let poolUnknown = Code(rawValue: "chain.pool.unknown")
        /// A record takes an issue from a lot that was not there, or beyond what was left of it.
        public static let allocationImpossible = Code(rawValue: "chain.allocation.impossible")
        /// Nothing states how much a lot holds of what is followed, though it meets goods that differ in that.
        public static let contentUnstated = Code(rawValue: "chain.content.unstated")
        /// Quantities of one lot are stated in units that cannot be converted.
        public static let unitMismatch = Code(rawValue: "chain.unit.mismatch")
    }

    /// How a problem bears on the chain.
    public enum Nature: String, Hashable, Sendable, Codable {
        /// The records contradict one another or what can be.
        case contradiction
        /// The records are unusual.
        case anomaly
        /// A record is missing.
        case gap
    }

    /// What a problem is about.
    public struct Subject: Hashable, Sendable, Codable {
        /// The kinds of thing that a chain is made of.
        public enum Kind: String, Hashable, Sendable, Codable {
            /// A lot.
            case lot
            /// An event.
            case event
            /// A shipment.
            case shipment
            /// A pool.
            case pool
        }

        /// The kind of thing.
        public var kind: Kind
        /// Its identifier within the case.
        public var id: String

        /// Creates a subject.
        public init(_ kind: Kind, _ id: String) {
            self.kind = kind
            self.id = id
        }
    }

    /// A number that a problem rests on.
    public struct Number: Hashable, Sendable, Codable {
        /// What it is.
        public var name: String
        /// The number.
        public var value: Double
        /// Its unit; empty for a ratio.
        public var unit: String

        /// Creates a number.
        public init(_ name: String, _ value: Double, _ unit: String = "") {
            self.name = name
            self.value = value
            self.unit = unit
        }
    }

    /// What is wrong.
    public var code: Code
    /// How it bears on the chain.
    public var nature: Nature
    /// What it is about.
    public var subject: Subject
    /// The lot that a question about a step or a shipment is about; `nil` where it is about the whole of it.
    public var lot: String?
    /// What the records show, in one neutral sentence.
    public var statement: String
    /// The numbers that it rests on.
    public var numbers: [Number]
    /// The rows that it rests on, in order.
    public var locations: [SourceLocation]
    /// A neutral question to the supplier that would settle it.
    public var question: String
    /// The source of a range that it was measured against, where there is one.
    public var citation: Citation?
    /// How far that range is to be trusted.
    public var confidence: Confidence?
}
