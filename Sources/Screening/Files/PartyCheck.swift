import ClewModel
import SourceFiles

/// Reports values of parties that cannot be compared: countries that nobody knows, dates of birth that are none.
struct PartyCheck {
    /// The texts that were reported, so that one spelling in a long file is one remark.
    private var seen: Set<String> = []
    private var keys = RepeatedKeys()

    /// What to say where an entity has the key of another one.
    mutating func repeated(_ entity: Entity, at location: SourceLocation) -> Diagnostic? {
        guard !entity.id.rawValue.isEmpty else { return nil }
        return keys.repeated(entity.id.rawValue, PartyKey.content(of: entity), at: location)
    }

    /// Checks a party.
    ///
    /// - Returns: Why it cannot be compared at all, and `nil` where it can: a name with a NUL in it is no text that anybody wrote.
    mutating func check(
        _ entity: Entity, at location: SourceLocation, into diagnostics: inout DiagnosticLog
    ) -> Diagnostic? {
        for property in PropertyName.names {
            for value in entity[property] where value.utf8.contains(0) {
                let problem = Diagnostic(
                    .error, code: "screening.name.damaged",
                    "the name \(SafeText.quoted(value)) holds a NUL; the file is damaged here, and the party was not read",
                    at: location)
                diagnostics.add(problem)
                return problem
            }
        }
        for property in PartyProfile.countryProperties {
            for value in entity[property] where !CountryCode.isKnown(value) && isNew(value) {
                diagnostics.add(
                    Diagnostic(
                        .warning, code: "screening.country.unknown",
                        "“\(value.prefix(60))” is neither a code of a country nor in the table of names, here and wherever else it "
                            + "stands; it is not compared: write the code (ISO 3166-1), such as cn", at: location))
            }
        }
        for value in entity[.birthDate] where !Self.isDateOfBirth(value) && isNew(value) {
            diagnostics.add(
                Diagnostic(
                    .warning, code: "screening.date.unreadable",
                    "“\(value.prefix(60))” is no date of birth that can be read; it is not compared: write 1970, 1970-03 or "
                        + "1970-03-05", at: location))
        }
        return nil
    }

    private static func isDateOfBirth(_ value: String) -> Bool {
        PartialDate(value.prefix(10)).map { DateText.possibleYears.contains($0.year) } ?? false
    }

    private mutating func isNew(_ value: String) -> Bool {
        guard seen.count < 1000 else { return !seen.contains(value) }
        return seen.insert(value).inserted
    }
}
