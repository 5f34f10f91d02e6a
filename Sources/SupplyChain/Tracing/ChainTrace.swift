/// Everything that tracing a case found.
public struct ChainTrace: Sendable {
    /// The content of each lot, in the order of the case.
    public let lots: [LotTrace]
    /// The content of each shipment, in the order of the case.
    public let shipments: [ShipmentTrace]
    /// The balance of each transformation, in the order of the case.
    public let steps: [ProductionStep]
    /// What is impossible, unlikely or missing, in order of code and subject.
    public let problems: [ChainProblem]
    /// The linear solver that was there, with its version; `nil` where there was none and bounds may not be the tightest.
    public let solver: String?
    /// Whether a bound was asked for that only a linear solver makes the tightest; if not, it makes no difference whether
    /// one was there.
    public let needsLinearSolver: Bool

    private let lotIndex = IdentifierIndex()
    private let shipmentIndex = IdentifierIndex()
    private let stepIndex = IdentifierIndex()

    /// The trace of a lot.
    public func lot(_ id: String) -> LotTrace? { lotIndex.find(id, in: lots, by: \.lot) }
    /// The trace of a shipment.
    public func shipment(_ id: String) -> ShipmentTrace? { shipmentIndex.find(id, in: shipments, by: \.shipment) }
    /// The balance of an event.
    public func step(_ event: String) -> ProductionStep? { stepIndex.find(event, in: steps, by: \.event) }
}
