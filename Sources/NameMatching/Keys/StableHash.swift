/// A hash that is the same in every run and on every machine: FNV-1a with 64 bits, finished by a mixer.
///
/// `Hasher` is seeded anew in each process, so it can neither be stored nor be compared.
package struct StableHash {
    /// The state after the bytes so far.
    private(set) var state: UInt64

    /// Starts a hash; different seeds keep kinds of keys apart.
    init(seed: UInt64 = 0) { state = 0xCBF2_9CE4_8422_2325 ^ (seed &* 0x9E37_79B9_7F4A_7C15) }

    /// Adds one byte.
    mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    /// Adds the four bytes of a number.
    mutating func add(_ value: UInt32) {
        add(UInt8(truncatingIfNeeded: value))
        add(UInt8(truncatingIfNeeded: value >> 8))
        add(UInt8(truncatingIfNeeded: value >> 16))
        add(UInt8(truncatingIfNeeded: value >> 24))
    }

    /// Adds the eight bytes of a number.
    mutating func add(_ value: UInt64) {
        add(UInt32(truncatingIfNeeded: value))
        add(UInt32(truncatingIfNeeded: value >> 32))
    }

    /// Adds a run of bytes.
    mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }

    /// The hash, well spread over all bits and never zero.
    var value: UInt64 {
        var mixed = state
        mixed = (mixed ^ (mixed >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        mixed = (mixed ^ (mixed >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        mixed ^= mixed >> 33
        return mixed == 0 ? 1 : mixed
    }

    /// The hash of some bytes.
    package static func of(_ bytes: some Sequence<UInt8>, seed: UInt64 = 0) -> UInt64 {
        var hash = StableHash(seed: seed)
        hash.add(bytes)
        return hash.value
    }

    /// The hash of some hashes, whatever their order.
    static func of(sumOf hashes: some Sequence<UInt64>, seed: UInt64) -> UInt64 {
        var hash = StableHash(seed: seed)
        hash.add(hashes.reduce(0, &+))
        return hash.value
    }
}
