public import ClewModel
public import SupplyChain

/// One shipment with what it may hold.
public struct ShipmentReport: Hashable, Sendable, Codable {
    /// A share as the records bound it.
    public struct Bound: Hashable, Sendable, Codable {
        /// The least that is established and the most that is not excluded, from 0 to 1; both rigorous.
        public var share: Bounds
        /// Whether nothing narrower holds; if not, it is an outer bound.
        public var isTightest: Bool
        /// How it was reached.
        public var method: BoundMethod
        /// The lots, events and pools whose quantities and dates the upper end rests on, by identifier.
        public var restsOn: [String]

        init(_ bound: ContentBound) {
            share = bound.share
            isTightest = bound.isTightest
            method = bound.method
            restsOn = bound.support.map(\.id)
        }
    }

    /// One share, read in three ways from the same records.
    public struct Readings: Hashable, Sendable, Codable {
        /// What records of allocation say of which piece went where holds.
        public var recordedAllocations: Bound
        /// Quantities, stocks and dates only; its upper end is the worst case, and it is the reading of the headline.
        public var quantitiesOnly: Bound
        /// Every lot, blend and pool mixed evenly.
        public var evenlyMixed: Bound
        /// What ``quantitiesOnly`` would be if yields counted that nobody sourced; only where they would change it.
        ///
        /// It asks a question and bears no conclusion.
        public var withUnsourcedYields: Bounds?

        init(_ readings: ContentReadings) {
            recordedAllocations = Bound(readings.recorded)
            quantitiesOnly = Bound(readings.documented)
            evenlyMixed = Bound(readings.even)
            withUnsourcedYields = readings.restsOnRecalledDefault ? readings.withDefaults.share : nil
        }
    }

    /// What a listed party, or one that falls under a regime by ownership, made of a shipment.
    public struct MadeBy: Hashable, Sendable, Codable {
        /// The party's identifier in the case.
        public var party: String
        /// Its name.
        public var name: String
        /// The share that it made, in three readings.
        public var readings: Readings
    }

    /// The smallest set of records that would close what is open.
    public struct Closing: Hashable, Sendable, Codable {
        /// A record to ask for.
        public struct Record: Hashable, Sendable, Codable {
            /// What kind of record it is.
            public var kind: ClosingSet.Record.Kind
            /// What it is about.
            public var subject: Subject
            /// What it would show, in words.
            public var shows: String
            /// The part of the shipment that came through it if everything were mixed evenly; absent where quantities are
            /// missing.
            public var effect: Double?
        }

        /// What is to be reached.
        public var goal: ClosingSet.Goal
        /// Whether records can reach it.
        public var isPossible: Bool
        /// The same in a sentence.
        public var statement: String
        /// The records, the one with the greatest effect first.
        public var records: [Record]
    }

    /// The identifier in the case.
    public var id: String
    /// The lot that was shipped.
    public var lot: String
    /// What it is, in words.
    public var goods: String
    /// The HS code.
    public var hsCode: String?
    /// Where from and where to.
    public var route: String
    /// When it left.
    public var shipped: Day?
    /// When it was, or is to be, imported.
    public var imported: Day?
    /// What the shares are of, in words, such as `silicon`.
    public var material: String
    /// Whether anything in it is from the region, however much.
    public var presence: Presence
    /// What is established and what cannot be excluded, in a clause.
    public var content: String
    /// The share of content from the region: at least and at most, from 0 to 1; the reading by quantities only.
    public var regionShare: Bounds
    /// The share of its raw material that was grown or mined in the region, wherever it was worked: at least and at most, from 0 to 1.
    public var rawMaterialShare: Bounds
    /// The share whose origin or making lacks a document, from 0 to 1; the reading by quantities only.
    public var undocumentedShare: Bounds
    /// The share from the region, in three readings.
    public var region: Readings?
    /// The share without a document, in three readings.
    public var undocumented: Readings?
    /// What listed parties, and parties under a regime by ownership, made of it.
    public var madeBy: [MadeBy]
    /// The records that would close what is open.
    public var closing: [Closing]
    /// Whether these records were looked for; not in a case of very many shipments.
    public var isClosingSought: Bool
    /// The lots it can be traced to, in words.
    public var origins: [String]
}
