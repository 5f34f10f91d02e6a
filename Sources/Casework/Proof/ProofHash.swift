/// Numbers drawn from a seed and a text: the same in every process, whatever was drawn before.
enum ProofHash {
    /// FNV-1a over the text, started by the seed and spread by a mixer.
    static func of(_ seed: UInt64, _ text: String) -> UInt64 {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325 ^ (seed &* 0x9E37_79B9_7F4A_7C15)
        for byte in text.utf8 { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        state = (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        state = (state ^ (state >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return state ^ (state >> 33)
    }

    /// A number below `count` drawn from a seed and a text.
    ///
    /// - Precondition: `count` is positive.
    static func pick(_ count: Int, _ seed: UInt64, _ text: String) -> Int {
        Int(of(seed, text) % UInt64(count))
    }
}
