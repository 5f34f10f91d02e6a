import ClewModel
import NameMatching

extension PartyScorer.Query {
    /// Whether the party asked for can be of a schema: by its own schema, or as a ship where its names were read as one's.
    func mayBe(_ schema: Schema) -> Bool {
        self.schema.isCompatible(with: schema) || schema == .vessel && names.contains { $0.kind == .vessel }
    }
}

extension Screener {
    /// Whether a query holds anything by which a party could be found: a letter or digit of a name that makes a key, or an
    /// identifier.
    ///
    /// Where it does not, no candidate means that nothing was looked up, and never that nothing was found.
    public func canLookUp(_ query: ScreeningQuery) -> Bool { !lookupKeys(of: prepare(query)).isEmpty }
}
