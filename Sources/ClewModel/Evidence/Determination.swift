/// What the evidence at hand says about a condition.
///
/// Absence of evidence is a third answer, never `false`.
public enum Determination: Hashable, Sendable {
    /// The condition holds, on this evidence.
    case established(by: [EvidenceID])
    /// The condition fails, on this evidence.
    case refuted(by: [EvidenceID])
    /// Nobody can tell until these gaps are closed.
    case undetermined(missing: [EvidenceGap])
}
