/// What content is asked about.
public enum ContentSubject: Hashable, Sendable {
    /// What was grown, mined or made in the region that the origins speak of.
    case region
    /// The raw material that was grown or mined in the region, wherever it was worked on.
    case rawMaterial
    /// What any of these parties made, by identifier.
    case madeBy(Set<String>)
    /// What no document supports: its origin, or one of its transformations.
    case undocumented
}
