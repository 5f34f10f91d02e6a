import ArgumentParser
import Casework
import ClewModel
import Screening
import SourceFiles

/// One party, described on the command line.
struct QueryOptions: ParsableArguments {
    @Option(help: "A name of the party, in any script; may be given more than once.")
    var name: [String] = []

    @Option(help: "A country of the party, as cn or China; may be given more than once.")
    var country: [String] = []

    @Option(help: "An identifier as kind:value, such as lei:…, uscc:…, imo:…, reg:…; may be given more than once.")
    var id: [String] = []

    @Option(
        help:
            "What the party is: Company, Person, Vessel, Organization, LegalEntity …; a ship without a number needs Vessel."
    )
    var schema: String?

    @Option(help: "A date of birth, as 1970, 1970-03 or 1970-03-05.")
    var born: [String] = []

    @Option(help: "Your own key for the party, under which decisions are kept; else its first name with its country.")
    var key: String?

    /// Whether a party is described at all.
    var isEmpty: Bool { name.isEmpty && id.isEmpty }

    /// The schema, or the one that leaves open what the party is.
    func readSchema() throws -> Schema {
        guard let schema else { return .legalEntity }
        guard let known = Schema(argument: schema) else {
            let all = Schema.screened.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--schema takes one of \(all); '\(schema)' is none of them.")
        }
        return known
    }

    /// The query.
    func query() throws -> ScreeningQuery {
        for country in country where !CountryCode.isKnown(country) {
            throw ValidationError("--country takes a code such as cn or a usual name; '\(country)' is neither.")
        }
        for date in born where PartialDate(date).map({ !DateText.possibleYears.contains($0.year) }) ?? true {
            throw ValidationError("--born takes 1970, 1970-03 or 1970-03-05; '\(date)' is no date.")
        }
        let identifiers = try id.map { try PartyIdentifier(argument: $0) }
        let schema = try readSchema()
        // “X, a.k.a. Y” is two names here as in a file; a split that is not sure leaves the name as it is.
        let names = name.flatMap { field in
            let parts = NameField.parts(of: field, isPerson: schema == .person)
            return parts.contains { $0.kind == .weakAlias } ? [field] : parts.map(\.text)
        }
        return ScreeningQuery(
            id: key ?? PartyKey.of(names: name, countries: country, identifiers: identifiers) ?? "",
            schema: schema, names: names,
            countries: country, identifiers: identifiers, birthDates: born)
    }
}
