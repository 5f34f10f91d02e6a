/// The indicators of forced labour of the International Labour Organization, the last two taken together.
public enum ForcedLabourIndicator: String, Hashable, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
    /// Abuse of vulnerability.
    case abuseOfVulnerability
    /// Restriction of movement.
    case restrictionOfMovement
    /// Isolation.
    case isolation
    /// Intimidation and threats.
    case intimidationAndThreats
    /// Physical and sexual violence.
    case violence
    /// Withholding of wages.
    case withholdingOfWages
    /// Retention of identity documents.
    case retentionOfIdentityDocuments
    /// Deception.
    case deception
    /// Debt bondage.
    case debtBondage
    /// Abusive working and living conditions, and excessive overtime.
    case abusiveConditions

    /// How far sources report an indicator under a programme.
    public enum Standing: String, Hashable, Sendable, Codable, CaseIterable {
        /// Sources report it.
        case reported
        /// It is plausible, and not reported as such.
        case plausible
        /// There is little to support it.
        case weak
    }
}
