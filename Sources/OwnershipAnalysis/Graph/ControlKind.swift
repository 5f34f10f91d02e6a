/// A tie between two parties that is no share of capital or votes.
///
/// Whether a tie amounts to control is for each rule to say: see ``ControlCriteria``.
public enum ControlKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// The owner may appoint or remove most of the board.
    case boardMajority = "board-majority"
    /// The owner commands most of the votes by agreement with others.
    case votingAgreement = "voting-agreement"
    /// The owner has the right or the power to exercise a dominant influence.
    case dominantInfluence = "dominant-influence"
    /// The affairs of the asset are conducted as the owner wishes.
    case conductAsWished = "conduct-as-wished"
    /// The owner supervises the asset as a body that manages state-owned assets (国资委).
    case stateAssetSupervision = "state-asset-supervision"
    /// The owner holds the asset for somebody else, or has somebody hold it.
    case nominee = "nominee"
    /// The owner is a party to a trust or similar arrangement over the asset.
    case trust = "trust"
    /// The two exercise their rights together by arrangement; the tie has no direction.
    case jointArrangement = "joint-arrangement"
    /// The owner sits on the board, or directs or represents the asset.
    case directorship = "directorship"
    /// The two are of one family; the tie has no direction.
    case family = "family"
    /// A source speaks of control or influence and does not say of which kind.
    case unspecified = "unspecified"

    /// Whether the tie itself says that one side holds or commands the other.
    ///
    /// A seat on a board, a family, an arrangement between equals and a tie of which nobody says what it is do not: who is
    /// “linked to” a company owns nothing of it. What a rule makes of such a tie is for the rule to say.
    public var saysWhoHolds: Bool {
        switch self {
        case .boardMajority, .votingAgreement, .dominantInfluence, .conductAsWished, .stateAssetSupervision, .nominee,
            .trust:
            true
        case .jointArrangement, .directorship, .family, .unspecified: false
        }
    }
}
