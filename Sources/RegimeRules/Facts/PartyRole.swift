/// What a party does in the chain of the goods.
public enum PartyRole: String, Hashable, Comparable, Sendable, Codable, CaseIterable {
    /// It mined, grew, made or processed the goods or a part of them.
    case producer
    /// It bought, sold, stored or moved them.
    case handler
    /// It owns or controls another party of the chain.
    case owner
    /// It places or recruits workers.
    case labourAgent
    /// It tests, maps, audits or advises.
    case vendor
    /// It has another part, or an unknown one.
    case other

    /// Orders by the raw value.
    public static func < (lhs: PartyRole, rhs: PartyRole) -> Bool {
        lhs.rawValue < rhs.rawValue
    }
}
