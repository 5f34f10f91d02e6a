import NameMatching

/// A party with its names taken apart, as an index keeps it.
///
/// A class, so that handing one on costs one reference and not a dozen.
final class PreparedParty: Sendable {
    let profile: PartyProfile
    /// The names of the profile, in its order, as each kind of name that its schema admits.
    let names: [(kind: NameKind, names: [AnalyzedName])]

    /// Takes the names of a party apart.
    init(_ profile: PartyProfile, analyzer: NameAnalyzer) {
        self.profile = profile
        names = ScreeningKeys.nameKinds(of: profile.schema).map { kind in
            (kind, profile.names.map { analyzer.analyze($0.text, kind: kind) })
        }
    }

    /// The payload of an index record: the length of the profile, the profile, and the names taken apart.
    var payload: [UInt8] {
        let profile = ProfileCoder.encode(profile)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(profile.count + 512 * names.count + 4)
        withUnsafeBytes(of: UInt32(profile.count).littleEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: profile)
        for (_, names) in names { for name in names { name.encode(into: &bytes) } }
        return bytes
    }

    /// Reads a payload back; `nil` if it is damaged.
    init?(payload: UnsafeRawBufferPointer, lexicon: Lexicon) {
        guard let part = Self.profilePart(of: payload), let profile = ProfileCoder.decode(part) else { return nil }
        self.profile = profile
        var position = part.count + 4
        var names: [(kind: NameKind, names: [AnalyzedName])] = []
        for kind in ScreeningKeys.nameKinds(of: profile.schema) {
            var analyzed: [AnalyzedName] = []
            analyzed.reserveCapacity(profile.names.count)
            for name in profile.names {
                guard
                    let name = AnalyzedName(
                        decoding: payload, at: &position, original: name.text, kind: kind, lexicon: lexicon)
                else { return nil }
                analyzed.append(name)
            }
            names.append((kind, analyzed))
        }
        self.names = names
    }

    /// The bytes of a payload that hold the profile.
    static func profilePart(of payload: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        guard payload.count >= 4 else { return nil }
        let length = Int(UInt32(littleEndian: payload.loadUnaligned(as: UInt32.self)))
        guard length <= payload.count - 4 else { return nil }
        return UnsafeRawBufferPointer(rebasing: payload[4..<4 + length])
    }
}
