import ClewModel
import SourceFiles

/// Finds provisions of one jurisdiction that cannot both be right as they stand: one bars what another allows and neither goes
/// before the other, or two say the same for the same days.
///
/// Laws of different jurisdictions conflict by nature, and casework tells both sides of that; within one jurisdiction it is a
/// mistake of the reference data.
struct ProvisionConflicts {
    private struct Item {
        var regime: Regime
        var provision: Provision
        var record: YAMLRecord?
    }

    private let items: [Item]

    /// - Parameter read: The regimes with the places of their provisions.
    init(_ read: [RegimeReader.Read]) {
        items = read.flatMap { read in
            read.regime.provisions.map {
                Item(regime: read.regime, provision: $0, record: read.records[$0.id])
            }
        }
    }

    /// Reports every pair at the later provision, and every priority over a provision that does not exist.
    ///
    /// - Complexity: O(*n*²) in the provisions of one jurisdiction.
    func report(into diagnostics: inout [Diagnostic]) {
        for (position, item) in items.enumerated() {
            for id in item.provision.overrides
            where !items.contains(where: {
                $0.provision.id == id && $0.regime.jurisdiction == item.regime.jurisdiction && id != item.provision.id
            }) {
                item.record?.report(
                    "provision.overrides", "“\(id)” is no other provision of \(item.regime.jurisdiction)",
                    at: "overrides", into: &diagnostics)
            }
            for other in items[..<position] where other.regime.jurisdiction == item.regime.jurisdiction {
                guard item.provision.overlaps(other.provision) else { continue }
                if item.regime.key == other.regime.key, item.provision.says(theSameAs: other.provision) {
                    item.record?.report(
                        "provision.overlap",
                        "\(item.provision.id) and \(other.provision.id) have the same condition, and both are in force "
                            + "on \(max(item.provision.appliesFrom, other.provision.appliesFrom)): end the earlier one, "
                            + "or say what tells them apart", at: "appliesFrom", into: &diagnostics)
                }
                if item.provision.conflicts(with: other.provision) {
                    item.record?.report(
                        "provision.conflict",
                        "\(item.provision.id) (\(item.provision.kind.phrase)) and \(other.provision.id) "
                            + "(\(other.provision.kind.phrase)) can hold of the same facts on the same day, and neither "
                            + "says that it goes before the other: name the other under “overrides”", at: "when",
                        into: &diagnostics)
                }
            }
        }
    }
}

extension Provision {
    /// Whether both are in force on some day.
    func overlaps(_ other: Provision) -> Bool {
        (appliesTo.map { other.appliesFrom <= $0 } ?? true) && (other.appliesTo.map { appliesFrom <= $0 } ?? true)
    }

    /// Whether both are one rule of one instrument: two versions of it, of which one should have ended.
    ///
    /// Two articles of one law can ask the same condition; their titles and the places in the law tell them apart.
    func says(theSameAs other: Provision) -> Bool {
        kind == other.kind && instrument == other.instrument && condition == other.condition
            && (title == other.title || citation == other.citation) && !Set(judgedOn).isDisjoint(with: other.judgedOn)
    }

    /// Whether one bars what the other allows, of the same facts, and nothing says which goes first.
    func conflicts(with other: Provision) -> Bool {
        let isOpposed = (kind.bars && other.kind.allows) || (kind.allows && other.kind.bars)
        let isRanked =
            overrides.contains(other.id) || other.overrides.contains(id) || refers(to: other.id)
            || other.refers(to: id)
        return isOpposed && !isRanked && !Set(judgedOn).isDisjoint(with: other.judgedOn)
            && condition.mayHold(with: other.condition)
    }

    /// Whether the condition rests on another provision, which says how the two stand to each other.
    private func refers(to id: ProvisionID) -> Bool {
        condition.provisions.contains(id)
    }
}

extension Provision.Kind {
    /// Whether it bars something.
    var bars: Bool { [.presumption, .prohibition, .assetFreeze, .exportControl].contains(self) }
    /// Whether it allows something.
    var allows: Bool { self == .authorization }
}

extension Condition {
    /// Whether two conditions can hold of the same subject: they ask about a subject in common, or one asks about none, and
    /// the goods do not enter different places for them.
    func mayHold(with other: Condition) -> Bool {
        if let own = kind.entered, let others = other.kind.entered, own.isDisjoint(with: others) { return false }
        let (own, others) = (subjects, other.subjects)
        return own.isEmpty || others.isEmpty || !own.isDisjoint(with: others)
    }
}
