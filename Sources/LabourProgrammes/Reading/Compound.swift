/// Words that name no programme each, and do so together: prisoners and work, a camp and a sewing line.
struct Compound: Sendable {
    /// The region that the sentence, its neighbours or the name of the party must name; `nil` for the first, which has contexts of
    /// its own.
    let region: String?
    /// The parts that one sentence must hold; the first is what is quoted.
    let needs: [Cue]
    /// A part that must be missing.
    let unless: [Cue]
    /// Whether the people must come from Xinjiang by the sentence's own words.
    let needsOrigin: Bool
    /// Whether it says so only of work outside Xinjiang.
    let isOutsideOnly: Bool
    /// The bits of the parts, without those that the sentence before may give.
    let bits: UInt128
    /// What it stands for.
    let indicator: Indicator
}
