public import ClewModel

/// One thing that a regime says: when it applies, to what, with which effect, and what it asks for.
public struct Provision: Hashable, Sendable {
    /// What kind of rule it is.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Something counts as so until the contrary is shown.
        case presumption
        /// Goods or acts that are barred.
        case prohibition
        /// Dealings with a party and its property that are barred.
        case assetFreeze
        /// A licence is needed to send something.
        case exportControl
        /// Something must be done.
        case duty
        /// A way to show that another provision does not reach the goods.
        case route
        /// Something that would be barred is allowed.
        case authorization
        /// Something must be published or declared.
        case disclosure
        /// Where enforcement looks first; no duty follows from it.
        case enforcementPriority
        /// A measure against those who comply with foreign law.
        case counterMeasure

        /// The kind in words.
        public var phrase: String {
            switch self {
            case .presumption: "presumption"
            case .prohibition: "prohibition"
            case .assetFreeze: "asset freeze"
            case .exportControl: "export control"
            case .duty: "duty"
            case .route: "way to show that the goods are outside"
            case .authorization: "authorization"
            case .disclosure: "disclosure"
            case .enforcementPriority: "enforcement priority"
            case .counterMeasure: "counter-measure"
            }
        }
    }

    /// The stable identifier.
    public let id: ProvisionID
    /// A short name.
    public let title: String
    /// What kind of rule it is.
    public let kind: Kind
    /// The key of its instrument.
    public let instrument: String
    /// The day from which it is a coming rule, where a source gives it.
    public let adopted: Day?
    /// Its first day of force, or the first day that our sources can vouch for (see ``isOlder``).
    public let appliesFrom: Day
    /// Whether ``appliesFrom`` is the first day that our sources can vouch for, and the provision is older.
    public let isOlder: Bool
    /// The first day of import that it reaches, whatever day it is judged on; `nil` for most.
    public let importedFrom: Day?
    /// Its last day of force; `nil` while it is in force.
    public let appliesTo: Day?
    /// The earlier provision that it takes up again after a suspension; `nil` for most.
    public let resumes: ProvisionID?
    /// The provisions that it goes before where both hold: the priority that its text states.
    public let overrides: [ProvisionID]
    /// The presumptions whose content is that it holds: where one of them applies it counts as applying, and is told with it.
    public let presumedBy: [ProvisionID]
    /// The days on which it is asked about, at least one: for each day of these kinds that a case states it is judged once.
    public let judgedOn: [JudgedOn]
    /// When it applies.
    public let condition: Condition
    /// What follows, in our own plain words.
    public let effect: String
    /// How the text was read, and what it leaves open.
    public let reading: String
    /// What it asks to be shown.
    public let evidenceAsked: [EvidenceRequirement]
    /// Periods that start with an event.
    public let deadlines: [Deadline]
    /// Where it can be read.
    public let citation: Citation
    /// How far this row is to be trusted; never ``Confidence/unverified``.
    public let confidence: Confidence

    /// Whether it is an order that names its goods or producers: then people know it by its own title, and not by that of the law
    /// that it rests on.
    public let isOrder: Bool

    /// What is not known of a provision on a day before the first that our sources vouch for.
    static func gap(on day: Day, vouchedFrom from: Day) -> EvidenceGap {
        EvidenceGap(
            missing: "how the provision stood on \(day), before \(from)", subject: "case",
            question: "What did the provision say on \(day)? Our sources vouch for it from \(from) on, and it is older."
        )
    }

    /// Whether it binds dealings with parties, wherever goods come from.
    var bindsDealings: Bool { kind == .assetFreeze }

    /// Whether the provision is in force on a day.
    public func isInForce(on day: Day) -> Bool {
        appliesFrom <= day && (appliesTo.map { day <= $0 } ?? true)
    }
}
