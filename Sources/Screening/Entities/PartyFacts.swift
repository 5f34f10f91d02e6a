import ClewModel

/// What the comparison needs of a party beside its names, as numbers.
struct PartyFacts {
    /// What kind of thing it is.
    let schema: Schema
    /// For each name whether it is a weak alias.
    let areWeak: [Bool]
    /// Countries, by ``code(ofCountry:)``.
    let countries: [UInt32]
    /// Dates of birth that can be read, by ``code(of:)``.
    let birthDates: [UInt32]
    /// How many identifiers the profile has.
    let identifierCount: Int
    /// Whether entries about it extend to others.
    let isScoped: Bool

    /// Takes the facts from a profile.
    init(_ profile: PartyProfile) {
        schema = profile.schema
        areWeak = profile.names.map { $0.kind == .weakAlias }
        countries = profile.countries.map(Self.code(ofCountry:))
        birthDates = profile.birthDates.compactMap { PartialDate($0.prefix(10)) }.map(Self.code(of:))
        identifierCount = profile.identifiers.count
        isScoped = !profile.scope.isEmpty
    }

    /// A country's code as a number.
    static func code(ofCountry text: String) -> UInt32 { text.utf8.prefix(4).reduce(0) { $0 << 8 | UInt32($1) } }

    /// A date as a number: year, month and day, zero where unknown.
    static func code(of date: PartialDate) -> UInt32 {
        UInt32(truncatingIfNeeded: date.year) << 16 | UInt32(date.month ?? 0) << 8 | UInt32(date.day ?? 0)
    }

    /// The length of the numbers at the start, before the lists.
    static let headSize = 32

    /// Appends the facts to an empty payload, and zeros up to a multiple of 8.
    ///
    /// | bytes | meaning |
    /// |---|---|
    /// | 4, 4 | where the profile starts, and its length; filled in later |
    /// | 4 each | numbers of names, identifiers, countries, dates of birth, letters of the schema; 1 where entries extend to others |
    /// | 4 each | countries, dates of birth |
    /// | 1 each | whether each name is weak; the letters of the schema |
    func encode(into bytes: inout [UInt8]) {
        func put<Number: FixedWidthInteger>(_ number: Number) {
            withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
        }
        put(UInt64(0))
        for count in [
            areWeak.count, identifierCount, countries.count, birthDates.count, schema.rawValue.utf8.count,
            isScoped ? 1 : 0,
        ] {
            put(UInt32(truncatingIfNeeded: count))
        }
        for country in countries { put(country) }
        for date in birthDates { put(date) }
        for isWeak in areWeak { put(UInt8(isWeak ? 1 : 0)) }
        bytes.append(contentsOf: schema.rawValue.utf8)
        bytes.append(contentsOf: repeatElement(0, count: (8 - bytes.count & 7) & 7))
    }

    /// Fills in where the profile lies.
    static func locate(profile: Range<Int>, in bytes: inout [UInt8]) {
        bytes.withUnsafeMutableBytes {
            $0.storeBytes(of: UInt32(truncatingIfNeeded: profile.lowerBound), as: UInt32.self)
            $0.storeBytes(of: UInt32(truncatingIfNeeded: profile.count), toByteOffset: 4, as: UInt32.self)
        }
    }
}
