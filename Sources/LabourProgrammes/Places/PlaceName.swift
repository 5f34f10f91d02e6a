import ClewModel

/// One name of a place, a country, a unit of the Corps, or of something that only sounds like a place.
struct PlaceName: Sendable {
    /// How much a name says without help.
    enum Use: String, Sendable, CaseIterable {
        /// It names the place wherever it stands.
        case alone
        /// It names the place if the address is in China; elsewhere it names something else.
        case china
        /// It is shared within China, so that something else of the address must point to Xinjiang.
        case xinjiang
    }

    /// What a name names.
    enum Target: Sendable, Hashable {
        /// A place, by its position in the gazetteer.
        case place(Int)
        /// A country, by its position in the gazetteer.
        case country(Int)
        /// The Corps (0) or one of its divisions.
        case corps(Int)
        /// No place.
        case phrase
    }

    let target: Target
    let use: Use
    let language: String
    /// Whether a Chinese name carries its rank: 青岛市 does, 青岛 does not.
    let hasRank: Bool
    let confidence: Confidence
}

/// A country of ISO 3166-1.
struct Country: Sendable, Hashable {
    let alpha2: String
    let name: String
}

/// A word that changes what a place name before or after it means.
struct Affix: Sendable {
    enum Kind: String, Sendable, CaseIterable {
        case street, building, park, settlement, organisation, direction, person
    }

    enum Position: String, Sendable, CaseIterable {
        case after, before, between, within
    }

    let kind: Kind
    let position: Position
    let language: String
    let unlessFollowedBy: [UInt32]
}
