import ClewModel
import SourceFiles

/// A kind of condition: the key under which rule files write it, how it is read, judged and put into words, and what it asks about.
///
/// A kind is one file of the folder `Kinds`, named in ``ConditionCatalog``; nothing else knows it.
protocol ConditionKind: Hashable, Sendable {
    /// The key under which rule files write it.
    static var key: String { get }

    /// Reads what stands under the key; a diagnostic was added where the answer is `nil`.
    ///
    /// - Parameters:
    ///   - record: The mapping that has the key.
    ///   - reader: Reads the conditions within, and knows which provisions stand before.
    static func read(
        _ record: YAMLRecord, by reader: ConditionReader, into diagnostics: inout [Diagnostic]
    ) -> Self?

    /// Judges it on the facts of a case.
    func judged(in context: ConditionContext) -> ConditionAnswer

    /// What it asks, in plain words that a lawyer can sign.
    func text(_ words: ConditionWords) -> String

    /// The lines that stand under ``text(_:)``; those of its parts for most kinds.
    func below(_ words: ConditionWords, depth: Int) -> [ConditionWords.Line]

    /// The conditions that it is built of; none for most kinds.
    var parts: [Condition] { get }
    /// What it asks about, apart from places and parts: two rules with nothing in common here cannot contradict each other.
    var subjects: [String] { get }
    /// Where the goods have to enter for it to hold; `nil` where it can hold without that.
    var entered: Set<String>? { get }
    /// The lists that it asks about.
    var datasets: [DatasetName] { get }
    /// The rules of ownership that it asks.
    var ownershipRules: [String] { get }
    /// The events that it asks about.
    var events: [RegimeEvent] { get }
    /// The acts that it asks about.
    var acts: [CompanyAct] { get }
    /// The provisions that it rests on.
    var provisions: [ProvisionID] { get }
}

extension ConditionKind {
    func below(_ words: ConditionWords, depth: Int) -> [ConditionWords.Line] {
        parts.flatMap { words.lines(of: $0, depth: depth) }
    }
    var parts: [Condition] { [] }
    var subjects: [String] { [] }
    var entered: Set<String>? { nil }
    var datasets: [DatasetName] { [] }
    var ownershipRules: [String] { [] }
    var events: [RegimeEvent] { [] }
    var acts: [CompanyAct] { [] }
    var provisions: [ProvisionID] { [] }
}
