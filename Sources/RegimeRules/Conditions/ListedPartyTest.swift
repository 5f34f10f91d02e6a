public import ClewModel

/// Which listings count.
public struct ListedPartyTest: Hashable, Sendable, Codable {
    /// What a listed party in another role than those asked for means.
    public enum OtherRoles: String, Hashable, Sendable, Codable, CaseIterable {
        /// Nothing.
        case ignored
        /// The answer is open until its part is clear.
        case open
    }

    /// The datasets.
    public let datasets: [DatasetName]
    /// The roles that settle the question; empty for every role.
    public let roles: [PartyRole]
    /// What other roles mean.
    public let otherRoles: OtherRoles
}
