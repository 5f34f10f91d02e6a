public import ClewModel

/// What a text says of parties and labour programmes.
public struct TextReading: Hashable, Sendable, Codable {
    /// What each sentence says, in the order of the text.
    public let mentions: [ProgrammeMention]
    /// The parties that the text names, by their keys, in the order of the caller's list.
    public let namedParties: [String]
    /// The papers that are offered as proof of free labour and cannot be one, one for each kind.
    public let assurances: [AssuranceHit]
    /// The text.
    public let source: TextSource

    /// What the text says of one party.
    public func mentions(of party: String) -> [ProgrammeMention] {
        mentions.filter { $0.party == party }
    }
}
