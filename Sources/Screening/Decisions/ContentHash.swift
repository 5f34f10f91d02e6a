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

extension ScreeningIndex {
    /// A hash (SHA-256, hexadecimal) over all that the index holds of a party.
    func contentHash(at record: Int) throws(ScreeningError) -> String {
        SHA256Digest(of: try profileBytes(at: record)).hex
    }
}
