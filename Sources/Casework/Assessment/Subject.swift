/// What a finding, a gap or a duty is about: one party, lot, event, shipment or document of the case, or the case itself.
public struct Subject: Hashable, Comparable, Sendable, Codable {
    /// The kinds of thing that a case is made of.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// A party.
        case party
        /// A lot of goods.
        case lot
        /// A step that transforms, moves or sells goods.
        case event
        /// A shipment across a border.
        case shipment
        /// A document of the case.
        case document
        /// The case as a whole.
        case `case`
    }

    /// What kind of thing it is.
    public var kind: Kind
    /// Its identifier in the case.
    public var id: String
    /// Its name, for a person.
    public var caption: String

    /// Creates a subject.
    public init(_ kind: Kind, id: String, caption: String) {
        self.kind = kind
        self.id = id
        self.caption = caption
    }

    /// Orders by kind and identifier.
    public static func < (lhs: Subject, rhs: Subject) -> Bool {
        if lhs.kind != rhs.kind { return lhs.kind.rawValue < rhs.kind.rawValue }
        return lhs.id.utf8.lexicographicallyPrecedes(rhs.id.utf8)
    }
}
