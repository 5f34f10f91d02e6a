public import ClewModel

/// A number or code that a register or an authority has given a party.
public struct PartyIdentifier: Hashable, Sendable, Codable {
    /// How much an equal value says.
    public enum Strength: Int, Hashable, Sendable, Comparable {
        /// Too short or of a kind too loose to identify alone.
        case weak
        /// A register number without a check digit of a worldwide standard.
        case registered
        /// A code whose check digits fit its standard.
        case checked

        /// Orders from weak to checked.
        public static func < (lhs: Strength, rhs: Strength) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// The property it stands in, such as `uscCode`.
    public let kind: PropertyName
    /// The value as given.
    public let value: String
    /// Letters in upper case and digits alone, without the prefix `IMO`.
    public let canonical: String
    /// The standard that it is proven to follow, by the property of that standard: `uscCode`, `leiCode`, `imoNumber`;
    /// otherwise ``kind``.
    public let scheme: PropertyName
    /// How much an equal value says.
    public let strength: Strength

    /// Reads an identifier; the value may stand in any property, so a Unified Social Credit Code given as a
    /// registration number is still known for what it is.
    public init(kind: PropertyName, value: String) {
        self.kind = kind
        self.value = value
        let value = value.trimmed
        if let code = try? UnifiedSocialCreditCode(value) {
            (canonical, scheme, strength) = (code.code, .uscCode, .checked)
        } else if let code = try? LegalEntityIdentifier(value) {
            (canonical, scheme, strength) = (code.code, .leiCode, .checked)
        } else if kind == .imoNumber, let code = try? IMONumber(value) {
            (canonical, scheme, strength) = (code.code, .imoNumber, .checked)
        } else {
            canonical = Self.canonical(value)
            scheme = kind
            let digits = canonical.utf8.count { (0x30...0x39).contains($0) }
            strength = kind != .ticker && digits >= 6 ? .registered : .weak
        }
    }

    /// Whether it can be looked up at all: long enough, and no placeholder such as `#N/A` or `9.16E+17`.
    public var isUsable: Bool { canonical.utf8.count >= 4 && PlaceholderText(value) == nil }

    /// Whether it is what its kind says: a code of a standard with check digits has the right length and the right ones.
    public var isSound: Bool {
        switch kind {
        case .uscCode, .leiCode, .imoNumber: isUsable && strength == .checked
        default: isUsable
        }
    }

    /// Whether two numbers of one register or standard are those of two parties.
    ///
    /// Numbers of other lengths may be those of two registers of one country, or one of them with a prefix: they tell nobody apart. Nor do
    /// numbers of documents and of tax offices, of which one party may have several.
    func tellsApart(from other: PartyIdentifier) -> Bool {
        guard scheme == other.scheme, canonical != other.canonical, min(strength, other.strength) > .weak,
            isSound, other.isSound
        else {
            return false
        }
        switch scheme {
        case .uscCode, .leiCode, .imoNumber, .registrationNumber, "ogrnCode": break
        default: return false
        }
        return canonical.utf8.count == other.canonical.utf8.count
    }

    /// Two identifiers are equal if they say the same in the same property.
    public static func == (lhs: PartyIdentifier, rhs: PartyIdentifier) -> Bool {
        lhs.kind == rhs.kind && lhs.value == rhs.value
    }

    /// Hashes what equality looks at.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(value)
    }

    private enum CodingKeys: String, CodingKey {
        case kind, value
    }

    /// Reads kind and value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            kind: try container.decode(PropertyName.self, forKey: .kind),
            value: try container.decode(String.self, forKey: .value))
    }

    /// Writes kind and value.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(value, forKey: .value)
    }

    private static func canonical(_ text: String) -> String {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars.prefix(256) {
            var value = scalar.value
            if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
            switch value {
            case 0x61...0x7A: bytes.append(UInt8(value - 32))
            case 0x30...0x39, 0x41...0x5A: bytes.append(UInt8(value))
            default: continue
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
