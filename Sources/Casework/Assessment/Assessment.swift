public import ClewModel

/// The answer to a case: what it is tied to, through which chain, what each law asks, and what is still undocumented.
///
/// A pure function of the case, the knowledge base and the options; ``fingerprint`` stands for all three. It is written to
/// `dossier.json` as it is, under the schema in `docs/schema/dossier.schema.json`.
public struct Assessment: Hashable, Sendable, Codable {
    /// The format of this document and its version.
    public var format = "clew.dossier/1"
    /// SHA-256 over the inputs, the knowledge version and the options, in lower-case hexadecimal.
    public var fingerprint: String
    /// Whether the case is an example; then every party and transaction in it is invented unless it is marked as listed.
    public var isExample: Bool
    /// The remark of the case that every rendering shows, such as what is invented.
    public var note: String?
    /// What was asked.
    public var question: Question
    /// The answer, as far as it fits on a first screen.
    public var answer: Answer
    /// The conclusions, the ones that matter most first.
    public var findings: [Finding]
    /// Each party with its matches, place, ownership and programmes.
    public var parties: [PartyReport]
    /// Each shipment with what it may hold.
    public var shipments: [ShipmentReport]
    /// The balance of quantities of each step.
    public var steps: [StepReport]
    /// The supply chain as a graph.
    public var chain: ChainGraph
    /// What is undocumented, with a neutral question to the supplier for each.
    public var gaps: [GapReport]
    /// What each law in scope asks.
    public var duties: [DutyReport]
    /// Which Chinese counter-measure the next step could trigger.
    public var counterMeasures: [CounterMeasureReport]
    /// What was left out because nothing is to be gathered inside China; `nil` where nothing was to be left out.
    public var withheld: Withheld?
    /// What the answer was computed from.
    public var sources: SourcesReport
    /// What in the input someone should look at.
    public var diagnostics: [Diagnostic]

    /// The number of findings of each severity.
    public func count(_ severity: Severity) -> Int {
        findings.count { $0.severity == severity }
    }
}
