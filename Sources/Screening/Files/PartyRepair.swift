import ClewModel
import SourceFiles

/// Says which cells a spreadsheet has ruined, and takes them out: an error of a formula is no name, and a number in scientific
/// notation is no number.
struct PartyRepair {
    /// Takes ruined values out of a party, with a remark on each; a number that lost its leading zero gets the whole one beside it.
    func repair(_ entity: inout Entity, at location: SourceLocation, into diagnostics: inout DiagnosticLog) {
        for property in PropertyName.names + NameParts.properties {
            for value in entity[property] {
                guard let placeholder = PlaceholderText(value) else {
                    if let damage = NameDamage(value) {
                        tell(damage, of: value, property, &entity, location, &diagnostics)
                    }
                    continue
                }
                entity.properties[property]?.removeAll { $0 == value }
                let what =
                    placeholder == .formulaError
                    ? "the error of a formula" : "no name but what stands where none is known"
                diagnostics.add(
                    Diagnostic(
                        .warning, code: "screening.name.placeholder",
                        "\(SafeText.quoted(value, limit: 40)) is \(what); it was not looked up", at: location))
            }
        }
        for property in PropertyName.identifiers {
            for value in entity[property] { check(value, property, &entity, at: location, into: &diagnostics) }
        }
        for property in PartyProfile.countryProperties + [.birthDate, .address] {
            guard entity[property].contains(where: { PlaceholderText($0) == .nothing }) else { continue }
            entity.properties[property]?.removeAll { PlaceholderText($0) == .nothing }
        }
    }

    private func tell(
        _ damage: NameDamage, of value: String, _ property: PropertyName, _ entity: inout Entity,
        _ location: SourceLocation, _ diagnostics: inout DiagnosticLog
    ) {
        let name = SafeText.quoted(value, limit: 40)
        let message: String
        switch damage {
        case .date:
            entity.properties[property]?.removeAll { $0 == value }
            message = "\(name) is a date and no name, as spreadsheets make one of some names; it was not looked up"
        case .wrongEncoding(let original):
            entity.properties[property]?.append(original)
            message =
                "\(name) is text that was read in the wrong encoding and is no name; \(SafeText.quoted(original, limit: 40)) was "
                + "looked up too: save the file anew from its source"
        case .lostCharacters:
            message =
                "\(name) has lost characters, so that nobody is found by it says nothing: take the name from its source"
        }
        diagnostics.add(Diagnostic(.warning, code: "screening.name.ruined", message, at: location))
    }

    private func check(
        _ value: String, _ property: PropertyName, _ entity: inout Entity, at location: SourceLocation,
        into diagnostics: inout DiagnosticLog
    ) {
        func warn(_ code: String, _ message: String) {
            diagnostics.add(Diagnostic(.warning, code: code, message, at: location))
        }
        var title: String { "the \(Self.titles[property] ?? property.rawValue) \(SafeText.quoted(value, limit: 40))" }
        switch PlaceholderText(value) {
        case .lostDigits?:
            entity.properties[property]?.removeAll { $0 == value }
            return warn(
                "screening.identifier.digitsLost",
                "\(title) is a number in scientific notation, whose digits are gone; it was not looked up: format the column as text "
                    + "and take the number from its source")
        case .formulaError?:
            entity.properties[property]?.removeAll { $0 == value }
            return warn("screening.identifier.error", "\(title) is the error of a formula; it was not looked up")
        case .nothing?:
            entity.properties[property]?.removeAll { $0 == value }
            return
        case nil: break
        }
        if Self.titles[property] != nil, !PartyIdentifier(kind: property, value: value).isSound {
            return warn(
                "screening.identifier.checkDigit",
                "\(title) is none: \(Self.reason(property, value)); that nobody is found by it says nothing, compare it with its source"
            )
        }
        padZeros(value, property, &entity, title, warn)
    }

    private static let titles: [PropertyName: String] = [
        .uscCode: "Unified Social Credit Code", .leiCode: "LEI", .imoNumber: "IMO number",
    ]

    private static func reason(_ property: PropertyName, _ value: String) -> String {
        do {
            switch property {
            case .uscCode: _ = try UnifiedSocialCreditCode(value)
            case .leiCode: _ = try LegalEntityIdentifier(value)
            default: _ = try IMONumber(value)
            }
        } catch {
            return "\(error)"
        }
        return "it does not follow its standard"
    }

    /// A register number whose leading zero a spreadsheet has dropped, where its country gives numbers of one length.
    private func padZeros(
        _ value: String, _ property: PropertyName, _ entity: inout Entity, _ title: @autoclosure () -> String,
        _ warn: (String, String) -> Void
    ) {
        guard value.utf8.count <= 11, value.utf8.first != 0x30,
            value.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return }
        let countries = Set(
            PartyProfile.countryProperties.flatMap { entity[$0] }.compactMap { CountryCode.code(of: $0) })
        let length: Int
        switch property {
        case .registrationNumber where countries == ["gb"] && (5...7).contains(value.utf8.count): length = 8
        case .registrationNumber where countries == ["fr"] && (7...8).contains(value.utf8.count): length = 9
        case .registrationNumber where countries == ["ua"] && (6...7).contains(value.utf8.count): length = 8
        case .registrationNumber where countries == ["be"] && value.utf8.count == 9: length = 10
        case "innCode" where value.utf8.count == 9: length = 10
        case "innCode" where value.utf8.count == 11: length = 12
        case "okpoCode" where (6...7).contains(value.utf8.count): length = 8
        case "dunsCode" where (7...8).contains(value.utf8.count): length = 9
        default: return
        }
        let whole = String(repeating: "0", count: length - value.utf8.count) + value
        entity.properties[property]?.append(whole)
        warn(
            "screening.identifier.zeroLost",
            "\(title()) has \(value.utf8.count) digits where such numbers have \(length): a spreadsheet drops leading zeros, so "
                + "\(whole) was looked up too")
    }
}
