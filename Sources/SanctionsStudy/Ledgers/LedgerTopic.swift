/// What a measure or counter-measure is about.
public enum LedgerTopic: String, Hashable, Sendable, Codable, CaseIterable {
    /// Forced labour or repression in Xinjiang.
    case xinjiang
    /// Forced labour, or foreign measures, in general; Xinjiang is within it.
    case general
    /// Hong Kong.
    case hongKong
    /// Tibet.
    case tibet
    /// Something else.
    case other

    /// Whether the indices on Xinjiang count it.
    public var concernsXinjiang: Bool {
        self == .xinjiang || self == .general
    }
}
