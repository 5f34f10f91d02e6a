/// What a part of a name does in it.
public enum PartRole: UInt8, Sendable, Hashable, CaseIterable {
    /// The distinctive word or words: what makes the name this party's own.
    case tradeName = 0
    /// A place, from village to country.
    case place = 1
    /// What the party does or makes.
    case industry = 2
    /// A word that sorts but does not identify: group, international, new.
    case qualifier = 3
    /// A dependent unit: branch, factory, workshop, representative office.
    case unit = 4
    /// The legal form: Co., Ltd., GmbH, 有限公司.
    case legalForm = 5
    /// A number, in whichever way it is written.
    case number = 6
    /// A person's given name, or a name of a person whose place is not known.
    case givenName = 7
    /// A person's family name.
    case familyName = 8
    /// A title or an honorific.
    case title = 9
    /// A word without weight: of, the, and.
    case filler = 10

    /// Whether parts of this role tell parties apart: the trade name, or the names of a person.
    public var isIdentity: Bool { self == .tradeName || self == .givenName || self == .familyName }

    /// Whether parts of this role sort names without telling their bearers apart.
    var isGeneric: Bool {
        switch self {
        case .place, .industry, .qualifier, .unit, .legalForm: true
        case .tradeName, .number, .givenName, .familyName, .title, .filler: false
        }
    }
}
