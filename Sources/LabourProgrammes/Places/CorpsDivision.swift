public import ClewModel

/// A division of the Xinjiang Production and Construction Corps.
public struct CorpsDivision: Hashable, Sendable, Codable {
    /// Its number, 1 to 14.
    public let number: Int
    /// Its name in Chinese.
    public let nameInChinese: String
    /// Its name in English.
    public let name: String
    /// Where its seat lies.
    public let seat: PlaceCode
    /// When it was founded.
    public let founded: PartialDate?
    /// The area where it works, in words.
    public let area: String?
    /// Where it can be read.
    public let citation: Citation
    /// How far its number and name are to be trusted.
    public let confidence: Confidence
    /// How far its seat is to be trusted.
    public let seatConfidence: Confidence
}
