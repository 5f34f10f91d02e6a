public import ClewModel

/// A Chinese counter-measure, or something near it: a row of the second ledger.
public struct CounterMeasureRecord: Hashable, Sendable, Codable {
    /// What kind of event it is.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Parties were listed.
        case listing
        /// A law or order.
        case legalInstrument
        /// An investigation was opened.
        case investigation
        /// A preliminary finding.
        case finding
        /// A determination about a foreign measure.
        case determination
        /// A search, a fine or the like.
        case enforcement
        /// A boycott led by the state or its media.
        case boycott
        /// A listing or a law was suspended for a time.
        case suspension
        /// Parties were taken off a list.
        case delisting
        /// An effect reported of the above.
        case effect

        /// Whether it strikes named parties.
        public var isRetaliation: Bool {
            switch self {
            case .listing, .investigation, .finding, .enforcement, .boycott: true
            case .legalInstrument, .determination, .suspension, .delisting, .effect: false
            }
        }
    }

    /// The identifier.
    public let id: LedgerID
    /// The day, or the month or year where no day was found.
    public let date: PartialDate
    /// Who took it.
    public let authority: String
    /// The act or legal basis.
    public let instrument: String
    /// What kind it is.
    public let kind: Kind
    /// What it is about.
    public let topic: LedgerTopic
    /// The organizations it names.
    public let organizations: [String]
    /// Whom it strikes, by type.
    public let actors: [ActorCount]
    /// What it answers to, in words.
    public let trigger: String?
    /// The measures it answers to, as stated by it or inferred by a source from its timing.
    public let answers: [LedgerID]
    /// What follows.
    public let effect: String
    /// Its state as far as known.
    public let status: String
    /// What a reader has to know.
    public let note: String?
    /// Where it can be read.
    public let citation: Citation
    /// How far the row is to be trusted.
    public let confidence: Confidence
}
