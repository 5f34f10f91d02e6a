import Screening

/// The answer of `/algorithms`: the one way in which this service compares.
struct AlgorithmsResponse: Encodable {
    /// The name of the way.
    static let name = "clew-v1"

    /// What it looks at.
    struct Feature: Encodable {
        let description: String
        let coefficient: Double
        let url: String?
    }

    /// The way.
    struct Algorithm: Encodable {
        let name: String
        let description: String
        let features: [String: Feature]
    }

    let algorithms: [Algorithm]
    let `default`: String
    let best: String

    init() {
        let features = Dictionary(
            uniqueKeysWithValues: MatchEvidence.Kind.allCases.map {
                ($0.rawValue, Feature(description: Self.description(of: $0), coefficient: 1, url: nil))
            })
        algorithms = [
            Algorithm(
                name: Self.name,
                description:
                    "The probability that both are the same party: the log-odds of the names, which are compared "
                    + "across scripts part by part, plus what identifiers, countries and dates of birth add or take.",
                features: features)
        ]
        `default` = Self.name
        best = Self.name
    }

    private static func description(of kind: MatchEvidence.Kind) -> String {
        switch kind {
        case .name: "The best pair of names."
        case .weakAlias: "The best name is a weak alias."
        case .manyNames: "An inexact name was the best of many."
        case .identifierAgrees: "An identifier that both sides have."
        case .identifierContradicts: "Identifiers of one standard that differ."
        case .countryAgrees: "A country in common."
        case .countryContradicts: "Countries on both sides, none in common."
        case .birthDateAgrees: "A date of birth in common."
        case .birthDateContradicts: "Dates of birth that cannot be the same."
        default: "The starting point, and what the other lines do not say."
        }
    }
}
