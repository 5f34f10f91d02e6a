import ClewModel
import CompactIndex
import SourceFiles

extension ScreeningQuery {
    /// A hash (SHA-256, hexadecimal) over all of the query but its key: a decision holds until this changes.
    public var contentHash: String {
        let profile = PartyProfile(
            id: "", caption: "", schema: schema, names: names.map { PartyName(kind: .name, text: $0) },
            countries: countries, identifiers: identifiers, birthDates: birthDates, addresses: addresses)
        return SHA256Digest(of: ProfileCoder.encode(profile)).hex
    }
}

extension Candidate {
    /// A hash (SHA-256, hexadecimal) over all that screening looks at in the entity: a decision about it holds until this changes.
    ///
    /// Made each time it is asked for; few candidates are ever decided on.
    public var contentHash: String { SHA256Digest(of: content).hex }
}
