import Screening

/// The answer of `/algorithms`: the one way in which this service compares, and the names that stand for it.
struct AlgorithmsResponse: Encodable {
    /// The name of the way.
    static let name = "clew-v1"
    /// The names of yente's ways; clients that ask for one get this service's way, and the answer says so.
    private static let aliases = [
        "logic-v2", "logic-v1", "ofac", "name-based", "name-qualified", "regression-v1", "er-unstable",
    ]

    /// Whether a name may be asked for, in any case.
    static func isKnown(_ asked: String) -> Bool {
        var word = asked.lowercased()[...]
        while word.first == " " { word.removeFirst() }
        while word.last == " " { word.removeLast() }
        return names.contains { $0 == word }
    }

    /// The names that may be asked for.
    static var names: [String] { ["best", name] + aliases }

    /// What it looks at.
    struct Feature: Encodable {
        let description: String
        let coefficient: Double
        /// Where more is told; yente's clients want a text, though it is empty here.
        let url: String
    }

    /// What a setting does; this service has none.
    struct Setting: Encodable {
        let type: String
        let description: String
        let `default`: Double
    }

    /// All about a way.
    struct Docs: Encodable {
        let name: String
        let description: String
        let config: [String: Setting]
        let features: [String: Feature]
    }

    /// The way.
    struct Algorithm: Encodable {
        let name: String
        let description: String
        let features: [String: Feature]
        let docs: Docs

        init(_ name: String, _ description: String, _ features: [String: Feature]) {
            self.name = name
            self.description = description
            self.features = features
            docs = Docs(name: name, description: description, config: [:], features: features)
        }
    }

    let algorithms: [Algorithm]
    let `default`: String
    let best: String

    init() {
        let features = Dictionary(
            uniqueKeysWithValues: MatchEvidence.Kind.allCases.map {
                ($0.rawValue, Feature(description: Self.description(of: $0), coefficient: 1, url: ""))
            })
        let own = Algorithm(
            Self.name,
            "The probability that both are the same party: the log-odds of the names, which are compared "
                + "across scripts part by part, plus what identifiers, countries and dates of birth add or take. "
                + "`weights` are factors of what each feature adds or takes.", features)
        algorithms =
            [own]
            + Self.aliases.map {
                Algorithm(
                    $0, "Another name for \(Self.name), for clients of yente: it compares as that does.", features)
            }
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
        case .otherPlace: "Places, in names, that contradict."
        case .otherNumber: "Numbers, letters or directions in names that tell sisters apart."
        case .otherAddress: "Addresses in different towns: a question."
        case .brandAlone: "The name asked for is the brand of the listed one alone: a question."
        case .furtherName: "The name asked for has a further name that the listed one lacks: a question."
        case .otherLine: "The lines of business are not the same: a question."
        case .branchAlone: "Only one name has a town in brackets: a question."
        case .calibration: "How far names in these scripts can be told."
        case .commonName: "The name is the same and tells little: a question."
        case .otherWord: "A word that tells parties apart stands against another."
        case .initialsAlone: "First letters are all that the names share."
        default: "The starting point, and what the other lines do not say."
        }
    }
}
