/// Everything that tracing a case found.
public struct ChainTrace: Sendable {
    /// The content of each lot, in the order of the case.
    public var lots: [LotTrace]
    /// The content of each shipment, in the order of the case.
    public var shipments: [ShipmentTrace]
    /// The balance of each transformation, in the order of the case.
    public var steps: [ProductionStep]
    /// What is impossible, unlikely or missing, in order of code and subject.
    public var problems: [ChainProblem]
    /// The linear solver that was there, with its version; `nil` where there was none and bounds may not be the tightest.
    public var solver: String?

    /// The trace of a lot.
    public func lot(_ id: String) -> LotTrace? { lots.first { $0.lot == id } }
    /// The trace of a shipment.
    public func shipment(_ id: String) -> ShipmentTrace? { shipments.first { $0.shipment == id } }
    /// The balance of an event.
    public func step(_ event: String) -> ProductionStep? { steps.first { $0.event == event } }
}
