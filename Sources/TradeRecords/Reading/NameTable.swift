/// Texts by number, each kept once: what makes the memory of a table grow with its distinct names and not with its rows.
///
/// A text is looked for by its bytes, and nothing is made of it until it is asked for.
struct NameTable: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int] = [0]
    private var hashes: [UInt64] = []
    private var slots: [Int32]
    private var mask: Int

    init() {
        slots = [Int32](repeating: -1, count: 1 << 12)
        mask = slots.count - 1
    }

    /// How many texts there are.
    var count: Int { hashes.count }

    /// A text.
    subscript(number: Int) -> String { String(decoding: bytes[ends[number]..<ends[number + 1]], as: UTF8.self) }

    /// The number of a text, `nil` where it is none of these.
    ///
    /// - Complexity: O(*n*) in its bytes.
    func find(_ text: Span<UInt8>) -> Int? {
        let number = slots[slot(of: text, Self.hash(text))]
        return number < 0 ? nil : Int(number)
    }

    /// The number of a text, which gets one where it has none.
    mutating func intern(_ text: Span<UInt8>) -> Int {
        let hash = Self.hash(text)
        let slot = slot(of: text, hash)
        if slots[slot] >= 0 { return Int(slots[slot]) }
        let number = hashes.count
        for index in text.indices { bytes.append(text[index]) }
        ends.append(bytes.count)
        hashes.append(hash)
        slots[slot] = Int32(number)
        if hashes.count * 2 > slots.count { grow() }
        return number
    }

    /// The number of a text, which gets one where it has none.
    mutating func intern(_ text: String) -> Int {
        let all = Array(text.utf8)
        return intern(all.span)
    }

    /// The slot that a text stands in, or the empty one that it would get.
    private func slot(of text: Span<UInt8>, _ hash: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if hashes[number] == hash, isSame(number, text) { break }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        mask = slots.count - 1
        for (number, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(number)
        }
    }

    private func isSame(_ number: Int, _ text: Span<UInt8>) -> Bool {
        let start = ends[number]
        guard ends[number + 1] - start == text.count else { return false }
        var offset = 0
        while offset < text.count {
            guard bytes[start + offset] == text[offset] else { return false }
            offset &+= 1
        }
        return true
    }

    /// A mixing of eight bytes at a time; which texts meet in a slot decides nothing but the time.
    static func hash(_ text: Span<UInt8>, seed: UInt64 = 0x9E37_79B9_7F4A_7C15) -> UInt64 {
        var hash = seed ^ UInt64(text.count)
        let raw = text.bytes
        var offset = 0
        while offset &+ 8 <= text.count {
            hash = mixed(hash ^ raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset &+= 8
        }
        var rest: UInt64 = 0
        while offset < text.count {
            rest = rest << 8 | UInt64(text[offset])
            offset &+= 1
        }
        return mixed(hash ^ rest)
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        let (high, low) = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return high ^ low ^ (value >> 32)
    }
}
