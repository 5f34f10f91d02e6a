public import ClewModel

/// What is known of a case, as far as law asks.
///
/// A neutral value: whoever fills it decides how names were screened, origins traced and stakes added up. Every fact
/// carries the identifiers of its evidence.
public struct RegimeFacts: Hashable, Sendable {
    /// Goods of one kind.
    public struct Good: Hashable, Sendable {
        /// The HS code, digits only.
        public var code: String
        /// The material for which the chain of the goods was followed, such as `cotton`; `nil` where it is not known, or others are in
        /// them too.
        public var material: String?
        /// The evidence.
        public var evidence: [EvidenceID]

        /// Creates goods; dots and spaces in the code are dropped.
        public init(code: String, material: String? = nil, evidence: [EvidenceID] = []) {
            self.code = code.filter(\.isNumber)
            self.material = material
            self.evidence = evidence
        }
    }

    /// A step of the chain, or a lot, for which records may be asked.
    public struct Step: Hashable, Sendable {
        /// The identifier of the event, or of the lot, of the case.
        public var id: String
        /// The step in a few words.
        public var title: String
        /// What happens in it, such as `transform`, `sell` or `move`; a sale of goods of which no other step says how they
        /// moved is a `move` too.
        ///
        /// Empty where nobody says: then any record may be asked for it.
        public var kinds: [String]
        /// The key of the stage of production; `nil` where it is none, or nobody says.
        public var stage: String?

        /// Creates a step.
        public init(id: String, title: String, kinds: [String] = [], stage: String? = nil) {
            self.id = id
            self.title = title
            self.kinds = kinds
            self.stage = stage
        }
    }

    /// A document of the case.
    public struct Document: Hashable, Sendable {
        /// The identifier within the case.
        public var id: String
        /// Its kind.
        public var type: DocumentType
        /// The steps, lots and shipments that it supports.
        public var supports: [String]

        /// Creates a document.
        public init(id: String, type: DocumentType, supports: [String] = []) {
            self.id = id
            self.type = type
            self.supports = supports
        }
    }

    /// A party of which no list could be asked.
    public struct UncomparedParty: Hashable, Sendable {
        /// Its name.
        public var party: String
        /// Why, as the end of a sentence: “its name is in …”.
        public var reason: String
        /// The evidence.
        public var evidence: [EvidenceID]

        /// Creates a party.
        public init(party: String, reason: String, evidence: [EvidenceID] = []) {
            self.party = party
            self.reason = reason
            self.evidence = evidence
        }
    }

    /// The jurisdictions that the goods enter: lower-case ISO 3166-1 codes or `eu`.
    public var importInto: [String] = []
    /// The jurisdictions that the goods leave on their way there, in the same form; none where they stay within them.
    public var exportFrom: [String] = []
    /// The day on which they left there, or the days that it may be; `nil` where it is not stated.
    public var left: ClosedRange<Day>?
    /// The days that the case states, by what happens on them: each from the first to the last day that it may be.
    public var days: [Provision.JudgedOn: [ClosedRange<Day>]] = [:]
    /// The evidence for where and when the goods leave and enter.
    public var importEvidence: [EvidenceID] = []
    /// The jurisdictions whose law binds the requester.
    public var requesterIn: [String] = []
    /// The evidence for who asks.
    public var requesterEvidence: [EvidenceID] = []
    /// The goods.
    public var goods: [Good] = []
    /// The HS prefixes that goods of the case's kind have: what stands for a code that nobody states where papers are asked for.
    public var usualCodes: [String] = []
    /// What is known of the origin of each lot.
    public var origins: [OriginFact] = []
    /// The names of datasets as people know them; one that is not here goes by its identifier.
    public var titles: [DatasetName: String] = [:]
    /// The names of rules of ownership as people know them; one that is not here goes by its key.
    public var ruleNames: [String: String] = [:]
    /// The titles of the provisions of the law that is judged.
    var provisionTitles: [ProvisionID: String] = [:]
    /// The datasets that the parties were compared with.
    public var screenings: [ScreeningFact] = []
    /// The parties that could not be compared with any of them, by name.
    public var uncomparedParties: [UncomparedParty] = []
    /// The parties found in them.
    public var listings: [ListingFact] = []
    /// The same of parties that the case names without a part in the chain of the goods or a dealing: they answer nothing, and nobody is to
    /// read that they are on no list.
    public var bystanders: [ListingFact] = []
    /// The answers of ownership rules.
    public var ownership: [OwnershipFact] = []
    /// Ties of parties to labour programmes.
    public var programmeLinks: [ProgrammeLinkFact] = []
    /// Whether documents, or parts of them, could not be read, so that what ties a party to a programme may stand there.
    public var hasUnreadTexts = false
    /// The steps of the chain.
    public var steps: [Step] = []
    /// The lots of the chain, in the order of the case.
    public var lots: [Step] = []
    /// The documents of the case.
    public var documents: [Document] = []
    /// What happened, and when.
    public var events: [RegimeEvent: Day] = [:]
    /// Those among ``events`` that count because a period was over without a decision, and no notice states on their day.
    var lapsed: Set<RegimeEvent> = []
    /// The days on which notices state such an event, where these are later than the day on which it counts.
    var later: [RegimeEvent: Day] = [:]
    /// More time that was granted, in any order.
    public var extensions: [GrantedExtension] = []
    /// What the requester does or means to do.
    public var acts: [CompanyAct] = []
    /// Whether ``acts`` are all that the requester does, so that an act that is not among them is not done.
    public var statesAllActs = false

    /// Creates facts of which nothing is known.
    public init() {}
}

extension RegimeFacts {
    /// The facts with what counts as having happened because a period was over before a day.
    ///
    /// Goods on which customs made no decision in time count as excluded. A release or an export before the end of the period
    /// keeps it from counting; a later notice of the same does not move the day.
    func withLapses(_ deadlines: [Deadline], on day: Day) -> RegimeFacts {
        var facts = self
        for deadline in deadlines {
            guard let event = deadline.becomes, let start = events[deadline.event] else { continue }
            let last = deadline.lastDay(from: start)
            let ended = [RegimeEvent.release, .reexport].compactMap { events[$0] }.contains {
                $0 >= start && $0 <= last
            }
            guard last < day, !ended, events[event].map({ $0 > last }) ?? true else { continue }
            facts.later[event] = events[event]
            facts.events[event] = last
            facts.lapsed.insert(event)
        }
        return facts
    }

    /// The name of a dataset as people know it.
    func title(_ dataset: DatasetName) -> String { titles[dataset] ?? dataset.rawValue }
}
