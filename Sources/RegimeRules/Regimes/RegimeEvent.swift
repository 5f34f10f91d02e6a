/// Something that happened to the requester or the goods and that starts a duty or a period.
public enum RegimeEvent: String, Hashable, Sendable, Codable, CaseIterable {
    /// Customs detained the goods.
    case detention
    /// Property of a party was blocked.
    case blocking
    /// An authority asked for information.
    case informationRequest
    /// A foreign measure that bars normal dealings was met.
    case foreignMeasureMet

    /// The event in a few words.
    public var phrase: String {
        switch self {
        case .detention: "a detention of the goods"
        case .blocking: "a blocking of property"
        case .informationRequest: "a request for information by an authority"
        case .foreignMeasureMet: "a foreign measure that bars normal dealings"
        }
    }
}
