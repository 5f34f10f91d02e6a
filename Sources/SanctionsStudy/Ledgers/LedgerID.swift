public import ClewModel

/// The identifier of a row of a ledger, unique across the ledgers.
public struct LedgerID: TextIdentifier {
    /// The identifier as written in files and output.
    public let rawValue: String

    /// Wraps an identifier.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
