public import ClewModel

/// How much comes out of a stage for each unit that goes in.
public struct YieldRange: Hashable, Sendable {
    /// What is put in proportion.
    public enum Basis: String, Hashable, Sendable, Codable, CaseIterable {
        /// Kilograms out for each kilogram in.
        case mass
        /// Kilograms of soluble solids out for each kilogram of them in; needs the solids of every lot.
        case solids
        /// Watts out for each kilogram in.
        case powerPerMass = "power_per_mass"
        /// Watts out for each watt in.
        case power
        /// Pieces out for each piece in.
        case count

        /// Whether no step can make more of it than went in: mass and solids; pieces can be cut in two, and power is a rating.
        public var isConserved: Bool { self == .mass || self == .solids }
    }

    /// What is put in proportion.
    public var basis: Basis
    /// The least and the most that is plausible.
    public var bounds: Bounds
    /// The usual value.
    public var central: Double?
    /// The time that the range speaks of, where yields have moved; `nil` for one that has no date.
    public var asOf: PartialDate?
    /// Where the range can be read.
    public var citation: Citation
    /// How far it is to be trusted; `unverified` marks a default that a case should replace by its own.
    public var confidence: Confidence

    /// The edges that a source or a case states; the others are ours, drawn around a value that a source states.
    public var sourcedEdges: Set<Edge>

    /// An end of the range.
    public enum Edge: String, Hashable, Sendable, Codable, CaseIterable {
        /// The least that is plausible.
        case low
        /// The most that is plausible.
        case high
    }

    /// Whether it is a recalled default, which no source confirms and no case states.
    public var isRecalled: Bool { confidence == .unverified }

    /// Whether an edge may ask a question and no more: it is ours, or all of the range is recalled.
    public func isRecalled(_ edge: Edge) -> Bool { isRecalled || !sourcedEdges.contains(edge) }

    /// How far an edge is to be trusted: one that is ours is `unverified`, whatever the source of the usual value.
    public func confidence(of edge: Edge) -> Confidence { isRecalled(edge) ? .unverified : confidence }

    /// Creates a range.
    public init(
        basis: Basis, bounds: Bounds, central: Double?, asOf: PartialDate? = nil, citation: Citation,
        confidence: Confidence, sourcedEdges: Set<Edge> = Set(Edge.allCases)
    ) {
        self.basis = basis
        self.bounds = bounds
        self.central = central
        self.asOf = asOf
        self.citation = citation
        self.confidence = confidence
        self.sourcedEdges = sourcedEdges
    }
}

extension YieldRange.Basis {
    /// The base unit of what goes in or comes out.
    public func unit(ofOutput isOutput: Bool) -> String {
        switch self {
        case .mass: "kg"
        case .solids: "kg of solids"
        case .powerPerMass: isOutput ? "W" : "kg"
        case .power: "W"
        case .count: "pcs"
        }
    }
}
