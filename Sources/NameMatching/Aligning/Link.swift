/// One or more tokens of one name set against one or more of the other.
struct Link {
    var left: UInt32 = 0
    var right: UInt32 = 0
    var relation: PartRelation = .same
    var role: PartRole = .tradeName
    var similarity: Float = 1
    /// Bits that both sides share.
    var information: Float = 0
}

/// The links of one comparison, on the stack.
struct LinkList {
    /// A name has at most 31 tokens, each of which is in at most one link with a counterpart.
    static let capacity = 32
    private var links = InlineArray<32, Link>(repeating: Link())
    private(set) var count = 0

    /// Adds a link; past the capacity it is dropped, which the limit on tokens rules out.
    mutating func append(_ link: Link) {
        guard count < Self.capacity else { return }
        links[count] = link
        count += 1
    }

    /// The link at a position.
    subscript(_ index: Int) -> Link { links.span[index] }
}
