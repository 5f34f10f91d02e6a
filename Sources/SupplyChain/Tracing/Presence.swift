/// Whether something is in goods at all, in whole or in part, however much of it.
public enum Presence: String, Hashable, Sendable, Codable {
    /// Every way in which the goods can have gone on the records leaves some of it in them.
    case established
    /// None of it can be in them.
    case excluded
    /// The records allow both.
    case open
}
