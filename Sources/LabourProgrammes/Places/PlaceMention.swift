public import ClewModel

/// Words of an address that name a place, a country, or a unit of the Corps.
public struct PlaceMention: Hashable, Sendable, Codable {
    /// What the words do in the address.
    public enum Role: String, Hashable, Sendable, Codable {
        /// They say where the address lies.
        case place
        /// They are part of the name of a street: `Xinjiang Road`.
        case street
        /// They are part of the name of a building or an office: `Xinjiang Hotel`.
        case building
        /// They are part of the name of an industrial park, which sponsors in other provinces often lend their name.
        case park
        /// They are part of the name of a village or township, which may share a name with a city.
        case settlement
        /// They are part of the name of a company, which may sit elsewhere.
        case organisation
        /// They name a product or something else that is no place: `Hami melon`.
        case phrase
    }

    /// What the words name.
    public enum Subject: String, Hashable, Sendable, Codable {
        /// A place in Xinjiang.
        case xinjiang
        /// A place elsewhere in China.
        case elsewhereInChina
        /// Places in Xinjiang and elsewhere in China that share the name.
        case shared
        /// A country.
        case country
        /// The Xinjiang Production and Construction Corps or one of its divisions.
        case corps
        /// No place.
        case other
    }

    /// The words as they stand in the address.
    public let text: String
    /// Where they stand, in UTF-8 bytes from the start of the address.
    public let bytes: Range<Int>
    /// What they do in the address.
    public let role: Role
    /// What they name.
    public let subject: Subject
    /// The divisions that carry the name, in order of code; more than one where the name is shared.
    public let places: [PlaceCode]
    /// The country named, in ISO 3166-1 alpha-2.
    public let country: String?
    /// The division of the Corps named: 1 to 14, or 0 for the Corps as a whole.
    public let corpsDivision: Int?
    /// The language of the name as BCP 47 writes it: `zh`, `zh-Latn`, `en`, `ug-Latn`, `ug-Arab`, `ru`.
    public let language: String
    /// How far the name itself is to be trusted.
    public let confidence: Confidence
}
