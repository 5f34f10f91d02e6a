import ClewModel

/// Which identifiers can be proven by their check digits.
enum Identifiers {
    /// The canonical code of an identifier whose standard has check digits; `nil` where they do not fit.
    static func proven(_ property: PropertyName, _ text: String) -> String? {
        switch property {
        case .leiCode: try? LegalEntityIdentifier(text).code
        case .uscCode: try? UnifiedSocialCreditCode(text).code
        case .imoNumber: (try? IMONumber(text).code).map { "IMO" + $0 }
        default: nil
        }
    }

    /// Whether a property admits only codes that prove themselves.
    static func isStandardized(_ property: PropertyName) -> Bool {
        property == .leiCode || property == .uscCode || property == .imoNumber
    }
}
