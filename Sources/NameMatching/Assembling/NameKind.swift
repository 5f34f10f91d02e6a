/// What a name is the name of; it decides how the parts are read and which weights apply.
public enum NameKind: UInt8, Sendable, Hashable, CaseIterable {
    /// A company, a public body, a facility.
    case organization = 0
    /// A natural person.
    case person = 1
    /// A ship.
    case vessel = 2
    /// Not known: read as an organisation, without its expectations about form.
    case unknown = 3
}
