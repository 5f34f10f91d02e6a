import SupplyChain

/// What a letter asks a supplier for.
///
/// A letter says it in fixed, neutral words of its own, never in those of a finding.
public enum LetterTopic: String, Hashable, Sendable, Codable, CaseIterable {
    /// Which lots went into a production step, batch by batch.
    case inputsOfStep = "inputs-of-step"
    /// How much went into a step and how much came out.
    case quantitiesOfStep = "quantities-of-step"
    /// When a step took place.
    case datesOfStep = "dates-of-step"
    /// The papers of a step.
    case recordsOfStep = "records-of-step"
    /// Where and from whom the material of a lot comes.
    case originOfLot = "origin-of-lot"
    /// What a lot was made of.
    case historyOfLot = "history-of-lot"
    /// How much of a lot there was, and to whom it went.
    case quantityOfLot = "quantity-of-lot"
    /// How much of a lot's weight is what it is traded for: its solids, its metal.
    case contentOfLot = "content-of-lot"
    /// Where a lot was made.
    case placeOfLot = "place-of-lot"
    /// From whom a lot was bought that the party did not make.
    case sourceOfLot = "source-of-lot"
    /// How a lot came to the party that used or sold it.
    case custodyOfLot = "custody-of-lot"
    /// What came into and out of a store.
    case recordsOfStore = "records-of-store"
    /// The papers of a shipment.
    case recordsOfShipment = "records-of-shipment"
    /// The company's number in the register, with an extract.
    case register
    /// Who holds the company.
    case owners

    /// What a problem of the chain asks a supplier for.
    init?(_ code: ChainProblem.Code, about kind: ChainProblem.Subject.Kind) {
        switch (code, kind) {
        case (.yieldAbove, _), (.yieldBelow, _), (.balanceUnknown, _): self = .quantitiesOfStep
        case (.dateOrder, .event): self = .datesOfStep
        case (.dateOrder, .shipment), (.shipmentExceeds, _), (.originDeclared, _): self = .recordsOfShipment
        case (.dateOrder, _), (.lotOverused, _), (.lotUsedTwice, _), (.lotOversold, _), (.lotQuantity, _),
            (.unitMismatch, _):
            self = .quantityOfLot
        case (.blendUnlisted, _), (.stageOrder, _): self = .inputsOfStep
        case (.originUnknown, _), (.originUndocumented, _): self = .originOfLot
        case (.lotWithoutHistory, _): self = .historyOfLot
        case (.eventUndocumented, _): self = .recordsOfStep
        case (.contentUnstated, _): self = .contentOfLot
        case (.placeMismatch, _): self = .placeOfLot
        case (.custodyGap, _): self = .custodyOfLot
        case (.poolOverdrawn, _), (.poolUnknown, _), (.allocationImpossible, _): self = .recordsOfStore
        default: return nil
        }
    }
}
