/// The table of a case in which `clew evidence add` says what it kept.
public enum EvidenceTable {
    /// Its name in the folder of the case.
    public static let name = "evidence/index.csv"
    /// Its columns, in their order.
    public static let columns = [
        "id", "file", "type", "sha256", "publisher", "address", "date", "captured", "language", "rating", "parties",
        "issuer", "unread", "note",
    ]
    /// How the identifiers of pieces of evidence, and the names of their working copies in `documents`, begin.
    public static let workingStart = "E-"
}
