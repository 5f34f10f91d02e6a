import Foundation

/// The learnt weights of the comparison, in log-odds per unit of each ``Feature``.
///
/// `model.csv` has one row for each kind of name and feature; `name-training train` writes it from the labelled pairs.
struct ModelWeights: Sendable {
    /// The kinds that have weights of their own.
    static let kinds = ["organization", "person", "vessel"]
    /// Weights by kind, then by feature.
    private(set) var values: [Float] {
        didSet { padded = Self.padded(values) }
    }
    /// The same by kind, filled up with zeros to the width of ``FeatureVector``.
    private(set) var padded: [[Float]]

    /// All weights zero, for training.
    init() { self.init(values: [Float](repeating: 0, count: Self.kinds.count * Feature.allCases.count)) }

    /// Weights as they come from training, by kind and feature.
    init(values: [Float]) {
        self.values = values
        padded = Self.padded(values)
    }

    private static func padded(_ values: [Float]) -> [[Float]] {
        let count = Feature.allCases.count
        return kinds.indices.map { kind in
            Array(values[kind * count..<(kind + 1) * count]) + [Float](repeating: 0, count: 64 - count)
        }
    }

    init(file url: URL) throws(NameMatchingError) {
        self.init()
        let file = try CommaSeparatedFile(url, requiring: ["kind", "feature", "weight"])
        var names: [String: Feature] = [:]
        for feature in Feature.allCases { names["\(feature)"] = feature }
        var seen = 0
        for row in file.rows {
            guard let kind = Self.kinds.firstIndex(of: String(file.field("kind", of: row))),
                let feature = names[String(file.field("feature", of: row))],
                let weight = Float(file.field("weight", of: row)), weight.isFinite
            else {
                throw NameMatchingError(
                    .unknownWeight, "No such kind or feature, or no number; retrain the model.", file: file.name,
                    line: row.line)
            }
            values[kind * Feature.allCases.count + feature.rawValue] = weight
            seen += 1
        }
        // Observers rest during initialisation.
        padded = Self.padded(values)
        guard seen == values.count else {
            throw NameMatchingError(
                .unknownWeight, "\(values.count - seen) weights are missing; retrain the model.", file: file.name)
        }
    }

    /// The weight of a feature for a kind.
    subscript(kind: NameKind, feature: Feature) -> Float {
        get { values[Self.bank(of: kind) * Feature.allCases.count + feature.rawValue] }
        set { values[Self.bank(of: kind) * Feature.allCases.count + feature.rawValue] = newValue }
    }

    /// Which kind's weights apply.
    static func bank(of kind: NameKind) -> Int {
        switch kind {
        case .organization, .unknown: 0
        case .person: 1
        case .vessel: 2
        }
    }
}
