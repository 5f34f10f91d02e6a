public import ClewModel

/// A region that labour programmes run in or take people from, as a row of `Reference/programmes/regions.csv`.
public struct Region: Hashable, Sendable {
    /// Its key, which laws and programmes use: `xinjiang`, `tibet`.
    public let key: String
    /// Its usual name in English.
    public let name: String
    /// The divisions that it is made of, by their codes.
    public let places: [PlaceCode]
    /// Where it can be read.
    public let citation: Citation
    /// How far it is to be trusted.
    public let confidence: Confidence
}

extension PlaceResolution {
    /// Whether an address lies in a region.
    ///
    /// What is known of the address decides: a division within the region says yes, one apart from it no, and one that holds
    /// more than the region leaves it open, as an address without a division does.
    public func lies(in region: Region) -> Answer {
        if region.places.contains(where: \.isInXinjiang), inXinjiang == .yes { return .yes }
        guard let nearest = chain.first else {
            if inXinjiang == .yes { return .no }
            return country.map { $0.lowercased() != "cn" } ?? false ? .no : .undetermined
        }
        let codes = Set(chain.map(\.code))
        if region.places.contains(where: codes.contains) { return .yes }
        return region.places.contains { $0.lies(within: nearest.code) } ? .undetermined : .no
    }
}

extension PlaceCode {
    /// Whether a division is another one or a part of it: its code begins with the other's digits, the zeros at the end aside.
    func lies(within other: PlaceCode) -> Bool {
        var digits = other.rawValue[...]
        while digits.hasSuffix("00") { digits.removeLast(2) }
        return rawValue.hasPrefix(digits)
    }
}
