import ClewModel

/// The key of a party whose input gives it none: what the party says of itself, and never its place in the input, so that a
/// decision is found again when rows come and go.
public enum PartyKey {
    /// The first name with its country, such as `Halbrit Foods [cn]`; an identifier where there is no name; `nil` where there
    /// is neither.
    public static func of(names: [String], countries: [String], identifiers: [PartyIdentifier]) -> String? {
        guard let name = names.first(where: { !$0.trimmed.isEmpty }) else { return identifiers.first?.canonical }
        let country = countries.first.map { " [\(CountryCode.code(of: $0) ?? $0)]" } ?? ""
        return printable(name.prefix(200)) + printable(country.prefix(40))
    }

    /// The same for an entity.
    static func of(_ entity: Entity) -> String? {
        let countries = PartyProfile.countryProperties.flatMap { entity[$0] }
        let identifiers = PropertyName.identifiers.flatMap { kind in
            entity[kind].map { PartyIdentifier(kind: kind, value: $0) }.filter(\.isUsable)
        }
        return of(
            names: PropertyName.names.flatMap { entity[$0] } + NameParts.names(of: entity), countries: countries,
            identifiers: identifiers)
    }

    /// The text in one line.
    private static func printable(_ text: Substring) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.value < 0x20 || breaks.contains($0.value) ? " " : $0 }))
    }

    /// Delete, next line, and the separators of lines and paragraphs.
    private static let breaks: Set<UInt32> = [0x7F, 0x85, 0x2028, 0x2029]
}
