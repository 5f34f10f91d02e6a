/// The smallest set of records that would close a question about a shipment, if they show what clears it.
///
/// Nobody knows beforehand what a record shows. If it shows something else, the question is closed too, the other way.
public struct ClosingSet: Hashable, Sendable {
    /// What is to be reached.
    public enum Goal: String, Hashable, Sendable, Codable {
        /// Every part of the shipment has a documented origin and documented transformations.
        case documented
        /// Nothing of the shipment can be from the region.
        case cleared
    }

    /// A record to ask for.
    public struct Record: Hashable, Sendable {
        /// What the record shows.
        public enum Kind: String, Hashable, Sendable, Codable {
            /// Where a lot was grown, mined or made.
            case origin
            /// What a lot without a history was made of.
            case history
            /// That a transformation took place as the case says.
            case production
            /// Which lots went into a transformation besides those that are named.
            case inputs
            /// Where the part of a lot comes from that no event made, or that was used beyond what there was.
            case balance
            /// What lay in a pool before the first event, or what came in unnamed.
            case stock
            /// Which stored lot each issue of a pool was taken from.
            case issueLog
            /// Which piece of a lot kept apart, or of what an event put out, went where: a bale list.
            case pieceList
        }

        /// What the record shows.
        public var kind: Kind
        /// What it is about.
        public var subject: ChainProblem.Subject
        /// The part of the shipment that came through it if everything were mixed evenly; `nil` where quantities are missing.
        public var effect: Double?
    }

    /// The shipment.
    public var shipment: String
    /// What is to be reached.
    public var goal: Goal
    /// Whether records can reach it at all: no matter that is known to be traced must be in the shipment.
    public var isPossible: Bool
    /// The records, those with the greatest effect first; empty where nothing is missing or nothing helps.
    public var records: [Record]
    /// How many records there were to choose from.
    public var candidates: Int
}
