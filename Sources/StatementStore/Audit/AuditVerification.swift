/// What checking the audit log found.
public struct AuditVerification: Hashable, Sendable {
    /// A place where the log is not what it was.
    public enum Fault: Hashable, Sendable {
        /// The entry, or the one before it, was changed or put in another place.
        case changed(sequence: Int64)
        /// Entries between these two are missing, or their numbers were changed.
        case missing(after: Int64, before: Int64)
        /// The log ends before the anchor.
        case truncated(at: Int64, anchor: Int64)
        /// The log has been rewritten: the entry at the anchor is not the one that was anchored.
        case rewritten(anchor: Int64)
        /// What is on record is not what the log tells of; the message says what.
        case differs(String)
    }

    /// The head as it stands.
    public var head: AuditHead
    /// Every fault, in the order of the log.
    public var faults: [Fault]

    /// Whether the log is whole.
    public var isWhole: Bool { faults.isEmpty }
}

extension AuditVerification.Fault: CustomStringConvertible {
    /// The fault, for a person.
    public var description: String {
        switch self {
        case .changed(let sequence):
            "entry \(sequence) does not follow from the entry before it: one of them was changed, replaced or moved"
        case .missing(let after, let before):
            "the entries between \(after) and \(before) are missing"
        case .truncated(let end, let anchor):
            "the log ends with entry \(end), and the anchor was taken at entry \(anchor): the last entries are missing"
        case .rewritten(let anchor):
            "entry \(anchor) is not the one that was anchored: the log has been rewritten"
        case .differs(let message): message
        }
    }
}
