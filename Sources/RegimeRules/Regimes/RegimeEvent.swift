/// Something that happened to the requester or the goods and that starts a duty or a period.
public enum RegimeEvent: String, Hashable, Sendable, Codable, CaseIterable {
    /// The goods were presented to customs for examination.
    case examination
    /// Customs gave notice that it detains the goods.
    case detention
    /// Customs excluded the goods from entry, by a decision or because none came in time.
    case exclusion
    /// Customs released the goods.
    case release
    /// The goods were sent out of the country again.
    case reexport
    /// Property of a party was blocked.
    case blocking
    /// An authority asked for information.
    case informationRequest
    /// A foreign measure that bars normal dealings was met.
    case foreignMeasureMet

    /// The event in a few words.
    public var phrase: String {
        switch self {
        case .examination: "the presentation of the goods for examination"
        case .detention: "the notice of a detention of the goods"
        case .exclusion: "the exclusion of the goods from entry"
        case .release: "the release of the goods by customs"
        case .reexport: "the export of goods that were stopped"
        case .blocking: "a blocking of property"
        case .informationRequest: "a request for information by an authority"
        case .foreignMeasureMet: "a foreign measure that bars normal dealings"
        }
    }
}
