/// How a bound was reached.
public enum BoundMethod: String, Hashable, Sendable, Codable {
    /// Intervals carried down the chain; exact where no two parts of a lot kept apart meet again.
    case intervals
    /// The greatest and the least flow through a network, in whole grams.
    case flow
    /// A linear program, proved by its multipliers.
    case linearProgram
}
