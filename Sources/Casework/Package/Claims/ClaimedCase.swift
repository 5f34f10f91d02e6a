public import SupplyChain

/// A case among others whose claims are compared.
public struct ClaimedCase: Sendable {
    /// What messages call it: its folder.
    public let name: String
    /// The case.
    public let content: Case

    /// Names a case.
    public init(name: String, content: Case) {
        self.name = name
        self.content = content
    }
}
