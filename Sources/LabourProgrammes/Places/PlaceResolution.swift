public import ClewModel

/// Where an address lies, as far as its words tell, and why.
public struct PlaceResolution: Hashable, Sendable, Codable {
    /// An answer that may be open.
    public enum Answer: String, Hashable, Sendable, Codable {
        /// It is so.
        case yes
        /// It is not so.
        case no
        /// The address does not tell.
        case undetermined
    }

    /// Whether the address lies in Xinjiang.
    public let inXinjiang: Answer
    /// How far the answer is to be trusted.
    public let confidence: Confidence
    /// The most specific division that the address names without doubt; `nil` where none or outside China.
    public let place: Place?
    /// The division and all above it, the most specific first.
    public let chain: [Place]
    /// The unit of the Corps that the address names.
    public let corps: CorpsUnit?
    /// The country, in ISO 3166-1 alpha-2, where the caller or the address gives one.
    public let country: String?
    /// Every name found, in the order of the address, those that say nothing about the place included.
    public let mentions: [PlaceMention]
    /// Why, one neutral sentence a reason, in English.
    public let reasons: [String]

    /// The mentions that place the address, in order: what an explanation should underline.
    public var decisive: [PlaceMention] {
        mentions.filter { mention in
            guard mention.role == .place || mention.role == .park else { return false }
            switch inXinjiang {
            case .yes: return mention.subject == .xinjiang || mention.subject == .corps || mention.subject == .shared
            case .no: return mention.subject == .elsewhereInChina || mention.subject == .country
            case .undetermined: return true
            }
        }
    }
}
