public import ClewModel

/// When a provision applies, as data: a condition of one of the kinds of ``ConditionCatalog``.
///
/// Conditions are judged in three values: a part that nobody can decide leaves the whole open unless another part decides
/// it (Kleene's strong logic).
public struct Condition: Hashable, Sendable {
    /// What it asks.
    let kind: any ConditionKind

    /// Creates a condition.
    init(_ kind: some ConditionKind) {
        self.kind = kind
    }

    /// Two conditions are equal if they are of one kind and ask the same.
    public static func == (lhs: Condition, rhs: Condition) -> Bool { AnyHashable(lhs.kind) == AnyHashable(rhs.kind) }

    /// Hashes what it asks.
    public func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(kind)) }

    /// Judges the condition.
    ///
    /// - Complexity: Linear in the size of the condition times the number of facts of the kind it looks at.
    func judged(in context: ConditionContext) -> ConditionAnswer { kind.judged(in: context) }
}

extension Condition {
    /// The conditions that it is built of, itself first, parts before their parts.
    public var parts: [Condition] { [self] + kind.parts.flatMap(\.parts) }

    /// The lists that it asks about.
    public var datasets: Set<DatasetName> { Set(parts.flatMap(\.kind.datasets)) }

    /// The rules of ownership that it asks.
    public var ownershipRules: Set<String> { Set(parts.flatMap(\.kind.ownershipRules)) }

    /// The events that it asks about, in the order of its parts.
    public var events: [RegimeEvent] { parts.flatMap(\.kind.events) }

    /// The acts that it asks about.
    var acts: Set<CompanyAct> { Set(parts.flatMap(\.kind.acts)) }

    /// The provisions that it rests on.
    var provisions: Set<ProvisionID> { Set(parts.flatMap(\.kind.provisions)) }

    /// What it asks about, apart from places: lists, rules of ownership, acts, events, goods, programmes, regions.
    var subjects: Set<String> { Set(parts.flatMap(\.kind.subjects)) }
}
