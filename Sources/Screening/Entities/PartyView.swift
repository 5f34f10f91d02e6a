import ClewModel
import NameMatching

/// A party as its index record lends it: nothing is copied before it is asked for.
///
/// Valid only within the call that lends the payload. Every place was checked against the payload's length.
struct PartyView {
    /// What kind of thing it is.
    let schema: Schema
    /// For each name whether it is a weak alias.
    let areWeak: UnsafeBufferPointer<UInt8>
    /// Countries, by ``PartyFacts/code(ofCountry:)``.
    let countries: UnsafeBufferPointer<UInt32>
    /// Dates of birth, by ``PartyFacts/code(of:)``.
    let birthDates: UnsafeBufferPointer<UInt32>
    /// How many identifiers the profile has.
    let identifierCount: Int
    /// Whether entries about it extend to others.
    let isScoped: Bool
    private let payload: UnsafeRawBufferPointer
    private let namesStart: Int
    /// The bytes that hold the profile, and nothing of how its names are read.
    let profileBytes: UnsafeRawBufferPointer

    /// Reads a payload; `nil` if it is damaged.
    init?(_ payload: UnsafeRawBufferPointer) {
        guard let base = payload.baseAddress, payload.count >= PartyFacts.headSize, Int(bitPattern: base) & 7 == 0
        else { return nil }
        func count(_ index: Int) -> Int { Int(payload.load(fromByteOffset: 8 + 4 * index, as: UInt32.self)) }
        let (names, countries, dates, letters) = (count(0), count(2), count(3), count(4))
        let flags = PartyFacts.headSize + 4 * (countries + dates)
        let end = (flags + names + letters + 7) & ~7
        let start = Int(payload.load(as: UInt32.self))
        let length = Int(payload.load(fromByteOffset: 4, as: UInt32.self))
        guard end <= start, start + length <= payload.count else { return nil }
        let numbers = (base + PartyFacts.headSize).assumingMemoryBound(to: UInt32.self)
        self.payload = payload
        self.countries = UnsafeBufferPointer(start: numbers, count: countries)
        birthDates = UnsafeBufferPointer(start: numbers + countries, count: dates)
        areWeak = UnsafeBufferPointer(start: (base + flags).assumingMemoryBound(to: UInt8.self), count: names)
        schema = Schema(
            rawValue: String(decoding: payload[flags + names..<flags + names + letters], as: UTF8.self))
        identifierCount = count(1)
        isScoped = count(5) != 0
        namesStart = end
        profileBytes = UnsafeRawBufferPointer(rebasing: payload[start..<start + length])
    }

    /// Hands over every name with its kind and its position in the profile, kind by kind.
    ///
    /// - Returns: Whether all of them could be read.
    func forEachName(_ lexicon: Lexicon, _ body: (NameView, Int) -> Void) -> Bool {
        var position = namesStart
        for kind in schema.nameKinds {
            for index in areWeak.indices {
                guard let name = NameView(reading: payload, at: &position, kind: kind, lexicon: lexicon) else {
                    return false
                }
                body(name, index)
            }
        }
        return true
    }

    /// Whether its names are read as those of an organization and of a person.
    var isOpen: Bool { schema == .thing || schema == .legalEntity || schema == "Asset" }

    /// All that the list says of the party; `nil` if it is damaged.
    var profile: PartyProfile? { ProfileCoder.decode(profileBytes) }
}
