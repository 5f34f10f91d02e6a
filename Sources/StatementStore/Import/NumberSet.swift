/// A set of small non-negative numbers as one bit each.
struct NumberSet {
    private var words: [UInt64] = []
    /// How many numbers it holds.
    private(set) var count = 0

    /// Whether it holds `number`.
    func contains(_ number: Int64) -> Bool {
        let place = Int(number >> 6)
        return place < words.count && words[place] & (1 << UInt64(number & 63)) != 0
    }

    /// Adds `number`.
    ///
    /// - Returns: Whether it was not there before.
    @discardableResult
    mutating func insert(_ number: Int64) -> Bool {
        let place = Int(number >> 6)
        if place >= words.count { words.append(contentsOf: repeatElement(0, count: place + 1024 - words.count)) }
        let bit: UInt64 = 1 << UInt64(number & 63)
        guard words[place] & bit == 0 else { return false }
        words[place] |= bit
        count += 1
        return true
    }
}
