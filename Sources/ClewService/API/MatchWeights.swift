import Foundation
import Screening

/// How much each kind of evidence counts in one request, as factors of its contribution; one where nothing is said.
///
/// The contributions of all kinds sum up to the logarithm of the odds, from which the score follows. Which parties are
/// compared does not depend on the factors.
struct MatchWeights: Sendable {
    private let factors: [MatchEvidence.Kind: Double]

    /// Reads factors by the names of the kinds.
    ///
    /// - Throws: 400 for a name that no kind has, and for a factor below zero, which would take what speaks against a match for it.
    init(_ weights: [String: Double], algorithm: String) throws(ServiceFault) {
        var factors: [MatchEvidence.Kind: Double] = [:]
        for (name, factor) in weights.sorted(by: { $0.key < $1.key }) {
            guard let kind = MatchEvidence.Kind(rawValue: name) else {
                throw ServiceFault(
                    400, "Invalid configuration parameter: \(name.prefix(80)) for algorithm \(algorithm)")
            }
            guard factor.isFinite, factor >= 0 else {
                throw ServiceFault(400, "Invalid weight: \(name) is \(factor); expected a number from 0")
            }
            factors[kind] = factor
        }
        self.factors = factors
    }

    /// Whether nothing is weighed otherwise than usual.
    var isEmpty: Bool { factors.isEmpty }

    /// The factor of a kind of evidence.
    func factor(_ kind: MatchEvidence.Kind) -> Double { factors[kind] ?? 1 }

    /// The score of a candidate by these factors.
    func score(of candidate: Candidate) -> Double {
        guard !isEmpty, let explanation = candidate.explanation else { return candidate.score }
        let odds = explanation.evidence.reduce(0) { $0 + $1.contribution * factor($1.kind) }
        return 1 / (1 + exp(-odds))
    }
}
