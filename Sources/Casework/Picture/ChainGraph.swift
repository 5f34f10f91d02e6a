/// The supply chain as a graph: parties and lots, steps, and what was found about them.
public struct ChainGraph: Hashable, Sendable, Codable {
    /// What a node stands for.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// A quantity of goods.
        case lot
        /// A step that transforms, moves or sells.
        case step
        /// A shipment across a border.
        case shipment
    }

    /// How a node is marked: the gravest of what was found about it.
    public enum Mark: String, Hashable, Sendable, Codable, CaseIterable {
        /// Nothing was found.
        case clear
        /// Something is undocumented or open.
        case open
        /// The records leave room for content from the region, or the account does not add up.
        case possible
        /// A listing, an owner or content from the region is on record.
        case found
    }

    /// A node.
    public struct Node: Hashable, Sendable, Codable {
        /// The identifier, unique in the graph.
        public var id: String
        /// What it stands for.
        public var kind: Kind
        /// The lines of its label, the first the most important.
        public var lines: [String]
        /// How it is marked.
        public var mark: Mark
        /// What it belongs to where the picture draws many as one: the stage that made a lot, or that a step works at.
        public var group: String
        /// What that is called; `nil` where ``group`` is called by its own word.
        public var groupName: String?
        /// The text alternative: what a person who cannot see it should hear.
        public var text: String
    }

    /// An arrow from what goes in to what comes out.
    public struct Edge: Hashable, Sendable, Codable {
        /// The node where it starts.
        public var from: String
        /// The node where it ends.
        public var to: String
        /// What is written beside it.
        public var label: String
    }

    /// The nodes, sorted by identifier.
    public var nodes: [Node]
    /// The arrows, sorted.
    public var edges: [Edge]
}
