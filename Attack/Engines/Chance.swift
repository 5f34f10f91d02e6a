/// Chance that always takes the same course: SplitMix64 of Steele, Lea and Flood (OOPSLA 2014).
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number below `end`.
    mutating func below(_ end: Int) -> Int { Int.random(in: 0..<max(1, end), using: &self) }
}
