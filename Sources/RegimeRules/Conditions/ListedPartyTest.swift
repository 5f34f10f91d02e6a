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
    /// Where an entry reaches only the goods that its words name: what these words mean; empty where it reaches all goods.
    public let goodsNamed: [NamedGoods]

    /// Creates a test.
    public init(
        datasets: [DatasetName], roles: [PartyRole] = [], otherRoles: OtherRoles = .ignored,
        goodsNamed: [NamedGoods] = []
    ) {
        self.datasets = datasets
        self.roles = roles
        self.otherRoles = otherRoles
        self.goodsNamed = goodsNamed
    }
}
