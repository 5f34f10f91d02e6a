/// What one name says that the other leaves out, in tens of bits by role: which of two names is the longer one.
public struct NameLeftovers: Sendable, Hashable {
    /// Of the trade name, or of a person's names.
    public internal(set) var identity: Double = 0
    /// Of places.
    public internal(set) var place: Double = 0
    /// Of industries and qualifiers.
    public internal(set) var industry: Double = 0
}
