public import ClewModel

/// What screening looks at in an entity or in a query.
public struct PartyProfile: Hashable, Sendable {
    /// The identifier of the entity.
    public let id: EntityID
    /// The name to show.
    public let caption: String
    /// What kind of thing it is.
    public let schema: Schema
    /// The datasets that speak of it.
    public let datasets: [DatasetName]
    /// Its names, strongest kind first, each text once.
    public let names: [PartyName]
    /// Countries as lower-case ISO 3166-1 codes, sorted: registration, nationality, flag, address.
    public let countries: [String]
    /// Its identifiers.
    public let identifiers: [PartyIdentifier]
    /// Dates of birth as published.
    public let birthDates: [String]
    /// Addresses as published.
    public let addresses: [String]
    /// Topics, such as `sanction` or `forced.labor`.
    public let topics: [String]
    /// What entries of lists about it say of others that they extend to, in their words: `and subsidiaries`.
    ///
    /// Empty for most.
    public let scope: [String]

    /// Creates a profile.
    public init(
        id: EntityID, caption: String, schema: Schema, datasets: [DatasetName] = [], names: [PartyName],
        countries: [String] = [], identifiers: [PartyIdentifier] = [], birthDates: [String] = [],
        addresses: [String] = [], topics: [String] = [], scope: [String] = []
    ) {
        self.id = id
        self.caption = caption
        self.schema = schema
        self.datasets = datasets
        self.names = names
        self.countries = countries
        self.identifiers = identifiers
        self.birthDates = birthDates
        self.addresses = addresses
        self.topics = topics
        self.scope = scope
    }

    /// The same party, said to stand on these datasets.
    package func standing(on datasets: [DatasetName]) -> PartyProfile {
        PartyProfile(
            id: id, caption: caption, schema: schema, datasets: datasets, names: names, countries: countries,
            identifiers: identifiers, birthDates: birthDates, addresses: addresses, topics: topics, scope: scope)
    }

    /// The same party, whose entries extend to others by these words; each once, after those that its own names say.
    package func reaching(_ words: [String]) -> PartyProfile {
        guard !words.isEmpty else { return self }
        var scope = self.scope
        for word in words where !scope.contains(word) { scope.append(word) }
        return PartyProfile(
            id: id, caption: caption, schema: schema, datasets: datasets, names: names, countries: countries,
            identifiers: identifiers, birthDates: birthDates, addresses: addresses, topics: topics, scope: scope)
    }

    /// Takes from an entity what screening looks at.
    public init(_ entity: Entity) {
        var names: [PartyName] = []
        var seen: Set<String> = []
        var scope: [String] = []
        for kind in PropertyName.names {
            for published in entity[kind] where !published.isEmpty {
                // “and subsidiaries” behind a name says whom else an entry covers and is no part of the name.
                let split = entity.schema == .person ? nil : EntryScope.split(published)
                if let words = split?.words, !scope.contains(words) { scope.append(words) }
                let text = split?.name ?? published
                if seen.insert(text).inserted { names.append(PartyName(kind: kind, text: text)) }
            }
        }
        var countries: Set<String> = []
        for property in Self.countryProperties {
            for value in entity[property] {
                if let code = CountryCode.code(of: value) { countries.insert(code) }
            }
        }
        var identifiers: [PartyIdentifier] = []
        for property in PropertyName.identifiers {
            for value in entity[property] {
                let identifier = PartyIdentifier(kind: property, value: value)
                if identifier.isUsable { identifiers.append(identifier) }
            }
        }
        self.init(
            id: entity.id, caption: entity.caption, schema: entity.schema, datasets: entity.datasets,
            names: names, countries: countries.sorted(),
            identifiers: identifiers, birthDates: entity[.birthDate], addresses: entity[.address],
            topics: entity[.topics], scope: scope)
    }

    /// The properties that say to which country a party belongs.
    static let countryProperties: [PropertyName] = [
        .jurisdiction, .country, "nationality", "citizenship", "flag", "mainCountry",
    ]
}
