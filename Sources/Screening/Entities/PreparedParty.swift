import NameMatching

/// A party with its names taken apart, on its way into an index.
struct PreparedParty: Sendable {
    let profile: PartyProfile
    /// The names of the profile, in its order, as each kind of name that its schema admits.
    let names: [(kind: NameKind, names: [AnalyzedName])]

    /// Takes the names of a party apart.
    init(_ profile: PartyProfile, analyzer: NameAnalyzer) {
        self.profile = profile
        names = profile.schema.nameKinds.map { kind in
            (kind, profile.names.map { analyzer.analyze($0.text, kind: kind) })
        }
    }

    /// The payload of an index record, as ``PartyView`` reads it.
    var payload: [UInt8] {
        let facts = PartyFacts(profile)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1024)
        facts.encode(into: &bytes)
        for (_, names) in names { for name in names { name.encode(into: &bytes) } }
        let start = bytes.count
        let written = ProfileCoder.encode(profile)
        bytes += written
        bytes.append(contentsOf: repeatElement(0, count: (8 - bytes.count & 7) & 7))
        PartyFacts.locate(profile: start..<start + written.count, in: &bytes)
        return bytes
    }
}
