/// A property of a schema of FollowTheMoney.
struct PropertyDescription: Hashable, Sendable {
    /// Its name, such as `birthDate`.
    let name: String
    /// The schema that introduces it.
    let schema: String
    /// The kind of its values, such as `date`; `entity` for one that points at another entity.
    let kind: String
    /// The schema of what it points at; `nil` where it points at nothing.
    let range: String?
    /// How what it points at sees it, such as `ownershipOwner`; `nil` where it does not.
    let reverse: String?
    /// Whether it is itself the reverse of a property: the other entity states it.
    let isReverse: Bool
    /// Whether it is kept from people.
    let isHidden: Bool

    /// The name with that of the schema that introduces it, such as `Thing:country`.
    var qualifiedName: String { "\(schema):\(name)" }

    /// The name for people: the words of the name, the first of them with a capital.
    var label: String {
        var words = ""
        for character in name {
            if character.isUppercase, words.last?.isUppercase != true { words.append(" ") }
            words.append(contentsOf: words.isEmpty ? character.uppercased() : character.lowercased())
        }
        return words
    }
}

/// A schema of FollowTheMoney.
struct SchemaDescription: Sendable {
    let name: String
    let parents: [String]
    /// Whether it stands between two entities, such as an ownership.
    let isEdge: Bool
    /// Whether its entities can be compared with each other.
    let isMatchable: Bool
    let isAbstract: Bool
    /// The name for people, of one and of many.
    let label: String
    let plural: String
    /// The properties that people want to see first.
    let featured: [String]
    /// The properties that it introduces, in the order of their names; without reverses.
    let own: [PropertyDescription]
}
