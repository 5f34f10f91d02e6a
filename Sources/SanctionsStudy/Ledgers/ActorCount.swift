/// How many parties of one type a counter-measure strikes.
public struct ActorCount: Hashable, Sendable, Codable {
    /// What a party is.
    public enum ActorType: String, Hashable, Comparable, Sendable, Codable, CaseIterable {
        /// It speaks for a cause.
        case advocacy
        /// It buys and sells under its brand.
        case brand
        /// It tests, maps, audits or researches for due diligence.
        case evidenceVendor
        /// A person whose part is not stated.
        case individual
        /// A firm or chambers of lawyers.
        case lawFirm
        /// A lawyer.
        case lawyer
        /// A member of a parliament.
        case legislator
        /// A person in public office.
        case official
        /// An organization whose part is not stated.
        case organization
        /// A body of a state or union.
        case publicBody
        /// A person who does research.
        case researcher
        /// An organization that does research.
        case researchOrganization
        /// A company that sells something else.
        case vendor

        /// Orders by the raw value.
        public static func < (lhs: ActorType, rhs: ActorType) -> Bool {
            lhs.rawValue < rhs.rawValue
        }

        /// The type in words.
        public var phrase: String {
            switch self {
            case .evidenceVendor: "evidence vendor"
            case .lawFirm: "law firm"
            case .publicBody: "public body"
            case .researchOrganization: "research organization"
            default: rawValue
            }
        }
    }

    /// The type.
    public let type: ActorType
    /// How many.
    public let count: Int
}
