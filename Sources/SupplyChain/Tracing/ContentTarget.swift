/// What content is asked of; everything named stands in one objective.
public enum ContentTarget: Hashable, Sendable {
    /// Whole lots together, by identifier.
    case lots([String])
    /// Shipments together, such as all of an importer, by identifier.
    case shipments([String])
}
