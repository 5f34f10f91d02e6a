public import ClewModel

/// An administrative division of China.
public struct Place: Hashable, Sendable, Codable {
    /// How high a division stands.
    public enum Level: String, Hashable, Sendable, Codable, CaseIterable {
        /// A province, autonomous region, municipality or special administrative region.
        case province
        /// A prefecture, autonomous prefecture or city of prefecture level.
        case prefecture
        /// A county, district or city of county level, Corps cities included.
        case county
    }

    /// Its code in GB/T 2260.
    public let code: PlaceCode
    /// How high it stands.
    public let level: Level
    /// The division that it is part of; `nil` for a province.
    public let parent: PlaceCode?
    /// Its official name in Chinese.
    public let nameInChinese: String
    /// Its usual name in Latin letters.
    public let name: String
    /// The division of the Xinjiang Production and Construction Corps that runs it, for a Corps city: 1 to 14.
    public let corpsDivision: Int?
    /// Where code and Chinese name can be read.
    public let citation: Citation
    /// How far code and Chinese name are to be trusted.
    public let confidence: Confidence
}
