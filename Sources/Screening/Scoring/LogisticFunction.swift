import Foundation

/// Probabilities and the logarithms of their odds.
enum LogisticFunction {
    /// The probability for log-odds.
    static func value(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }

    /// The log-odds of a probability, held within ±14 so that certainty of one kind of evidence can be outweighed.
    static func logOdds(_ probability: Double) -> Double {
        let held = min(max(probability, 8.3e-7), 1 - 8.3e-7)
        return log(held / (1 - held))
    }

    static func naturalLogarithm(_ value: Double) -> Double { log(value) }
}
