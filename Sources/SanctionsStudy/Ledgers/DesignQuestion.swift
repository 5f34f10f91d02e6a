/// The questions that a measure is asked about its design.
public enum DesignQuestion: String, Hashable, Sendable, Codable, CaseIterable {
    /// Is its objective stated?
    case objective
    /// Is the type of target clear: state body, enabler, firm or product?
    case targetType
    /// Is it linked to a labour programme?
    case programmeLink
    /// Does it say how a target gets off the list?
    case removalCriteria
    /// Did others take it together?
    case coalition
    /// Is the evidence published?
    case evidencePublished
    /// Does it reach affiliates, so that it is not evaded?
    case affiliates
    /// Does it consider harm to workers?
    case workerHarm
    /// Does it have a day of review?
    case reviewDate

    /// The question in words.
    public var phrase: String {
        switch self {
        case .objective: "Is the objective stated?"
        case .targetType: "Is the type of target clear?"
        case .programmeLink: "Is it linked to a labour programme?"
        case .removalCriteria: "Are there criteria for removal?"
        case .coalition: "Was it taken together with others?"
        case .evidencePublished: "Is the evidence published?"
        case .affiliates: "Does it reach affiliates?"
        case .workerHarm: "Is harm to workers considered?"
        case .reviewDate: "Is there a day of review?"
        }
    }
}
