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
        func add(_ kind: PropertyName, _ text: String) {
            if seen.insert(text).inserted { names.append(PartyName(kind: kind, text: text)) }
        }
        let isPerson = entity.schema == .person
        var holdsSeveral = false
        // Parts that may be names stand behind all stated names: a stated alias stays one.
        var unsure: [String] = []
        for kind in PropertyName.names {
            for published in entity[kind] where !published.isEmpty && PlaceholderText(published) == nil {
                // “and subsidiaries” behind a name says whom else an entry covers and is no part of the name.
                let split = isPerson ? nil : EntryScope.split(published)
                if let words = split?.words, !scope.contains(words) { scope.append(words) }
                // One field may hold several names: “X (also known as Y)”.
                let parts = NameField.parts(of: split?.name ?? published, isPerson: isPerson)
                if parts.count > 1 { holdsSeveral = true }
                for part in parts {
                    guard part.kind != .weakAlias else { unsure.append(part.text); continue }
                    add(part.kind == .name ? kind : kind == .weakAlias ? .weakAlias : part.kind, part.text)
                }
            }
        }
        for text in unsure { add(.weakAlias, text) }
        let whole = NameParts.names(of: entity)
        for name in whole { add(names.isEmpty ? .name : .alias, name) }
        if holdsSeveral || !whole.isEmpty {
            // The strongest kind first again: a split may have put an alias before a name.
            names = PropertyName.names.flatMap { kind in names.filter { $0.kind == kind } }
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
            id: entity.id,
            caption: entity.caption == entity.id.rawValue ? whole.first ?? entity.caption : entity.caption,
            schema: entity.schema, datasets: entity.datasets, names: names, countries: countries.sorted(),
            identifiers: identifiers, birthDates: entity[.birthDate], addresses: entity[.address],
            topics: entity[.topics], scope: scope)
    }

    /// Whether an entity has a name that stands in a profile of it, told without one.
    static func hasName(_ entity: Entity) -> Bool {
        PropertyName.names.contains { property in
            entity[property].contains { !$0.isEmpty && PlaceholderText($0) == nil }
        }
    }

    /// The properties of a party that are compared; whatever else is said of it changes no answer.
    public static let comparedProperties = Set(
        PropertyName.names + PropertyName.identifiers + countryProperties + NameParts.properties
            + [.birthDate, .address, .partyRole])

    /// The properties that say to which country a party belongs.
    static let countryProperties: [PropertyName] = [
        .jurisdiction, .country, "nationality", "citizenship", "flag", "mainCountry",
    ]
}
