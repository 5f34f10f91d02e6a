public import ClewModel
public import Screening
import World

extension PartyIdentifier {
    /// Reads an identifier as people give it: `lei:5493…`, `uscc:9165…`, `imo:9074729`.
    ///
    /// The kind is a short name or any identifier property of FollowTheMoney, in any case.
    ///
    /// - Throws: `screening.input` for a text without a kind, an unknown kind, or an empty value.
    public init(argument: String) throws(ClewError) {
        let kinds = Self.shortNames.keys.sorted().joined(separator: ", ")
        guard let colon = argument.firstIndex(where: { $0 == ":" || $0 == "=" }) else {
            throw ClewError(
                .screeningInput, "'\(argument)' has no kind; write kind:value with one of \(kinds)")
        }
        let kind = argument[..<colon].lowercased().filter { $0.isLetter }
        let value = argument[argument.index(after: colon)...].drop(while: \.isWhitespace)
        guard let property = Self.shortNames[kind] ?? Self.properties[kind] else {
            throw ClewError(
                .screeningInput, "there is no kind of identifier '\(argument[..<colon])'; take one of \(kinds)")
        }
        self.init(kind: property, value: String(value))
        guard isUsable else {
            throw ClewError(.screeningInput, "'\(value)' is too short for an identifier; four signs are the least")
        }
    }

    private static let shortNames: [String: PropertyName] = [
        "lei": .leiCode, "uscc": .uscCode, "reg": .registrationNumber, "id": .idNumber, "tax": .taxNumber,
        "vat": .taxNumber, "imo": .imoNumber, "bic": .swiftBic, "swift": .swiftBic, "ticker": .ticker,
        "mmsi": "mmsi", "inn": "innCode", "ogrn": "ogrnCode", "duns": "dunsCode", "isin": "isinCode",
        "passport": "passportNumber", "permid": "permId",
    ]

    private static let properties: [String: PropertyName] = Dictionary(
        PropertyName.identifiers.map { ($0.rawValue.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
}
