public import ClewModel
import NameMatching

/// A party to be looked for.
public struct ScreeningQuery: Hashable, Sendable {
    /// The caller's own key for the query; it comes back with the results.
    public var id: String
    /// What kind of thing the party is; `Thing` and `LegalEntity` leave it open.
    public var schema: Schema
    /// Its names, in any script.
    public var names: [String]
    /// Countries as codes or names.
    public var countries: [String]
    /// Its identifiers.
    public var identifiers: [PartyIdentifier]
    /// Its addresses.
    public var addresses: [String]
    /// Its dates of birth: `1970`, `1970-03` or `1970-03-05`.
    public var birthDates: [String]

    /// The part that the party plays in a row that names several, as the title of its column: `Importer`; `nil` for a party of
    /// its own.
    public var role: String?

    /// Creates a query.
    public init(
        id: String, schema: Schema = .legalEntity, names: [String], countries: [String] = [],
        identifiers: [PartyIdentifier] = [], addresses: [String] = [], birthDates: [String] = [], role: String? = nil
    ) {
        self.id = id
        self.schema = schema
        self.names = names
        self.countries = countries
        self.identifiers = identifiers
        self.addresses = addresses
        self.birthDates = birthDates
        self.role = role
    }

    /// As what kinds of name its names are read: what the schema says and, where that leaves open what the party is and it
    /// carries the number of a ship, a ship's too.
    var nameKinds: [NameKind] {
        let kinds = schema.nameKinds
        let isOpen = schema == .legalEntity || schema == .thing
        let isNumberedShip = identifiers.contains { $0.kind == .imoNumber || $0.kind == "mmsi" }
        return isOpen && isNumberedShip ? kinds + [.vessel] : kinds
    }

    /// The other ways in which its names can be meant, see ``NameReadings``, and the names of which one of them is a list, see
    /// ``NameField``.
    var otherReadings: [String] {
        var found = names.flatMap { NameReadings.others(of: $0) }
        for name in names {
            let parts = NameField.parts(of: name, isPerson: schema == .person)
            for part in parts where part.text != name && !names.contains(part.text) && !found.contains(part.text) {
                found.append(part.text)
            }
        }
        return found
    }

    /// Asks for an entity of another list.
    public init(_ entity: Entity) {
        let profile = PartyProfile(entity)
        self.init(
            id: entity.id.rawValue, schema: entity.schema, names: profile.names.map(\.text),
            countries: profile.countries, identifiers: profile.identifiers, addresses: profile.addresses,
            birthDates: profile.birthDates, role: entity.first(.partyRole))
    }
}
