import ClewModel
import Screening

/// Any text as every kind of identifier: what is accepted reads the same from its own form, however that is written.
enum IdentifierTarget {
    static func run(_ input: [UInt8]) {
        let text = String(decoding: input, as: UTF8.self)
        reread(text, \.code) { (text) throws(IdentifierError) in try LegalEntityIdentifier(text) }
        reread(text, \.code) { (text) throws(IdentifierError) in try UnifiedSocialCreditCode(text) }
        reread(text, \.code) { (text) throws(IdentifierError) in try IMONumber(text) }
        if let code = try? UnifiedSocialCreditCode(text) {
            demand(code.registeringDivision.utf8.count == 6, "a division has no six characters")
        }
        mendCheckDigits(input)
        for kind in PropertyName.identifiers {
            let identifier = PartyIdentifier(kind: kind, value: text)
            let again = PartyIdentifier(kind: kind, value: identifier.canonical)
            // Characters around a code may keep it from being taken for one; its own form has none.
            demand(again.strength >= identifier.strength, "the form of an identifier is worth less than itself")
            if again.strength == identifier.strength {
                demand(again.canonical == identifier.canonical, "the form of an identifier has another form")
                demand(again.scheme == identifier.scheme, "\(identifier.scheme) reads as \(again.scheme)")
            }
        }
        if let day = Day(text) { demand(Day(day.description) == day, "the day \(day) reads as another one") }
        if let date = PartialDate(text) {
            demand(PartialDate(date.description) == date, "the date \(date) reads as another one")
            demand(date.earliest <= date.latest, "the date \(date) ends before it starts")
        }
        if let code = CountryCode.code(of: text) {
            demand(CountryCode.code(of: code) == code, "the country \(code) reads as another one")
        }
    }

    private static func reread<Identifier: Equatable>(
        _ text: String, _ code: (Identifier) -> String, _ read: (String) throws(IdentifierError) -> Identifier
    ) {
        guard let identifier = try? read(text) else { return }
        let plain = code(identifier)
        let wide = String(
            String.UnicodeScalarView(plain.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
        for form in [plain, plain.lowercased(), wide, plain.map { "\($0)" }.joined(separator: " ")] {
            demand((try? read(form)) == identifier, "\(plain) is refused or changed when written \(form)")
        }
    }

    /// The check digits that an error expects make a code that is accepted.
    private static func mendCheckDigits(_ input: [UInt8]) {
        let letters = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
        let body = input.prefix(18).map { letters[Int($0) % letters.count] }
        guard body.count == 18 else { return }
        let plain = String(decoding: body, as: UTF8.self)
        do {
            _ = try LegalEntityIdentifier(plain + "00")
        } catch {
            guard case .checkDigit(let expected, _) = error else { fatalError("\(plain)00: \(error)") }
            demand((try? LegalEntityIdentifier(plain + expected)) != nil, "\(plain + expected) is refused")
        }
        do {
            _ = try UnifiedSocialCreditCode(plain)
        } catch {
            guard case .checkDigit(let expected, _) = error else { fatalError("\(plain): \(error)") }
            let mended = plain.dropLast() + expected
            demand((try? UnifiedSocialCreditCode(mended)) != nil, "\(mended) is refused")
        }
    }
}
