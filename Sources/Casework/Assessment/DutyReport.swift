public import ClewModel
public import RegimeRules

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
        /// It would reach the shipment, or may, once something happens that the case does not state.
        case notTriggered = "not triggered"
        /// Its condition fails on the evidence at hand.
        case doesNotApply = "does not apply"
    }

    /// What most cases are silent about and what alone may keep a provision open.
    public enum Silence: String, Hashable, Sendable, Codable, CaseIterable {
        /// Nothing is on hand about who owns some parties.
        case owners
        /// The case does not state whether something is done, such as sending machines to a party.
        case acts
        /// Only a part of a list is on hand, and none of the parties was found in it.
        case lists
    }

    /// The id of the provision.
    public var provision: String
    /// The regime's name.
    public var regime: String
    /// The law that says so, as people name it: the regime where it is one law, else the instrument.
    public var law: String
    /// The shipment that it was read for.
    public var shipment: String
    /// What the provision is about.
    public var title: String
    /// What kind of provision it is, in words.
    public var kind: String
    /// What it means for the shipment.
    public var status: Status
    /// The day on which it was judged, and what happens on it.
    public var judgedOn: QuestionDay
    /// What the case is silent about, where that alone keeps it open: then it stands in no headline.
    public var openOnlyFor: Silence?
    /// The presumption by which it applies, or may apply, by its id; it is then told with that.
    public var presumedBy: String?
    /// Why, in one sentence.
    public var reason: String
    /// What follows from it, in our own words.
    public var effect: String
    /// The periods that it sets, with their last days where the case states what starts them.
    public var deadlines: [DeadlineReport]
    /// What is asked for, with what answers it.
    public var requests: [Request]
    /// The first day of force, or the first that our sources can vouch for.
    public var inForceFrom: Day?
    /// Whether it is older than that.
    public var isOlder: Bool
    /// How the text was read, and what it leaves open.
    public var reading: String
    /// Where it can be read.
    public var citation: Citation
    /// How far our reading rests on a source.
    public var confidence: Confidence
    /// What would change the answer.
    public var wouldChange: [String]
    /// The orders that reach the shipment, or may, each by its own title and day; `nil` where the provision is no order.
    public var orders: [String]?
}

extension DutyReport {
    /// Whether the provision is a way out, which asks nothing by itself.
    var isRoute: Bool { kind == Provision.Kind.route.rawValue }

    /// Whether it asks for an act of its own, an answer or a report, and bars nothing.
    var isDutyAlone: Bool { kind == Provision.Kind.duty.rawValue || kind == Provision.Kind.disclosure.rawValue }

    /// What a headline names: an order by its own title, since it says nothing of how the goods were made; else the law, and where that
    /// only asks for an act also what it is.
    var lawsInHeadline: [String] { orders ?? [isDutyAlone ? "\(law), \(title.lowercasedFirst)" : law] }

    /// Whether the provision only says where enforcement looks first.
    var isPriority: Bool { kind == Provision.Kind.enforcementPriority.rawValue }
}
