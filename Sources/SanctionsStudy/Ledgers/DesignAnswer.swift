public import ClewModel

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

/// The answer to one question about the design of one measure, with its evidence.
public struct DesignAnswer: Hashable, Sendable, Codable {
    /// The answer.
    public enum Answer: String, Hashable, Sendable, Codable, CaseIterable {
        /// Yes, on this evidence.
        case yes
        /// No, on this evidence.
        case no
        /// Nobody knows yet.
        case unknown
    }

    /// The key of the measure.
    public let card: String
    /// Its title.
    public let title: String
    /// The question.
    public let question: DesignQuestion
    /// The answer.
    public let answer: Answer
    /// What it rests on.
    public let evidence: String
    /// Where it can be read.
    public let citation: Citation
    /// How far it is to be trusted.
    public let confidence: Confidence
}
