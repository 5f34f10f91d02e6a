import NameMatching

/// Numbers drawn from a seed and a text: the same in every process, whatever was drawn before.
enum ProofHash {
    /// The hash of a text, started by the seed.
    static func of(_ seed: UInt64, _ text: String) -> UInt64 { StableHash.of(text.utf8, seed: seed) }

    /// A number below `count` drawn from a seed and a text.
    ///
    /// - Precondition: `count` is positive.
    static func pick(_ count: Int, _ seed: UInt64, _ text: String) -> Int {
        Int(of(seed, text) % UInt64(count))
    }
}
