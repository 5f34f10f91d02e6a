import ClewModel

/// Which parties and records an import has met, so that each party counts once, however often the file repeats it.
///
/// Both are held as 64-bit digests: two of ten million share one with a probability of one in 300,000, and then count as
/// one.
///
/// - Complexity: O(*b*) in the bytes of a record; some thirty bytes of memory for each record, some sixty for each party.
struct SeenEntities {
    private var identifiers = DigestSet()
    private var contents = DigestSet()
    private var firstNames = DigestSet()
    /// The parties of whom a name was met; one whose records were passed over, or say no name, is not among them.
    private var named = DigestSet()

    /// Notes a party.
    ///
    /// - Returns: Whether it is new.
    mutating func isNew(_ party: EntityID) -> Bool {
        var digest = ContentDigest()
        digest.add(party.rawValue)
        return identifiers.insert(digest.value)
    }

    /// Notes the first name of a party, and looks whether a record before gave its identifier to one of another name.
    ///
    /// - Returns: Whether the identifier was given before and none of the names is the one that stood first then.
    mutating func isOfAnother(_ party: EntityDraft) -> Bool {
        let names = party.values.filter { PropertyName.names.contains($0.property) }
        guard let first = names.first else { return false }
        var identifier = ContentDigest()
        identifier.add(party.id.rawValue)
        if named.insert(identifier.value) {
            _ = firstNames.insert(Self.digest(of: first.value, for: party.id))
            return false
        }
        return !names.contains { firstNames.contains(Self.digest(of: $0.value, for: party.id)) }
    }

    private static func digest(of name: String, for party: EntityID) -> UInt64 {
        var digest = ContentDigest()
        digest.add(party.rawValue)
        digest.add(name)
        return digest.value
    }

    /// Notes what a record says.
    ///
    /// - Returns: Whether another has said the very same.
    mutating func isRepeated(_ entities: [EntityDraft], of record: String?) -> Bool {
        var digest = ContentDigest()
        digest.add(record ?? "")
        for entity in entities {
            digest.add(entity.id.rawValue)
            digest.add(entity.schema.rawValue)
            for value in entity.values {
                digest.add(value.property.rawValue)
                digest.add(value.value)
            }
        }
        return !contents.insert(digest.value)
    }

    /// Notes a record that is known already and need not be read.
    mutating func isRepeated(_ record: Span<UInt8>) -> Bool {
        var digest = ContentDigest()
        digest.add(record)
        return !contents.insert(digest.value)
    }
}

/// A digest of texts in 64 bits that is the same in every run; no protection against texts chosen to collide.
struct ContentDigest {
    private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Adds a text, and where it ends.
    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add($0.span) }
    }

    /// Adds bytes, and where they end.
    mutating func add(_ bytes: Span<UInt8>) {
        bytes.withUnsafeBytes { bytes in
            var place = 0
            while place + 8 <= bytes.count {
                mix(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian)
                place += 8
            }
            var last: UInt64 = 0
            while place < bytes.count {
                last = last << 8 | UInt64(bytes[place])
                place += 1
            }
            mix(last)
            mix(UInt64(bytes.count))
        }
    }

    private mutating func mix(_ word: UInt64) {
        // The finalizer of SplitMix64 (Steele, Lea and Flood, 2014).
        var z = (value ^ word) &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        value = z ^ (z >> 31)
    }
}

/// A set of digests, with open addressing.
struct DigestSet {
    private var slots: [UInt64] = []
    private(set) var count = 0

    /// Adds a digest.
    ///
    /// - Returns: Whether it was not there before.
    mutating func insert(_ digest: UInt64) -> Bool {
        if count * 2 >= slots.count { grow() }
        return place(digest)
    }

    /// Whether a digest was added.
    func contains(_ digest: UInt64) -> Bool {
        guard !slots.isEmpty else { return false }
        let digest = digest == 0 ? 1 : digest
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: digest) & mask
        while slots[slot] != 0 {
            if slots[slot] == digest { return true }
            slot = (slot + 1) & mask
        }
        return false
    }

    private mutating func place(_ digest: UInt64) -> Bool {
        // Zero marks a free slot.
        let digest = digest == 0 ? 1 : digest
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: digest) & mask
        while slots[slot] != 0 {
            if slots[slot] == digest { return false }
            slot = (slot + 1) & mask
        }
        slots[slot] = digest
        count += 1
        return true
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: max(64, old.count * 2))
        count = 0
        for digest in old where digest != 0 { _ = place(digest) }
    }
}
