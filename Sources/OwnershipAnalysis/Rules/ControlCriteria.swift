/// Which ties without a share a rule counts as control, and which only point to it.
public struct ControlCriteria: Hashable, Sendable, Codable {
    /// Ties that are control under the rule.
    public var decisive: Set<ControlKind>
    /// Ties that leave the question of control open until somebody settles it.
    public var indications: Set<ControlKind>

    /// Creates criteria.
    public init(decisive: Set<ControlKind> = [], indications: Set<ControlKind> = []) {
        self.decisive = decisive
        self.indications = indications
    }

    /// A rule that looks at ownership alone.
    public static let none = ControlCriteria()
}
