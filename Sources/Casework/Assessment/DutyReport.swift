public import ClewModel

/// What one provision asks of the person who holds the goods.
public struct DutyReport: Hashable, Sendable, Codable {
    /// One piece of evidence that the provision asks for.
    public struct Request: Hashable, Sendable, Codable {
        /// What is asked for.
        public var description: String
        /// The documents of the case that answer it.
        public var answeredBy: [String]
        /// Whether they answer it for every step that it is asked for.
        public var isComplete: Bool
    }

    /// What the provision means for a shipment.
    public enum Status: String, Hashable, Sendable, Codable, CaseIterable {
        /// Its condition holds on the evidence at hand.
        case applies
        /// Nobody can tell until something is shown.
        case open
        /// It is not in force yet and would reach the shipment, or may.
        case coming
        /// Its condition fails on the evidence at hand.
        case doesNotApply = "does not apply"
    }

    /// The id of the provision.
    public var provision: String
    /// The regime's name.
    public var regime: String
    /// The shipment that it was read for.
    public var shipment: String
    /// What the provision is about.
    public var title: String
    /// What kind of provision it is, in words.
    public var kind: String
    /// What it means for the shipment.
    public var status: Status
    /// Whether it is open for no other reason than that nothing is on hand about who owns some parties: then it stands in no
    /// headline.
    public var isOpenForUnknownOwnersOnly = false
    /// Why, in one sentence.
    public var reason: String
    /// What follows from it, in our own words.
    public var effect: String
    /// By when something must be done.
    public var deadline: String?
    /// What is asked for, with what answers it.
    public var requests: [Request]
    /// The first day of force.
    public var inForceFrom: Day?
    /// Where it can be read.
    public var citation: Citation
    /// How far our reading rests on a source.
    public var confidence: Confidence
    /// What would change the answer.
    public var wouldChange: [String]
}
