public import ClewModel

/// Two programmes that meet at one party and thereby weigh more than each alone.
///
/// Detention stands behind every transfer: whoever refuses to be moved risks a centre, so that consent is forced by the two
/// together. Land that is transferred away makes the surplus labour that is then moved. Where sources tie a party to both
/// sides of such a pair, the level is raised by one step, and the reason is told.
public struct ProgrammeTandem: Hashable, Sendable, Codable {
    /// The programme on whose threat or leavings the other rests.
    public let first: ProgrammeKey
    /// The other.
    public let second: ProgrammeKey
    /// How many steps the level goes up: 1 where sources tie the party to both, 0 where one of the two is exposure only.
    public let steps: Int
    /// Why, in one neutral sentence.
    public let reason: String
    /// The nearest evidence for each side.
    public let evidence: [Evidence]

    private static let pairs: [(first: ProgrammeKey, second: ProgrammeKey, why: String)] = [
        (
            "vsetc", "labour-transfer",
            "refusing a transfer risks the centres, so that consent is forced by the two together"
        ),
        (
            "vsetc", "cross-province",
            "refusing a transfer risks the centres, so that consent is forced by the two together"
        ),
        (
            "vsetc", "vsetc-placement",
            "people go from the centres into placed work under the threat of being held again"
        ),
        (
            "vsetc-placement", "labour-transfer",
            "people who were held are placed beside people who know what refusal leads to"
        ),
        ("land-transfer", "labour-transfer", "those who give up their land become the surplus labour that is moved"),
        ("unemployment-monitoring", "labour-transfer", "leaving assigned work is noticed and answered"),
        ("unemployment-monitoring", "satellite-factories", "leaving assigned work is noticed and answered"),
        ("unemployment-monitoring", "cross-province", "leaving assigned work is noticed and answered"),
    ]

    /// The pairs among what ties a party to programmes; a place alone makes none.
    static func all(
        among exposures: [ProgrammeExposure], party: String, catalog: ProgrammeCatalog
    ) -> [ProgrammeTandem] {
        pairs.compactMap { pair in
            guard let first = exposures.first(where: { $0.programme == pair.first && $0.grade != .location }),
                let second = exposures.first(where: { $0.programme == pair.second && $0.grade != .location })
            else { return nil }
            let isRaised = first.reach == .participation && second.reach == .participation
            let names = [first, second].map { catalog[$0.programme]?.name ?? $0.programme.rawValue }
            let grades = "\(first.grade.rawValue) and \(second.grade.rawValue)"
            return ProgrammeTandem(
                first: pair.first, second: pair.second, steps: isRaised ? 1 : 0,
                reason: "\(names[0]) and \(names[1]) meet at \(party) (\(grades)): \(pair.why)."
                    + (isRaised ? "" : " One of the two is exposure only, so that the level stays."),
                evidence: [first, second].compactMap(\.evidence.first))
        }
    }
}
