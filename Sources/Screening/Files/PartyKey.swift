import ClewModel
import NameMatching

/// The key of a party whose input gives it none: what the party says of itself, and never its place in the input, so that a
/// decision is found again when rows come and go.
public enum PartyKey {
    /// The first name with its country, such as `Halbrit Foods [cn]`; an identifier where there is no name; `nil` where there
    /// is neither.
    public static func of(names: [String], countries: [String], identifiers: [PartyIdentifier]) -> String? {
        guard let name = names.first(where: { !$0.trimmed.isEmpty }) else { return identifiers.first?.canonical }
        let country = countries.first.map { " [\(CountryCode.code(of: $0) ?? $0)]" } ?? ""
        return printable(name.utf8.count <= 200 ? name[...] : name.prefix(200)) + printable(country.prefix(40))
    }

    /// The same for an entity.
    static func of(_ entity: Entity) -> String? {
        let countries = PartyProfile.countryProperties.lazy.flatMap { entity[$0] }.prefix(1)
        if let name = firstName(entity) { return of(names: [name], countries: Array(countries), identifiers: []) }
        let identifiers = PropertyName.identifiers.flatMap { kind in
            entity[kind].map { PartyIdentifier(kind: kind, value: $0) }.filter(\.isUsable)
        }
        return of(names: NameParts.names(of: entity), countries: Array(countries), identifiers: identifiers)
    }

    /// What an entity says of itself, as a number: its first name and country, its identifiers where it has no name, as they stand.
    ///
    /// Entities of one content have one number; hardly ever do others.
    static func content(of entity: Entity) -> UInt64 {
        if let name = firstName(entity) {
            let country = PartyProfile.countryProperties.lazy.flatMap { entity[$0] }.first
            return StableHash.of(name.utf8)
                ^ (country.map { StableHash.of((CountryCode.code(of: $0) ?? $0).utf8) } ?? 0)
        }
        return StableHash.of((of(entity) ?? "").utf8)
    }

    private static func firstName(_ entity: Entity) -> String? {
        for property in PropertyName.names {
            if let name = entity[property].first(where: { !$0.trimmed.isEmpty }) { return name }
        }
        return nil
    }

    /// The text in one line.
    private static func printable(_ text: Substring) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return String(text) }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.value < 0x20 || breaks.contains($0.value) ? " " : $0 }))
    }

    /// Delete, next line, and the separators of lines and paragraphs.
    private static let breaks: Set<UInt32> = [0x7F, 0x85, 0x2028, 0x2029]
}
